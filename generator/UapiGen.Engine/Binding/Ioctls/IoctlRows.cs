using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding.Ioctls;

/// <summary>Puts together what is known of each ioctl and what the model has of it.</summary>
internal static class IoctlRows
{
    /// <summary>One row an ioctl, ordered by header and name.</summary>
    public static ImmutableArray<IoctlRow> Of(ImmutableArray<HeaderView> views, BindingsModel model)
    {
        Dictionary<string, IoctlForm> forms = Forms(model);
        var rows = new SortedDictionary<(string Header, string Name), IoctlRow>(Comparer<(string Header, string Name)>.Create(
            static (a, b) => string.CompareOrdinal(a.Header, b.Header) is not 0 and int order ? order : string.CompareOrdinal(a.Name, b.Name)));
        foreach (HeaderView view in views)
        {
            foreach (Macro macro in view.Unit.Macros.Concat(view.Unit.IoctlEnumerators))
            {
                if (view.IsRequested(macro.Header) && view.IsWanted(macro.Name) && IoctlDeclaration.Is(view, macro) && !rows.ContainsKey((macro.Header, macro.Name)))
                {
                    rows.Add((macro.Header, macro.Name), Of(new IoctlDeclaration(view, macro), forms.TryGetValue(macro.Name, out IoctlForm form) ? form : IoctlForm.Number));
                }
            }
        }

        return [.. rows.Values];
    }

    private static IoctlRow Of(IoctlDeclaration ioctl, IoctlForm form)
    {
        string argument = ArgumentOf(ioctl);
        bool isPassed = argument is not ("none" or "value" or "?");
        return new IoctlRow(
            ioctl.Macro.Header,
            ioctl.Macro.Name,
            ioctl.Subject is { } subject ? string.Join("|", subject.Kinds) : "",
            argument,
            isPassed ? ioctl.Direction.ToText() : "",
            ResultOf(ioctl),
            form,
            SourceOf(ioctl));
    }

    private static string ArgumentOf(IoctlDeclaration ioctl) => ioctl.Argument switch
    {
        { Form: ArgumentForm.None } => "none",
        { Form: ArgumentForm.Value } => "value",
        { Form: ArgumentForm.String } => "string",
        { IsFd: true } => "fd",
        _ when ioctl.ArgumentType is { } type => type.ToString(),
        _ when ioctl.Macro.ParametricIoctl is { Size: not "0" } => "bytes",
        _ when ioctl.IsAnnotated && ioctl.Macro.Ioctl is { Size: 0 } => "none",
        _ => "?",
    };

    private static string ResultOf(IoctlDeclaration ioctl) => ioctl.Result?.Form switch
    {
        ResultForm.Fd => "fd " + string.Join("|", ioctl.Result.Kinds),
        ResultForm.Int => "int",
        ResultForm.Id => "id",
        ResultForm.ForeignFd => "foreign fd",
        _ => "",
    };

    private static IoctlSource SourceOf(IoctlDeclaration ioctl) => ioctl.Argument is { } stated
        ? stated.Provenance.IsExplicit ? IoctlSource.Overlay : IoctlSource.Words
        : ioctl.IsAnnotated ? IoctlSource.Overlay : IoctlSource.Macro;

    /// <summary>The best form of each ioctl that has a method.</summary>
    private static Dictionary<string, IoctlForm> Forms(BindingsModel model)
    {
        var forms = new Dictionary<string, IoctlForm>(StringComparer.Ordinal);
        foreach (MethodModel method in model.Files.SelectMany(f => f.Namespaces).SelectMany(n => n.Types).SelectMany(MethodsOf))
        {
            if (method.Attributes.FirstOrDefault(a => a.Name == "Ioctl")?.Arguments[0].Value is TextLiteral name)
            {
                IoctlForm form = method.Verb == IoctlVerb.Dangerous ? IoctlForm.Dangerous : IoctlForm.Safe;
                forms[name.Text] = forms.TryGetValue(name.Text, out IoctlForm known) && known < form ? known : form;
            }
        }

        return forms;
    }

    private static IEnumerable<MethodModel> MethodsOf(TypeModel type) => type switch
    {
        HandleModel handle => handle.Methods,
        ExtensionsModel extensions => extensions.Methods,
        IoctlsModel ioctls => ioctls.Methods,
        _ => [],
    };
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using UapiGen.CFrontEnd;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Targets;
using UapiGen.Engine.Binding;
using UapiGen.Engine.Binding.Ioctls;
using UapiGen.Engine.Emission;
using UapiGen.Engine.Facts;
using UapiGen.Engine.Lint;
using UapiGen.Engine.Model;

namespace UapiGen.Engine;

/// <summary>The engine's one way in: the headers that an assembly names to its C#.</summary>
public static class BindingsEngine
{
    /// <summary>
    /// Generates the bindings of one assembly. Never throws for what the headers and overlays hold; does no IO. The same request gives the same
    /// text, byte for byte, on any machine.
    /// </summary>
    public static BindingsResult Generate(BindingsRequest request, CancellationToken cancellationToken = default)
    {
        var diagnostics = new List<SourceDiagnostic>();
        ImmutableArray<HeaderView> views = ReadAll(request, diagnostics, cancellationToken);
        (BindingsModel model, ImmutableArray<SourceDiagnostic> found) = Binder.Bind(request, views, cancellationToken);
        diagnostics.AddRange(found);
        return new BindingsResult(Emitter.Emit(model, cancellationToken), InOrder(diagnostics)) { Types = DeclaredTypes.Of(model) };
    }

    /// <summary>Every ioctl of the headers, with what is known of it and what became of it. Never throws for what headers and overlays hold; does no IO.</summary>
    public static ImmutableArray<IoctlRow> Ioctls(BindingsRequest request, CancellationToken cancellationToken = default)
    {
        ImmutableArray<HeaderView> views = ReadAll(request, [], cancellationToken);
        return IoctlRows.Of(views, Binder.Bind(request, views, cancellationToken).Model);
    }

    private static ImmutableArray<HeaderView> ReadAll(BindingsRequest request, List<SourceDiagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var views = ImmutableArray.CreateBuilder<HeaderView>();
        var read = new HashSet<string>(System.StringComparer.Ordinal);
        foreach (RequestedHeader header in request.Headers)
        {
            List<TargetUnit> units = Read(request, header, cancellationToken);
            read.UnionWith(units.SelectMany(u => u.Unit.Files).Select(file => file.IncludeName));
            diagnostics.AddRange(UnmatchedNames.Find(header, [.. units.Select(u => u.Unit)]));
            diagnostics.AddRange(units.SelectMany(u => u.Unit.Diagnostics));
            FactReadResult facts = FactReader.Read(units.Select(u => u.Unit).ToList(), request.Overlays, cancellationToken);
            diagnostics.AddRange(facts.DiagnosticsOfBuild(header.Lint == LintMode.On || request.LintsSystemHeaders));
            diagnostics.AddRange(HeaderLint.Run(
                request, header, [.. units.Select(u => u.Unit)], facts.Facts, other => ReadAs(request, header, units, other, cancellationToken), cancellationToken));
            views.AddRange(units.Select(u => new HeaderView(header, u.Target, u.Unit, facts.Facts)));
        }

        diagnostics.AddRange(FactReader.OfNoHeader(request.Overlays, read));
        return views.ToImmutable();
    }

    private static List<TargetUnit> Read(BindingsRequest request, RequestedHeader header, CancellationToken cancellationToken)
    {
        var units = new List<TargetUnit>();
        for (int i = 0; i < request.Targets.Length; i++)
        {
            if (FileFor(header, i) is { } file)
            {
                units.Add(new TargetUnit(i, Read(header, file, request.Targets[i], cancellationToken)));
            }
        }

        return units;
    }

    private static FoundHeader? FileFor(RequestedHeader header, int target) => header.Files[header.Files.Length == 1 ? 0 : target];

    /// <summary>The header of the first target that has it, as another target sees it.</summary>
    private static TranslationUnit ReadAs(
        BindingsRequest request, RequestedHeader header, List<TargetUnit> units, Target other, CancellationToken cancellationToken)
    {
        int first = units[0].Target;
        return Read(header, FileFor(header, first)!, request.Targets[first] with { Target = other }, cancellationToken);
    }

    private static TranslationUnit Read(RequestedHeader header, FoundHeader file, TargetHeaders target, CancellationToken cancellationToken) =>
        FrontEnd.Read(
            new FrontEndRequest
            {
                MainFile = file.File,
                MainFileDirectory = file.Directory,
                Target = target.Target,
                Headers = target.Headers,
                Defines = header.Defines,
                IncludeBefore = header.IncludeBefore,
            },
            cancellationToken);

    private static ImmutableArray<SourceDiagnostic> InOrder(IEnumerable<SourceDiagnostic> diagnostics) =>
    [
        .. diagnostics.Distinct()
            .OrderBy(d => d.Span.File?.Path ?? "", System.StringComparer.Ordinal)
            .ThenBy(d => d.Span.Start)
            .ThenBy(d => d.Rule.Id, System.StringComparer.Ordinal)
            .ThenBy(d => d.Message, System.StringComparer.Ordinal),
    ];

    /// <summary>A header as one of the request's targets, by its number, sees it.</summary>
    private sealed record TargetUnit(int Target, TranslationUnit Unit);
}

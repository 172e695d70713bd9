using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Binding.Naming;
using UapiGen.Engine.Binding.Types;
using UapiGen.Engine.Facts;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding.Ioctls;

/// <summary>Collects the ioctls of all targets, and hands each to the type that gets it: a handle type, or its header's own class.</summary>
internal sealed class IoctlBinder(TypeCatalog catalog, HandleKinds kinds, DocsReader docs, FileSet files, List<SourceDiagnostic> diagnostics)
{
    private readonly Dictionary<string, RequestClass> _classes = new(StringComparer.Ordinal);
    private readonly MethodPlaces _places = new(catalog, kinds, docs, files);

    /// <summary>Adds the ioctls that one target's view of a header asks for.</summary>
    public void Add(HeaderView view, TypeMapper mapper, BoundTypes types)
    {
        var methods = new MethodBinder(mapper, types, kinds);
        foreach (Macro macro in view.Unit.Macros.Concat(view.Unit.IoctlEnumerators))
        {
            if (!view.IsRequested(macro.Header) || !view.IsWanted(macro.Name) || catalog.Homes.IsReused(macro.Header) || !IoctlDeclaration.Is(view, macro))
            {
                continue;
            }

            Add(new IoctlDeclaration(view, macro), mapper, methods);
        }

        foreach (MmapFact map in view.Facts.All.OfType<MmapFact>())
        {
            Add(map, view, mapper);
        }
    }

    /// <summary>Adds all classes and handle types to the files.</summary>
    public void AddTo()
    {
        foreach (string key in _classes.Keys.OrderBy(k => k, StringComparer.Ordinal))
        {
            RequestClass requests = _classes[key];
            var model = new IoctlsModel(requests.Type.Name, requests.Ordered(catalog), _places.StaticMethods(requests.Type))
            {
                Docs = docs.OfOwn($"The ioctls of {requests.Header}."),
            };
            files.Add(requests.Header, requests.Type.Namespace, FileSet.Ioctls, requests.Type.Name, model);
        }

        _places.AddTo();
    }

    private void Add(IoctlDeclaration ioctl, TypeMapper mapper, MethodBinder methods)
    {
        int target = ioctl.View.Target;
        string header = ioctl.Macro.Header;
        string architecture = catalog.ArchitectureOf(target, header);
        RequestClass requests = ClassOf(header, architecture);
        ArrayTypes arrays = files.Arrays(catalog.Homes.Namespace(header, architecture));
        Docs words = docs.OfIoctl(ioctl);
        if (Request(ioctl, words, mapper, arrays, requests) is not { } name)
        {
            diagnostics.Add(new SourceDiagnostic(BindingRules.IoctlLeftOut, ioctl.Macro.Span, ioctl.Macro.Name, "its number can't be computed in C#"));
            return;
        }

        foreach (MethodModel method in methods.Bind(ioctl, words, requests.Type, name, arrays))
        {
            _places.Add(ioctl, method, requests.Type, architecture, target);
        }
    }

    /// <summary>A method that maps what a kind of fd shares, on the kind's handle type.</summary>
    private void Add(MmapFact map, HeaderView view, TypeMapper mapper)
    {
        if (!map.IsStated || !view.IsWanted(map.Type) || kinds.Find(map.Kind) is not { IsOwn: true } kind || !view.IsRequested(kind.Fact.Home)
            || ReachedTypes.RecordNamed(view, map.Type) is not { } record || mapper.Map(new RecordType(record), null, files.Arrays("")) is not { } mapped)
        {
            return;
        }

        string header = kind.Fact.Home;
        List<string> words = CName.Words(new TypeId("", record.CName).BareName);
        int common = CName.FirstKept(words, CName.CommonWords(words, HeaderName.FileWords(header)));
        var method = new MethodModel("Map" + CName.Pascal(words, common), TypeRef.Void, "", IoctlVerb.Map, IoctlResult.None)
        {
            ArgumentType = mapped.Type,
            MapOffset = map.Offset,
            Docs = docs.OfOwn($"Maps the memory that the kernel shares through this file descriptor: {record.CName} is at its start."),
        };
        if (map.SizeIoctl.Length > 0)
        {
            Macro? size = view.Unit.FindMacro(map.SizeIoctl);
            bool isKnown = size is not null && view.IsRequested(size.Header) && view.IsWanted(map.SizeIoctl);
            if (!isKnown || view.Facts.ForIoctl(map.SizeIoctl).Subject is not { Kinds: { IsEmpty: false } tellers } || kinds.Find(tellers[0])?.Type is not { } handle)
            {
                return;
            }

            method = method with
            {
                Request = ClassOf(size!.Header, catalog.ArchitectureOf(view.Target, size.Header)).Type,
                RequestName = map.SizeIoctl,
                ElementType = handle,
                ArgumentName = Identifier.Escape(CName.Camel(tellers[0])),
            };
        }

        _places.AddMap(kind, header, record.CName, method, view.Target);
    }

    private RequestClass ClassOf(string header, string architecture)
    {
        string key = header + "\0" + architecture;
        if (!_classes.TryGetValue(key, out RequestClass? requests))
        {
            string name = catalog.TakeName(header, HeaderName.FileName(header) + architecture + "Ioctls");
            _classes.Add(key, requests = new RequestClass(header, new TypeRef(catalog.Homes.Namespace(header, architecture), name), catalog.TargetCount));
        }

        return requests;
    }

    /// <summary>Records the request for the target; null when its number can't be said.</summary>
    private string? Request(IoctlDeclaration ioctl, Docs words, TypeMapper mapper, ArrayTypes arrays, RequestClass requests)
    {
        RequestModel model;
        uint code;
        if (ioctl.Macro.ParametricIoctl is not null)
        {
            if (ParametricRequest.Bind(ioctl) is not { } parametric)
            {
                return null;
            }

            (model, code) = parametric;
        }
        else if (ioctl.Code is { } plain)
        {
            (model, code) = (new RequestModel("", ioctl.Macro.Name, new TargetValue(null), default), plain);
        }
        else
        {
            return null;
        }

        return requests.Add(
            ioctl,
            code,
            model with
            {
                Docs = words,
                ArgumentSize = ArgumentSize(ioctl, mapper, arrays),
                Eintr = ioctl.Facts.Eintr is { IsStated: true } eintr ? (eintr.Retry ? "Retry" : "Return") : "",
                Errors = ioctl.Errnos.IsEmpty ? "" : string.Join("\n", ioctl.Errnos.Select(e => e.Errno + ": " + e.Text)),
                IsClaim = ioctl.IsClaim,
                Attributes = ImmutableArray.Create(new AttributeModel("UapiGen.Metadata", "Ioctl", Facts(ioctl, mapper, arrays))),
            });
    }

    /// <summary>What analyzers and untyped calls know of a request: the direction, and the size that the kernel takes its argument to have.</summary>
    private static ImmutableArray<AttributeArgument> Facts(IoctlDeclaration ioctl, TypeMapper mapper, ArrayTypes arrays)
    {
        var arguments = ImmutableArray.CreateBuilder<AttributeArgument>();
        arguments.Add(new AttributeArgument(null, new TextLiteral(ioctl.Macro.Name)));
        long size = ArgumentSize(ioctl, mapper, arrays) ?? ioctl.Macro.Ioctl?.Size ?? 0;
        bool isMemory = ioctl.Argument is null or { Form: ArgumentForm.Pointer or ArgumentForm.String or ArgumentForm.Buffer };
        if (isMemory && (size > 0 || ioctl.Argument is { Form: ArgumentForm.String or ArgumentForm.Buffer } || ioctl.Macro.Ioctl is { ArgumentType: not null }))
        {
            if (ioctl.Direction is Direction.In or Direction.InOut)
            {
                arguments.Add(new AttributeArgument("ReadsArgument", new BooleanLiteral(true)));
            }

            if (ioctl.Direction is Direction.Out or Direction.InOut)
            {
                arguments.Add(new AttributeArgument("WritesArgument", new BooleanLiteral(true)));
            }

            if (size > 0)
            {
                arguments.Add(new AttributeArgument("ArgumentSize", new IntegerLiteral(TypeRef.Int32, (ulong)size)));
            }
        }

        return arguments.ToImmutable();
    }

    /// <summary>Given where the number does not carry it: numbers without a size, and sizes that are not those of the argument.</summary>
    private static int? ArgumentSize(IoctlDeclaration ioctl, TypeMapper mapper, ArrayTypes arrays)
    {
        if (ioctl.Macro.ParametricIoctl is not null)
        {
            return null;
        }

        if (ioctl.Argument is { Form: ArgumentForm.None or ArgumentForm.Value })
        {
            return 0;
        }

        if (ioctl.Argument is { Form: ArgumentForm.Pointer, IsFd: true })
        {
            return 4;
        }

        long size = ioctl.Macro.Ioctl?.Size ?? 0;
        return ioctl.ArgumentType is { } type && mapper.Map(type, null, arrays) is { } mapped && mapped.Size != size && mapped.Size <= int.MaxValue
            ? (int)mapped.Size
            : null;
    }
}

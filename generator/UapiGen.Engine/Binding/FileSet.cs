using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.Engine.Binding.Naming;
using UapiGen.Engine.Binding.Types;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding;

/// <summary>Collects types by header and namespace, and orders them: what stands first in the header first, constants and arrays last.</summary>
internal sealed class FileSet(BindingsRequest request, Homes homes)
{
    /// <summary>The place of handle types.</summary>
    public const int Handles = -2;

    /// <summary>The place of ioctl numbers.</summary>
    public const int Ioctls = -1;

    /// <summary>The place of constants.</summary>
    public const int Constants = int.MaxValue - 1;

    private readonly Dictionary<string, Dictionary<string, List<PlacedType>>> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ArrayTypes> _arrays = new(StringComparer.Ordinal);

    /// <summary>The C arrays of a namespace. Two headers may share one (<c>asm/</c> and what <c>linux/</c> has for an architecture alone).</summary>
    public ArrayTypes Arrays(string ns)
    {
        if (!_arrays.TryGetValue(ns, out ArrayTypes? arrays))
        {
            _arrays.Add(ns, arrays = new ArrayTypes(ns));
        }

        return arrays;
    }

    public void Add(string header, string ns, int position, string name, TypeModel type) => Of(header, ns).Add(new PlacedType(position, name, type));

    public BindingsModel ToModel()
    {
        var files = ImmutableArray.CreateBuilder<FileModel>();
        var hints = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var withArrays = new HashSet<string>(StringComparer.Ordinal);
        bool isPublic = request.Visibility == BindingsVisibility.Public;
        foreach (string header in InOrder(_files.Keys))
        {
            Dictionary<string, List<PlacedType>> file = _files[header];
            ImmutableArray<NamespaceModel> namespaces =
                [.. InOrder(file.Keys).Select(ns => new NamespaceModel(ns, Ordered(file[ns], withArrays.Add(ns) ? Arrays(ns) : null)))];
            files.Add(new FileModel(Unique(HeaderName.HintName(header), hints), header, isPublic, namespaces));
        }

        string targets = string.Join("|", request.Targets.Select(t => t.Target.Name));
        ImmutableArray<BindingsAttributeModel> bindings = isPublic
            ? [.. files.Select(f => new BindingsAttributeModel(f.Header, homes.Namespace(f.Header), targets))]
            : [];
        return new BindingsModel(files.ToImmutable(), bindings);
    }

    private static string Unique(string hint, HashSet<string> taken)
    {
        while (!taken.Add(hint))
        {
            hint = "_" + hint;
        }

        return hint;
    }

    private List<PlacedType> Of(string header, string ns)
    {
        if (!_files.TryGetValue(header, out Dictionary<string, List<PlacedType>>? file))
        {
            _files.Add(header, file = new Dictionary<string, List<PlacedType>>(StringComparer.Ordinal));
        }

        if (!file.TryGetValue(ns, out List<PlacedType>? types))
        {
            file.Add(ns, types = []);
        }

        return types;
    }

    private static IEnumerable<string> InOrder(IEnumerable<string> keys) => keys.OrderBy(k => k, StringComparer.Ordinal);

    private static ImmutableArray<TypeModel> Ordered(List<PlacedType> types, ArrayTypes? arrays) =>
    [
        .. types.OrderBy(t => t.Position).ThenBy(t => t.Name, StringComparer.Ordinal).Select(t => t.Type),
        .. arrays?.Models() ?? [],
    ];

    /// <summary>A type and where in its file it stands.</summary>
    private sealed record PlacedType(int Position, string Name, TypeModel Type);
}

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

    private readonly SortedDictionary<string, SortedDictionary<string, Contents>> _files = new(StringComparer.Ordinal);
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

    public void Add(string header, string ns, int position, string name, TypeModel type) => Of(header, ns).Types.Add((position, name, type));

    public BindingsModel ToModel()
    {
        var files = ImmutableArray.CreateBuilder<FileModel>();
        var hints = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var withArrays = new HashSet<string>(StringComparer.Ordinal);
        bool isPublic = request.Visibility == BindingsVisibility.Public;
        foreach (KeyValuePair<string, SortedDictionary<string, Contents>> file in _files)
        {
            ImmutableArray<NamespaceModel> namespaces =
            [
                .. file.Value.Where(n => n.Value.Types.Count > 0).Select(n => new NamespaceModel(n.Key, n.Value.Ordered(withArrays.Add(n.Key) ? Arrays(n.Key) : null))),
            ];
            if (namespaces.Length > 0)
            {
                files.Add(new FileModel(Unique(HeaderName.HintName(file.Key), hints), file.Key, isPublic, namespaces));
            }
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

    private Contents Of(string header, string ns)
    {
        if (!_files.TryGetValue(header, out SortedDictionary<string, Contents>? file))
        {
            _files.Add(header, file = new SortedDictionary<string, Contents>(StringComparer.Ordinal));
        }

        if (!file.TryGetValue(ns, out Contents? contents))
        {
            file.Add(ns, contents = new Contents());
        }

        return contents;
    }

    private sealed class Contents
    {
        public List<(int Position, string Name, TypeModel Type)> Types { get; } = [];

        public ImmutableArray<TypeModel> Ordered(ArrayTypes? arrays) =>
        [
            .. Types.OrderBy(t => t.Position).ThenBy(t => t.Name, StringComparer.Ordinal).Select(t => t.Type),
            .. arrays?.Models() ?? [],
        ];
    }
}

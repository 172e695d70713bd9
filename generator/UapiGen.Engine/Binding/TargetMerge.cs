using System.Collections.Generic;
using System.Linq;
using UapiGen.Engine.Binding.Types;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding;

/// <summary>Puts together what the targets make of each type: one type where they agree, one for each architecture where they can't.</summary>
internal sealed class TargetMerge(TypeCatalog catalog)
{
    private readonly Dictionary<(TypeId Id, string Architecture), (TypeEntry Entry, TypeModel Model)> _types = [];

    /// <summary>Types that should be one for all targets and are not.</summary>
    public HashSet<TypeId> Differing { get; } = [];

    public void Add(int target, TypeEntry entry, TypeModel model)
    {
        (TypeId Id, string Architecture) key = (entry.Id, catalog.ArchitectureOf(target, entry.Id));
        if (!_types.TryGetValue(key, out (TypeEntry Entry, TypeModel Model) known))
        {
            _types.Add(key, (entry, model));
        }
        else if (known.Model is StructModel a && model is StructModel b)
        {
            if (WithExplicit(a) is { } both && both == WithExplicit(b))
            {
                // The CLR's own layout must be right on all of them.
                _types[key] = (known.Entry, SameLayout(a, b) ? a : both);
            }
            else
            {
                Differing.Add(entry.Id);
            }
        }
        else if (known.Model != model)
        {
            Differing.Add(entry.Id);
        }
    }

    public void AddTo(FileSet target)
    {
        foreach (KeyValuePair<(TypeId Id, string Architecture), (TypeEntry Entry, TypeModel Model)> pair in _types)
        {
            (TypeId id, string architecture) = pair.Key;
            (TypeEntry entry, TypeModel model) = pair.Value;
            int position = entry.Declaration?.Span.Start ?? entry.View.PositionOf(entry.Group!.Constants.FirstOrDefault() ?? "");
            target.Add(id.Header, catalog.Homes.Namespace(id.Header, architecture), position, model.Name, model);
        }
    }

    private static bool SameLayout(StructModel a, StructModel b) => a == b;

    /// <summary>The struct as if no layout were the CLR's own.</summary>
    private static StructModel WithExplicit(StructModel model) => model with
    {
        IsExplicit = true,
        Nested = System.Collections.Immutable.ImmutableArray.CreateRange(model.Nested.Select(WithExplicit)),
    };
}

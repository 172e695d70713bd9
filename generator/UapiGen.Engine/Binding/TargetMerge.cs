using System;
using System.Collections.Generic;
using System.Collections.Immutable;
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
            if (WithoutClr(a) == WithoutClr(b))
            {
                // What the CLR is told must be right on all of them.
                _types[key] = (known.Entry, Merge(a, b));
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
            if (catalog.Homes.IsReused(id.Header))
            {
                // Looked at to learn where the other assembly has it.
                continue;
            }

            int position = entry.Declaration?.Span.Start ?? entry.View.PositionOf(entry.Group!.Constants.FirstOrDefault() ?? "");
            target.Add(id.Header, catalog.Homes.Namespace(id.Header, architecture), position, model.Name, model);
        }
    }

    /// <summary>The struct as C has it, whatever the CLR needs to be told.</summary>
    private static StructModel WithoutClr(StructModel model) => model with
    {
        IsExplicit = true,
        Pack = 0,
        Nested = ImmutableArray.CreateRange(model.Nested.Select(WithoutClr)),
    };

    private static StructModel Merge(StructModel a, StructModel b) => a with
    {
        IsExplicit = a.IsExplicit || b.IsExplicit,
        Pack = a.Pack == 0 ? b.Pack : b.Pack == 0 ? a.Pack : Math.Min(a.Pack, b.Pack),
        Nested = ImmutableArray.CreateRange(a.Nested.Zip(b.Nested, Merge)),
    };
}

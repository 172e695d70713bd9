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
    private readonly Dictionary<Key, Merged> _types = [];

    /// <summary>Types that should be one for all targets and are not.</summary>
    public HashSet<TypeId> Differing { get; } = [];

    public void Add(int target, TypeEntry entry, TypeModel model)
    {
        var key = new Key(entry.Id, catalog.ArchitectureOf(target, entry.Id));
        if (!_types.TryGetValue(key, out Merged? known))
        {
            _types.Add(key, new Merged(key, entry, model));
        }
        else if (known.Model is StructModel a && model is StructModel b)
        {
            if (WithoutClr(a) == WithoutClr(b))
            {
                // What the CLR is told must be right on all of them.
                _types[key] = known with { Model = Merge(a, b) };
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
        foreach (((TypeId id, string architecture), TypeEntry entry, TypeModel model) in _types.Values)
        {
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

    private sealed record Key(TypeId Id, string Architecture);

    private sealed record Merged(Key Key, TypeEntry Entry, TypeModel Model);
}

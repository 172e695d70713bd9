using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.Engine.Binding.Types;
using UapiGen.Engine.Facts;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding.Ioctls;

/// <summary>Which alternatives of an argument's unions safe code may choose, where a member tells which one counts: those without an address.</summary>
internal sealed class UnionArms(BoundTypes types, HeaderView view, StructModel model)
{
    private readonly List<ArmsModel> _guards = [];

    /// <summary>What is checked before the call.</summary>
    public ImmutableArray<ArmsModel> Guards => [.. _guards];

    /// <summary>Adds a check that keeps all alternatives out that have a hazard; false when no member tells which one counts, or none is without hazard.</summary>
    /// <param name="union">What tells.</param>
    /// <param name="hasHazard">Whether the member at a path can't be in safe code.</param>
    public bool TryGuard(UnionFact union, Predicate<string> hasHazard)
    {
        if (union.Tags.Select(model.Find).ToArray() is var tags && tags.Any(t => t is not (FieldModel or ConvertedModel) || !IsNumber(t.Type)))
        {
            return false;
        }

        var safe = new Dictionary<string, EquatableArray<Literal>>(StringComparer.Ordinal);
        var others = new List<ArmModel>();
        foreach (TagCase @case in union.Cases.Where(c => c.Constants.Length == tags.Length))
        {
            ulong?[] values = [.. @case.Constants.Select(name => view.Constants[name])];
            if (values.Any(v => v is null))
            {
                continue;
            }

            EquatableArray<Literal> literals = values.Select((v, i) => LiteralOf(tags[i]!.Type, v!.Value)).ToImmutableArray();
            if (@case.FdKinds.IsEmpty && !hasHazard(@case.Choice))
            {
                safe[string.Join(",", values)] = literals;
            }
            else
            {
                others.Add(new ArmModel(literals, @case.Choice));
            }
        }

        if (safe.Count == 0)
        {
            return false;
        }

        _guards.Add(new ArmsModel(union.Path, tags.Select(t => t!.Name).ToImmutableArray(), safe.Values.ToImmutableArray(), others.ToImmutableArray()));
        return true;
    }

    private bool IsNumber(TypeRef type) => types.FindEnum(type) is not null || type.Name is "int" or "uint" or "ushort" or "short" or "byte" or "sbyte" or "ulong" or "long";

    private Literal LiteralOf(TypeRef type, ulong bits) => types.FindEnum(type) is not { } model ? new IntegerLiteral(type, bits)
        : model.Members.FirstOrDefault(m => m.Value.Bits == bits) is { } member ? new EnumLiteral(type, member.Name)
        : new CastLiteral(type, new IntegerLiteral(model.Underlying, bits));
}

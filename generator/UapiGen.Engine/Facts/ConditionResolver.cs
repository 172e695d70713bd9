using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace UapiGen.Engine.Facts;

/// <summary>Turns a condition into clauses of numbers with one target's constants.</summary>
public static class ConditionResolver
{
    private const int MaximumGroups = 64;
    private const int MaximumDepth = 64;

    /// <summary>Resolves a condition; null when a constant is unknown or the condition is too large to be of use.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="constants">The constants of one target.</param>
    public static ResolvedCondition? Resolve(this Condition condition, ConstantTable constants)
    {
        if (Expand(condition, isNegated: false, constants, 0) is not { } groups)
        {
            return null;
        }

        var builder = ImmutableArray.CreateBuilder<ImmutableArray<ConditionClause>>(groups.Count);
        foreach (List<ConditionClause> group in groups)
        {
            builder.Add(group.ToImmutableArray());
        }

        return new ResolvedCondition(builder.ToImmutable(), condition.ToString());
    }

    /// <summary>The names of all constants that a condition uses.</summary>
    public static IEnumerable<string> ConstantNames(this Condition condition)
    {
        foreach (Comparison comparison in condition.Comparisons())
        {
            foreach (ConstantAtom atom in comparison.Value.Atoms)
            {
                if (atom.Name.Length > 0)
                {
                    yield return atom.Name;
                }
            }

            foreach (ConstantAtom atom in comparison.Mask?.Atoms ?? [])
            {
                if (atom.Name.Length > 0)
                {
                    yield return atom.Name;
                }
            }
        }
    }

    /// <summary>All comparisons of members in a condition.</summary>
    public static IEnumerable<Comparison> Comparisons(this Condition condition)
    {
        foreach (Condition leaf in condition.Leaves())
        {
            if (leaf is Comparison comparison)
            {
                yield return comparison;
            }
        }
    }

    /// <summary>The tests that a condition is built of.</summary>
    public static IEnumerable<Condition> Leaves(this Condition condition)
    {
        var pending = new Stack<Condition>();
        pending.Push(condition);
        while (pending.Count > 0)
        {
            switch (pending.Pop())
            {
                case AndCondition and:
                    for (int i = and.Parts.Length - 1; i >= 0; i--)
                    {
                        pending.Push(and.Parts[i]);
                    }

                    break;
                case OrCondition or:
                    for (int i = or.Parts.Length - 1; i >= 0; i--)
                    {
                        pending.Push(or.Parts[i]);
                    }

                    break;
                case NotCondition not:
                    pending.Push(not.Inside);
                    break;
                case { } leaf:
                    yield return leaf;
                    break;
            }
        }
    }

    private static List<List<ConditionClause>>? Expand(Condition condition, bool isNegated, ConstantTable constants, int depth)
    {
        if (depth > MaximumDepth)
        {
            return null;
        }

        switch (condition)
        {
            case NotCondition not:
                return Expand(not.Inside, !isNegated, constants, depth + 1);
            case AndCondition and:
                return isNegated ? Union(and.Parts, true, constants, depth) : Product(and.Parts, false, constants, depth);
            case OrCondition or:
                return isNegated ? Product(or.Parts, true, constants, depth) : Union(or.Parts, false, constants, depth);
            case IoctlCondition ioctl:
                return [[new ConditionClause(ClauseSubject.Ioctl, ioctl.Ioctl, 0, 0, isNegated)]];
            case SubjectCondition subject:
                return [[new ConditionClause(ClauseSubject.SubjectKind, subject.Kind, 0, 0, isNegated)]];
            case Comparison comparison:
                return Expand(comparison, isNegated, constants);
            default:
                throw new InvalidOperationException(condition.GetType().Name);
        }
    }

    private static List<List<ConditionClause>>? Expand(Comparison comparison, bool isNegated, ConstantTable constants)
    {
        if (constants.Evaluate(comparison.Value) is not { } value)
        {
            return null;
        }

        if (comparison.Operator == ComparisonOperator.HasBits)
        {
            // One bit compares equal to itself: the form that reads best in messages. Several bits: "not none of them".
            bool isSingleBit = value != 0 && (value & (value - 1)) == 0;
            return isSingleBit
                ? [[new ConditionClause(ClauseSubject.Field, comparison.Path, value, value, isNegated)]]
                : [[new ConditionClause(ClauseSubject.Field, comparison.Path, value, 0, !isNegated)]];
        }

        ulong mask = ulong.MaxValue;
        if (comparison.Mask is not null)
        {
            if (constants.Evaluate(comparison.Mask) is not { } given)
            {
                return null;
            }

            mask = given;
        }

        bool isNotEqual = comparison.Operator == ComparisonOperator.NotEqual;
        return [[new ConditionClause(ClauseSubject.Field, comparison.Path, mask, value, isNotEqual != isNegated)]];
    }

    private static List<List<ConditionClause>>? Union(ImmutableArray<Condition> parts, bool isNegated, ConstantTable constants, int depth)
    {
        var result = new List<List<ConditionClause>>();
        foreach (Condition part in parts)
        {
            if (Expand(part, isNegated, constants, depth + 1) is not { } groups || result.Count + groups.Count > MaximumGroups)
            {
                return null;
            }

            result.AddRange(groups);
        }

        return result;
    }

    private static List<List<ConditionClause>>? Product(ImmutableArray<Condition> parts, bool isNegated, ConstantTable constants, int depth)
    {
        List<List<ConditionClause>> result = [[]];
        foreach (Condition part in parts)
        {
            if (Expand(part, isNegated, constants, depth + 1) is not { } groups || result.Count * groups.Count > MaximumGroups)
            {
                return null;
            }

            var product = new List<List<ConditionClause>>();
            foreach (List<ConditionClause> left in result)
            {
                foreach (List<ConditionClause> right in groups)
                {
                    product.Add([.. left, .. right]);
                }
            }

            result = product;
        }

        return result;
    }
}

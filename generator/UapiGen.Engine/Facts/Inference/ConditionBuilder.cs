using System.Collections.Immutable;
using System.Linq;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Turns a phrase into a condition on the members that hold its flags and choices; nothing when it isn't clear which.</summary>
internal static class ConditionBuilder
{
    public static Condition? Build(InferenceContext context, PhraseSubject subject, string member, ConditionPhrase phrase)
    {
        var parts = ImmutableArray.CreateBuilder<Condition>();
        foreach (PhraseClause clause in phrase.Clauses)
        {
            if (Build(context, subject, member, clause, phrase.IsLoose) is not { } part)
            {
                return null;
            }

            parts.Add(part);
        }

        Condition condition = Join(parts.ToImmutable(), phrase.AreAll);
        return phrase.IsNegated ? Not(condition) : condition;
    }

    private static Condition? Build(InferenceContext context, PhraseSubject subject, string member, PhraseClause clause, bool isLoose)
    {
        var parts = ImmutableArray.CreateBuilder<Condition>();
        foreach (string constant in clause.Constants)
        {
            (string holder, ComparisonOperator comparison) = clause.Holder.Length > 0
                ? (clause.Holder, clause.Operator ?? OperatorOf(context, subject, clause.Holder, constant))
                : FlagHolder.Find(context, subject.Record!, constant, member, byName: !isLoose);

            // A flag of zero can't be set, and no member decides about itself.
            bool isNumber = constant == "0";
            bool isUseless = comparison == ComparisonOperator.HasBits
                && (context.Constants[constant] is null or 0 || constant.EndsWith("_MASK", System.StringComparison.Ordinal));
            if (holder.Length == 0 || holder == member || (isUseless && !isNumber) || !RecordMembers.AreTogether(subject.Record!, holder, member))
            {
                return null;
            }

            parts.Add(new Comparison(holder, comparison, isNumber ? ConstantTerm.Of(0) : ConstantTerm.Of(constant))
            {
                Mask = clause.Mask.Length > 0 ? ConstantTerm.Of(clause.Mask) : null,
            });
        }

        if (clause.Operator == ComparisonOperator.Equal && clause.IsNegated)
        {
            // "type is not X": one comparison reads better than a negated one.
            return Join(parts.Select(p => (Condition)((Comparison)p with { Operator = ComparisonOperator.NotEqual })).ToImmutableArray(), areAll: true);
        }

        if (clause.AreAll && parts.Count > 1 && parts.All(static p => p is Comparison { Operator: ComparisonOperator.Equal }))
        {
            // "with A and B" of a choice lists cases: no value is both.
            return null;
        }

        Condition condition = Join(parts.ToImmutable(), clause.AreAll);
        return clause.IsNegated ? Not(condition) : condition;
    }

    private static ComparisonOperator OperatorOf(InferenceContext context, PhraseSubject subject, string holder, string constant)
    {
        ValuesFact? values = context.Facts.Of<ValuesFact>(subject.Record!.CName).FirstOrDefault(v => v.Path == holder);
        bool isChoice = values is { IsFlags: false, IsStated: true } && !FlagHolder.IsFlagsName(holder) && context.Constants[constant] is not null;
        return isChoice ? ComparisonOperator.Equal : ComparisonOperator.HasBits;
    }

    /// <summary>Two conditions as one, flat where they are joined alike already.</summary>
    public static Condition Joined(Condition first, Condition second, bool areAll)
    {
        ImmutableArray<Condition> parts = first switch
        {
            AndCondition all when areAll => all.Parts,
            OrCondition any when !areAll => any.Parts,
            _ => [first],
        };
        return parts.Contains(second) ? first : Join(parts.Add(second), areAll);
    }

    private static Condition Join(ImmutableArray<Condition> parts, bool areAll) =>
        parts.Length == 1 ? parts[0] : areAll ? new AndCondition(parts) : new OrCondition(parts);

    private static Condition Not(Condition condition) => condition is NotCondition not ? not.Inside : new NotCondition(condition);
}

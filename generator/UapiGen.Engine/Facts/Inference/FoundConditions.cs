using System.Collections.Generic;
using System.Linq;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Makes facts of the conditions that sentences say, and joins those of one member.</summary>
internal static class FoundConditions
{
    public static readonly (ConditionOtherwise, long) Unspecified = (ConditionOtherwise.Unspecified, 0);

    /// <summary>", otherwise 0", ", else ignored", "and must be 0 otherwise", "or -1 otherwise".</summary>
    public static (ConditionOtherwise Otherwise, long Value) OtherwiseOf(Sentence sentence, int from)
    {
        int at = sentence.FindAny(from, "otherwise", "else");
        if (at < 0)
        {
            return Unspecified;
        }

        for (int i = from; i < sentence.Count; i++)
        {
            if (sentence[i].IsAny("ignored", "unused"))
            {
                return (ConditionOtherwise.Ignored, 0);
            }

            if (sentence[i].IsAny("0", "zero", "null"))
            {
                return (ConditionOtherwise.Zero, 0);
            }

            if (sentence[i].Text == "-1")
            {
                return (ConditionOtherwise.Value, -1);
            }
        }

        return Unspecified;
    }

    /// <summary>What an effect means for the side on which the member doesn't count.</summary>
    public static (ConditionOtherwise Otherwise, long Value) OtherwiseOf(Effect effect) => effect.Kind switch
    {
        EffectKind.Ignored => (ConditionOtherwise.Ignored, 0),
        EffectKind.Value => effect.Value == 0 ? (ConditionOtherwise.Zero, 0) : (ConditionOtherwise.Value, effect.Value),
        _ => Unspecified,
    };

    public static void AddAll(
        InferenceContext context, PhraseSubject subject, List<Mention> members, ConditionPhrase phrase, Effect effect,
        (ConditionOtherwise Otherwise, long Value) otherwise, Sentence sentence)
    {
        foreach (Mention mention in members)
        {
            Add(context, subject, mention.Member, phrase, effect, otherwise, sentence);
        }
    }

    public static void Add(
        InferenceContext context, PhraseSubject subject, string member, ConditionPhrase phrase, Effect effect,
        (ConditionOtherwise Otherwise, long Value) otherwise, Sentence sentence, bool isOfFlag = false)
    {
        // A phrase that goes on in words we don't understand is a part of the condition: enough for "valid if", for nothing stronger.
        bool isTooWeak = phrase.IsElsewhere || (phrase.IsPartial && (effect.Kind != EffectKind.Valid || phrase.IsNegated));
        if (isTooWeak || subject.Record is null || member.Length == 0 || (FlagHolder.IsFlagsName(member) && !phrase.IsComparison))
        {
            return;
        }

        if (ConditionBuilder.Build(context, subject, member, phrase) is not { } condition)
        {
            ReportElsewhere(context, subject, member, phrase, sentence);
            return;
        }

        // "ignored if F", "must be 0 unless F", "-1 if F isn't set" say when it counts by saying when it doesn't.
        bool isNegated = condition is NotCondition;
        ConditionRequirement requirement = effect.Kind == EffectKind.Required ? ConditionRequirement.Required : ConditionRequirement.Valid;
        if (effect.Kind == EffectKind.Ignored || (effect.Kind == EffectKind.Value && (isNegated || effect.Value != 0)))
        {
            condition = condition is NotCondition not ? not.Inside : new NotCondition(condition);
            otherwise = effect.Kind == EffectKind.Ignored ? (ConditionOtherwise.Ignored, 0)
                : effect.Value == 0 ? (ConditionOtherwise.Zero, 0) : (ConditionOtherwise.Value, effect.Value);
        }
        else if (effect.Kind == EffectKind.Value)
        {
            requirement = ConditionRequirement.Zero;
        }

        var fact = new ConditionFact(InferenceContext.Stated(sentence), subject.Record.CName, member, condition)
        {
            Requirement = requirement,
            Otherwise = otherwise.Otherwise,
            OtherwiseValue = otherwise.Value,
        };
        Store(context, fact, isOfFlag);
    }

    /// <summary>A flag that only another record takes can't be checked here; a reader should know why.</summary>
    private static void ReportElsewhere(InferenceContext context, PhraseSubject subject, string member, ConditionPhrase phrase, Sentence sentence)
    {
        foreach (string constant in phrase.Clauses.SelectMany(c => c.Constants))
        {
            List<ValuesFact> takers = context.ValuesWith(constant);
            if (takers.Count > 0 && takers.All(v => v.Record != subject.Record!.CName) && takers.FirstOrDefault(v => v.IsStated) is { } other)
            {
                context.Report(FactRules.ConditionElsewhere, sentence.Span, member, subject.Record!.CName, constant, other.Record);
                return;
            }
        }
    }

    /// <summary>Adds a condition; several flags that each enable (or silence) a member, and several phrases of one sentence, make one.</summary>
    private static void Store(InferenceContext context, ConditionFact fact, bool isOfFlag)
    {
        FactKey key = fact.MergeKey;
        int at = context.Facts.Find<ConditionFact>(fact.Record, f => f.Path == fact.Path && f.MergeKey.Equals(key));
        ConditionFact? known = at < 0 ? null : (ConditionFact)context.Facts[at];
        bool isJoined = known is not null && known.Otherwise == fact.Otherwise && known.Requirement == fact.Requirement && !known.Condition!.Equals(fact.Condition)
            && (known.Provenance.Span.Equals(fact.Provenance.Span) || (isOfFlag && context.OfFlags.Contains(at)));
        if (isJoined)
        {
            fact = known! with { Condition = ConditionBuilder.Joined(known.Condition!, fact.Condition!, areAll: fact.Condition is NotCondition) };
            context.Facts[at] = fact;
        }
        else
        {
            at = context.Facts.Count;
            context.Add(fact);
        }

        if (isOfFlag)
        {
            context.OfFlags.Add(at);
        }
    }
}

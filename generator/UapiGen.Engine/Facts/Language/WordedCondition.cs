using System.Collections.Generic;
using UapiGen.Engine.Facts.Inference;

namespace UapiGen.Engine.Facts.Language;

/// <summary>
/// A condition and what holds with and without it, put together from the parts of one or more sentences:
/// <c>clause = condition effect | effect condition | else effect | effect else</c>, in any order.
/// </summary>
internal sealed class WordedCondition(ConditionPhrase condition, Sentence sentence)
{
    private Effect _then;
    private Effect _otherwise;

    public ConditionPhrase Condition => condition;

    /// <summary>The words that open it.</summary>
    public Sentence Sentence => sentence;

    /// <summary>Whether the words only name the member, and say nothing else of it under the condition.</summary>
    public bool IsBare => _then.Kind == EffectKind.None && _otherwise.Kind == EffectKind.None;

    /// <summary>Adds what is said of one side. The first thing said counts; an order ("reserved and must be zero") is more than "ignored".</summary>
    public void Add(Effect effect, bool holds)
    {
        ref Effect side = ref _then;
        if (!holds)
        {
            side = ref _otherwise;
        }

        side = side.Kind == EffectKind.None || (side.Kind == EffectKind.Ignored && effect.Kind == EffectKind.Value) ? effect : side;
    }

    /// <summary>Whether another phrase is about the same constants, so that it restates this condition or its opposite.</summary>
    public bool IsRestatedBy(ConditionPhrase phrase, out bool isOpposite)
    {
        isOpposite = Polarity(phrase) != Polarity(condition);
        return phrase.Clauses.Count == 1 && condition.Clauses.Count == 1 && new HashSet<string>(phrase.Clauses[0].Constants).SetEquals(condition.Clauses[0].Constants);
    }

    private static bool Polarity(ConditionPhrase phrase) => phrase.IsNegated ^ phrase.Clauses[0].IsNegated;

    /// <summary>The condition under which the member counts, how, and what holds otherwise; nothing when the two sides say no such thing.</summary>
    public (ConditionPhrase Phrase, Effect Effect, Effect Otherwise)? Meaning()
    {
        ConditionPhrase opposite = condition with { IsNegated = !condition.IsNegated };
        return (Counts(_then), Counts(_otherwise)) switch
        {
            (true, true) => null,
            (true, _) => (condition, _then, _otherwise),
            (_, true) when _then.Kind != EffectKind.None => (opposite, _otherwise, _then),
            (_, true) => _otherwise.Kind == EffectKind.Required ? (opposite, _otherwise, default) : null,
            _ when _then.Kind == EffectKind.None => _otherwise.Kind == EffectKind.None ? null : (condition, new Effect(EffectKind.Valid), _otherwise),
            _ => _otherwise.Kind == EffectKind.None ? (condition, _then, default) : null,
        };
    }

    private static bool Counts(Effect effect) => effect.Kind is EffectKind.Valid or EffectKind.Required;
}

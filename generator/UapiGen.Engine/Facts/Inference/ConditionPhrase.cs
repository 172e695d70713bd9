using System.Collections.Generic;
using System.Linq;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>The phrase "if FLAG is set", "when type is X or Y", "unless A and B are given": a conjunction and clauses.</summary>
/// <param name="Start">The conjunction's place.</param>
/// <param name="End">The place after the phrase.</param>
/// <param name="Clauses">What must hold.</param>
/// <param name="IsNegated">Whether it holds when the clauses do <em>not</em> ("unless", "without").</param>
/// <param name="AreAll">Whether all of several clauses must hold, rather than one.</param>
internal sealed record ConditionPhrase(int Start, int End, List<PhraseClause> Clauses, bool IsNegated, bool AreAll)
{
    /// <summary>Whether a state ("is set", "is used") or a comparison is said.</summary>
    public bool HasState { get; init; }

    /// <summary>Whether the words go on with something that is no clause ("… and the device supports it"): the phrase alone is not enough.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Whether the words place the flags in another record, or name one of several alternatives that we don't know.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>Whether the words only bring a constant near ("for F", "with F"): its member must be known then.</summary>
    public bool IsLoose { get; init; }

    public bool IsComparison => Clauses.All(c => c.Operator is not null);

    /// <summary>A flag by itself: "if this flag is set".</summary>
    public static ConditionPhrase OfFlag(string constant) => new(0, 0, [new PhraseClause([constant], false, false)], false, false) { HasState = true };
}

/// <summary>Constants, and the member that holds or equals them.</summary>
/// <param name="Constants">The constants as the header spells them; a number stands for itself.</param>
/// <param name="IsNegated">Whether it holds when they are not set.</param>
/// <param name="AreAll">Whether all of several must be set.</param>
internal sealed record PhraseClause(List<string> Constants, bool IsNegated, bool AreAll)
{
    /// <summary>The member that the words name, or empty: the one that takes such constants.</summary>
    public string Holder { get; init; } = "";

    /// <summary>How the words compare it; null: by the sort of the member.</summary>
    public ComparisonOperator? Operator { get; init; }

    /// <summary>The bits that are compared, or empty: all.</summary>
    public string Mask { get; init; } = "";
}

using System.Collections.Immutable;

namespace UapiGen.Analyzers.Facts;

/// <summary>One comparison of <c>member &amp; Mask</c> with <c>Value</c>; <paramref name="Path"/> is relative to the struct that carries the fact.</summary>
internal sealed record Clause(string Path, ulong Mask, ulong Value, bool Negated)
{
    /// <summary>Whether the clause asks for something to be there, as against an exception that asks for something not to be.</summary>
    public bool IsPositive => !Negated && (Value & Mask) != 0;
}

/// <summary>Clauses joined by "and", with what they ask of the member when all hold.</summary>
/// <param name="Text">The condition in C's words.</param>
/// <param name="Source">Where it is stated.</param>
internal sealed record Conjunction(ImmutableArray<Clause> Clauses, FieldRequirement Requirement, string Text, string Source);

/// <summary>When a member counts, and what holds when it doesn't.</summary>
/// <param name="Wanted">The member is read when one of these holds.</param>
/// <param name="Forbidden">The member must be zero when one of these holds.</param>
internal sealed record MemberCondition(
    ImmutableArray<Conjunction> Wanted, ImmutableArray<Conjunction> Forbidden, FieldOtherwise Otherwise, ulong OtherwiseValue);

/// <summary>Alternatives of which at most one, or exactly one, may be set, unless a bit of <paramref name="UnlessMask"/> is.</summary>
/// <param name="Source">Where it is stated.</param>
internal sealed record ExclusiveGroup(ImmutableArray<ulong> Values, bool Required, ulong UnlessMask, string Source);

/// <summary>The runtime's <c>Requirement</c>, by its numbers.</summary>
internal enum FieldRequirement
{
    Valid,
    Required,
    Zero,
}

/// <summary>The runtime's <c>Otherwise</c>, by its numbers.</summary>
internal enum FieldOtherwise
{
    Unspecified,
    Ignored,
    Zero,
    Value,
}

/// <summary>The runtime's <c>FieldDirection</c>, by its numbers.</summary>
internal enum MemberDirection
{
    Unspecified,
    In,
    Out,
    InOut,
}

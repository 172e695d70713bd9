// The facts about how C names begin and which bytes hold texts, one record each.

using System.Collections.Generic;
using System.Collections.Immutable;

namespace UapiGen.Engine.Facts;

/// <summary>What the names of a header's ioctls begin with, and methods leave out: <c>prefix VIDIOC_ [on KIND]</c>.</summary>
/// <param name="Header">The header's include name.</param>
/// <param name="Prefix">The letters.</param>
public sealed record PrefixFact(Provenance Provenance, string Header, string Prefix) : Fact(Provenance)
{
    /// <summary>The kinds of fd whose ioctls begin so; empty: all of the header.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    public override string Entity => Header;

    public override string Statement => "prefix";

    public override IEnumerable<(string Name, string Value)> Details => Kinds.IsEmpty ? [("prefix", Prefix)] : [("prefix", Prefix), ("kind", string.Join("|", Kinds))];

    internal override FactKey MergeKey => new(Header, "", Statement, Prefix + " " + string.Join("|", Kinds));
}

/// <summary>What the names of a record's members begin with, and fields leave out: <c>member-prefix lo_</c>.</summary>
public sealed record MemberPrefixFact(Provenance Provenance, string Record, string Prefix) : Fact(Provenance)
{
    public override string Entity => Record;

    public override string Statement => "member-prefix";

    public override IEnumerable<(string Name, string Value)> Details => [("prefix", Prefix)];

    internal override FactKey MergeKey => new(Record, "", Statement, Prefix);
}

/// <summary>The member's bytes hold a text: <c>string F</c>.</summary>
public sealed record StringFact(Provenance Provenance, string Record, string Path) : FieldFact(Provenance, Record, Path), IRoleFact
{
    public override string Statement => "string";

    public override IEnumerable<(string Name, string Value)> Details => With();
}

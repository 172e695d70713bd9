using System.Collections.Generic;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Engine.Facts.Overlays;

/// <summary>What a name in a statement must be the name of.</summary>
internal enum ReferenceKind
{
    Record,
    Member,
    Constant,
    Ioctl,
    FdKind,
    IdKind,

    /// <summary>A C enum's tag or a group of constants.</summary>
    Group,

    Enum,
}

/// <summary>A name that a statement uses, to be checked against the header.</summary>
/// <param name="Kind">What it must be.</param>
/// <param name="Name">The name.</param>
/// <param name="Record">For a member: the record it must be in.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record NameReference(ReferenceKind Kind, string Name, string Record, SourceSpan Span)
{
    /// <summary>Before an ioctl's name: the record that it takes.</summary>
    public const string ArgumentPrefix = "ioctl ";

    /// <summary>The ioctl whose argument has the member, or empty.</summary>
    public string Ioctl => Record.StartsWith(ArgumentPrefix, System.StringComparison.Ordinal) ? Record.Substring(ArgumentPrefix.Length) : "";
}

/// <summary>One statement: its facts, and the names that must exist for it to apply.</summary>
internal sealed class ParsedStatement(SourceSpan span)
{
    public SourceSpan Span { get; set; } = span;

    public List<Fact> Facts { get; } = [];

    public List<NameReference> References { get; } = [];

    /// <summary>The version given by the statement or by what it stands in; empty: none. A missing name is then no mistake.</summary>
    public string Since { get; set; } = "";

    /// <summary>Whether it speaks of something that newer headers no longer have.</summary>
    public bool IsRemoved { get; set; }

    /// <summary>For a group: its members as written, with the version of each.</summary>
    public List<GroupMember> Members { get; } = [];
}

/// <summary>A member of a group: a constant's name, or a prefix with a closing <c>*</c>.</summary>
internal sealed record GroupMember(string Name, string Since, SourceSpan Span);

/// <summary>An overlay, or the <c>uapi:</c> lines of one comment.</summary>
internal sealed class ParsedOverlay
{
    private OverlayKinds? _kinds;

    /// <summary>The header that it speaks of; empty when it says none.</summary>
    public string Header { get; set; } = "";

    public List<ParsedStatement> Statements { get; } = [];

    /// <summary>Its kinds and groups. Asked for once all its statements are read.</summary>
    public OverlayKinds Kinds => _kinds ??= new OverlayKinds(Statements);
}

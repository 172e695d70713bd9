// Documentation as structure: blocks of marked-up words. It says what the words are; a printer decides how they look.

using System.Collections.Immutable;
using System.Linq;

namespace UapiGen.Engine.Documentation;

/// <summary>A text in blocks.</summary>
public sealed class DocText(ImmutableArray<DocBlock> blocks)
{
    public static readonly DocText Empty = new([]);

    public ImmutableArray<DocBlock> Blocks { get; } = blocks;

    public bool IsEmpty => Blocks.IsEmpty;

    /// <summary>The text without markup, blocks separated by an empty line.</summary>
    public override string ToString() => string.Join("\n\n", Blocks);
}

public enum DocBlockKind
{
    Paragraph,

    /// <summary>An item of a list.</summary>
    ListItem,

    /// <summary>Lines to be kept as they are.</summary>
    Literal,
}

/// <summary>A paragraph, a list's item, or lines kept as they are.</summary>
/// <param name="kind">Which of them.</param>
/// <param name="text">The text as written; its markup is read when somebody asks for it.</param>
public sealed class DocBlock(DocBlockKind kind, string text)
{
    private static readonly char[] s_markup = ['`', '%', '@', '&'];

    public DocBlockKind Kind { get; } = kind;

    public ImmutableArray<DocInline> Inlines => IsPlain ? [new DocInline(DocInlineKind.Words, text)] : DocTextReader.ReadInlines(text);

    private bool IsPlain => Kind == DocBlockKind.Literal || text.IndexOfAny(s_markup) < 0;

    /// <summary>The text without markup.</summary>
    public override string ToString() => IsPlain ? text : string.Concat(Inlines.Select(i => i.Text));
}

public enum DocInlineKind
{
    /// <summary>Plain words.</summary>
    Words,

    /// <summary><c>%NAME</c>: a constant.</summary>
    Constant,

    /// <summary><c>&amp;struct x</c>, <c>&amp;enum x</c>, <c>&amp;x.member</c>: <see cref="DocInline.Target"/> is the C name.</summary>
    Reference,

    /// <summary><c>@name</c>: a member or parameter, possibly <c>record::member</c>.</summary>
    Member,

    /// <summary><c>``text``</c></summary>
    Code,
}

/// <summary>A stretch of words of one sort.</summary>
/// <param name="Kind">The sort.</param>
/// <param name="Text">The words as a reader should see them.</param>
/// <param name="Target">For a constant, reference or member: the C name that it stands for; else empty.</param>
/// <param name="Member">For a reference with a member: its path; else empty.</param>
public sealed record DocInline(DocInlineKind Kind, string Text, string Target = "", string Member = "");

using UapiGen.CFrontEnd.Text;

namespace UapiGen.Engine.Facts.Overlays;

internal enum OverlayTokenKind
{
    /// <summary>A name or keyword; words joined by a hyphen (<c>size-first</c>) are one, as is a name with a closing <c>*</c>.</summary>
    Word,

    /// <summary>An integer or a version (<c>6.12</c>).</summary>
    Number,

    /// <summary>A quoted text, quotes taken off.</summary>
    Text,

    Punctuation,

    /// <summary>The end of a line.</summary>
    NewLine,

    /// <summary>A character that means nothing here.</summary>
    Unknown,

    End,
}

internal readonly record struct OverlayToken(OverlayTokenKind Kind, string Value, SourceSpan Span)
{
    public bool Is(string value) => Kind is OverlayTokenKind.Word or OverlayTokenKind.Punctuation && Value == value;
}

using System;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Engine.Facts.Inference;

internal enum WordKind
{
    /// <summary>A word or a C name.</summary>
    Word,

    Number,

    /// <summary>Punctuation or an operator.</summary>
    Mark,
}

/// <summary>A word of a comment with its place.</summary>
/// <param name="Kind">The sort.</param>
/// <param name="Text">As written, markup taken off.</param>
/// <param name="Markup">The markup before it: <c>@</c>, <c>%</c>, <c>&amp;</c>, or NUL.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record Word(WordKind Kind, string Text, char Markup, SourceSpan Span)
{
    public string Lower { get; } = Text.ToLowerInvariant();

    public bool Is(string lower) => Lower == lower;

    public bool IsAny(params string[] lower) => Array.IndexOf(lower, Lower) >= 0;

    /// <summary>Whether it is written like a constant: capitals, digits and underscores, at least two letters.</summary>
    public bool IsCapitals
    {
        get
        {
            int letters = 0;
            foreach (char c in Text)
            {
                if (char.IsLower(c))
                {
                    return false;
                }

                letters += char.IsUpper(c) ? 1 : 0;
            }

            return letters >= 2;
        }
    }
}

using System.Collections.Generic;

namespace UapiGen.Engine.Facts.Language;

internal enum WordKind
{
    /// <summary>A word or a C name.</summary>
    Word,

    Number,

    /// <summary>Punctuation or an operator.</summary>
    Mark,
}

/// <summary>How a word is written, kept once for all its places: comments use few words many times.</summary>
internal sealed class Spelling
{
    private ConceptSet? _concepts;

    public Spelling(WordKind kind, string text, int hash)
    {
        Kind = kind;
        Text = text;
        Hash = hash;
        int capitals = 0;
        bool hasSmall = false;
        bool hasSign = text.IndexOf('.') > 0;
        foreach (char c in text)
        {
            hasSign |= c is '_' || char.IsDigit(c);
            capitals += char.IsUpper(c) ? 1 : 0;
            hasSmall |= char.IsLower(c);
        }

        Lower = capitals == 0 ? text : text.ToLowerInvariant();
        IsCapitals = capitals >= 2 && !hasSmall;
        IsUnlikelyInEnglish = hasSign || (text.Length > 2 && text.EndsWith("fd", System.StringComparison.Ordinal));
    }

    public WordKind Kind { get; }

    /// <summary>What the word alone can mean.</summary>
    public ConceptSet Concepts => _concepts ??= Lexicon.Of(Lower);

    /// <summary>The set phrases that begin with it.</summary>
    public List<Lexicon.Phrase>? Phrases => Lexicon.PhrasesFrom(Lower);

    public string Text { get; }

    public string Lower { get; }

    /// <summary>The hash of <see cref="Lower"/>, by <see cref="Add"/> from <see cref="EmptyHash"/> on.</summary>
    public int Hash { get; }

    /// <summary>Whether it is written like a constant: capitals, digits and underscores, at least two letters.</summary>
    public bool IsCapitals { get; }

    /// <summary>Whether it has an underscore, a digit or a dot in it, or ends in <c>fd</c>.</summary>
    public bool IsUnlikelyInEnglish { get; }

    /// <summary>The hash of no character.</summary>
    public const int EmptyHash = unchecked((int)2166136261);

    /// <summary>The hash with one more character, capitals taken as small letters (FNV-1a).</summary>
    public static int Add(int hash, char c) => unchecked((hash ^ (c is >= 'A' and <= 'Z' ? c | 0x20 : c)) * 16777619);
}

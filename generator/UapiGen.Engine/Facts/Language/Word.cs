using System.Collections.Generic;

namespace UapiGen.Engine.Facts.Language;

/// <summary>A word of a comment with its place.</summary>
/// <param name="spelling">How it is spelled, markup taken off.</param>
/// <param name="markup">The markup before it: <c>@</c>, <c>%</c>, <c>&amp;</c>, or NUL.</param>
/// <param name="start">Where it starts in the file.</param>
/// <param name="end">The place after it.</param>
internal readonly struct Word(Spelling spelling, char markup, int start, int end)
{
    public WordKind Kind => spelling.Kind;

    /// <summary>As written, markup taken off.</summary>
    public string Text => spelling.Text;

    public string Lower => spelling.Lower;

    public char Markup => markup;

    public int Start => start;

    public int End => end;

    /// <summary>Whether it is written like a constant: capitals, digits and underscores, at least two letters.</summary>
    public bool IsCapitals => spelling.IsCapitals;

    /// <summary>Whether it is written as C names are and English words aren't.</summary>
    public bool IsUnlikelyInEnglish => spelling.IsUnlikelyInEnglish;

    public ConceptSet Concepts => spelling.Concepts;

    public List<Lexicon.Phrase>? Phrases => spelling.Phrases;

    public bool Is(string lower) => Lower == lower;

    public bool IsAny(string first, string second) => Lower == first || Lower == second;

    public bool IsAny(string first, string second, string third) => Lower == first || Lower == second || Lower == third;

    public bool IsAny(string first, string second, string third, string fourth) => IsAny(first, second) || IsAny(third, fourth);

    public bool IsAny(WordSet words) => words.Contains(spelling);
}

using System;
using System.Collections.Generic;

namespace UapiGen.Engine.Facts.Language;

/// <summary>A sentence as the lexicon sees it: words and set phrases in their order, each with what it can mean.</summary>
internal sealed class Reading
{
    private readonly Token[] _tokens;

    public Reading(Sentence sentence)
    {
        Sentence = sentence;
        var tokens = new List<Token>(sentence.Count);
        var all = default(ConceptSet);
        for (int i = 0; i < sentence.Count; i = tokens[tokens.Count - 1].End)
        {
            Lexicon.Phrase? phrase = PhraseAt(sentence, i);
            ConceptSet concepts = phrase?.Concepts ?? sentence[i].Concepts;
            all = all.With(concepts);
            tokens.Add(new Token(i, i + (phrase?.Words.Length ?? 1), concepts));
        }

        _tokens = tokens.ToArray();
        All = all;
    }

    public Sentence Sentence { get; }

    /// <summary>All that its words can mean: most patterns need a concept that a sentence lacks.</summary>
    public ConceptSet All { get; }

    public int Count => _tokens.Length;

    public ref readonly Token this[int index] => ref _tokens[index];

    public bool Has(int index, Concept concept) => (uint)index < (uint)_tokens.Length && _tokens[index].Concepts.Has(concept);

    /// <summary>The word of a token; the first one of a phrase.</summary>
    public ref readonly Word WordOf(int index) => ref Sentence[_tokens[index].Start];

    public bool IsMark(int index) => (uint)index < (uint)_tokens.Length && WordOf(index).Kind == WordKind.Mark;

    public bool IsMark(int index, char mark) => IsMark(index) && WordOf(index).Text[0] == mark;

    /// <summary>The token that a word of the sentence is in.</summary>
    public int TokenAt(int word)
    {
        int i = Array.FindIndex(_tokens, t => t.End > word);
        return i < 0 ? _tokens.Length : i;
    }

    private static Lexicon.Phrase? PhraseAt(Sentence sentence, int start)
    {
        foreach (Lexicon.Phrase phrase in sentence[start].Phrases ?? [])
        {
            int i = 1;
            while (i < phrase.Words.Length && start + i < sentence.Count && sentence[start + i].Is(phrase.Words[i]))
            {
                i++;
            }

            if (i == phrase.Words.Length)
            {
                return phrase;
            }
        }

        return null;
    }
}

/// <summary>A word or a set phrase.</summary>
/// <param name="Start">Its first word's place in the sentence.</param>
/// <param name="End">The place after its last word.</param>
/// <param name="Concepts">What it can mean.</param>
internal readonly record struct Token(int Start, int End, ConceptSet Concepts);

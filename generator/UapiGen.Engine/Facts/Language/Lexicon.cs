using System;
using System.Collections.Generic;

namespace UapiGen.Engine.Facts.Language;

/// <summary>Every word and set phrase that facts are read from, once, with the concepts that it can have (<see cref="LexiconTable"/>).</summary>
internal static class Lexicon
{
    private static readonly Dictionary<string, ConceptSet> s_words = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, List<Phrase>> s_phrases = new(StringComparer.Ordinal);

    static Lexicon()
    {
        foreach ((ConceptSet concepts, string entry) in Entries())
        {
            string[] words = entry.Split(' ');
            if (words.Length == 1)
            {
                s_words.Add(entry, concepts);
                continue;
            }

            if (!s_phrases.TryGetValue(words[0], out List<Phrase>? phrases))
            {
                s_phrases.Add(words[0], phrases = []);
            }

            phrases.Add(new Phrase(words, concepts));
        }

        foreach (List<Phrase> phrases in s_phrases.Values)
        {
            phrases.Sort(static (a, b) => b.Words.Length.CompareTo(a.Words.Length));
        }
    }

    /// <summary>The lines of the table: words or phrases, each with its concepts.</summary>
    public static IEnumerable<(ConceptSet Concepts, string Entry)> Entries()
    {
        foreach (string line in LexiconTable.Text.Split('\n'))
        {
            int equals = line.IndexOf('=');
            if (equals < 0)
            {
                continue;
            }

            var concepts = default(ConceptSet);
            foreach (string name in line.Substring(0, equals).Split([' '], StringSplitOptions.RemoveEmptyEntries))
            {
                concepts = concepts.With(new ConceptSet((Concept)Enum.Parse(typeof(Concept), name)));
            }

            foreach (string entry in line.Substring(equals + 1).Split('|'))
            {
                yield return (concepts, entry.Trim());
            }
        }
    }

    /// <summary>What a word alone can mean.</summary>
    public static ConceptSet Of(string word) => s_words.TryGetValue(word, out ConceptSet concepts) ? concepts : default;

    /// <summary>The set phrases that begin with a word, the longest first; null when there are none.</summary>
    public static List<Phrase>? PhrasesFrom(string word) => s_phrases.TryGetValue(word, out List<Phrase>? phrases) ? phrases : null;

    /// <summary>Words that mean something together: "without effect", "left alone".</summary>
    internal sealed class Phrase(string[] words, ConceptSet concepts)
    {
        public string[] Words => words;

        public ConceptSet Concepts => concepts;
    }
}

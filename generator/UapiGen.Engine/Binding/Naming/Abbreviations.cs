using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace UapiGen.Engine.Binding.Naming;

/// <summary>Splits what C writes in one word (<c>GETFEATURES</c>) by a table of words, <c>generator/data/abbreviations.txt</c>, a resource of this assembly.</summary>
internal sealed class Abbreviations
{
    private const string Resource = "data/abbreviations.txt";
    private const string Leading = "[leading]";

    /// <summary>The longest word that is looked at: a longer one is no English.</summary>
    private const int LongestWord = 64;

    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _leading = new(StringComparer.Ordinal);

    private Abbreviations(TextReader table)
    {
        Dictionary<string, string> section = _words;
        while (table.ReadLine() is { } line)
        {
            int comment = line.IndexOf('#');
            string text = (comment < 0 ? line : line.Substring(0, comment)).Trim().ToUpperInvariant();
            if (text.StartsWith("[", StringComparison.Ordinal))
            {
                section = text == Leading.ToUpperInvariant() ? _leading : _words;
                continue;
            }

            int equals = text.IndexOf('=');
            if (equals >= 0)
            {
                section[text.Substring(0, equals).Trim()] = text.Substring(equals + 1).Trim();
                continue;
            }

            foreach (string word in text.Split([' '], StringSplitOptions.RemoveEmptyEntries))
            {
                section[word] = word;
            }
        }
    }

    /// <summary>The table as it is shipped.</summary>
    public static Abbreviations Shipped { get; } = Read();

    /// <summary>The words of a method's name, those that C runs together apart.</summary>
    public List<string> Split(List<string> words)
    {
        var split = new List<string>(words.Count);
        for (int i = 0; i < words.Count; i++)
        {
            bool isLetterOfVerb = i + 1 < words.Count && words[i].Length == 1 && _leading.ContainsKey(words[i]);
            if (isLetterOfVerb)
            {
                split.Add(_leading[words[i]]);
            }
            else
            {
                split.AddRange(Split(words[i], isFirst: i == 0));
            }
        }

        return split;
    }

    private IEnumerable<string> Split(string word, bool isFirst)
    {
        string stem = word.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        if (stem.Length < 2 || word.Length > LongestWord || !stem.All(c => c is >= 'A' and <= 'Z'))
        {
            return [word];
        }

        if (_words.TryGetValue(stem, out string? whole))
        {
            return [whole + word.Substring(stem.Length)];
        }

        if (Fewest(stem, isFirst) is not { } parts)
        {
            return [word];
        }

        parts[parts.Count - 1] += word.Substring(stem.Length);
        return parts;
    }

    /// <summary>The fewest words of the table that make up a word, or null. Of two ways with as many, the one with the longer first word.</summary>
    private List<string>? Fewest(string stem, bool isFirst)
    {
        // best[i]: the fewest words for what begins at i; from the end on.
        var best = new List<string>?[stem.Length + 1];
        best[stem.Length] = [];
        for (int start = stem.Length - 1; start >= 0; start--)
        {
            for (int length = stem.Length - start; length >= 1; length--)
            {
                string part = stem.Substring(start, length);
                string? written = WordAt(part, isFirst && start == 0);
                if (written is not null && best[start + length] is { } rest && (best[start] is null || rest.Count + 1 < best[start]!.Count))
                {
                    best[start] = [written, .. rest];
                }
            }
        }

        return best[0];
    }

    private string? WordAt(string part, bool isFirst) =>
        part.Length > 1 && _words.TryGetValue(part, out string? word) ? word : isFirst && _leading.TryGetValue(part, out word) ? word : null;

    private static Abbreviations Read()
    {
        using Stream stream = typeof(Abbreviations).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The resource '{Resource}' is missing.");
        using var reader = new StreamReader(stream);
        return new Abbreviations(reader);
    }
}

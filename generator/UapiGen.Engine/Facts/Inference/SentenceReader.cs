using System.Collections.Generic;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Documentation;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>A sentence of a comment: words and marks in order, without the full stop.</summary>
internal sealed class Sentence(List<Word> words)
{
    public IReadOnlyList<Word> Words { get; } = words;

    public int Count => Words.Count;

    public Word this[int index] => Words[index];

    /// <summary>The sentence's place, from its first to its last word.</summary>
    public SourceSpan Span => new(Words[0].Span.File, Words[0].Span.Start, Words[Words.Count - 1].Span.End - Words[0].Span.Start);

    /// <summary>Whether the words at a place are these, in lower case.</summary>
    public bool At(int index, params string[] lower)
    {
        for (int i = 0; i < lower.Length; i++)
        {
            if (index + i < 0 || index + i >= Count || Words[index + i].Lower != lower[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first place where these words stand in a row, or -1.</summary>
    public int Find(params string[] lower)
    {
        for (int i = 0; i + lower.Length <= Count; i++)
        {
            if (At(i, lower))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The first place from <paramref name="start"/> on with one of these words, or -1.</summary>
    public int FindAny(int start, params string[] lower)
    {
        for (int i = start; i < Count; i++)
        {
            if (Words[i].IsAny(lower))
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>Cuts the lines of a comment into sentences of words. Full stops, semicolons, empty lines and list markers end a sentence.</summary>
internal static class SentenceReader
{
    private const int LongestSentence = 120;

    public static List<Sentence> Read(Passage passage)
    {
        var sentences = new List<Sentence>();
        var words = new List<Word>();
        foreach (PassageLine line in passage.Lines)
        {
            string trimmed = line.Text.TrimStart();
            if (trimmed.Length == 0 || StartsEntry(trimmed) || trimmed.StartsWith("- ", System.StringComparison.Ordinal) || trimmed.StartsWith("* ", System.StringComparison.Ordinal))
            {
                End(sentences, ref words);
            }

            ReadLine(passage.File, line, sentences, ref words);
        }

        End(sentences, ref words);
        return sentences;
    }

    /// <summary><c>NAME: …</c>: an entry of a list of constants.</summary>
    private static bool StartsEntry(string line)
    {
        int i = 0;
        while (i < line.Length && (char.IsUpper(line[i]) || IsDigit(line[i]) || line[i] == '_'))
        {
            i++;
        }

        return i > 3 && i < line.Length && line[i] == ':';
    }

    private static void End(List<Sentence> sentences, ref List<Word> words)
    {
        if (words.Count > 0)
        {
            sentences.Add(new Sentence(words));
            words = [];
        }
    }

    private static void ReadLine(SourceFile? file, PassageLine line, List<Sentence> sentences, ref List<Word> words)
    {
        string text = line.Text;
        int i = 0;
        char markup = '\0';
        while (i < text.Length)
        {
            char c = text[i];
            int start = i;
            if (c is ' ' or '\t' or '`' or '"' or '\'')
            {
                i++;
                continue;
            }

            if (IsNameStart(c))
            {
                string name = ReadName(text, ref i);
                words.Add(new Word(WordKind.Word, name, markup, new SourceSpan(file, line.Offset + start, i - start)));
                markup = '\0';
            }
            else if (IsDigit(c) || (c == '-' && i + 1 < text.Length && IsDigit(text[i + 1]) && (i == 0 || !(IsNameStart(text[i - 1]) || IsDigit(text[i - 1])))))
            {
                i++;
                while (i < text.Length && (IsDigit(text[i]) || IsNameStart(text[i]) || (text[i] == '.' && i + 1 < text.Length && IsDigit(text[i + 1]))))
                {
                    i++;
                }

                words.Add(new Word(WordKind.Number, text.Substring(start, i - start), '\0', new SourceSpan(file, line.Offset + start, i - start)));
            }
            else if (c is '@' or '%' or '&' && i + 1 < text.Length && IsNameStart(text[i + 1]))
            {
                markup = c;
                i++;
                continue;
            }
            else
            {
                int length = i + 1 < text.Length && text[i + 1] == '=' && c is '=' or '!' ? 2 : 1;
                i += length;
                bool isStop = (c == '.' && (i >= text.Length || text[i] is ' ' or '\t' or ')') && !IsAbbreviated(words)) || c == ';';
                if (c == '.' && !isStop && i < text.Length && text[i] is ' ')
                {
                    continue;
                }

                if (isStop)
                {
                    End(sentences, ref words);
                }
                else
                {
                    words.Add(new Word(WordKind.Mark, text.Substring(start, length), '\0', new SourceSpan(file, line.Offset + start, length)));
                }
            }

            if (words.Count >= LongestSentence)
            {
                End(sentences, ref words);
            }
        }
    }

    /// <summary>"incl." and "e.g." end no sentence.</summary>
    private static bool IsAbbreviated(List<Word> words) =>
        words.Count > 0 && words[words.Count - 1].IsAny("incl", "e.g", "i.e", "vs", "resp", "max", "min", "approx", "cf", "ie", "eg");

    /// <summary>A name with its members (<c>a.b</c>, <c>a::b</c>, <c>a->b</c>), or words joined by a hyphen or apostrophe.</summary>
    private static string ReadName(string text, ref int i)
    {
        var name = new System.Text.StringBuilder();
        while (i < text.Length)
        {
            char c = text[i];
            if (IsNameStart(c) || IsDigit(c))
            {
                name.Append(c);
                i++;
            }
            else if (Continues(text, i, 1) && (c == '.' || (c is '-' or '\'' && char.IsLower(text[i + 1]))))
            {
                name.Append(c);
                i++;
            }
            else if (Continues(text, i, 2) && (string.CompareOrdinal(text, i, "::", 0, 2) == 0 || string.CompareOrdinal(text, i, "->", 0, 2) == 0))
            {
                name.Append('.');
                i += 2;
            }
            else
            {
                break;
            }
        }

        return name.ToString();
    }

    private static bool Continues(string text, int i, int length) => i + length < text.Length && IsNameStart(text[i + length]);

    private static bool IsNameStart(char c) => c is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}

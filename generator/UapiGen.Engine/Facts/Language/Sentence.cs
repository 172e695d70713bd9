using UapiGen.CFrontEnd.Text;

namespace UapiGen.Engine.Facts.Language;

/// <summary>A sentence of a comment: words and marks in order, without the full stop.</summary>
internal sealed class Sentence(SourceFile? file, Word[] words)
{
    private Reading? _reading;

    public int Count => words.Length;

    /// <summary>The sentence with its set phrases taken together.</summary>
    public Reading Reading => _reading ??= new Reading(this);

    public ref readonly Word this[int index] => ref words[index];

    /// <summary>The sentence's place, from its first to its last word.</summary>
    public SourceSpan Span => SpanOf(0, Count);

    /// <summary>The place from one word to the one before another.</summary>
    public SourceSpan SpanOf(int from, int to) => new(file, words[from].Start, words[to - 1].End - words[from].Start);

    /// <summary>Whether the word at a place is this one, in lower case.</summary>
    public bool At(int index, string first) => (uint)index < (uint)words.Length && words[index].Is(first);

    public bool At(int index, string first, string second) => At(index, first) && At(index + 1, second);

    public bool At(int index, string first, string second, string third) => At(index, first) && At(index + 1, second) && At(index + 2, third);

    /// <summary>The first place where these words stand in a row, or -1.</summary>
    public int Find(string first, string second)
    {
        for (int i = 0; i + 1 < words.Length; i++)
        {
            if (words[i].Is(first) && words[i + 1].Is(second))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The first place where these words stand in a row, or -1.</summary>
    public int Find(string first, string second, string third, string? fourth = null)
    {
        for (int i = 0; i + 2 < words.Length; i++)
        {
            if (words[i].Is(first) && At(i + 1, second, third) && (fourth is null || At(i + 3, fourth)))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The first place from <paramref name="start"/> on with one of these words, or -1.</summary>
    public int FindAny(int start, string first, string? second = null, string? third = null, string? fourth = null)
    {
        for (int i = start; i < words.Length; i++)
        {
            string lower = words[i].Lower;
            if (lower == first || lower == second || lower == third || lower == fourth)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The first place from <paramref name="start"/> on with one of these words, or -1.</summary>
    public int FindAny(int start, WordSet set)
    {
        for (int i = start; i < words.Length; i++)
        {
            if (words[i].IsAny(set))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether one of these words stands before a place.</summary>
    public bool HasBefore(int end, WordSet set) => FindAny(0, set) is >= 0 and int at && at < end;
}

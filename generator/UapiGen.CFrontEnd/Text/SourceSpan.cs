using System;

namespace UapiGen.CFrontEnd.Text;

/// <summary>A stretch of one source file. The default value is "nowhere": predefined macros and built-in types.</summary>
public readonly record struct SourceSpan(SourceFile? File, int Start, int Length)
{
    public int End => Start + Length;

    public LinePosition Position => File?.GetPosition(Start) ?? default;

    /// <summary>The text itself.</summary>
    public string Text => File is null ? "" : File.Text.Substring(Start, Length);

    /// <summary>Whether a word, in capitals or not, is somewhere in the text: what most comments lack need not be read.</summary>
    public bool Contains(string word)
    {
        // A letter is rarer than the space or dash that the word may begin with.
        int letter = 0;
        while (letter + 1 < word.Length && !char.IsLetter(word[letter]))
        {
            letter++;
        }

        ReadOnlySpan<char> text = File is null ? default : File.Text.AsSpan(Start, Length);
        (char small, char capital) = (char.ToLowerInvariant(word[letter]), char.ToUpperInvariant(word[letter]));
        for (int i = 0; i + word.Length <= text.Length; i++)
        {
            int next = text.Slice(i + letter).IndexOfAny(small, capital);
            if (next < 0)
            {
                return false;
            }

            i += next;
            if (text.Slice(i).StartsWith(word.AsSpan(), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>path:line:column</c>, one-based, as compilers print it.</summary>
    public override string ToString() =>
        File is null ? "<built-in>" : $"{File.Path}:{Position.Line + 1}:{Position.Column + 1}";
}

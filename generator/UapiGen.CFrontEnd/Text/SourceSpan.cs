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
        ReadOnlySpan<char> text = File is null ? default : File.Text.AsSpan(Start, Length);
        (char small, char capital) = (char.ToLowerInvariant(word[0]), char.ToUpperInvariant(word[0]));
        int at = text.IndexOfAny(small, capital);
        while (at >= 0 && at + word.Length <= text.Length)
        {
            text = text.Slice(at);
            if (text.StartsWith(word.AsSpan(), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            text = text.Slice(1);
            at = text.IndexOfAny(small, capital);
        }

        return false;
    }

    /// <summary><c>path:line:column</c>, one-based, as compilers print it.</summary>
    public override string ToString() =>
        File is null ? "<built-in>" : $"{File.Path}:{Position.Line + 1}:{Position.Column + 1}";
}

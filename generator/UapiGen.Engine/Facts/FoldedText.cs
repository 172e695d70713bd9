using System.Text;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Engine.Facts;

/// <summary>A stretch of a comment on one line: line ends, indentation and the stars of the margin become single spaces.</summary>
internal static class FoldedText
{
    public static string Of(SourceSpan span)
    {
        if (span.File is not { Text: var text })
        {
            return "";
        }

        int first = span.Start;
        while (first < span.End && IsSpace(text[first]))
        {
            first++;
        }

        int next = first;
        while (next < span.End && (!IsSpace(text[next]) || (text[next] == ' ' && next + 1 < span.End && !IsSpace(text[next + 1]))))
        {
            next++;
        }

        // Most are one line with single spaces.
        return next == span.End ? text.Substring(first, next - first) : Fold(text, first, next, span.End);
    }

    private static string Fold(string text, int start, int end, int last)
    {
        var folded = new StringBuilder(text, start, end - start, last - start);
        while (end < last)
        {
            start = end;
            while (start < last && IsSpace(text[start]))
            {
                start++;
            }

            end = start;
            while (end < last && !IsSpace(text[end]))
            {
                end++;
            }

            if (end > start)
            {
                (folded.Length > 0 ? folded.Append(' ') : folded).Append(text, start, end - start);
            }
        }

        return folded.ToString();
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n' or '*';
}

using System;
using System.Collections.Immutable;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>
/// Lists what a header includes, in all branches of its conditionals: what a build has to hand to the compiler so that any target's
/// reading of the header finds its files. Computed includes (<c>#include MACRO</c>) can't be known here and are left out.
/// </summary>
public static class IncludeScanner
{
    /// <summary>Where a line may end, or something begin that hides its end.</summary>
    private static readonly char[] s_noPlainText = ['\n', '\\', '/', '"', '\''];

    /// <summary>All <c>#include</c> and <c>#include_next</c> names in the order of the text, each name and form once.</summary>
    public static ImmutableArray<ScannedInclude> Scan(string text)
    {
        var found = ImmutableArray.CreateBuilder<ScannedInclude>();
        int position = 0;
        while (position < text.Length)
        {
            int afterBlanks = SkipBlanks(text, position);
            if (afterBlanks < text.Length && text[afterBlanks] == '#' && TryReadInclude(text, afterBlanks + 1) is { } include && !found.Contains(include))
            {
                found.Add(include);
            }

            position = EndOfLine(text, afterBlanks);
        }

        return found.ToImmutable();
    }

    /// <summary>Reads the directive behind a <c>#</c>; null when it is not an include with a name.</summary>
    private static ScannedInclude? TryReadInclude(string text, int position)
    {
        position = SkipBlanks(text, position);
        bool isNext = StartsWith(text, position, "include_next");
        if (!isNext && !StartsWith(text, position, "include"))
        {
            return null;
        }

        position = SkipBlanks(text, position + (isNext ? "include_next" : "include").Length);
        if (position >= text.Length || text[position] is not ('<' or '"'))
        {
            return null;
        }

        bool isAngled = text[position] == '<';
        int end = text.IndexOf(isAngled ? '>' : '"', position + 1);
        int lineEnd = text.IndexOf('\n', position);
        if (end < 0 || (lineEnd >= 0 && lineEnd < end))
        {
            return null;
        }

        return new ScannedInclude(text.Substring(position + 1, end - position - 1), isAngled, isNext);
    }

    /// <summary>Skips white space, comments and line splices, but not the end of the line.</summary>
    private static int SkipBlanks(string text, int position)
    {
        while (position < text.Length)
        {
            if (text[position] is ' ' or '\t' or '\v' or '\f' or '\r')
            {
                position++;
            }
            else if (StartsWith(text, position, "\\\n"))
            {
                position += 2;
            }
            else if (StartsWith(text, position, "\\\r\n"))
            {
                position += 3;
            }
            else if (StartsWith(text, position, "/*"))
            {
                position = EndOfBlockComment(text, position);
            }
            else
            {
                break;
            }
        }

        return position;
    }

    /// <summary>The start of the next logical line: splices, comments and literals are read over.</summary>
    private static int EndOfLine(string text, int position)
    {
        while (position < text.Length)
        {
            position = text.IndexOfAny(s_noPlainText, position);
            if (position < 0)
            {
                break;
            }

            switch (text[position])
            {
                case '\n':
                    return position + 1;
                case '\\':
                    position += StartsWith(text, position, "\\\r\n") ? 3 : 2;
                    break;
                case '/' when StartsWith(text, position, "/*"):
                    position = EndOfBlockComment(text, position);
                    break;
                case '/' when StartsWith(text, position, "//"):
                    position = EndOfLineComment(text, position);
                    break;
                case '"' or '\'':
                    position = EndOfLiteral(text, position);
                    break;
                default:
                    position++;
                    break;
            }
        }

        return text.Length;
    }

    private static int EndOfBlockComment(string text, int position)
    {
        int end = text.IndexOf("*/", position + 2, StringComparison.Ordinal);
        return end < 0 ? text.Length : end + 2;
    }

    private static int EndOfLineComment(string text, int position)
    {
        int end = text.IndexOf('\n', position);
        while (end > 0 && text[end - 1] == '\\')
        {
            end = text.IndexOf('\n', end + 1);
        }

        return end < 0 ? text.Length : end;
    }

    /// <summary>The end of a string or character literal; one that its line does not close ends with the line.</summary>
    private static int EndOfLiteral(string text, int position)
    {
        char quote = text[position];
        for (int i = position + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == quote)
            {
                return i + 1;
            }
            else if (text[i] == '\n')
            {
                return i;
            }
        }

        return text.Length;
    }

    private static bool StartsWith(string text, int position, string word) =>
        position < text.Length && text[position] == word[0] && string.CompareOrdinal(text, position, word, 0, word.Length) == 0;
}

/// <summary>One include directive.</summary>
public sealed record ScannedInclude(string Name, bool IsAngled, bool IsNext);

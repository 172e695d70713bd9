using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Engine.Lint;

/// <summary>The text of a header as the rules about spelling need it: without comments, strings and the branches that its comments sit in.</summary>
internal static class HeaderText
{
    /// <summary>Many times the longest header; what is beyond it costs time and is nobody's.</summary>
    private const int LongestText = 1 << 22;

    /// <summary>The identifiers of a file's code, with the offset of each. Comments and literals are passed over.</summary>
    public static IEnumerable<(string Name, int Offset)> Identifiers(SourceFile file)
    {
        string text = Bounded(file);
        int i = 0;
        while (i < text.Length)
        {
            char c = text[i];
            if (c == '/' && i + 1 < text.Length && text[i + 1] is '*' or '/')
            {
                string end = text[i + 1] == '*' ? "*/" : "\n";
                int close = text.IndexOf(end, i + 2, StringComparison.Ordinal);
                i = close < 0 ? text.Length : close + end.Length;
            }
            else if (c is '"' or '\'')
            {
                i = SkipLiteral(text, i);
            }
            else if (c == '_' || char.IsLetter(c))
            {
                int start = i;
                while (i < text.Length && (text[i] == '_' || char.IsLetterOrDigit(text[i])))
                {
                    i++;
                }

                yield return (text.Substring(start, i - start), start);
            }
            else if (char.IsDigit(c))
            {
                // The letters of a number (0xff, 1ULL) are no identifier.
                while (i < text.Length && (text[i] is '_' or '.' || char.IsLetterOrDigit(text[i])))
                {
                    i++;
                }
            }
            else
            {
                i++;
            }
        }
    }

    /// <summary>The names that a file includes by itself.</summary>
    public static HashSet<string> Includes(SourceFile file) =>
        new(HeaderAsks.Of(file).Includes.Select(include => include.Name), StringComparer.Ordinal);

    private static string Bounded(SourceFile file) => file.Text.Length <= LongestText ? file.Text : file.Text.Substring(0, LongestText);

    /// <summary>What stands in parentheses right behind a name; null when there are none.</summary>
    public static string? Parenthesised(string text, int after)
    {
        int open = after;
        while (open < text.Length && text[open] is ' ' or '\t')
        {
            open++;
        }

        if (open >= text.Length || text[open] != '(')
        {
            return null;
        }

        int depth = 0;
        for (int i = open; i < text.Length && text[i] != '\n'; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return text.Substring(open + 1, i - open - 1);
            }
        }

        return null;
    }

    /// <summary>Whether a text has a name as a whole word.</summary>
    public static bool HasWord(string text, string word)
    {
        for (int at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            int end = at + word.Length;
            if ((at == 0 || !IsWordPart(text[at - 1])) && (end == text.Length || !IsWordPart(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWordPart(char c) => c == '_' || char.IsLetterOrDigit(c);

    private static int SkipLiteral(string text, int start)
    {
        char quote = text[start];
        int i = start + 1;
        while (i < text.Length && text[i] != quote && text[i] != '\n')
        {
            i += text[i] == '\\' ? 2 : 1;
        }

        return i + 1;
    }
}

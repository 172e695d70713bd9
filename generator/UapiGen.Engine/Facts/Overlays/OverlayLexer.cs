using System.Collections.Generic;
using System.Text;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Documentation;

namespace UapiGen.Engine.Facts.Overlays;

/// <summary>Cuts an overlay, or the lines of a <c>uapi:</c> section, into tokens. <c>#</c> and <c>//</c> open a comment; <c>\</c> joins lines.</summary>
internal static class OverlayLexer
{
    private static readonly string[] _twoCharacters = ["->", "==", "!=", "<<"];

    public static List<OverlayToken> Read(Passage passage)
    {
        var tokens = new List<OverlayToken>();
        int end = 0;
        foreach (PassageLine line in passage.Lines)
        {
            bool continues = ReadLine(passage.File, line, tokens);
            end = line.Offset + line.Text.Length;
            if (!continues)
            {
                tokens.Add(new OverlayToken(OverlayTokenKind.NewLine, "end of line", new SourceSpan(passage.File, end, 0)));
            }
        }

        tokens.Add(new OverlayToken(OverlayTokenKind.End, "end of file", new SourceSpan(passage.File, end, 0)));
        return tokens;
    }

    /// <summary>Reads one line; true when a backslash at its end joins the next to it.</summary>
    private static bool ReadLine(SourceFile? file, PassageLine line, List<OverlayToken> tokens)
    {
        string text = line.Text;
        int i = 0;
        while (i < text.Length)
        {
            char c = text[i];
            if (c is ' ' or '\t' or '\r')
            {
                i++;
                continue;
            }

            if (c == '#' || (c == '/' && i + 1 < text.Length && text[i + 1] == '/'))
            {
                return false;
            }

            if (c == '\\' && text.Substring(i + 1).Trim().Length == 0)
            {
                return true;
            }

            int start = i;
            (OverlayTokenKind kind, string value) = ReadToken(text, ref i);
            tokens.Add(new OverlayToken(kind, value, new SourceSpan(file, line.Offset + start, i - start)));
        }

        return false;
    }

    private static (OverlayTokenKind Kind, string Value) ReadToken(string text, ref int i)
    {
        int start = i;
        char c = text[i];
        if (IsNameStart(c))
        {
            while (i < text.Length && (IsNameStart(text[i]) || IsDigit(text[i])
                || (text[i] == '-' && i + 1 < text.Length && text[i + 1] is >= 'a' and <= 'z')))
            {
                i++;
            }

            if (i < text.Length && text[i] == '*')
            {
                i++;
            }

            return (OverlayTokenKind.Word, text.Substring(start, i - start));
        }

        if (IsDigit(c) || (c == '-' && i + 1 < text.Length && IsDigit(text[i + 1])))
        {
            i++;
            while (i < text.Length && (IsDigit(text[i]) || IsNameStart(text[i]) || text[i] == '.'))
            {
                i++;
            }

            return (OverlayTokenKind.Number, text.Substring(start, i - start));
        }

        if (c == '"')
        {
            return ReadText(text, ref i);
        }

        foreach (string two in _twoCharacters)
        {
            if (string.CompareOrdinal(text, i, two, 0, 2) == 0)
            {
                i += 2;
                return (OverlayTokenKind.Punctuation, two);
            }
        }

        i++;
        return ("{}()[],;:|&<>=~*.".IndexOf(c) >= 0 ? OverlayTokenKind.Punctuation : OverlayTokenKind.Unknown, c.ToString());
    }

    private static (OverlayTokenKind Kind, string Value) ReadText(string text, ref int i)
    {
        var value = new StringBuilder();
        for (i++; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                i++;
                return (OverlayTokenKind.Text, value.ToString());
            }

            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\\')
            {
                i++;
            }

            value.Append(text[i]);
        }

        return (OverlayTokenKind.Unknown, "unclosed text");
    }

    private static bool IsNameStart(char c) => c is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}

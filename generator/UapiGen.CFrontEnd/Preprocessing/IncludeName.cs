using System.Collections.Generic;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>The header that an <c>#include</c> asks for (C11 6.10.2).</summary>
internal sealed record IncludeName(string Name, bool IsAngled, SourceSpan Span)
{
    /// <summary>The name as it stands on the line; null: macros make it, or there is none. A header's name is no token, so it is taken from the text.</summary>
    public static IncludeName? ReadWritten(LexedFile file, in Directive directive)
    {
        if (directive.End - directive.Start < 3)
        {
            return null;
        }

        Token first = file.Tokens[directive.Start + 2];
        string text = file.File.Text;
        bool isAngled = first.Kind == TokenKind.Less && text[first.Start] == '<' && first.Length == 1;
        if (!isAngled && text[first.Start] != '"')
        {
            return null;
        }

        int start = first.Start + 1;
        int lineEnd = text.IndexOf('\n', start);
        lineEnd = lineEnd < 0 ? text.Length : lineEnd;
        int end = text.IndexOf(isAngled ? '>' : '"', start, lineEnd - start);
        return end <= start ? null : new IncludeName(text.Substring(start, end - start), isAngled, new SourceSpan(file.File, first.Start, end + 1 - first.Start));
    }

    /// <summary>The name that the tokens from <paramref name="index"/> on spell, up to the closing bracket; null: macros make it, or there is none.</summary>
    public static IncludeName? ReadSpelled(ChunkedList<Token> tokens, int index, int end)
    {
        if (index >= end)
        {
            return null;
        }

        Token first = tokens[index];
        if (first.Kind == TokenKind.String)
        {
            return new IncludeName(first.Text.Trim('"'), false, first.Span);
        }

        if (first.Kind != TokenKind.Less)
        {
            return null;
        }

        var name = new List<Token>();
        for (index++; index < end && tokens[index].Kind != TokenKind.Greater; index++)
        {
            name.Add(tokens[index]);
        }

        return index < end ? new IncludeName(TokenText.Join(name.ToArray()), true, first.Span) : null;
    }
}

using System;
using System.Text;
using UapiGen.CFrontEnd.Lexing;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>The operators <c>#</c> and <c>##</c> on tokens, and the way back from a string literal to text.</summary>
internal static class Stringizer
{
    /// <summary>The string literal of an argument's spelling (C11 6.10.3.2): white space folded, literals inside escaped.</summary>
    public static Token Stringize(ReadOnlySpan<Token> argument, in Token place)
    {
        var text = new StringBuilder("\"");
        for (int i = 0; i < argument.Length; i++)
        {
            if (i > 0 && argument[i].HasSpaceBefore)
            {
                text.Append(' ');
            }

            bool isLiteral = argument[i].Kind is TokenKind.String or TokenKind.Character;
            foreach (char c in argument[i].Text)
            {
                if (isLiteral && c is '"' or '\\')
                {
                    text.Append('\\');
                }

                text.Append(c);
            }
        }

        // A lone backslash at the end would take the closing quote with it.
        if (argument.Length > 0 && argument[argument.Length - 1].Text == "\\")
        {
            text.Length--;
        }

        return MakeString(text.Append('"').ToString(), place);
    }

    /// <summary>A string literal with the given spelling, quotes included.</summary>
    public static Token MakeString(string spelling, in Token place) =>
        new(TokenKind.String, place.Flags, SymbolTable.NotInterned(spelling), place.Origin, place.Start, place.Length);

    /// <summary>The text that a string literal stands for as <c>_Pragma</c> takes it (C11 6.10.9): prefix and quotes off, <c>\"</c> and <c>\\</c> undone.</summary>
    public static string Destringize(string literal)
    {
        int start = literal.IndexOf('"') + 1;
        var text = new StringBuilder();
        for (int i = start; i < literal.Length - 1; i++)
        {
            if (literal[i] == '\\' && i + 1 < literal.Length - 1 && literal[i + 1] is '"' or '\\')
            {
                i++;
            }

            text.Append(literal[i]);
        }

        return text.ToString();
    }

    /// <summary>Joins two tokens to one (C11 6.10.3.3); null when the result is no token.</summary>
    public static Token? Paste(in Token left, in Token right, SymbolTable symbols)
    {
        string text = left.Text + right.Text;
        if (Lexer.KindOfSingle(text) is not { } kind)
        {
            return null;
        }

        Symbol symbol = kind switch
        {
            TokenKind.String => SymbolTable.NotInterned(text),
            TokenKind.Identifier or TokenKind.Number or TokenKind.Character => symbols.Intern(text),
            _ => Punctuators.SymbolOf(kind),
        };
        return new Token(kind, left.Flags & ~TokenFlags.NoExpand, symbol, left.Origin, left.Start, left.Length);
    }
}

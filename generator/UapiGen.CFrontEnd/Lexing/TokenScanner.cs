using System;

namespace UapiGen.CFrontEnd.Lexing;

/// <summary>Finds the end and the kind of one token in text without line splices (a splice ends the token; see <see cref="SplicedText"/>).</summary>
internal static class TokenScanner
{
    /// <summary>Scans the token at <paramref name="start"/>, where neither white space nor a comment is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The token's first character.</param>
    /// <param name="kind">What it is; a quote without its partner is a <see cref="TokenKind.Unknown"/> of one character.</param>
    /// <param name="hash">The hash of an identifier's or number's text; else 0.</param>
    /// <param name="seen">How far the text was looked at: for a quote without its partner, the end of the line or the splice that stopped the search.</param>
    /// <returns>The end of the token.</returns>
    public static int Scan(ReadOnlySpan<char> text, int start, out TokenKind kind, out int hash, out int seen)
    {
        char first = text[start];
        if (CharacterClass.IsIdentifierStart(first))
        {
            int end = ScanIdentifier(text, start, out hash);
            seen = end;
            kind = TokenKind.Identifier;
            if (end < text.Length && text[end] is '"' or '\'' && IsEncodingPrefix(text.Slice(start, end - start), text[end]))
            {
                int literalEnd = ScanLiteral(text, end, out TokenKind literalKind, out int literalSeen);
                if (literalKind != TokenKind.Unknown || IsBackslash(text, literalSeen))
                {
                    (kind, hash, seen) = (literalKind, 0, literalSeen);
                    return literalEnd;
                }
            }

            return end;
        }

        hash = 0;
        if (CharacterClass.IsDigit(first) || (first == '.' && start + 1 < text.Length && CharacterClass.IsDigit(text[start + 1])))
        {
            kind = TokenKind.Number;
            return seen = ScanNumber(text, start, out hash);
        }

        if (first is '"' or '\'')
        {
            return ScanLiteral(text, start, out kind, out seen);
        }

        return seen = start + Punctuators.Scan(text.Slice(start), out kind);
    }

    // What is longer than any token may be is not scanned to its end.
    private static ReadOnlySpan<char> Bounded(ReadOnlySpan<char> text, int start) => text.Slice(0, Math.Min(text.Length, start + Lexer.MaxTokenLength + 2));

    private static int ScanIdentifier(ReadOnlySpan<char> text, int i, out int hash)
    {
        text = Bounded(text, i);
        uint h = SymbolTable.HashSeed;
        for (; i < text.Length; i++)
        {
            char c = text[i];
            if (!CharacterClass.IsIdentifierPart(c))
            {
                break;
            }

            h = SymbolTable.HashStep(h, c);
        }

        hash = (int)h;
        return i;
    }

    /// <summary>A pp-number: digits, letters and dots, and a sign after an exponent's letter.</summary>
    private static int ScanNumber(ReadOnlySpan<char> text, int i, out int hash)
    {
        text = Bounded(text, i);
        uint h = SymbolTable.HashSeed;
        char previous = '\0';
        for (; i < text.Length; i++)
        {
            char c = text[i];
            bool belongs = CharacterClass.IsIdentifierPart(c) || c == '.' || (c is '+' or '-' && previous is 'e' or 'E' or 'p' or 'P');
            if (!belongs)
            {
                break;
            }

            h = SymbolTable.HashStep(h, c);
            previous = c;
        }

        hash = (int)h;
        return i;
    }

    private static int ScanLiteral(ReadOnlySpan<char> text, int start, out TokenKind kind, out int seen)
    {
        char quote = text[start];
        int i = start + 1;
        while (i < text.Length && text[i] != '\n')
        {
            char c = text[i];
            if (c == quote)
            {
                kind = quote == '"' ? TokenKind.String : TokenKind.Character;
                return seen = i + 1;
            }

            if (c == '\\')
            {
                if (SplicedText.SpliceEnd(text, i) > 0)
                {
                    break;
                }

                i++;
            }

            i++;
        }

        seen = Math.Min(i, text.Length);
        kind = TokenKind.Unknown;
        return start + 1;
    }

    private static bool IsBackslash(ReadOnlySpan<char> text, int i) => i < text.Length && text[i] == '\\';

    private static bool IsEncodingPrefix(ReadOnlySpan<char> prefix, char quote) => prefix.Length switch
    {
        1 => prefix[0] is 'L' or 'u' or 'U',
        2 => prefix[0] == 'u' && prefix[1] == '8' && quote == '"',
        _ => false,
    };
}

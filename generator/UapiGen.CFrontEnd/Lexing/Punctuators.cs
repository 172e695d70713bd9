using System;

namespace UapiGen.CFrontEnd.Lexing;

/// <summary>C's punctuators (C11 6.4.6): longest match, and their symbols.</summary>
internal static class Punctuators
{
    private static readonly Symbol?[] s_symbols = CreateSymbols();

    /// <summary>The symbol of a punctuator; digraphs have that of what they stand for.</summary>
    public static Symbol SymbolOf(TokenKind kind) => s_symbols[(int)kind] ?? throw new ArgumentOutOfRangeException(nameof(kind));

    /// <summary>The length and kind of the punctuator that <paramref name="text"/> starts with; else one unknown character.</summary>
    public static int Scan(ReadOnlySpan<char> text, out TokenKind kind)
    {
        char second = text.Length > 1 ? text[1] : '\0';
        char third = text.Length > 2 ? text[2] : '\0';
        switch (text[0])
        {
            case '(': return One(TokenKind.OpenParen, out kind);
            case ')': return One(TokenKind.CloseParen, out kind);
            case '[': return One(TokenKind.OpenBracket, out kind);
            case ']': return One(TokenKind.CloseBracket, out kind);
            case '{': return One(TokenKind.OpenBrace, out kind);
            case '}': return One(TokenKind.CloseBrace, out kind);
            case ',': return One(TokenKind.Comma, out kind);
            case ';': return One(TokenKind.Semicolon, out kind);
            case '?': return One(TokenKind.Question, out kind);
            case '~': return One(TokenKind.Tilde, out kind);
            case ':': return second == '>' ? Two(TokenKind.CloseBracket, out kind) : One(TokenKind.Colon, out kind);
            case '.': return second == '.' && third == '.' ? Three(TokenKind.Ellipsis, out kind) : One(TokenKind.Dot, out kind);
            case '+': return Operator(second, '+', TokenKind.Plus, TokenKind.PlusPlus, TokenKind.PlusEqual, out kind);
            case '-':
                return second == '>'
                    ? Two(TokenKind.Arrow, out kind)
                    : Operator(second, '-', TokenKind.Minus, TokenKind.MinusMinus, TokenKind.MinusEqual, out kind);
            case '*': return Operator(second, TokenKind.Star, TokenKind.StarEqual, out kind);
            case '/': return Operator(second, TokenKind.Slash, TokenKind.SlashEqual, out kind);
            case '!': return Operator(second, TokenKind.Exclamation, TokenKind.ExclamationEqual, out kind);
            case '=': return Operator(second, TokenKind.Equal, TokenKind.EqualEqual, out kind);
            case '^': return Operator(second, TokenKind.Caret, TokenKind.CaretEqual, out kind);
            case '&': return Operator(second, '&', TokenKind.Ampersand, TokenKind.AmpersandAmpersand, TokenKind.AmpersandEqual, out kind);
            case '|': return Operator(second, '|', TokenKind.Bar, TokenKind.BarBar, TokenKind.BarEqual, out kind);
            case '#': return second == '#' ? Two(TokenKind.HashHash, out kind) : One(TokenKind.Hash, out kind);
            case '%': return ScanPercent(text, second, third, out kind);
            case '<': return ScanLess(second, third, out kind);
            case '>':
                return second == '>'
                    ? third == '=' ? Three(TokenKind.GreaterGreaterEqual, out kind) : Two(TokenKind.GreaterGreater, out kind)
                    : Operator(second, TokenKind.Greater, TokenKind.GreaterEqual, out kind);
            default: return One(TokenKind.Unknown, out kind);
        }
    }

    private static int ScanPercent(ReadOnlySpan<char> text, char second, char third, out TokenKind kind)
    {
        if (second == ':')
        {
            bool isDouble = third == '%' && text.Length > 3 && text[3] == ':';
            kind = isDouble ? TokenKind.HashHash : TokenKind.Hash;
            return isDouble ? 4 : 2;
        }

        return second == '>' ? Two(TokenKind.CloseBrace, out kind) : Operator(second, TokenKind.Percent, TokenKind.PercentEqual, out kind);
    }

    private static int ScanLess(char second, char third, out TokenKind kind) => second switch
    {
        '<' => third == '=' ? Three(TokenKind.LessLessEqual, out kind) : Two(TokenKind.LessLess, out kind),
        ':' => Two(TokenKind.OpenBracket, out kind),
        '%' => Two(TokenKind.OpenBrace, out kind),
        _ => Operator(second, TokenKind.Less, TokenKind.LessEqual, out kind),
    };

    /// <summary><c>x</c> or <c>x=</c>.</summary>
    private static int Operator(char second, TokenKind single, TokenKind withEqual, out TokenKind kind) =>
        second == '=' ? Two(withEqual, out kind) : One(single, out kind);

    /// <summary><c>x</c>, <c>xx</c> or <c>x=</c>.</summary>
    private static int Operator(char second, char first, TokenKind single, TokenKind doubled, TokenKind withEqual, out TokenKind kind) =>
        second == first ? Two(doubled, out kind) : Operator(second, single, withEqual, out kind);

    private static int One(TokenKind value, out TokenKind kind)
    {
        kind = value;
        return 1;
    }

    private static int Two(TokenKind value, out TokenKind kind)
    {
        kind = value;
        return 2;
    }

    private static int Three(TokenKind value, out TokenKind kind)
    {
        kind = value;
        return 3;
    }

    private static Symbol?[] CreateSymbols()
    {
        string[] spellings =
        [
            "(", ")", "[", "]", "{", "}", ",", ";", ":", "?", ".", "...", "->", "~", "!", "+", "++", "-", "--", "*", "/", "%", "<<", ">>",
            "<", "<=", ">", ">=", "==", "!=", "&", "&&", "|", "||", "^", "=", "+=", "-=", "*=", "/=", "%=", "<<=", ">>=", "&=", "|=", "^=",
            "#", "##",
        ];
        var symbols = new Symbol?[256];
        foreach (string spelling in spellings)
        {
            Scan(spelling.AsSpan(), out TokenKind kind);
            symbols[(int)kind] = Symbol.WellKnown(spelling);
        }

        return symbols;
    }
}

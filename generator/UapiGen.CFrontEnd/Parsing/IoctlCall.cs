using System;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Preprocessing;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>A use of one of the macros that make ioctl numbers, its arguments expanded: <c>_IOW(0xAE, 1, struct x)</c>.</summary>
internal sealed class IoctlCall
{
    /// <summary>The name, and the arguments with what is between them.</summary>
    private readonly Token[] _tokens;

    /// <summary>Where each argument starts, and one more.</summary>
    private readonly int[] _starts;

    private IoctlCall(Token[] tokens, int[] starts)
    {
        _tokens = tokens;
        _starts = starts;
    }

    public ref readonly Token Name => ref _tokens[0];

    public Symbol Form => _tokens[0].Symbol;

    public bool IsRaw => _tokens[0].Is(IoctlForms.Raw);

    public int Count => _starts.Length - 1;

    public ReadOnlySpan<Token> this[int argument] => _tokens.AsSpan(_starts[argument], _starts[argument + 1] - 1 - _starts[argument]);

    /// <summary>The call that tokens are, parentheses around it aside; null when they are anything else.</summary>
    public static IoctlCall? Parse(ReadOnlySpan<Token> tokens)
    {
        tokens = StripParentheses(tokens);
        if (tokens.Length < 4 || !IoctlForms.Is(tokens[0].Symbol) || tokens[1].Kind != TokenKind.OpenParen || FindPartner(tokens, 1) != tokens.Length - 1)
        {
            return null;
        }

        var starts = new int[1 + (tokens[0].Is(IoctlForms.Raw) ? 4 : tokens[0].Is(IoctlForms.None) ? 2 : 3)];
        starts[0] = 2;
        int found = 0;
        int depth = 0;
        for (int i = 2; i < tokens.Length; i++)
        {
            if (depth == 0 && (tokens[i].Kind == TokenKind.Comma || i == tokens.Length - 1))
            {
                if (i == starts[found] || ++found == starts.Length)
                {
                    return null;
                }

                starts[found] = i + 1;
            }

            depth += Nesting(tokens[i].Kind);
        }

        return found == starts.Length - 1 ? new IoctlCall(tokens.ToArray(), starts) : null;
    }

    public static ReadOnlySpan<Token> StripParentheses(ReadOnlySpan<Token> tokens)
    {
        while (tokens.Length > 2 && tokens[0].Kind == TokenKind.OpenParen && FindPartner(tokens, 0) == tokens.Length - 1)
        {
            tokens = tokens.Slice(1, tokens.Length - 2);
        }

        return tokens;
    }

    /// <summary>The place of the bracket that closes the one at <paramref name="open"/>, or -1.</summary>
    public static int FindPartner(ReadOnlySpan<Token> tokens, int open)
    {
        int depth = 0;
        for (int i = open; i < tokens.Length; i++)
        {
            depth += Nesting(tokens[i].Kind);
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static int Nesting(TokenKind kind) => kind switch
    {
        TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace => 1,
        TokenKind.CloseParen or TokenKind.CloseBracket or TokenKind.CloseBrace => -1,
        _ => 0,
    };
}

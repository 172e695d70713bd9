using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Lexing;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>Reads what a <c>#define</c> says (C11 6.10.3), GNU's named variadic parameter and <c>__VA_OPT__</c> included.</summary>
internal static class MacroReader
{
    /// <summary>In <see cref="MacroShape.ParameterAt"/>, marks the word <c>__VA_OPT__</c> that an argument list follows.</summary>
    public const short OptionalPart = -2;

    private const int MaxParameters = 1024;

    private static readonly Symbol s_rest = Symbol.WellKnown("__VA_ARGS__");
    private static readonly Symbol s_optional = Symbol.WellKnown("__VA_OPT__");
    private static readonly Symbol s_defined = Symbol.WellKnown("defined");

    /// <summary>Reads the definition whose name is at <paramref name="index"/> and whose line ends before <paramref name="end"/>.</summary>
    /// <returns>The definition, or null with the reason in <paramref name="error"/>.</returns>
    public static MacroShape? Read(Token[] tokens, int index, int end, out string error)
    {
        error = "";
        if (index >= end || tokens[index].Kind != TokenKind.Identifier)
        {
            error = "it needs a name";
            return null;
        }

        Token name = tokens[index];
        if (name.Is(s_defined))
        {
            error = "'defined' can't be a macro";
            return null;
        }

        int body = index + 1;
        ImmutableArray<Symbol>? parameters = null;
        bool isVariadic = false;
        if (body < end && tokens[body].Kind == TokenKind.OpenParen && !tokens[body].HasSpaceBefore)
        {
            body = ReadParameters(tokens, body + 1, end, out ImmutableArray<Symbol> names, out isVariadic, out error);
            if (body < 0)
            {
                return null;
            }

            parameters = names;
        }

        short[]? parameterAt = FindParameters(tokens, body, end, parameters, isVariadic);
        return CheckOperators(tokens, body, end, parameterAt, parameters is not null, out bool hasOperators, out error)
            ? new MacroShape
            {
                Name = name.Symbol,
                Parameters = parameters,
                IsVariadic = isVariadic,
                Tokens = tokens,
                BodyStart = body,
                BodyEnd = end,
                ParameterAt = parameterAt,
                HasOperators = hasOperators,
                Span = name.Span,
            }
            : null;
    }

    /// <summary>Whether two definitions of a name are the same, so that the second is no redefinition (C11 6.10.3 paragraph 2).</summary>
    public static bool AreSame(MacroShape a, MacroShape b)
    {
        if (ReferenceEquals(a, b))
        {
            return true;
        }

        ReadOnlySpan<Token> bodyA = a.Body;
        ReadOnlySpan<Token> bodyB = b.Body;
        bool sameHead = a.Parameters.HasValue == b.Parameters.HasValue && a.IsVariadic == b.IsVariadic && a.Dynamic == b.Dynamic
            && (a.Parameters is not { } parameters || parameters.SequenceEqual(b.Parameters!.Value));
        if (!sameHead || bodyA.Length != bodyB.Length)
        {
            return false;
        }

        for (int i = 0; i < bodyA.Length; i++)
        {
            bool sameSpace = i == 0 || bodyA[i].HasSpaceBefore == bodyB[i].HasSpaceBefore;
            if (!sameSpace || bodyA[i].Kind != bodyB[i].Kind || bodyA[i].Text != bodyB[i].Text)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads the parameters behind the <c>(</c>; returns the index after the <c>)</c>, or -1.</summary>
    private static int ReadParameters(
        Token[] tokens, int i, int end, out ImmutableArray<Symbol> names, out bool isVariadic, out string error)
    {
        var builder = ImmutableArray.CreateBuilder<Symbol>();
        names = [];
        isVariadic = false;
        error = "its parameter list is malformed";
        if (i < end && tokens[i].Kind == TokenKind.CloseParen)
        {
            return i + 1;
        }

        var seen = new HashSet<Symbol>();
        while (i < end && builder.Count < MaxParameters)
        {
            Token token = tokens[i++];
            if (token.Kind == TokenKind.Ellipsis)
            {
                isVariadic = true;
                builder.Add(s_rest);
            }
            else if (token.Kind == TokenKind.Identifier && !token.Is(s_rest) && seen.Add(token.Symbol))
            {
                builder.Add(token.Symbol);
                if (i < end && tokens[i].Kind == TokenKind.Ellipsis)
                {
                    isVariadic = true;
                    i++;
                }
            }
            else
            {
                return -1;
            }

            if (i < end && tokens[i].Kind == TokenKind.CloseParen)
            {
                names = builder.ToImmutable();
                return i + 1;
            }

            if (isVariadic || i >= end || tokens[i++].Kind != TokenKind.Comma)
            {
                return -1;
            }
        }

        return -1;
    }

    private static short[]? FindParameters(Token[] tokens, int body, int end, ImmutableArray<Symbol>? parameters, bool isVariadic)
    {
        if (parameters is not { Length: > 0 } names)
        {
            return null;
        }

        short[]? result = null;
        for (int i = body; i < end; i++)
        {
            if (tokens[i].Kind != TokenKind.Identifier)
            {
                continue;
            }

            int index = names.IndexOf(tokens[i].Symbol);
            if (index < 0 && isVariadic && tokens[i].Is(s_optional))
            {
                index = OptionalPart;
            }

            if (index != -1)
            {
                if (result is null)
                {
                    result = new short[end - body];
                    for (int j = 0; j < result.Length; j++)
                    {
                        result[j] = -1;
                    }
                }

                result[i - body] = (short)index;
            }
        }

        return result;
    }

    private static bool CheckOperators(
        Token[] tokens, int body, int end, short[]? parameterAt, bool isFunctionLike, out bool hasOperators, out string error)
    {
        hasOperators = false;
        error = "";
        for (int i = body; i < end; i++)
        {
            if (tokens[i].Kind == TokenKind.HashHash)
            {
                hasOperators = true;
                if (i == body || i == end - 1)
                {
                    error = "'##' can't be at either end of its body";
                    return false;
                }
            }
            else if (tokens[i].Kind == TokenKind.Hash && isFunctionLike)
            {
                hasOperators = true;
                if (i == end - 1 || parameterAt is null || parameterAt[i + 1 - body] == -1)
                {
                    error = "'#' is not followed by a parameter";
                    return false;
                }
            }
            else if (parameterAt is not null && parameterAt[i - body] == OptionalPart)
            {
                hasOperators = true;
                if (EndOfOptionalPart(tokens, i, end, parameterAt, body) < 0)
                {
                    error = "'__VA_OPT__' is not followed by a part in parentheses";
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>The index of the <c>)</c> that closes the part after the <c>__VA_OPT__</c> at <paramref name="i"/>, or -1.</summary>
    public static int EndOfOptionalPart(Token[] tokens, int i, int end, short[] parameterAt, int body)
    {
        if (i + 1 >= end || tokens[i + 1].Kind != TokenKind.OpenParen)
        {
            return -1;
        }

        int depth = 0;
        for (int j = i + 1; j < end; j++)
        {
            if (parameterAt[j - body] == OptionalPart)
            {
                return -1;
            }

            depth += tokens[j].Kind == TokenKind.OpenParen ? 1 : tokens[j].Kind == TokenKind.CloseParen ? -1 : 0;
            if (depth == 0)
            {
                return j;
            }
        }

        return -1;
    }
}

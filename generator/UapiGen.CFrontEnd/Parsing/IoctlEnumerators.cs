using System.Collections.Generic;
using System.Collections.Immutable;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>
/// Finds the enumerators whose values are ioctl numbers: <c>enum { X = _IOW('b', 1, struct x) }</c>. What an enumerator is given is read anew, as the body
/// of a macro of its name would be: the expression that the parser met is expanded, and tells the type no more.
/// </summary>
internal static class IoctlEnumerators
{
    public static ImmutableArray<Macro> Find(ImmutableArray<Declaration> declarations, MacroEvaluator evaluator)
    {
        var found = ImmutableArray.CreateBuilder<Macro>();
        foreach (Declaration declaration in declarations)
        {
            if (declaration is not EnumDeclaration { UnderlyingType: not null } enumeration)
            {
                continue;
            }

            foreach (Enumerator enumerator in enumeration.Enumerators)
            {
                if (enumerator.IsExplicit && Definition(enumerator, evaluator.Unit) is { } definition)
                {
                    var macro = new Macro(definition, evaluator) { EnclosingDeclaration = enumeration };
                    if (macro.Ioctl is not null)
                    {
                        found.Add(macro);
                    }
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>What the enumerator is given, as a macro of its name; null when it uses no function-like macro, or is written by a macro itself.</summary>
    private static MacroDefinition? Definition(Enumerator enumerator, PreprocessedUnit unit)
    {
        if (enumerator.Span.File?.Lexed is not LexedFile { Tokens: var tokens } lexed || !ReferenceEquals(lexed.Symbols, unit.Symbols))
        {
            return null;
        }

        int start = IndexOf(tokens, enumerator.Span.Start) + 1;
        if (start <= 0 || tokens[start - 1].Text != enumerator.Name || start >= tokens.Count || tokens[start].Kind != TokenKind.Equal)
        {
            return null;
        }

        Token name = tokens[start - 1];
        var body = new List<Token>();
        bool hasCall = false;
        int depth = 0;
        for (int i = start + 1; i < tokens.Count; i++)
        {
            Token token = tokens[i];
            bool isEnd = depth == 0 && token.Kind is TokenKind.Comma or TokenKind.CloseBrace;
            if (isEnd || token.Kind is TokenKind.EndOfFile or TokenKind.Semicolon or TokenKind.Hash)
            {
                break;
            }

            depth += token.Kind == TokenKind.OpenParen ? 1 : token.Kind == TokenKind.CloseParen ? -1 : 0;
            hasCall |= token.Kind == TokenKind.OpenParen && body.Count > 0 && IsFunction(body[body.Count - 1], unit);
            body.Add(token);
        }

        return !hasCall ? null : new MacroDefinition(
            new MacroShape { Name = name.Symbol, Parameters = null, Tokens = [.. body], BodyStart = 0, BodyEnd = body.Count, Span = name.Span },
            tokenIndex: 0,
            isPredefined: false);
    }

    private static bool IsFunction(in Token token, PreprocessedUnit unit) =>
        token.Kind == TokenKind.Identifier && unit.MacroTable.Find(token.Symbol) is { IsFunctionLike: true };

    /// <summary>The index of the token at an offset, or -1.</summary>
    private static int IndexOf(ChunkedList<Token> tokens, int offset)
    {
        int low = 0;
        int high = tokens.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int start = tokens[middle].Start;
            if (start == offset)
            {
                return middle;
            }

            (low, high) = start < offset ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}

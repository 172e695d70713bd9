using System;
using System.Collections.Generic;

namespace UapiGen.CFrontEnd.Lexing;

/// <summary>Finds the directives of a file and joins the conditional ones to groups, so that skipping a branch is one step.</summary>
internal static class DirectiveBuilder
{
    private static readonly Dictionary<Symbol, DirectiveKind> s_kinds = new()
    {
        [Symbol.WellKnown("define")] = DirectiveKind.Define,
        [Symbol.WellKnown("undef")] = DirectiveKind.Undef,
        [Symbol.WellKnown("include")] = DirectiveKind.Include,
        [Symbol.WellKnown("include_next")] = DirectiveKind.IncludeNext,
        [Symbol.WellKnown("import")] = DirectiveKind.Include,
        [Symbol.WellKnown("if")] = DirectiveKind.If,
        [Symbol.WellKnown("ifdef")] = DirectiveKind.Ifdef,
        [Symbol.WellKnown("ifndef")] = DirectiveKind.Ifndef,
        [Symbol.WellKnown("elif")] = DirectiveKind.Elif,
        [Symbol.WellKnown("elifdef")] = DirectiveKind.Elifdef,
        [Symbol.WellKnown("elifndef")] = DirectiveKind.Elifndef,
        [Symbol.WellKnown("else")] = DirectiveKind.Else,
        [Symbol.WellKnown("endif")] = DirectiveKind.Endif,
        [Symbol.WellKnown("error")] = DirectiveKind.Error,
        [Symbol.WellKnown("warning")] = DirectiveKind.Warning,
        [Symbol.WellKnown("pragma")] = DirectiveKind.Pragma,
        [Symbol.WellKnown("line")] = DirectiveKind.Line,
        [Symbol.WellKnown("ident")] = DirectiveKind.Ignored,
        [Symbol.WellKnown("sccs")] = DirectiveKind.Ignored,
        [Symbol.WellKnown("assert")] = DirectiveKind.Ignored,
        [Symbol.WellKnown("unassert")] = DirectiveKind.Ignored,
    };

    private static readonly Symbol s_defined = Symbol.WellKnown("defined");

    /// <summary>Completes directives of which the start and the end are known.</summary>
    public static void Complete(ChunkedList<Token> tokens, Directive[] directives)
    {
        var open = new Stack<(int Last, bool HasElse)>();
        for (int i = 0; i < directives.Length; i++)
        {
            ref Directive directive = ref directives[i];
            directive.Kind = KindOf(tokens, directive);
            directive.NextInGroup = directives.Length;
            switch (directive.Kind)
            {
                case DirectiveKind.If or DirectiveKind.Ifdef or DirectiveKind.Ifndef:
                    open.Push((i, false));
                    break;
                case DirectiveKind.Elif or DirectiveKind.Elifdef or DirectiveKind.Elifndef or DirectiveKind.Else:
                    if (open.Count == 0 || open.Peek().HasElse)
                    {
                        directive.IsMisplaced = true;
                        break;
                    }

                    directives[open.Pop().Last].NextInGroup = i;
                    open.Push((i, directive.Kind == DirectiveKind.Else));
                    break;
                case DirectiveKind.Endif:
                    if (open.Count == 0)
                    {
                        directive.IsMisplaced = true;
                        break;
                    }

                    directives[open.Pop().Last].NextInGroup = i;
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>The include guard of a file, or null: its first directive tests X, the matching <c>#endif</c> ends it, nothing stands outside.</summary>
    public static Symbol? FindGuard(ChunkedList<Token> tokens, Directive[] directives)
    {
        if (directives.Length < 2 || directives[0].Start != 0 || directives[0].NextInGroup != directives.Length - 1)
        {
            return null;
        }

        ref Directive last = ref directives[directives.Length - 1];
        bool isWhole = last.Kind == DirectiveKind.Endif && tokens[last.End].Kind == TokenKind.EndOfFile;
        return isWhole ? TestedSymbol(tokens, directives[0]) : null;
    }

    /// <summary>The X of <c>#ifndef X</c>, <c>#if !defined X</c> and <c>#if !defined(X)</c>.</summary>
    private static Symbol? TestedSymbol(ChunkedList<Token> tokens, Directive directive)
    {
        (Token[] items, int start) = tokens.GetRange(directive.Start + 2, directive.End);
        ReadOnlySpan<Token> line = items.AsSpan(start, Math.Max(0, directive.End - directive.Start - 2));
        if (directive.Kind == DirectiveKind.Ifndef)
        {
            return line.Length == 1 && line[0].Kind == TokenKind.Identifier ? line[0].Symbol : null;
        }

        if (directive.Kind != DirectiveKind.If || line.Length < 3 || line[0].Kind != TokenKind.Exclamation || !line[1].Is(s_defined))
        {
            return null;
        }

        ReadOnlySpan<Token> name = line.Slice(2);
        if (name.Length == 3 && name[0].Kind == TokenKind.OpenParen && name[2].Kind == TokenKind.CloseParen)
        {
            name = name.Slice(1, 1);
        }

        return name.Length == 1 && name[0].Kind == TokenKind.Identifier ? name[0].Symbol : null;
    }

    private static DirectiveKind KindOf(ChunkedList<Token> tokens, Directive directive)
    {
        if (directive.End - directive.Start == 1)
        {
            return DirectiveKind.Null;
        }

        Token name = tokens[directive.Start + 1];
        if (name.Kind == TokenKind.Number)
        {
            return DirectiveKind.Ignored;
        }

        return s_kinds.TryGetValue(name.Symbol, out DirectiveKind kind) ? kind : DirectiveKind.Unknown;
    }
}

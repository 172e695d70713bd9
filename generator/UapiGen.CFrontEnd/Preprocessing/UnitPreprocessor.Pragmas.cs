using System;
using System.Text;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary><c>#pragma once</c>, <c>#pragma pack</c> and <c>_Pragma</c>; other pragmas mean nothing to declarations.</summary>
internal sealed partial class UnitPreprocessor
{
    private static readonly Symbol s_once = Symbol.WellKnown("once");
    private static readonly Symbol s_pack = Symbol.WellKnown("pack");

    /// <summary>Carries out <c>_Pragma("…")</c>; one that sets the packing leaves a token.</summary>
    public bool TryPragma(string text, in Token place, out Token result)
    {
        LexedFile line = LexedFile.Of(new SourceFile("<pragma>", "", text, HeaderOrigin.BuiltIn), _lexer);
        if (line.Tokens[0].Is(s_pack))
        {
            (Token[] items, int start) = line.Tokens.GetRange(1, line.Tokens.Count - 1);
            return TryMakePack(items.AsSpan(start, line.Tokens.Count - 2), place, out result);
        }

        result = default;
        return false;
    }

    private void ReadPragma(FileReader reader, Directive directive, bool inArguments)
    {
        if (directive.End - directive.Start < 3)
        {
            return;
        }

        Token name = reader.File.Tokens[directive.Start + 2];
        if (name.Is(s_once))
        {
            if (_records.TryGetValue(reader.File.File, out FileRecord? record))
            {
                record.IsPragmaOnce = true;
            }
        }
        else if (name.Is(s_pack) && !inArguments)
        {
            // GCC expands macros in this pragma.
            var arguments = new TokenBuffer();
            _directiveExpansion.Start(ArraySource.Of(reader.File.Tokens, directive.Start + 3, directive.End));
            while (_directiveExpansion.Next(out Token token))
            {
                arguments.Add(token);
            }

            if (TryMakePack(arguments.Span, name, out Token pack))
            {
                _output.Add(pack);
            }
        }
    }

    private bool TryMakePack(ReadOnlySpan<Token> tokens, in Token place, out Token result)
    {
        result = default;
        if (ReadPackArguments(tokens) is not { } arguments)
        {
            Report(PreprocessingRules.MalformedPack, place);
            return false;
        }

        result = new Token(TokenKind.PragmaPack, TokenFlags.AtLineStart, SymbolTable.NotInterned(arguments), place.Origin, place.Start, place.Length);
        return true;
    }

    /// <summary>
    /// The arguments in a <c>pack</c> pragma's parentheses without white space, or null when they are none of <c>()</c>, <c>(n)</c>,
    /// <c>(push)</c>, <c>(pop)</c>, the latter two with a label, and push with a number behind.
    /// </summary>
    private static string? ReadPackArguments(ReadOnlySpan<Token> tokens)
    {
        int last = tokens.Length - 1;
        if (last < 1 || tokens[0].Kind != TokenKind.OpenParen || tokens[last].Kind != TokenKind.CloseParen)
        {
            return null;
        }

        if (last == 1)
        {
            return "";
        }

        string first = tokens[1].Text;
        var text = new StringBuilder(first);
        bool isPush = first == "push";
        bool isValid = isPush || first == "pop" || (last == 2 && IsPackNumber(tokens[1]));
        for (int i = 2; i < last && isValid; i += 2)
        {
            // Pairs of a comma and a label, then a comma and a number.
            bool isLabel = i == 2 && i + 1 < last && tokens[i + 1].Kind == TokenKind.Identifier;
            bool isNumber = i + 2 == last && isPush && IsPackNumber(tokens[i + 1]);
            isValid = tokens[i].Kind == TokenKind.Comma && (isLabel || isNumber);
            text.Append(',').Append(tokens[i + 1].Text);
        }

        return isValid ? text.ToString() : null;
    }

    private static bool IsPackNumber(in Token token) => token.Kind == TokenKind.Number && token.Text is "0" or "1" or "2" or "4" or "8" or "16";
}

using System;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Lexing;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>Puts arguments into a macro's body and carries out <c>#</c>, <c>##</c> and <c>__VA_OPT__</c>; the result goes to the end of the arena.</summary>
internal sealed partial class ExpansionEngine
{
    private void Substitute(MacroDefinition macro, Call call, in Token name)
    {
        MacroShape shape = macro.Shape;
        if (!shape.HasOperators)
        {
            SubstitutePlainly(shape, call);
            return;
        }

        TokenBuffer result = _spareBuffers.Count > 0 ? _spareBuffers.Pop() : new TokenBuffer();
        result.Count = 0;
        SubstituteRange(shape, call, name, 0, shape.BodyEnd - shape.BodyStart, result);
        _arena.AddRange(result.Span);
        _spareBuffers.Push(result);
    }

    /// <summary>A body without operators, as most are.</summary>
    private void SubstitutePlainly(MacroShape shape, Call call)
    {
        Token[] tokens = shape.Tokens;
        short[]? parameterAt = shape.ParameterAt;
        bool spaceIsPending = false;
        for (int i = shape.BodyStart; i < shape.BodyEnd; i++)
        {
            int parameter = parameterAt is null ? -1 : parameterAt[i - shape.BodyStart];
            if (parameter < 0)
            {
                Append(_arena, tokens[i], tokens[i].Flags, ref spaceIsPending);
                continue;
            }

            Argument argument = _arguments[call.FirstArgument + parameter];
            if (!Charge(argument.ExpandedEnd - argument.ExpandedStart))
            {
                return;
            }

            AppendOperand(_arena, argument.ExpandedStart, argument.ExpandedEnd, tokens[i].Flags, ref spaceIsPending);
        }
    }

    private void SubstituteRange(MacroShape shape, Call call, in Token name, int from, int to, TokenBuffer result)
    {
        ReadOnlySpan<Token> body = shape.Body;
        bool isPasting = false;
        bool leftIsEmpty = true;
        bool spaceIsPending = false;
        for (int i = from; i < to; i++)
        {
            Token element = body[i];
            if (element.Kind == TokenKind.HashHash)
            {
                isPasting = true;
                continue;
            }

            if (IsGnuComma(shape, i, to))
            {
                AppendGnuComma(shape, call, element, body[i + 2], result, ref spaceIsPending);
                leftIsEmpty = false;
                i += 2;
                continue;
            }

            int mark = _arena.Count;
            int operand = mark;
            int operandEnd;
            bool isStringized = shape.Parameters is not null && element.Kind == TokenKind.Hash;
            int parameter = ParameterAt(shape, isStringized ? i + 1 : i);
            if (parameter == -1)
            {
                _arena.Add(element);
                operandEnd = _arena.Count;
            }
            else if (parameter == MacroReader.OptionalPart)
            {
                i = AppendOptionalPart(shape, call, name, isStringized ? i + 1 : i, out operand);
                operandEnd = _arena.Count;
            }
            else
            {
                bool isOperand = isStringized || isPasting || (i + 1 < to && body[i + 1].Kind == TokenKind.HashHash);
                Argument argument = _arguments[call.FirstArgument + parameter];
                (operand, operandEnd) = isOperand ? (argument.Start, argument.End) : (argument.ExpandedStart, argument.ExpandedEnd);
                i += isStringized ? 1 : 0;
            }

            if (isStringized)
            {
                Token text = Stringizer.Stringize(_arena.Items.AsSpan(operand, operandEnd - operand), element);
                operand = _arena.Count;
                _arena.Add(text);
                operandEnd = _arena.Count;
                if (!Charge(text.Text.Length))
                {
                    return;
                }
            }

            if (!Charge(operandEnd - operand))
            {
                return;
            }

            bool isEmpty = operand == operandEnd;
            if (isPasting && !leftIsEmpty && !isEmpty)
            {
                PasteOnto(result, _arena.Items[operand], name);
                operand++;
                leftIsEmpty = false;
                AppendRest(result, operand, operandEnd);
            }
            else
            {
                AppendOperand(result, operand, operandEnd, element.Flags, ref spaceIsPending);
                leftIsEmpty = isEmpty && (!isPasting || leftIsEmpty);
            }

            isPasting = false;
            _arena.Count = mark;
        }
    }

    private static int ParameterAt(MacroShape shape, int i) => shape.ParameterAt is { } parameterAt ? parameterAt[i] : -1;

    /// <summary>GNU's <c>, ## rest</c>: no paste; the comma goes when the variadic argument is absent.</summary>
    private static bool IsGnuComma(MacroShape shape, int i, int to) =>
        shape.IsVariadic && shape.Body[i].Kind == TokenKind.Comma && i + 2 < to && shape.Body[i + 1].Kind == TokenKind.HashHash
        && ParameterAt(shape, i + 2) == shape.Parameters!.Value.Length - 1;

    private void AppendGnuComma(MacroShape shape, Call call, in Token comma, in Token rest, TokenBuffer result, ref bool spaceIsPending)
    {
        Argument argument = _arguments[call.FirstArgument + shape.Parameters!.Value.Length - 1];

        // gcc keeps the comma for an argument that is there but empty, unless the macro has no other parameter.
        if (argument.IsAbsent || (call.IsOnlyArgument && argument.Length == 0))
        {
            return;
        }

        Append(result, comma, comma.Flags, ref spaceIsPending);
        if (Charge(argument.Length))
        {
            AppendOperand(result, argument.Start, argument.End, rest.Flags, ref spaceIsPending);
        }
    }

    /// <summary>Puts what <c>__VA_OPT__(…)</c> at <paramref name="i"/> stands for on the arena; returns the index of its <c>)</c>.</summary>
    private int AppendOptionalPart(MacroShape shape, Call call, in Token name, int i, out int start)
    {
        start = _arena.Count;
        int close = MacroReader.EndOfOptionalPart(shape.Tokens, shape.BodyStart + i, shape.BodyEnd, shape.ParameterAt!, shape.BodyStart) - shape.BodyStart;
        Argument rest = _arguments[call.FirstArgument + shape.Parameters!.Value.Length - 1];
        if (rest.ExpandedEnd > rest.ExpandedStart)
        {
            var part = new TokenBuffer();
            SubstituteRange(shape, call, name, i + 2, close, part);
            start = _arena.Count;
            _arena.AddRange(part.Span);
        }

        return close;
    }

    private void PasteOnto(TokenBuffer result, in Token right, in Token name)
    {
        ref Token left = ref result.Items[result.Count - 1];
        if (!Charge(left.Text.Length + right.Text.Length))
        {
            return;
        }

        if (Stringizer.Paste(left, right, symbols) is { } pasted)
        {
            left = pasted;
            return;
        }

        host.Report(PreprocessingRules.InvalidPaste, name, left.Text, right.Text);
        result.Add(right.With(right.Flags & TokenFlags.NoExpand));
    }

    private void AppendRest(TokenBuffer result, int start, int end)
    {
        if (end > start)
        {
            result.AddRange(_arena.Items.AsSpan(start, end - start));
        }
    }

    /// <summary>Appends a stretch of the arena, its first token spaced as the body's element that it replaces.</summary>
    private void AppendOperand(TokenBuffer result, int start, int end, TokenFlags spacing, ref bool spaceIsPending)
    {
        if (start == end)
        {
            spaceIsPending |= (spacing & TokenFlags.SpaceBefore) != 0;
            return;
        }

        Token first = _arena.Items[start];
        Append(result, first, (first.Flags & TokenFlags.NoExpand) | (spacing & TokenFlags.SpaceBefore), ref spaceIsPending);
        AppendRest(result, start + 1, end);
    }

    private static void Append(TokenBuffer result, in Token token, TokenFlags flags, ref bool spaceIsPending)
    {
        result.Add(token.With(spaceIsPending ? flags | TokenFlags.SpaceBefore : flags));
        spaceIsPending = false;
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Lexing;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>The arguments of a function-like macro's use: collected, then expanded on their own when the body asks for that (C11 6.10.3.1).</summary>
internal sealed partial class ExpansionEngine
{
    private readonly TokenBuffer _arena = new(256);
    private readonly List<Argument> _arguments = [];
    private readonly Stack<TokenBuffer> _spareBuffers = new();

    /// <summary>Collects the arguments behind the <c>(</c> and puts the replacement on the stack.</summary>
    private bool EnterFunctionLike(MacroDefinition macro, in Token name)
    {
        int firstArgument = _arguments.Count;
        int argumentsStart = _arena.Count;
        bool isClosed = CollectArguments(macro.Shape, firstArgument);
        if (_hasGivenUp)
        {
            return true;
        }

        int given = _arguments.Count - firstArgument;
        int expected = macro.Shape.Parameters!.Value.Length;
        bool isEmptyCall = expected == 0 && given == 1 && _arguments[firstArgument].Length == 0;
        bool lacksRest = macro.IsVariadic && given == expected - 1;
        if (!isClosed || !(isEmptyCall || lacksRest || given == expected))
        {
            ReportArguments(macro, name, isClosed, expected, isEmptyCall ? 0 : given);
            LeaveCall(name, firstArgument, argumentsStart, isClosed);
            return true;
        }

        if (lacksRest)
        {
            _arguments.Add(new Argument { Start = _arena.Count, End = _arena.Count, IsAbsent = true });
        }

        if (Charge(macro.Shape.BodyEnd - macro.Shape.BodyStart + _arena.Count - argumentsStart + 1))
        {
            var call = new Call(firstArgument, given == 1 && expected == 1);
            ExpandUsedArguments(macro.Shape, call);
            int start = _arena.Count;
            Substitute(macro, call, name);
            if (!_hasGivenUp)
            {
                Push(null, start, _arena.Count, macro, name.Flags);
            }
        }

        _arguments.RemoveRange(firstArgument, _arguments.Count - firstArgument);
        return true;
    }

    /// <summary>Splits the tokens up to the matching <c>)</c> at commas; the variadic parameter takes the rest. False when there is no <c>)</c>.</summary>
    private bool CollectArguments(MacroShape shape, int firstArgument)
    {
        int rest = shape.IsVariadic ? shape.Parameters!.Value.Length - 1 : int.MaxValue;
        int parens = 0;
        int start = _arena.Count;
        while (NextRaw(out Token token))
        {
            if (!Charge(1))
            {
                return false;
            }

            switch (token.Kind)
            {
                case TokenKind.OpenParen:
                    parens++;
                    break;
                case TokenKind.CloseParen when parens-- == 0:
                    _arguments.Add(new Argument { Start = start, End = _arena.Count });
                    return true;
                case TokenKind.Comma when parens == 0 && _arguments.Count - firstArgument < rest:
                    _arguments.Add(new Argument { Start = start, End = _arena.Count });
                    start = _arena.Count;
                    continue;
                default:
                    break;
            }

            _arena.Add(token.IsAtLineStart ? token.With((token.Flags & ~TokenFlags.AtLineStart) | TokenFlags.SpaceBefore) : token);
        }

        _arguments.Add(new Argument { Start = start, End = _arena.Count });
        return false;
    }

    private void ReportArguments(MacroDefinition macro, in Token name, bool isClosed, int expected, int given)
    {
        if (!isClosed)
        {
            host.Report(PreprocessingRules.UnterminatedInvocation, name, name.Text);
            return;
        }

        string takes = (macro.IsVariadic ? "at least " : "") + (macro.IsVariadic ? expected - 1 : expected).ToString(CultureInfo.InvariantCulture);
        host.Report(PreprocessingRules.WrongArgumentCount, name, name.Text, takes, given.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Gives a call that can't be expanded back as it stands, the name marked; without its <c>)</c> only the name, as gcc does.</summary>
    private void LeaveCall(in Token name, int firstArgument, int argumentsStart, bool isClosed)
    {
        var text = new TokenBuffer();
        Token marked = name.With(name.Flags | TokenFlags.NoExpand);
        text.Add(marked);
        if (isClosed)
        {
            text.Add(MakePunctuator(TokenKind.OpenParen, name));
            for (int i = firstArgument; i < _arguments.Count; i++)
            {
                if (i > firstArgument)
                {
                    text.Add(MakePunctuator(TokenKind.Comma, name));
                }

                text.AddRange(_arena.Items.AsSpan(_arguments[i].Start, _arguments[i].Length));
            }

            text.Add(MakePunctuator(TokenKind.CloseParen, name));
        }

        _arguments.RemoveRange(firstArgument, _arguments.Count - firstArgument);
        _arena.Count = argumentsStart;
        _arena.AddRange(text.Span);
        Push(null, argumentsStart, _arena.Count, null, name.Flags);
    }

    private static Token MakePunctuator(TokenKind kind, in Token place) =>
        new(kind, TokenFlags.None, Punctuators.SymbolOf(kind), place.Origin, place.Start, place.Length);

    /// <summary>Expands the arguments that the body uses other than by <c>#</c> and <c>##</c>, each once.</summary>
    private void ExpandUsedArguments(MacroShape shape, Call call)
    {
        if (shape.ParameterAt is not { } parameterAt)
        {
            return;
        }

        for (int i = 0; i < parameterAt.Length && !_hasGivenUp; i++)
        {
            int parameter = parameterAt[i];
            if (parameter == MacroReader.OptionalPart)
            {
                // Whether the part counts depends on the expansion of the variadic argument.
                parameter = shape.Parameters!.Value.Length - 1;
            }
            else if (parameter < 0 || IsOperand(shape, i))
            {
                continue;
            }

            int index = call.FirstArgument + parameter;
            if (!_arguments[index].IsExpanded)
            {
                _arguments[index] = Expand(_arguments[index]);
            }
        }
    }

    /// <summary>Whether the body's element stands next to <c>##</c> or behind <c>#</c>.</summary>
    private static bool IsOperand(MacroShape shape, int i)
    {
        ReadOnlySpan<Token> body = shape.Body;
        return shape.HasOperators
            && ((i + 1 < body.Length && body[i + 1].Kind == TokenKind.HashHash) || (i > 0 && body[i - 1].Kind is TokenKind.HashHash or TokenKind.Hash));
    }

    private Argument Expand(Argument argument)
    {
        argument.IsExpanded = true;
        argument.ExpandedStart = argument.Start;
        argument.ExpandedEnd = argument.End;
        if (!NamesMacro(_arena.Items.AsSpan(argument.Start, argument.Length)))
        {
            return argument;
        }

        if (_nesting >= MaxArgumentNesting)
        {
            GiveUp($"{MaxArgumentNesting.ToString(CultureInfo.InvariantCulture)} levels of arguments within arguments");
            return argument;
        }

        TokenBuffer expanded = _spareBuffers.Count > 0 ? _spareBuffers.Pop() : new TokenBuffer();
        expanded.Count = 0;
        int outerFloor = _floor;
        TokenSource? outerSource = _source;
        bool outerSpace = _spaceIsPending;
        _spaceIsPending = false;
        _floor = _depth;
        _source = null;
        _nesting++;
        Push(null, argument.Start, argument.End, null, _arena.Items[argument.Start].Flags);
        while (Pull(out Token token))
        {
            expanded.Add(token);
        }

        _nesting--;
        _source = outerSource;
        _floor = outerFloor;
        _spaceIsPending = outerSpace;
        if (_hasGivenUp)
        {
            return argument;
        }

        argument.ExpandedStart = _arena.Count;
        _arena.AddRange(expanded.Span);
        argument.ExpandedEnd = _arena.Count;
        _spareBuffers.Push(expanded);
        Charge(expanded.Count);
        return argument;
    }

    private bool NamesMacro(ReadOnlySpan<Token> tokens)
    {
        foreach (ref readonly Token token in tokens)
        {
            if (token.Kind == TokenKind.Identifier && macros.Find(token.Symbol) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An argument: its tokens as written and, once asked for, expanded; both are stretches of the arena.</summary>
    private struct Argument
    {
        public int Start;
        public int End;
        public int ExpandedStart;
        public int ExpandedEnd;
        public bool IsExpanded;

        /// <summary>The variadic argument of a use that has no comma for it.</summary>
        public bool IsAbsent;

        public readonly int Length => End - Start;
    }

    /// <summary>The arguments that a replacement is made with.</summary>
    private readonly record struct Call(int FirstArgument, bool IsOnlyArgument);
}

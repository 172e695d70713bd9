using System;
using System.Collections.Generic;
using System.Threading;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Lexing;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>Expands macros (C11 6.10.3) in tokens that are given, with the definitions of the end of a unit.</summary>
public sealed class Expander
{
    private readonly SymbolMap<MacroDefinition> _macros;
    private readonly SymbolTable _symbols;
    private readonly Host _host;
    private readonly TokenBuffer _result = new();
    private ExpansionEngine? _engine;
    private CancellationToken _cancellationToken;

    internal Expander(SymbolMap<MacroDefinition> macros, SymbolTable symbols)
    {
        _macros = macros;
        _symbols = symbols;
        _host = new Host();
    }

    /// <summary>
    /// Expands all macros in <paramref name="tokens"/> as if they stood at the end of the unit. The tokens may be a macro's body, or made by
    /// <see cref="Make"/> to ask what <c>NAME(a, b)</c> expands to.
    /// </summary>
    /// <param name="unexpanded">Macros to leave alone (their arguments are still expanded), such as <c>_IOC</c>; null for none.</param>
    /// <returns>The expansion, or null when it goes beyond the limits of work or breaks a rule of macros.</returns>
    public Token[]? Expand(ReadOnlySpan<Token> tokens, ISet<Symbol>? unexpanded = null, CancellationToken cancellationToken = default) =>
        TryExpand(tokens.ToArray(), 0, tokens.Length, null, unexpanded, keepsKnownOperands: false, cancellationToken) ? _result.Span.ToArray() : null;

    /// <summary>Expands the body of an object-like macro, within which the macro's own name is not expanded; null as above.</summary>
    public Token[]? ExpandBody(MacroDefinition macro, ISet<Symbol>? unexpanded = null, CancellationToken cancellationToken = default)
    {
        MacroShape shape = macro.Shape;
        return TryExpand(shape.Tokens, shape.BodyStart, shape.BodyEnd, macro, unexpanded, keepsKnownOperands: false, cancellationToken) ? _result.Span.ToArray() : null;
    }

    /// <summary>
    /// Expands the body of an object-like macro for its value: names that are known operands (<see cref="MacroDefinition.IsKnownOperand"/>) stay.
    /// False as above. The expansion is there until the next one is asked for.
    /// </summary>
    internal bool TryExpandForValue(MacroDefinition macro, ISet<Symbol>? unexpanded, out ReadOnlySpan<Token> expansion)
    {
        MacroShape shape = macro.Shape;
        if (!CouldExpandFurther(macro))
        {
            expansion = shape.Body;
            return true;
        }

        bool isExpanded = TryExpand(shape.Tokens, shape.BodyStart, shape.BodyEnd, macro, unexpanded, keepsKnownOperands: true, CancellationToken.None);
        expansion = _result.Span;
        return isExpanded;
    }

    /// <summary>A token made up by the caller, to stand for a parameter or a call; it takes its place from <paramref name="like"/>.</summary>
    public static Token Make(TokenKind kind, Symbol symbol, Token like) =>
        new(kind, TokenFlags.None, symbol, like.Origin, like.Start, like.Length);

    /// <summary>Whether the body names a macro, or may come to: else it is its own expansion, arguments aside.</summary>
    internal bool CouldExpandFurther(MacroDefinition macro)
    {
        if (macro.Shape.HasOperators)
        {
            return true;
        }

        foreach (ref readonly Token token in macro.Body)
        {
            if (token.Kind == TokenKind.Identifier && _macros.Find(token.Symbol) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private bool TryExpand(
        Token[] tokens, int start, int end, MacroDefinition? disabled, ISet<Symbol>? unexpanded, bool keepsKnownOperands, CancellationToken cancellationToken)
    {
        if (_engine is null || _cancellationToken != cancellationToken)
        {
            _cancellationToken = cancellationToken;
            _engine = new ExpansionEngine(_macros, _symbols, _host, cancellationToken)
            {
                MaxTokens = PreprocessorLimits.MaxValueTokens,
                MaxDepth = PreprocessorLimits.MaxValueDepth,
            };
        }

        if (_engine.TotalWork > PreprocessorLimits.MaxValueWork)
        {
            return false;
        }

        _result.Count = 0;
        _host.HasFailed = false;
        _engine.Unexpanded = unexpanded;
        _engine.KeepsKnownOperands = keepsKnownOperands;
        if (disabled is not null)
        {
            disabled.IsDisabled = true;
        }

        try
        {
            _engine.Start(new ArraySource(tokens, start, end));
            while (_engine.Next(out Token token))
            {
                _result.Add(token);
            }
        }
        finally
        {
            _engine.Stop();
            if (disabled is not null)
            {
                disabled.IsDisabled = false;
                disabled.IsBeyondLimits |= _engine.HasGivenUp;
            }
        }

        return !_host.HasFailed;
    }

    /// <summary>Outside of the text there are no lines, no packing and nobody to report to.</summary>
    private sealed class Host : IExpansionHost
    {
        public bool HasFailed { get; set; }

        /// <summary>What depends on the place of its use has no value without one.</summary>
        public Token ExpandDynamic(DynamicMacro macro, in Token name)
        {
            HasFailed = true;
            return name.With(name.Flags | TokenFlags.NoExpand);
        }

        public bool TryPragma(string text, in Token place, out Token result)
        {
            result = default;
            return false;
        }

        public void Report(DiagnosticRule rule, in Token place, params string[] arguments) => HasFailed = true;
    }
}

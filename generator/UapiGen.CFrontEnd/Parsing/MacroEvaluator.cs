using System;
using System.Collections.Generic;
using System.Threading;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>
/// Evaluates macros with the definitions and declarations of the end of the unit: a macro may name an enumerator or a type that comes after it.
/// </summary>
internal sealed class MacroEvaluator : IMacroEvaluator
{
    private readonly object _lock = new();
    private readonly PreprocessedUnit _unit;
    private readonly Parser _parser;
    private readonly IoctlRecognizer _ioctls;

    /// <summary>The expression being evaluated.</summary>
    private readonly ChunkedList<Token> _tokens = new();

    public MacroEvaluator(PreprocessedUnit unit, Scope scope, TypeTable types)
    {
        _unit = unit;
        _parser = new Parser(scope, types, unit: null, new DiagnosticSink(), CancellationToken.None);
        _ioctls = new IoctlRecognizer(this);
    }

    public Parser Parser => _parser;

    public PreprocessedUnit Unit => _unit;

    public MacroEvaluation Evaluate(MacroDefinition macro)
    {
        lock (_lock)
        {
            return macro.IsFunctionLike ? EvaluateFunction(macro) : EvaluateObject(macro);
        }
    }

    public CommentSet FindComments(MacroDefinition macro)
    {
        SourceSpan name = macro.Span;
        ReadOnlySpan<Token> body = macro.Body;
        return name.File is not null && _unit.Comments.TryGetValue(name.File, out FileComments? comments)
            ? comments.FindFromLine(name.Start, body.Length > 0 ? body[body.Length - 1].End : name.End)
            : CommentSet.Empty;
    }

    /// <summary>The value of an expression in tokens that are expanded already; unknown when they are none.</summary>
    public Operand EvaluateExpression(ReadOnlySpan<Token> tokens)
    {
        if (tokens.Length == 0)
        {
            return Operand.Unknown();
        }

        Start(tokens);
        Operand operand = _parser.Expressions.Value(_parser.Expressions.ParseConstant());
        return _parser.Cursor.Failed || !_parser.Cursor.IsAtEnd ? Operand.Unknown() : operand;
    }

    /// <summary>The value of a macro without arguments, or of a call that the caller makes up; unknown when it has none.</summary>
    public Operand EvaluateUnexpanded(ReadOnlySpan<Token> tokens) =>
        _unit.Expander.Expand(tokens) is Token[] expansion ? EvaluateExpression(expansion) : Operand.Unknown();

    /// <summary>The type that tokens name, or the type of the expression that they are; null when they are neither.</summary>
    public CType? EvaluateType(ReadOnlySpan<Token> tokens)
    {
        if (tokens.Length == 0)
        {
            return null;
        }

        Start(tokens);
        CType? type = _parser.Specifiers.IsTypeStart() ? _parser.TypeNames.Parse() : _parser.Expressions.ParseConstant().Type;
        return _parser.Cursor.Failed || !_parser.Cursor.IsAtEnd ? null : type;
    }

    private MacroEvaluation EvaluateObject(MacroDefinition macro)
    {
        if (!CouldBeConstant(macro.Body) || _unit.Expander.ExpandBody(macro, _ioctls.Forms) is not Token[] tokens)
        {
            return MacroEvaluation.None;
        }

        bool isIoctl = _ioctls.NamesForm(tokens);
        Token[]? expansion = isIoctl ? _unit.Expander.ExpandBody(macro) : tokens;
        if (expansion is null)
        {
            return MacroEvaluation.None;
        }

        _parser.UsedLayout = false;
        ConstantValue? value = ConstantArithmetic.ToConstant(EvaluateExpression(expansion));
        bool usedLayout = _parser.UsedLayout;
        return value is null
            ? MacroEvaluation.None
            : new MacroEvaluation(value, usedLayout, isIoctl ? _ioctls.Recognize(tokens, value) : null, null);
    }

    private MacroEvaluation EvaluateFunction(MacroDefinition macro)
    {
        if (macro.IsVariadic || macro.Parameters is not { IsEmpty: false } parameters || macro.Body.Length < 3)
        {
            return MacroEvaluation.None;
        }

        // What NAME(a, b) expands to, for parameters named a and b that no macro touches.
        Token like = macro.Body[0];
        var call = new List<Token>
        {
            Expander.Make(TokenKind.Identifier, macro.Name, like),
            Expander.Make(TokenKind.OpenParen, _unit.Symbols.Intern("("), like),
        };
        var unexpanded = new HashSet<Symbol>(_ioctls.Forms);
        foreach (Symbol parameter in parameters)
        {
            if (call.Count > 2)
            {
                call.Add(Expander.Make(TokenKind.Comma, _unit.Symbols.Intern(","), like));
            }

            call.Add(Expander.Make(TokenKind.Identifier, parameter, like));
            unexpanded.Add(parameter);
        }

        call.Add(Expander.Make(TokenKind.CloseParen, _unit.Symbols.Intern(")"), like));
        unexpanded.Remove(macro.Name);
        return _unit.Expander.Expand(call.ToArray(), unexpanded) is Token[] tokens
            && _ioctls.NamesForm(tokens) && _ioctls.RecognizeParametric(tokens, parameters) is ParametricIoctl ioctl
            ? new MacroEvaluation(null, false, null, ioctl)
            : MacroEvaluation.None;
    }

    /// <summary>Most macros that are no constants show it by their first token.</summary>
    private static bool CouldBeConstant(ReadOnlySpan<Token> body) =>
        body.Length > 0 && body[0].Kind is TokenKind.Identifier or TokenKind.Number or TokenKind.Character or TokenKind.String or TokenKind.OpenParen
            or TokenKind.Minus or TokenKind.Plus or TokenKind.Tilde or TokenKind.Exclamation or TokenKind.Ampersand or TokenKind.Star;

    private void Start(ReadOnlySpan<Token> tokens)
    {
        _tokens.Clear();
        foreach (ref readonly Token token in tokens)
        {
            _tokens.Add(token);
        }

        _tokens.Add(Expander.Make(TokenKind.EndOfFile, tokens[tokens.Length - 1].Symbol, tokens[tokens.Length - 1]));
        _parser.Cursor.Start(_tokens);
    }
}

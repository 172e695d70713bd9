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

    /// <summary>The values of macros that need no expansion any more where an expression names them.</summary>
    private readonly SymbolMap<ConstantValue> _known = new();

    public MacroEvaluator(PreprocessedUnit unit, Scope scope, TypeTable types)
    {
        _unit = unit;
        _parser = new Parser(scope, types, unit: null, new DiagnosticSink(), CancellationToken.None) { KnownOperands = _known };
        _ioctls = new IoctlRecognizer(this);
        AddStandardTypes(scope, types);
    }

    /// <summary>
    /// The types of <c>stddef.h</c>, which a macro may name although the header includes nothing that defines them: every program has them before it
    /// uses the macro.
    /// </summary>
    private void AddStandardTypes(Scope scope, TypeTable types)
    {
        foreach ((string name, BuiltInType type) in new[] { ("size_t", types.Size), ("ptrdiff_t", types.PointerDifference), ("wchar_t", types.WideChar) })
        {
            Symbol symbol = _unit.Symbols.Intern(name);
            if (scope.FindTypedef(symbol) is null && scope.FindValue(symbol) is null)
            {
                scope.SetTypedef(symbol, new TypedefType(new TypedefDeclaration { Name = name, Type = type, Span = default }));
            }
        }
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

    /// <summary>Whether tokens begin as the name of a type does.</summary>
    public bool BeginsType(ReadOnlySpan<Token> tokens)
    {
        if (tokens.Length == 0)
        {
            return false;
        }

        Start(tokens);
        return _parser.Specifiers.IsTypeStart();
    }

    private MacroEvaluation EvaluateObject(MacroDefinition macro)
    {
        if (!CouldBeConstant(macro.Body) || !_unit.Expander.TryExpandForValue(macro, _ioctls.Forms, out ReadOnlySpan<Token> tokens))
        {
            return MacroEvaluation.None;
        }

        bool isIoctl = _ioctls.NamesForm(tokens);
        IoctlCall? call = isIoctl ? IoctlCall.Parse(tokens) : null;
        if (isIoctl && !_unit.Expander.TryExpandForValue(macro, null, out tokens))
        {
            return MacroEvaluation.None;
        }

        _parser.UsedLayout = false;
        ConstantValue? value = ConstantArithmetic.ToConstant(EvaluateExpression(tokens));
        bool usedLayout = _parser.UsedLayout;
        if (value is null)
        {
            return call is null ? MacroEvaluation.None : MacroEvaluation.IoctlWithoutNumber;
        }

        if (!isIoctl && !usedLayout && value is IntegerConstant or CharacterConstant && IsOperand(macro.Name, tokens))
        {
            macro.IsKnownOperand = true;
            _known.Set(macro.Name, value);
        }

        return new MacroEvaluation(value, usedLayout, call is null ? null : _ioctls.Recognize(call, value), null);
    }

    /// <summary>Whether the name may stand for its expansion in any expression: it is in parentheses, and the name means nothing else to the parser.</summary>
    private bool IsOperand(Symbol name, ReadOnlySpan<Token> expansion)
    {
        if (expansion[0].Kind != TokenKind.OpenParen || IoctlCall.FindPartner(expansion, 0) != expansion.Length - 1
            || name.Keyword != Keyword.None || _parser.Scope.FindTypedef(name) is not null)
        {
            return false;
        }

        foreach (ref readonly Token token in expansion)
        {
            if ((token.Flags & TokenFlags.NoExpand) != 0)
            {
                return false;
            }
        }

        return true;
    }

    private MacroEvaluation EvaluateFunction(MacroDefinition macro)
    {
        if (macro.IsVariadic || macro.Parameters is not { IsEmpty: false } parameters || macro.Body.Length < 3
            || !_unit.Expander.CouldExpandFurther(macro))
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
        foreach (Symbol parameter in parameters)
        {
            if (call.Count > 2)
            {
                call.Add(Expander.Make(TokenKind.Comma, _unit.Symbols.Intern(","), like));
            }

            Token argument = Expander.Make(TokenKind.Identifier, parameter, like);
            call.Add(argument.With(TokenFlags.NoExpand));
        }

        call.Add(Expander.Make(TokenKind.CloseParen, _unit.Symbols.Intern(")"), like));
        return _unit.Expander.Expand(call.ToArray(), _ioctls.FormsBut(macro.Name)) is Token[] tokens
            && _ioctls.NamesForm(tokens) && IoctlCall.Parse(tokens) is { } form && _ioctls.RecognizeParametric(form, parameters) is ParametricIoctl ioctl
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
        _tokens.AddRange(tokens);
        _tokens.Add(Expander.Make(TokenKind.EndOfFile, tokens[tokens.Length - 1].Symbol, tokens[tokens.Length - 1]));
        _parser.Cursor.Start(_tokens);
    }
}

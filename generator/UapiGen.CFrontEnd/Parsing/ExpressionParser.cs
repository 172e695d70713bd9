using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>
/// Reads expressions (C11 6.5) and evaluates them as it reads. What is not constant still has a type where that is known; only syntax that is
/// no expression at all fails.
/// </summary>
internal sealed class ExpressionParser(Parser parser)
{
    private const int LowestPrecedence = 1;

    private readonly TokenCursor _cursor = parser.Cursor;

    /// <summary>An expression with comma operators and assignments.</summary>
    public Operand Parse()
    {
        Operand operand = ParseAssignment();
        while (_cursor.Take(TokenKind.Comma))
        {
            // A constant has no comma operator (C11 6.6 paragraph 3), but its operand still has a type.
            operand = Operand.Unknown(Value(ParseAssignment()).Type);
        }

        return operand;
    }

    /// <summary>An expression without a comma operator, as an argument has it. Nothing that is assigned is a constant.</summary>
    public Operand ParseAssignment()
    {
        Operand left = ParseConstant();
        if (!IsAssignment(_cursor.Kind))
        {
            return left;
        }

        if (_cursor.Enter())
        {
            _cursor.Advance();
            ParseAssignment();
        }

        _cursor.Leave();
        return Operand.Unknown(left.Type);
    }

    /// <summary>A conditional expression, the form of all constant expressions (C11 6.6).</summary>
    public Operand ParseConstant()
    {
        Operand result = Operand.Unknown();
        if (_cursor.Enter())
        {
            result = ParseBinary(LowestPrecedence);
            if (_cursor.Take(TokenKind.Question))
            {
                result = ParseConditional(result);
            }
        }

        _cursor.Leave();
        return result;
    }

    public Operand ParseCast()
    {
        Operand result = Operand.Unknown();
        if (_cursor.Enter())
        {
            result = _cursor.Kind == TokenKind.OpenParen && parser.Specifiers.IsTypeStart(_cursor.Next) ? ParseCastOrLiteral() : ParseUnary();
        }

        _cursor.Leave();
        return result;
    }

    private Operand ParseConditional(Operand condition)
    {
        // GNU's "a ?: b" is a without a second evaluation.
        Operand whenTrue = _cursor.Kind == TokenKind.Colon ? condition : Parse();
        if (!_cursor.Expect(TokenKind.Colon, ":"))
        {
            return Operand.Unknown();
        }

        Operand whenFalse = ParseConstant();
        CType? type = CommonType(whenTrue, whenFalse);
        if (ConstantArithmetic.Truth(condition) is not bool truth)
        {
            return Operand.Unknown(type);
        }

        Operand chosen = truth ? whenTrue : whenFalse;
        return type is BuiltInType ? parser.Arithmetic.Convert(chosen, type) : chosen;
    }

    private CType? CommonType(Operand left, Operand right) =>
        ConstantArithmetic.ArithmeticType(left.Type) is BuiltInType leftType && ConstantArithmetic.ArithmeticType(right.Type) is BuiltInType rightType
            ? parser.Types.Common(leftType, rightType)
            : left.Type?.Canonical is PointerType ? left.Type : right.Type;

    private Operand ParseBinary(int precedence)
    {
        Operand left = ParseCast();
        while (true)
        {
            TokenKind op = _cursor.Kind;
            int own = BinaryOperators.Precedence(op);
            if (own < precedence)
            {
                return left;
            }

            _cursor.Advance();
            Operand right = ParseBinary(own + 1);
            left = op is TokenKind.AmpersandAmpersand or TokenKind.BarBar
                ? Logical(op == TokenKind.BarBar, left, right)
                : parser.Arithmetic.Binary(op, Value(left), Value(right));
        }
    }

    /// <summary><c>&amp;&amp;</c> or <c>||</c>: the left operand alone may decide, whatever the right one is.</summary>
    private Operand Logical(bool deciding, Operand left, Operand right)
    {
        bool? leftTruth = ConstantArithmetic.Truth(Value(left));
        if (leftTruth == deciding)
        {
            return parser.Arithmetic.Boolean(deciding);
        }

        return leftTruth is not null && ConstantArithmetic.Truth(Value(right)) is bool truth
            ? parser.Arithmetic.Boolean(truth)
            : Operand.Unknown(parser.Types.Int);
    }

    private Operand ParseCastOrLiteral()
    {
        _cursor.Advance();
        CType? type = parser.TypeNames.Parse();
        if (!_cursor.Expect(TokenKind.CloseParen, ")") || type is null)
        {
            return Operand.Unknown();
        }

        if (_cursor.Kind == TokenKind.OpenBrace)
        {
            // A compound literal: its type is all that can be known.
            _cursor.SkipBalanced();
            return parser.Primaries.ParseSuffixes(Operand.Unknown(type));
        }

        return parser.Arithmetic.Convert(Value(ParseCast()), type);
    }

    public Operand ParseUnary()
    {
        switch (_cursor.Kind)
        {
            case TokenKind.Plus or TokenKind.Minus or TokenKind.Tilde or TokenKind.Exclamation:
                TokenKind op = _cursor.Advance().Kind;
                return parser.Arithmetic.Unary(op, Value(ParseCast()));
            case TokenKind.PlusPlus or TokenKind.MinusMinus:
                _cursor.Advance();
                return Operand.Unknown(ParseCast().Type);
            case TokenKind.Ampersand:
                _cursor.Advance();
                return AddressOf(ParseCast());
            case TokenKind.Star:
                _cursor.Advance();
                return Dereference(Value(ParseCast()));
            case TokenKind.AmpersandAmpersand:
                // The address of a label, which only a function has.
                _cursor.Advance();
                _cursor.Take(TokenKind.Identifier);
                return Operand.Unknown();
            default:
                return parser.Primaries.Parse();
        }
    }

    private Operand AddressOf(Operand operand)
    {
        if (operand.Type is not CType type)
        {
            return Operand.Unknown();
        }

        var pointer = new PointerType(type, parser.Types.Target.PointerSize);
        return operand.Kind == OperandKind.Object ? Operand.Pointer(operand.Bits, pointer) : Operand.Unknown(pointer);
    }

    /// <summary>The object that a pointer leads to; only its type is known unless the pointer is a constant.</summary>
    public static Operand Dereference(Operand pointer)
    {
        CType? pointee = pointer.Type?.Canonical switch
        {
            PointerType { Pointee: var target } => target,
            ArrayType { Element: var element } => element,
            _ => null,
        };
        return pointee is null ? Operand.Unknown()
            : pointer.Kind == OperandKind.Pointer ? Operand.Object(pointer.Bits, pointee)
            : Operand.Unknown(pointee);
    }

    /// <summary>An operand as a value: an array or function becomes a pointer (C11 6.3.2.1), any other object is not constant.</summary>
    public Operand Value(Operand operand)
    {
        switch (operand.Type?.Canonical)
        {
            case ArrayType array when operand.Kind != OperandKind.String:
                var pointer = new PointerType(array.Element, parser.Types.Target.PointerSize);
                return operand.Kind == OperandKind.Object ? Operand.Pointer(operand.Bits, pointer) : Operand.Unknown(pointer);
            case FunctionType function:
                return Operand.Unknown(new PointerType(function, parser.Types.Target.PointerSize));
            default:
                return operand.Kind == OperandKind.Object ? Operand.Unknown(operand.Type) : operand;
        }
    }

    private static bool IsAssignment(TokenKind kind) =>
        kind is TokenKind.Equal or TokenKind.PlusEqual or TokenKind.MinusEqual or TokenKind.StarEqual or TokenKind.SlashEqual or TokenKind.PercentEqual
            or TokenKind.LessLessEqual or TokenKind.GreaterGreaterEqual or TokenKind.AmpersandEqual or TokenKind.BarEqual or TokenKind.CaretEqual;
}

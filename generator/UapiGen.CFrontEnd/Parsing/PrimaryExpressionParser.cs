using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>Reads primary and postfix expressions, and the operators that look at types: <c>sizeof</c>, <c>_Alignof</c>, <c>offsetof</c>.</summary>
internal sealed class PrimaryExpressionParser(Parser parser)
{
    private readonly TokenCursor _cursor = parser.Cursor;

    /// <summary>The type whose size <c>sizeof</c> gave last.</summary>
    public CType? SizedType { get; private set; }

    public Operand Parse()
    {
        Token token = _cursor.Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                _cursor.Advance();
                return ParseSuffixes(Number(token));
            case TokenKind.Character:
                _cursor.Advance();
                return ParseSuffixes(Literals.Character(token.Text, parser.Types) ?? Invalid(token));
            case TokenKind.String:
                return ParseSuffixes(ParseString());
            case TokenKind.OpenParen:
                return ParseSuffixes(ParseParenthesized());
            case TokenKind.Identifier when token.Keyword == Keyword.None:
                _cursor.Advance();
                return ParseSuffixes(ParseName(token));
            case TokenKind.Identifier:
                return ParseKeyword(token);
            default:
                return Invalid(token);
        }
    }

    /// <summary>What may follow a primary expression: subscripts, calls, members, <c>++</c>.</summary>
    public Operand ParseSuffixes(Operand operand)
    {
        while (!_cursor.IsAtEnd)
        {
            switch (_cursor.Kind)
            {
                case TokenKind.OpenBracket:
                    _cursor.Advance();
                    Operand index = parser.Expressions.Parse();
                    _cursor.Expect(TokenKind.CloseBracket, "]");
                    operand = ExpressionParser.Dereference(
                        parser.Arithmetic.Binary(TokenKind.Plus, parser.Expressions.Value(operand), parser.Expressions.Value(index)));
                    break;
                case TokenKind.OpenParen:
                    _cursor.SkipBalanced();
                    operand = Operand.Unknown(ReturnType(operand.Type));
                    break;
                case TokenKind.Dot:
                    _cursor.Advance();
                    operand = ParseMember(operand);
                    break;
                case TokenKind.Arrow:
                    _cursor.Advance();
                    operand = ParseMember(ExpressionParser.Dereference(parser.Expressions.Value(operand)));
                    break;
                case TokenKind.PlusPlus or TokenKind.MinusMinus:
                    _cursor.Advance();
                    operand = Operand.Unknown(operand.Type);
                    break;
                default:
                    return operand;
            }
        }

        return operand;
    }

    private Operand ParseName(in Token name)
    {
        // Inside its own replacement a macro's name is a plain one.
        if (parser.KnownOperands?.Find(name.Symbol) is { } known && (name.Flags & TokenFlags.NoExpand) == 0)
        {
            return known is IntegerConstant integer
                ? Operand.Integer(integer.Bits, integer.Type)
                : Operand.Character(unchecked((ulong)((CharacterConstant)known).Value), parser.Types.Int);
        }

        if (_cursor.Kind == TokenKind.OpenParen && parser.Builtins.TryParse(name) is Operand result)
        {
            return result;
        }

        // A name that nothing declares is no error here: only what needs its value can say so.
        return parser.Scope.FindValue(name.Symbol) ?? Operand.Unknown();
    }

    private Operand ParseKeyword(in Token token)
    {
        switch (token.Keyword)
        {
            case Keyword.Sizeof:
                _cursor.Advance();
                return ParseSizeof();
            case Keyword.Alignof:
                _cursor.Advance();
                return ParseAlignof(isStandard: token.Text == "_Alignof");
            case Keyword.Extension:
                _cursor.Advance();
                return parser.Expressions.ParseCast();
            case Keyword.BuiltinOffsetof or Keyword.BuiltinTypesCompatible:
                _cursor.Advance();
                return ParseSuffixes(parser.Builtins.Parse(token.Keyword));
            case Keyword.Real or Keyword.Imaginary:
                _cursor.Advance();
                return ParsePart(parser.Expressions.Value(parser.Expressions.ParseCast()), token.Keyword == Keyword.Real);
            case Keyword.Generic:
                _cursor.Advance();
                return ParseSuffixes(parser.Builtins.ParseGeneric());
            default:
                return Invalid(token);
        }
    }

    /// <summary>GNU's <c>__real__</c> and <c>__imag__</c>: of a real number the number itself, and 0.</summary>
    private Operand ParsePart(Operand operand, bool isReal) =>
        operand.Type?.Canonical is NumberGroupType { IsComplex: true } complex ? Operand.Unknown(complex.Element)
        : isReal || ConstantArithmetic.ArithmeticType(operand.Type) is not { IsInteger: true } type ? operand
        : Operand.Integer(0, type);

    private Operand ParseParenthesized()
    {
        if (_cursor.Next.Kind == TokenKind.OpenBrace)
        {
            // GNU's statement expression: passed over whole.
            _cursor.SkipBalanced();
            return Operand.Unknown();
        }

        _cursor.Advance();
        Operand operand = parser.Expressions.Parse();
        _cursor.Expect(TokenKind.CloseParen, ")");
        return operand;
    }

    private Operand ParseSizeof()
    {
        CType? type = ParseTypeOperand().Type;
        SizedType = type;
        parser.UsedLayout = true;
        return type?.Canonical switch
        {
            null or ArrayType { Length: null } => Operand.Unknown(parser.Types.Size),

            // GNU gives void and functions the size 1.
            BuiltInType { Kind: BuiltInKind.Void } => Operand.Integer(1, parser.Types.Size),
            { IsComplete: false } and not FunctionType => Operand.Unknown(parser.Types.Size),
            _ => Operand.Integer((ulong)type.Size, parser.Types.Size),
        };
    }

    private Operand ParseAlignof(bool isStandard)
    {
        Operand operand = ParseTypeOperand();
        parser.UsedLayout = true;
        return operand.Type is not CType type || type is { IsComplete: false } and not ArrayType ? Operand.Unknown(parser.Types.Size)
            : Operand.Integer((ulong)(operand.Member?.Alignment ?? (isStandard ? type.MemberAlignment : type.Alignment)), parser.Types.Size);
    }

    /// <summary>The operand of <c>sizeof</c>: a type in parentheses, or an expression of which only the type counts.</summary>
    private Operand ParseTypeOperand()
    {
        Operand operand = Operand.Unknown();
        if (_cursor.Enter())
        {
            if (_cursor.Kind == TokenKind.OpenParen && parser.Specifiers.IsTypeStart(_cursor.Next))
            {
                _cursor.Advance();
                operand = Operand.Unknown(parser.TypeNames.Parse());
                _cursor.Expect(TokenKind.CloseParen, ")");
                if (_cursor.Kind == TokenKind.OpenBrace)
                {
                    _cursor.SkipBalanced();
                    operand = ParseSuffixes(operand);
                }
            }
            else
            {
                operand = parser.Expressions.ParseUnary();
            }
        }

        _cursor.Leave();
        return operand;
    }

    private Operand ParseMember(Operand container)
    {
        if (_cursor.Kind != TokenKind.Identifier)
        {
            _cursor.Fail(ParserRules.Syntax, "a member", _cursor.Current.ToString());
            return Operand.Unknown();
        }

        string name = _cursor.Advance().Text;
        if (MemberLookup.Find(container.Type, name) is not MemberPlace member)
        {
            return Operand.Unknown();
        }

        parser.UsedLayout = true;
        Operand result = container.Kind == OperandKind.Object && member.Field.BitWidth is null
            ? Operand.Object(container.Bits + (ulong)(member.BitOffset / 8), member.Field.Type)
            : Operand.Unknown(member.Field.Type);
        return result.AsMember(member.Field);
    }

    private Operand ParseString()
    {
        var bytes = ImmutableArray.CreateBuilder<byte>();
        var texts = new List<string>();
        char wide = '\0';
        while (_cursor.Kind == TokenKind.String)
        {
            string text = _cursor.Advance().Text;
            texts.Add(text);
            wide = Literals.TryAppendString(text, bytes) ? wide : text[0];
        }

        if (wide == '\0')
        {
            return Operand.String(bytes.ToImmutable(), new ArrayType(parser.Types.Char, bytes.Count + 1));
        }

        // One wide literal makes all of them wide; only their size can be asked for.
        long length = 1 + texts.Sum(text => Literals.CountCharacters(text, isUtf16: wide == 'u'));
        return Operand.Unknown(new ArrayType(Literals.WideType(wide, parser.Types) ?? parser.Types.Char, length));
    }

    private Operand Number(in Token token) => Literals.Number(token.Text, parser.Types) ?? Invalid(token);

    private Operand Invalid(in Token token)
    {
        _cursor.FailAt(token, ParserRules.Syntax, "an expression", token.ToString());
        return Operand.Unknown();
    }

    private static CType? ReturnType(CType? type) => type?.Canonical switch
    {
        FunctionType function => function.ReturnType,
        PointerType { Pointee.Canonical: FunctionType function } => function.ReturnType,
        _ => null,
    };
}

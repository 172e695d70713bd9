using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>Reads calls of the compiler's own functions that fold to constants in headers' macros.</summary>
internal sealed class BuiltinCallParser(Parser parser)
{
    private static readonly Symbol s_constantP = Symbol.WellKnown("__builtin_constant_p");
    private static readonly Symbol s_chooseExpr = Symbol.WellKnown("__builtin_choose_expr");
    private static readonly Symbol s_expect = Symbol.WellKnown("__builtin_expect");
    private static readonly Symbol s_swap16 = Symbol.WellKnown("__builtin_bswap16");
    private static readonly Symbol s_swap32 = Symbol.WellKnown("__builtin_bswap32");
    private static readonly Symbol s_swap64 = Symbol.WellKnown("__builtin_bswap64");
    private static readonly Symbol s_stringLength = Symbol.WellKnown("__builtin_strlen");

    private readonly TokenCursor _cursor = parser.Cursor;

    /// <summary>Reads the arguments of a builtin of that name; null, with nothing read, for any other name.</summary>
    public Operand? TryParse(in Token name)
    {
        if (name.Is(s_constantP))
        {
            return ParseConstantP();
        }

        if (name.Is(s_chooseExpr))
        {
            return ParseChoose();
        }

        if (name.Is(s_expect))
        {
            return ParseExpect();
        }

        if (BitBuiltins.Find(name.Symbol) is BitBuiltin bits)
        {
            return ParseBits(bits);
        }

        if (name.Is(s_stringLength))
        {
            return ParseStringLength();
        }

        return name.Is(s_swap16) ? ParseSwap(BuiltInKind.UnsignedShort)
            : name.Is(s_swap32) ? ParseSwap(BuiltInKind.UnsignedInt)
            : name.Is(s_swap64) ? ParseSwap(parser.Types.Target.LongSize == 8 ? BuiltInKind.UnsignedLong : BuiltInKind.UnsignedLongLong)
            : null;
    }

    /// <summary>Reads the arguments of a builtin that takes types.</summary>
    public Operand Parse(Keyword keyword)
    {
        if (!_cursor.Expect(TokenKind.OpenParen, "("))
        {
            return Operand.Unknown();
        }

        CType? type = parser.TypeNames.Parse();
        _cursor.Expect(TokenKind.Comma, ",");
        Operand result = Operand.Unknown();
        if (keyword == Keyword.BuiltinOffsetof)
        {
            result = ParseOffset(type);
        }
        else if (parser.TypeNames.Parse() is CType other && type is not null)
        {
            result = parser.Arithmetic.Boolean(TypeIdentity.AreSame(type, other));
        }

        _cursor.Expect(TokenKind.CloseParen, ")");
        return result;
    }

    /// <summary>Reads what follows <c>_Generic</c> (C11 6.5.1.1): of the associations the one of the controlling expression's type.</summary>
    public Operand ParseGeneric()
    {
        _cursor.Expect(TokenKind.OpenParen, "(");
        CType? control = parser.Expressions.Value(parser.Expressions.ParseAssignment()).Type;
        control = control?.Canonical is ArrayType array ? new PointerType(array.Element, parser.Types.Target.PointerSize) : control;
        Operand? chosen = null;
        Operand otherwise = Operand.Unknown();
        while (_cursor.Take(TokenKind.Comma))
        {
            CType? type = _cursor.Take(Keyword.Default) ? null : parser.TypeNames.Parse();
            _cursor.Expect(TokenKind.Colon, ":");
            Operand operand = parser.Expressions.ParseAssignment();
            if (type is null)
            {
                otherwise = operand;
            }
            else if (control is not null && TypeIdentity.Qualifiers(type) == (false, false) && TypeIdentity.AreSame(type, control))
            {
                chosen ??= operand;
            }
        }

        _cursor.Expect(TokenKind.CloseParen, ")");
        return control is null ? Operand.Unknown() : chosen ?? otherwise;
    }

    /// <summary>A member designator: <c>a.b[2].c</c>.</summary>
    private Operand ParseOffset(CType? type)
    {
        parser.UsedLayout = true;
        ulong offset = 0;
        bool isFirst = true;
        bool isKnown = true;
        while (isFirst || _cursor.Kind is TokenKind.Dot or TokenKind.OpenBracket)
        {
            if (_cursor.Take(TokenKind.OpenBracket))
            {
                Operand index = parser.Expressions.Parse();
                _cursor.Expect(TokenKind.CloseBracket, "]");
                var array = type?.Canonical as ArrayType;
                isKnown &= array is not null && index.IsInteger;
                offset = unchecked(offset + (index.Bits * (ulong)(array?.Element.Size ?? 0)));
                type = array?.Element;
            }
            else
            {
                if (!isFirst)
                {
                    _cursor.Advance();
                }

                if (_cursor.Kind != TokenKind.Identifier)
                {
                    _cursor.Fail(ParserRules.Syntax, "a member", _cursor.Current.ToString());
                    return Operand.Unknown();
                }

                MemberPlace? member = MemberLookup.Find(type, _cursor.Advance().Text);
                isKnown &= member is { Field.BitWidth: null };
                offset += (ulong)((member?.BitOffset ?? 0) / 8);
                type = member?.Field.Type;
            }

            isFirst = false;
        }

        return isKnown ? Operand.Integer(ConstantArithmetic.Fit(offset, parser.Types.Size), parser.Types.Size) : Operand.Unknown(parser.Types.Size);
    }

    private Operand ParseConstantP()
    {
        _cursor.Advance();
        Operand operand = parser.Expressions.ParseAssignment();
        _cursor.Expect(TokenKind.CloseParen, ")");
        return parser.Arithmetic.Boolean(operand.IsConstant || operand.Kind == OperandKind.String);
    }

    private Operand ParseChoose()
    {
        _cursor.Advance();
        Operand condition = parser.Expressions.ParseAssignment();
        _cursor.Expect(TokenKind.Comma, ",");
        Operand whenTrue = parser.Expressions.ParseAssignment();
        _cursor.Expect(TokenKind.Comma, ",");
        Operand whenFalse = parser.Expressions.ParseAssignment();
        _cursor.Expect(TokenKind.CloseParen, ")");
        return ConstantArithmetic.Truth(condition) is bool truth ? (truth ? whenTrue : whenFalse) : Operand.Unknown();
    }

    private Operand ParseExpect()
    {
        _cursor.Advance();
        Operand operand = parser.Expressions.ParseAssignment();
        _cursor.Expect(TokenKind.Comma, ",");
        parser.Expressions.ParseAssignment();
        _cursor.Expect(TokenKind.CloseParen, ")");
        return parser.Arithmetic.Convert(operand, parser.Types.Get(BuiltInKind.Long));
    }

    private Operand ParseBits(BitBuiltin builtin)
    {
        BuiltInType type = parser.Types.Get(builtin.Argument);
        _cursor.Advance();
        Operand operand = parser.Arithmetic.Convert(parser.Expressions.Value(parser.Expressions.ParseAssignment()), type);
        _cursor.Expect(TokenKind.CloseParen, ")");
        return operand.IsInteger && BitBuiltins.Evaluate(builtin, operand.Bits, (int)type.Size * 8) is int value
            ? Operand.Integer((ulong)value, parser.Types.Int)
            : Operand.Unknown(parser.Types.Int);
    }

    private Operand ParseStringLength()
    {
        _cursor.Advance();
        Operand operand = parser.Expressions.ParseAssignment();
        _cursor.Expect(TokenKind.CloseParen, ")");
        int end = operand.Kind == OperandKind.String ? operand.Bytes.IndexOf((byte)0) : -1;
        return operand.Kind == OperandKind.String
            ? Operand.Integer((ulong)(end < 0 ? operand.Bytes.Length : end), parser.Types.Size)
            : Operand.Unknown(parser.Types.Size);
    }

    private Operand ParseSwap(BuiltInKind kind)
    {
        BuiltInType type = parser.Types.Get(kind);
        _cursor.Advance();
        Operand operand = parser.Arithmetic.Convert(parser.Expressions.Value(parser.Expressions.ParseAssignment()), type);
        _cursor.Expect(TokenKind.CloseParen, ")");
        if (!operand.IsInteger)
        {
            return Operand.Unknown(type);
        }

        ulong swapped = 0;
        for (int i = 0; i < type.Size; i++)
        {
            swapped = (swapped << 8) | ((operand.Bits >> (8 * i)) & 0xff);
        }

        return Operand.Integer(swapped, type);
    }
}

using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>Reads declaration specifiers: storage classes, qualifiers and the type, in any order.</summary>
internal sealed class SpecifierParser(Parser parser)
{
    private readonly TokenCursor _cursor = parser.Cursor;

    /// <summary>Whether the current token starts a type name.</summary>
    public bool IsTypeStart() => IsTypeStart(_cursor.Current);

    public bool IsTypeStart(in Token token)
    {
        if (token.Kind != TokenKind.Identifier)
        {
            return false;
        }

        switch (token.Keyword)
        {
            case Keyword.None:
                return parser.Scope.FindTypedef(token.Symbol) is not null;
            case Keyword.Atomic or Keyword.Attribute or Keyword.Bool or Keyword.BuiltinVaList or Keyword.Char or Keyword.Complex or Keyword.Const
                or Keyword.Double or Keyword.Enum or Keyword.Float or Keyword.Int or Keyword.Int128 or Keyword.Long or Keyword.Restrict
                or Keyword.Short or Keyword.Signed or Keyword.Struct or Keyword.Typeof or Keyword.Union or Keyword.Unsigned or Keyword.Void
                or Keyword.Volatile:
                return true;
            case Keyword.Extension:
                return true;
            default:
                return false;
        }
    }

    public DeclarationSpecifiers Parse()
    {
        var specifiers = default(DeclarationSpecifiers);
        var words = default(BuiltInWords);
        AttributeSet attributes = default;
        CType? type = null;
        bool isConst = false;
        bool isVolatile = false;
        while (!_cursor.IsAtEnd && _cursor.Kind == TokenKind.Identifier)
        {
            Keyword keyword = _cursor.Keyword;
            if (keyword == Keyword.None)
            {
                // A typedef's name is a type only where none has been seen: after one, it is the name being declared.
                if (type is not null || words.Any || parser.Scope.FindTypedef(_cursor.Current.Symbol) is not CType named)
                {
                    break;
                }

                type = named;
                specifiers.TypeMacro = _cursor.Advance().Macro;
            }
            else if (keyword is Keyword.Attribute or Keyword.Alignas)
            {
                parser.Attributes.Parse(ref attributes);
            }
            else if (keyword == Keyword.Typedef)
            {
                specifiers.IsTypedef = true;
                _cursor.Advance();
            }
            else if (IsIgnored(keyword))
            {
                _cursor.Advance();
            }
            else if (keyword is Keyword.Const or Keyword.Volatile)
            {
                isConst |= keyword == Keyword.Const;
                isVolatile |= keyword == Keyword.Volatile;
                _cursor.Advance();
            }
            else if (words.TryAdd(_cursor.Current))
            {
                Symbol? macro = _cursor.Advance().Macro;
                specifiers.TypeMacro ??= macro;
            }
            else if (type is null && !words.Any && TryParseOther(keyword, ref specifiers) is CType other)
            {
                type = other;
            }
            else
            {
                break;
            }
        }

        specifiers.HasType = type is not null || words.Any;
        if (type is null && !_cursor.Failed)
        {
            BuiltInType? number = words.Resolve(parser.Types);
            type = number is not null && words.IsComplex ? DerivedTypes.Complex(number) : number;
            if (type is null)
            {
                _cursor.Fail(ParserRules.Unsupported, "the type '" + words + "'");
            }
        }

        type = ApplyToNumber(type, attributes);
        if (type is not null && (isConst || isVolatile))
        {
            type = new QualifiedType(type, isConst, isVolatile);
        }

        specifiers.Type = type;
        specifiers.Attributes = attributes;
        return specifiers;
    }

    /// <summary>The type that <c>mode</c> and <c>vector_size</c> make of the arithmetic type that they stand on.</summary>
    public CType? ApplyToNumber(CType? type, AttributeSet attributes)
    {
        if (type is null || (attributes.Mode is null && attributes.VectorSize == 0))
        {
            return type;
        }

        BuiltInType? number = ConstantArithmetic.ArithmeticType(type);
        if (attributes.Mode is string mode)
        {
            number = number is null ? null : DerivedTypes.OfMode(number, mode, parser.Types);
            if (number is null)
            {
                _cursor.Fail(ParserRules.Unsupported, "the machine mode '" + mode + "'");
                return null;
            }
        }

        if (attributes.VectorSize == 0)
        {
            return number;
        }

        CType? vector = number is null ? null : DerivedTypes.Vector(number, attributes.VectorSize, parser.Types.Target);
        if (vector is null)
        {
            _cursor.Fail(ParserRules.Unsupported, "'vector_size' on '" + type + "'");
        }

        return vector;
    }

    /// <summary>Types that start with a keyword and bring a construct of their own.</summary>
    private CType? TryParseOther(Keyword keyword, ref DeclarationSpecifiers specifiers)
    {
        specifiers.TypeMacro = _cursor.Current.Macro;
        switch (keyword)
        {
            case Keyword.Struct or Keyword.Union:
                RecordDeclaration? record = parser.Records.Parse(out bool definesRecord);
                specifiers.DefinedRecord = definesRecord ? record : null;
                return record is null ? null : new RecordType(record);
            case Keyword.Enum:
                EnumDeclaration? enumeration = parser.Enums.Parse(out bool definesEnum);
                specifiers.DefinedEnum = definesEnum ? enumeration : null;
                return enumeration is null ? null : new EnumType(enumeration);
            case Keyword.Typeof:
                _cursor.Advance();
                return ParseTypeof();
            case Keyword.Atomic:
                _cursor.Advance();
                return _cursor.Kind == TokenKind.OpenParen ? ParseTypeof() : parser.TypeNames.ParseUnqualified();
            case Keyword.BuiltinVaList:
                _cursor.Advance();
                return parser.Types.Target.VaListLongs is int longs and not 0
                    ? new ArrayType(parser.Types.Get(BuiltInKind.UnsignedLong), longs)
                    : new PointerType(parser.Types.Void, parser.Types.Target.PointerSize);
            default:
                return null;
        }
    }

    private CType? ParseTypeof()
    {
        if (!_cursor.Expect(TokenKind.OpenParen, "("))
        {
            return null;
        }

        Token start = _cursor.Current;
        CType? type = IsTypeStart() ? parser.TypeNames.Parse() : parser.Expressions.Parse().Type;
        _cursor.Expect(TokenKind.CloseParen, ")");
        if (type is null)
        {
            _cursor.FailAt(start, ParserRules.Unsupported, "'typeof' of this expression");
        }

        return _cursor.Failed ? null : type;
    }

    private static bool IsIgnored(Keyword keyword) =>
        keyword is Keyword.Extern or Keyword.Static or Keyword.Register or Keyword.Auto or Keyword.Inline or Keyword.Noreturn or Keyword.Thread
            or Keyword.Extension or Keyword.Restrict;
}

using System;
using UapiGen.CFrontEnd.Layout;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>Reads <c>__attribute__((…))</c>, <c>[[…]]</c>, <c>_Alignas(…)</c> and <c>asm("…")</c> labels, in any number. Attributes without meaning for layout are passed over.</summary>
internal sealed class AttributeParser(Parser parser)
{
    private readonly TokenCursor _cursor = parser.Cursor;

    /// <summary>Reads all attributes that stand here and adds them to <paramref name="attributes"/>.</summary>
    public void Parse(ref AttributeSet attributes)
    {
        while (true)
        {
            switch (_cursor.Keyword)
            {
                case Keyword.Attribute:
                    _cursor.Advance();
                    ParseList(ref attributes);
                    break;
                case Keyword.Alignas:
                    ParseAlignas(ref attributes);
                    break;
                case Keyword.Asm:
                    _cursor.Advance();
                    while (_cursor.Take(Keyword.Volatile) || _cursor.Take(Keyword.Inline) || _cursor.Take(Keyword.Goto))
                    {
                    }

                    SkipArguments();
                    break;
                case Keyword.None when _cursor.IsAtStandardAttribute:
                    _cursor.SkipBalanced();
                    break;
                default:
                    return;
            }
        }
    }

    private void ParseList(ref AttributeSet attributes)
    {
        if (!_cursor.Expect(TokenKind.OpenParen, "(") || !_cursor.Expect(TokenKind.OpenParen, "("))
        {
            return;
        }

        while (!_cursor.IsAtEnd && _cursor.Kind != TokenKind.CloseParen)
        {
            if (!_cursor.Take(TokenKind.Comma))
            {
                ParseOne(ref attributes);
            }
        }

        _cursor.Expect(TokenKind.CloseParen, ")");
        _cursor.Expect(TokenKind.CloseParen, ")");
    }

    private void ParseOne(ref AttributeSet attributes)
    {
        if (_cursor.Kind != TokenKind.Identifier)
        {
            _cursor.Fail(ParserRules.Syntax, "an attribute", _cursor.Current.ToString());
            return;
        }

        Token name = _cursor.Advance();
        switch (WithoutUnderscores(name.Text))
        {
            case "packed":
                attributes.IsPacked = true;
                SkipArguments();
                break;
            case "aligned":
                ParseAligned(ref attributes, name);
                break;
            case "mode":
                attributes.Mode = WithoutUnderscores(ParseName(name) ?? "");
                break;
            case "counted_by" or "counted_by_le" or "counted_by_be":
                attributes.CountedBy = ParseName(name);
                break;
            case "bitwise":
                attributes.IsBitwise = true;
                SkipArguments();
                break;
            case "vector_size":
                attributes.VectorSize = ParseSize(name);
                break;
            case "scalar_storage_order" or "ms_struct":
                _cursor.FailAt(name, ParserRules.Unsupported, "the attribute '" + name.Text + "'");
                break;
            default:
                SkipArguments();
                break;
        }
    }

    private void ParseAligned(ref AttributeSet attributes, in Token name)
    {
        int alignment = parser.Types.Target.BiggestAlignment;
        if (_cursor.Take(TokenKind.OpenParen))
        {
            Operand operand = parser.Expressions.ParseConstant();
            _cursor.Expect(TokenKind.CloseParen, ")");
            if (!_cursor.Failed && !TryGetAlignment(operand, out alignment))
            {
                _cursor.FailAt(name, ParserRules.BadAttribute, name.Text);
            }
        }

        attributes.Aligned = Math.Max(attributes.Aligned, alignment);
    }

    private void ParseAlignas(ref AttributeSet attributes)
    {
        Token name = _cursor.Advance();
        if (!_cursor.Expect(TokenKind.OpenParen, "("))
        {
            return;
        }

        int alignment = 0;
        if (parser.Specifiers.IsTypeStart())
        {
            alignment = parser.TypeNames.Parse()?.MemberAlignment ?? 0;
        }
        else
        {
            Operand operand = parser.Expressions.ParseConstant();
            bool isZero = operand.IsInteger && operand.Bits == 0;
            if (!_cursor.Failed && !isZero && !TryGetAlignment(operand, out alignment))
            {
                _cursor.FailAt(name, ParserRules.BadAttribute, name.Text);
            }
        }

        _cursor.Expect(TokenKind.CloseParen, ")");
        attributes.Aligned = Math.Max(attributes.Aligned, alignment);
    }

    /// <summary>Reads an argument list that is one constant.</summary>
    private long ParseSize(in Token attribute)
    {
        if (!_cursor.Expect(TokenKind.OpenParen, "("))
        {
            return 0;
        }

        Operand operand = parser.Expressions.ParseConstant();
        _cursor.Expect(TokenKind.CloseParen, ")");
        if (!_cursor.Failed && (!operand.IsInteger || operand.Bits is 0 or > long.MaxValue))
        {
            _cursor.FailAt(attribute, ParserRules.BadAttribute, attribute.Text);
        }

        return (long)operand.Bits;
    }

    private static bool TryGetAlignment(Operand operand, out int alignment)
    {
        bool isValid = operand.IsInteger && operand.Bits is > 0 and <= TypeLimits.MaximumAlignment && (operand.Bits & (operand.Bits - 1)) == 0;
        alignment = isValid ? (int)operand.Bits : 0;
        return isValid;
    }

    /// <summary>Reads an argument list that is one identifier.</summary>
    private string? ParseName(in Token attribute)
    {
        string? name = null;
        if (_cursor.Take(TokenKind.OpenParen) && _cursor.Kind == TokenKind.Identifier)
        {
            name = _cursor.Advance().Text;
        }

        if (name is null || !_cursor.Take(TokenKind.CloseParen))
        {
            _cursor.FailAt(attribute, ParserRules.BadAttribute, attribute.Text);
        }

        return name;
    }

    private void SkipArguments()
    {
        if (_cursor.Kind == TokenKind.OpenParen)
        {
            _cursor.SkipBalanced();
        }
    }

    /// <summary>An attribute's name means the same with two underscores around it.</summary>
    private static string WithoutUnderscores(string name) =>
        name.Length > 4 && name.StartsWith("__", StringComparison.Ordinal) && name.EndsWith("__", StringComparison.Ordinal)
            ? name.Substring(2, name.Length - 4)
            : name;
}

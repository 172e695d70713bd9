using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>Reads <c>_Static_assert(…)</c> (C11 6.7.10) and checks it when its condition is a constant.</summary>
internal sealed class StaticAssertionParser(Parser parser)
{
    private readonly TokenCursor _cursor = parser.Cursor;

    public void Parse()
    {
        Token keyword = _cursor.Advance();
        if (!_cursor.Expect(TokenKind.OpenParen, "("))
        {
            return;
        }

        Operand condition = parser.Expressions.ParseConstant();
        string message = "";
        if (_cursor.Take(TokenKind.Comma))
        {
            message = _cursor.Current.Text;
            parser.Expressions.ParseConstant();
        }

        _cursor.Expect(TokenKind.CloseParen, ")");
        _cursor.Expect(TokenKind.Semicolon, ";");
        if (!_cursor.Failed && condition.IsInteger && condition.Bits == 0)
        {
            _cursor.FailAt(keyword, ParserRules.StaticAssertion, message);
        }
    }
}

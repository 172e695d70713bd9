using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>Reads a type name (C11 6.7.7), as in a cast or in <c>sizeof</c>.</summary>
internal sealed class TypeNameParser(Parser parser)
{
    /// <summary>The type; null after a failure.</summary>
    public CType? Parse()
    {
        CType? type = null;
        if (parser.Cursor.Enter())
        {
            DeclarationSpecifiers specifiers = parser.Specifiers.Parse();
            type = specifiers.Type is null ? null : parser.Declarators.Parse(specifiers.Type, DeclaratorKind.Abstract).Type;
        }

        parser.Cursor.Leave();
        return parser.Cursor.Failed ? null : type;
    }

    /// <summary>The specifiers that follow <c>_Atomic</c> used as a qualifier.</summary>
    public CType? ParseUnqualified()
    {
        CType? type = parser.Cursor.Enter() ? parser.Specifiers.Parse().Type : null;
        parser.Cursor.Leave();
        return type;
    }
}

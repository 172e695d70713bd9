using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>Reads a unit's external declarations (C11 6.9) one after the other; one that fails is passed over.</summary>
internal sealed class DeclarationParser(Parser parser, UnitBuilder unit)
{
    private readonly TokenCursor _cursor = parser.Cursor;

    public void ParseAll()
    {
        while (!_cursor.IsAtEnd)
        {
            int start = _cursor.Position;
            PackStack pack = _cursor.Pack;
            ParseOne();
            if (_cursor.Failed)
            {
                unit.CurrentRecord = null;
                _cursor.Recover(start, pack);
                SkipDeclaration();
                unit.ForgetBodiesFrom(_cursor.Position);
            }
        }
    }

    private void ParseOne()
    {
        switch (_cursor.Kind)
        {
            case TokenKind.Semicolon:
                _cursor.Advance();
                return;
            case TokenKind.Identifier when _cursor.Keyword == Keyword.StaticAssert:
                parser.StaticAssertions.Parse();
                return;
            case TokenKind.Identifier when _cursor.Keyword == Keyword.Asm:
                AttributeSet none = default;
                parser.Attributes.Parse(ref none);
                _cursor.Expect(TokenKind.Semicolon, ";");
                return;
        }

        Token start = _cursor.Current;
        int position = _cursor.Position;
        DeclarationSpecifiers specifiers = parser.Specifiers.Parse();
        if (_cursor.Failed || (_cursor.Kind == TokenKind.Semicolon && specifiers.HasType))
        {
            _cursor.Take(TokenKind.Semicolon);
            return;
        }

        // "name name" and "name *" are meant as declarations; "name(" is a K&R function.
        if (!specifiers.HasType && _cursor.Position == position && _cursor.Next.Kind != TokenKind.OpenParen)
        {
            if (_cursor.IsIdentifier)
            {
                _cursor.FailAt(start, ParserRules.UnknownType, start.ToString());
            }
            else
            {
                _cursor.FailAt(start, ParserRules.Syntax, "a declaration", start.ToString());
            }

            return;
        }

        ParseDeclarators(start, specifiers);
    }

    private void ParseDeclarators(in Token start, DeclarationSpecifiers specifiers)
    {
        do
        {
            Declarator declarator = parser.Declarators.Parse(specifiers.Type!, DeclaratorKind.Named);
            AttributeSet attributes = AttributeSet.Merge(specifiers.Attributes, declarator.Attributes);
            if (_cursor.Failed || declarator.Type is not CType type || declarator.Name is not Token name)
            {
                return;
            }

            if (specifiers.IsTypedef)
            {
                AddTypedef(start, name, type, specifiers, attributes, declarator.IsDirect);
            }
            else if (AddOther(start, name, type))
            {
                return;
            }
        }
        while (_cursor.Take(TokenKind.Comma));
        _cursor.Expect(TokenKind.Semicolon, ";");
    }

    private void AddTypedef(
        in Token start, in Token name, CType type, DeclarationSpecifiers specifiers, AttributeSet attributes, bool isDirect)
    {
        if (isDirect && specifiers.DefinedRecord is { Tag: null, TypedefName: null } record)
        {
            record.TypedefName = name.Text;
        }

        if (isDirect && specifiers.DefinedEnum is { Tag: null, TypedefName: null } enumeration)
        {
            enumeration.TypedefName = name.Text;
        }

        if (type.Depth >= Layout.TypeLimits.MaximumDepth)
        {
            _cursor.FailAt(name, ParserRules.TooDeep);
            return;
        }

        var declaration = new TypedefDeclaration
        {
            Name = name.Text,
            Type = type,
            AlignedAttribute = attributes.Aligned,
            IsBitwise = attributes.IsBitwise || IsMarkedBitwise(start, name),
            Span = TokenCursor.DeclarationSpan(name),
            CommentPlace = unit.Comments.ForMember(start, _cursor.Current),
        };
        parser.Scope.SetTypedef(name.Symbol, new TypedefType(declaration));
        unit.Add(declaration);
    }

    /// <summary>A function or a variable. True when a function's body ended the declaration.</summary>
    private bool AddOther(in Token start, in Token name, CType type)
    {
        bool isFunction = type.Canonical is FunctionType;
        bool isDefinition = isFunction && _cursor.Kind is not (TokenKind.Semicolon or TokenKind.Comma or TokenKind.Equal);
        if (isDefinition)
        {
            // The declarations of K&R parameters stand before the body.
            while (!_cursor.IsAtEnd && _cursor.Kind != TokenKind.OpenBrace)
            {
                _cursor.Advance();
            }

            if (_cursor.Kind != TokenKind.OpenBrace)
            {
                _cursor.Expect(TokenKind.OpenBrace, "{");
                return true;
            }

            _cursor.SkipBalanced();
        }
        else if (_cursor.Take(TokenKind.Equal))
        {
            SkipInitializer();
        }

        if (_cursor.Failed)
        {
            return true;
        }

        parser.Scope.SetValue(name.Symbol, Operand.Unknown(type));
        unit.Add(new OtherDeclaration
        {
            Name = name.Text,
            Type = type,
            IsDefinition = isDefinition,
            Span = TokenCursor.DeclarationSpan(name),
            CommentPlace = unit.Comments.ForMember(start, isDefinition ? name : _cursor.Current),
        });
        return isDefinition;
    }

    private void SkipInitializer()
    {
        while (!_cursor.IsAtEnd && _cursor.Kind is not (TokenKind.Comma or TokenKind.Semicolon))
        {
            if (_cursor.Kind is TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace)
            {
                _cursor.SkipBalanced();
            }
            else
            {
                _cursor.Advance();
            }
        }
    }

    /// <summary>User space sees <c>__bitwise</c> as nothing; the text of the typedef still says it.</summary>
    private static bool IsMarkedBitwise(in Token start, in Token name) =>
        ReferenceEquals(start.File, name.File) && start.Macro is null && name.Macro is null && name.Start > start.Start
        && start.File.Text.IndexOf("__bitwise", start.Start, name.Start - start.Start, System.StringComparison.Ordinal) >= 0;

    /// <summary>
    /// Passes over a declaration that could not be read: to a semicolon outside all brackets, or to the brace that ends a body. A keyword in a
    /// line's first column starts a new declaration, whatever brackets are open: headers are edited, and a missing brace should not cost the rest.
    /// </summary>
    private void SkipDeclaration()
    {
        int depth = 0;
        bool isFirst = true;
        while (!_cursor.IsAtEnd)
        {
            if (!isFirst && StartsDeclaration(_cursor.Current))
            {
                return;
            }

            isFirst = false;
            switch (_cursor.Advance().Kind)
            {
                case TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace:
                    depth++;
                    break;
                case TokenKind.CloseParen or TokenKind.CloseBracket:
                    depth = System.Math.Max(0, depth - 1);
                    break;
                case TokenKind.CloseBrace:
                    depth = System.Math.Max(0, depth - 1);
                    if (depth == 0 && IsBodyEnd())
                    {
                        return;
                    }

                    break;
                case TokenKind.Semicolon when depth == 0:
                    return;
            }
        }
    }

    /// <summary>Whether what follows a closing brace can't continue the declaration with a declarator.</summary>
    private bool IsBodyEnd() =>
        _cursor.Keyword is Keyword.Struct or Keyword.Union or Keyword.Enum or Keyword.Typedef or Keyword.Static or Keyword.Extern or Keyword.Inline
            or Keyword.StaticAssert;

    private static bool StartsDeclaration(in Token token) =>
        token is { Kind: TokenKind.Identifier, Macro: null, IsAtLineStart: true }
        && token.Keyword is Keyword.Struct or Keyword.Union or Keyword.Enum or Keyword.Typedef or Keyword.Static or Keyword.Extern
        && (token.Start == 0 || token.File.Text[token.Start - 1] == '\n');
}

using System.Collections.Generic;
using System.Collections.Immutable;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>Reads an enum specifier (C11 6.7.2.2) with GNU's rule for values that no <c>int</c> holds.</summary>
internal sealed class EnumParser(Parser parser)
{
    private readonly TokenCursor _cursor = parser.Cursor;

    /// <summary>The enumerators of the enum being read, behind those of the enum in whose body it stands.</summary>
    private readonly List<PendingEnumerator> _pending = [];

    /// <summary>Reads from <c>enum</c>. Null after a failure.</summary>
    public EnumDeclaration? Parse(out bool isDefinition)
    {
        Token keyword = _cursor.Advance();
        AttributeSet attributes = default;
        parser.Attributes.Parse(ref attributes);
        Token? tag = _cursor.IsIdentifier ? _cursor.Advance() : null;
        BuiltInType? fixedType = ParseFixedType();
        isDefinition = _cursor.Kind == TokenKind.OpenBrace;
        if (!isDefinition && tag is null)
        {
            _cursor.Fail(ParserRules.Syntax, "a tag or '{'", _cursor.Current.ToString());
        }

        EnumDeclaration? declaration = _cursor.Failed ? null : Find(keyword, tag);
        if (declaration is not null && isDefinition)
        {
            Define(declaration, keyword, tag, attributes, fixedType);
        }

        return _cursor.Failed ? null : declaration;
    }

    /// <summary>The type behind a colon (C23 6.7.2.2); what follows one elsewhere is the width of an unnamed bit-field.</summary>
    private BuiltInType? ParseFixedType()
    {
        if (_cursor.Kind != TokenKind.Colon || !parser.Specifiers.IsTypeStart(_cursor.Next))
        {
            return null;
        }

        _cursor.Advance();
        Token place = _cursor.Current;
        CType? type = parser.TypeNames.Parse();
        if (ConstantArithmetic.ArithmeticType(type) is { IsInteger: true } integer)
        {
            return integer;
        }

        _cursor.FailAt(place, ParserRules.Unsupported, "an enum of this type");
        return null;
    }

    private EnumDeclaration? Find(in Token keyword, Token? tag)
    {
        if (tag is Token name && parser.Scope.FindTag(name.Symbol) is CType existing)
        {
            if (existing is EnumType { Declaration: var found })
            {
                return found;
            }

            _cursor.FailAt(name, ParserRules.Redefinition, name.Text);
            return null;
        }

        var declaration = new EnumDeclaration { Tag = tag?.Text, Span = TokenCursor.DeclarationSpan(tag ?? keyword) };
        if (tag is Token newTag && parser.Unit is UnitBuilder unit)
        {
            parser.Scope.SetTag(newTag.Symbol, new EnumType(declaration));
            unit.Add(declaration);
        }

        return declaration;
    }

    private void Define(EnumDeclaration declaration, in Token keyword, Token? tag, AttributeSet attributes, BuiltInType? fixedType)
    {
        if (parser.Unit is not UnitBuilder unit)
        {
            _cursor.Fail(ParserRules.Unsupported, "a type definition inside an expression");
            return;
        }

        if (declaration.UnderlyingType is not null)
        {
            _cursor.FailAt(tag ?? keyword, ParserRules.Redefinition, declaration.CName);
            return;
        }

        unit.Add(declaration);
        Token brace = _cursor.Advance();
        int bodyStart = _cursor.Position;
        int first = _pending.Count;
        ParseEnumerators();
        int bodyEnd = _cursor.Position;
        Token end = _cursor.Current;
        _cursor.Expect(TokenKind.CloseBrace, "}");
        parser.Attributes.Parse(ref attributes);
        if (!_cursor.Failed)
        {
            declaration.Span = TokenCursor.DeclarationSpan(tag ?? keyword);
            declaration.DefinitionSpan = RecordParser.Cover(keyword, end);
            declaration.CommentPlace = unit.Comments.ForBody(keyword, brace, end);
            unit.AddBody(new BodyRange(declaration, bodyStart, bodyEnd, []));
            Complete(declaration, first, attributes, fixedType);
        }

        _pending.RemoveRange(first, _pending.Count - first);
    }

    private void ParseEnumerators()
    {
        Operand? previous = null;
        while (!_cursor.IsAtEnd && _cursor.Kind != TokenKind.CloseBrace)
        {
            if (ParseEnumerator(previous) is not { } enumerator || _cursor.Failed)
            {
                return;
            }

            _pending.Add(enumerator);
            previous = enumerator.Value;
            parser.Scope.SetValue(enumerator.Name.Symbol, enumerator.Value);
            if (!_cursor.Take(TokenKind.Comma))
            {
                return;
            }
        }
    }

    /// <summary>An enumerator; null when it failed.</summary>
    private PendingEnumerator? ParseEnumerator(Operand? previous)
    {
        if (!_cursor.IsIdentifier)
        {
            _cursor.Fail(ParserRules.Syntax, "an enumerator", _cursor.Current.ToString());
            return null;
        }

        Token name = _cursor.Advance();
        AttributeSet attributes = default;
        parser.Attributes.Parse(ref attributes);
        bool isExplicit = _cursor.Take(TokenKind.Equal);
        Operand value;
        if (isExplicit)
        {
            Token start = _cursor.Current;
            value = parser.Expressions.ParseConstant();
            if (!value.IsInteger || ConstantArithmetic.ArithmeticType(value.Type) is not BuiltInType type)
            {
                _cursor.FailAt(start, ParserRules.NotConstant, "the value of '" + name.Text + "'");
                return null;
            }

            value = EnumTypes.Narrow(parser.Types, Operand.Integer(value.Bits, type));
        }
        else
        {
            value = EnumTypes.Next(parser.Types, previous);
        }

        return new PendingEnumerator(name, _cursor.Current, value, isExplicit);
    }

    private void Complete(EnumDeclaration declaration, int first, AttributeSet attributes, BuiltInType? fixedType)
    {
        BuiltInType underlying = fixedType ?? EnumTypes.Underlying(parser.Types, _pending, first, attributes.IsPacked);
        if (attributes.Mode is string mode)
        {
            underlying = DerivedTypes.OfMode(underlying, mode, parser.Types) ?? underlying;
        }

        var enumerators = ImmutableArray.CreateBuilder<Enumerator>(_pending.Count - first);
        for (int i = first; i < _pending.Count; i++)
        {
            PendingEnumerator enumerator = _pending[i];

            // An enumerator that an int holds is an int; any other, and all of an enum whose type is stated, has the type of the whole enum.
            Operand value = fixedType is null && EnumTypes.FitsInt(enumerator.Value)
                ? parser.Arithmetic.Convert(enumerator.Value, parser.Types.Int)
                : parser.Arithmetic.Convert(enumerator.Value, underlying);
            parser.Scope.SetValue(enumerator.Name.Symbol, value);
            enumerators.Add(new Enumerator
            {
                Name = enumerator.Name.Text,
                Value = ConstantArithmetic.ToConstant(value)!,
                IsExplicit = enumerator.IsExplicit,
                Span = TokenCursor.DeclarationSpan(enumerator.Name),
                CommentPlace = parser.Unit!.Comments.ForMember(enumerator.Name, enumerator.End),
            });
        }

        declaration.Enumerators = enumerators.MoveToImmutable();
        declaration.UnderlyingType = underlying;
    }
}

/// <summary>An enumerator while its enum's type is not known yet.</summary>
/// <param name="End">The token after it.</param>
internal sealed record PendingEnumerator(Token Name, Token End, Operand Value, bool IsExplicit);

using System;
using System.Collections.Immutable;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>Reads the members of a record, one declaration at a time.</summary>
internal sealed class FieldParser(Parser parser)
{
    private readonly TokenCursor _cursor = parser.Cursor;

    /// <param name="ends">Receives, for each field, the index of the token after it.</param>
    public void Parse(ImmutableArray<FieldDeclaration>.Builder fields, ImmutableArray<int>.Builder ends)
    {
        if (_cursor.Take(TokenKind.Semicolon))
        {
            return;
        }

        if (_cursor.Keyword == Keyword.StaticAssert)
        {
            parser.StaticAssertions.Parse();
            return;
        }

        Token start = _cursor.Current;
        if (_cursor.Keyword is Keyword.Typedef or Keyword.Static or Keyword.Extern)
        {
            _cursor.FailAt(start, ParserRules.Syntax, "'}'", start.ToString());
            return;
        }

        DeclarationSpecifiers specifiers = parser.Specifiers.Parse();
        if (_cursor.Failed)
        {
            return;
        }

        if (!specifiers.HasType)
        {
            _cursor.FailAt(start, ParserRules.UnknownType, start.ToString());
            return;
        }

        if (_cursor.Kind == TokenKind.Semicolon)
        {
            AddAnonymous(start, specifiers, fields, ends);
            return;
        }

        do
        {
            ParseOne(start, specifiers, fields);
            ends.Add(_cursor.Position);
        }
        while (_cursor.Take(TokenKind.Comma));
        _cursor.Expect(TokenKind.Semicolon, ";");
    }

    /// <summary>A record without tag and name is an anonymous member (C11 6.7.2.1 paragraph 13); any other type alone declares no member.</summary>
    private void AddAnonymous(
        in Token start, DeclarationSpecifiers specifiers, ImmutableArray<FieldDeclaration>.Builder fields, ImmutableArray<int>.Builder ends)
    {
        int end = _cursor.Position;
        Token semicolon = _cursor.Advance();
        if (specifiers.DefinedRecord is not { Tag: null })
        {
            return;
        }

        fields.Add(new FieldDeclaration
        {
            Name = null,
            Type = specifiers.Type!,
            Span = TokenCursor.DeclarationSpan(start),
            CommentPlace = parser.Unit?.Comments.ForMember(start, semicolon) ?? default,
            IsPacked = specifiers.Attributes.IsPacked,
            AlignedAttribute = specifiers.Attributes.Aligned,
        });
        ends.Add(end);
    }

    private void ParseOne(in Token start, DeclarationSpecifiers specifiers, ImmutableArray<FieldDeclaration>.Builder fields)
    {
        Declarator declarator = default;
        CType? type = specifiers.Type;
        AttributeSet attributes = specifiers.Attributes;
        Token place = _cursor.Current;
        if (_cursor.Kind != TokenKind.Colon)
        {
            declarator = parser.Declarators.Parse(type!, DeclaratorKind.Named);
            type = declarator.Type;
            attributes = AttributeSet.Merge(attributes, declarator.Attributes);
            place = declarator.Name ?? place;
        }

        int? width = _cursor.Take(TokenKind.Colon) ? ParseWidth(type, declarator.Name) : null;
        parser.Attributes.Parse(ref attributes);
        Token last = _cursor.Current;
        if (_cursor.Failed || type is null || !IsValid(type, declarator.Name, width, place))
        {
            return;
        }

        fields.Add(new FieldDeclaration
        {
            Name = declarator.Name?.Text,
            Type = type,
            Span = TokenCursor.DeclarationSpan(place),
            CommentPlace = parser.Unit?.Comments.ForMember(start, last) ?? default,
            BitWidth = width,
            IsPacked = attributes.IsPacked,
            AlignedAttribute = attributes.Aligned,
            CountedBy = attributes.CountedBy ?? FindCountedBy(last),
            TypeMacros = specifiers.TypeMacro is Symbol macro ? [macro.Text] : [],
        });
    }

    private bool IsValid(CType type, Token? name, int? width, in Token place)
    {
        if (width is null && !type.IsComplete && type.Canonical is not ArrayType)
        {
            _cursor.FailAt(place, ParserRules.IncompleteType, name is Token token ? "'" + token.Text + "'" : "a member", type.ToString());
        }

        return !_cursor.Failed;
    }

    private int? ParseWidth(CType? type, Token? name)
    {
        Token place = _cursor.Current;
        Operand operand = parser.Expressions.ParseConstant();
        if (_cursor.Failed || type is null)
        {
            return null;
        }

        string title = name is Token token ? "'" + token.Text + "'" : "the unnamed member";
        if (!operand.IsInteger)
        {
            _cursor.FailAt(place, ParserRules.NotConstant, "the width of " + title);
        }
        else if (ConstantArithmetic.ArithmeticType(type) is not { IsInteger: true } integer)
        {
            _cursor.FailAt(place, ParserRules.BadBitField, title, "its type is no integer");
        }
        else if (operand.Bits > (ulong)(integer.Kind == BuiltInKind.Bool ? 1 : integer.Size * 8))
        {
            _cursor.FailAt(place, ParserRules.BadBitField, title, "it is wider than its type");
        }
        else if (operand.Bits == 0 && name is not null)
        {
            _cursor.FailAt(place, ParserRules.BadBitField, title, "a named one has no width");
        }
        else
        {
            return (int)operand.Bits;
        }

        return null;
    }

    /// <summary>
    /// Kernel headers write <c>__counted_by(name)</c> after a flexible array, and define it as nothing for user space. It is a fact all the
    /// same, so it is read from the text before the semicolon.
    /// </summary>
    private string? FindCountedBy(in Token semicolon)
    {
        const string Marker = "__counted_by";
        Token previous = _cursor.Previous;
        if (previous.Kind != TokenKind.CloseBracket || !ReferenceEquals(previous.File, semicolon.File) || semicolon.Start - previous.End <= Marker.Length)
        {
            return null;
        }

        string text = semicolon.File.Text.Substring(previous.End, semicolon.Start - previous.End).Trim();
        int open = text.IndexOf('(');
        int close = text.IndexOf(')');
        return text.StartsWith(Marker, StringComparison.Ordinal) && open > 0 && close > open ? text.Substring(open + 1, close - open - 1).Trim() : null;
    }
}

using System;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Layout;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>Reads a struct or union specifier (C11 6.7.2.1) and lays the record out at its closing brace.</summary>
internal sealed class RecordParser(Parser parser)
{
    private readonly TokenCursor _cursor = parser.Cursor;

    /// <summary>Reads from <c>struct</c> or <c>union</c>. Null after a failure.</summary>
    public RecordDeclaration? Parse(out bool isDefinition)
    {
        isDefinition = false;
        RecordDeclaration? record = null;
        if (_cursor.Enter())
        {
            Token keyword = _cursor.Advance();
            AttributeSet attributes = default;
            parser.Attributes.Parse(ref attributes);

            // What stands behind the tag of "struct x __attribute__((…)) *y" belongs to the declaration.
            Token? tag = _cursor.IsIdentifier ? _cursor.Advance() : null;
            isDefinition = _cursor.Kind == TokenKind.OpenBrace;
            if (!isDefinition && tag is null)
            {
                _cursor.Fail(ParserRules.Syntax, "a tag or '{'", _cursor.Current.ToString());
            }
            else
            {
                record = Find(keyword, tag);
            }

            if (record is not null && isDefinition)
            {
                Define(record, keyword, tag, attributes);
            }
        }

        _cursor.Leave();
        return _cursor.Failed ? null : record;
    }

    /// <summary>The record of that tag; a new one where there is none yet.</summary>
    private RecordDeclaration? Find(in Token keyword, Token? tag)
    {
        bool isUnion = keyword.Keyword == Keyword.Union;
        if (tag is Token name && parser.Scope.FindTag(name.Symbol) is CType existing)
        {
            if (existing is RecordType { Declaration: var found } && found.IsUnion == isUnion)
            {
                return found;
            }

            _cursor.FailAt(name, ParserRules.Redefinition, name.Text);
            return null;
        }

        var record = new RecordDeclaration { IsUnion = isUnion, Tag = tag?.Text, Span = TokenCursor.DeclarationSpan(tag ?? keyword) };
        if (tag is Token newTag && parser.Unit is UnitBuilder unit)
        {
            parser.Scope.SetTag(newTag.Symbol, new RecordType(record));
            unit.Add(record);
        }

        return record;
    }

    private void Define(RecordDeclaration record, in Token keyword, Token? tag, AttributeSet attributes)
    {
        UnitBuilder? unit = parser.Unit;
        if (unit is null && tag is not null)
        {
            // A macro is evaluated more than once; what it declared would be there the second time.
            _cursor.Fail(ParserRules.Unsupported, "a tagged type definition inside a macro");
            return;
        }

        if (record.IsComplete)
        {
            _cursor.FailAt(tag ?? keyword, ParserRules.Redefinition, record.CName);
            return;
        }

        RecordDeclaration? outer = unit?.CurrentRecord;
        if (unit is not null)
        {
            unit.CurrentRecord = record;
            if (record.Tag is not null || outer is null)
            {
                unit.Add(record);
            }
        }

        Token brace = _cursor.Advance();
        int bodyStart = _cursor.Position;
        var fields = ImmutableArray.CreateBuilder<FieldDeclaration>();
        var ends = ImmutableArray.CreateBuilder<int>();
        while (!_cursor.IsAtEnd && _cursor.Kind != TokenKind.CloseBrace)
        {
            parser.Fields.Parse(fields, ends);
        }

        int bodyEnd = _cursor.Position;
        Token end = _cursor.Current;
        _cursor.Expect(TokenKind.CloseBrace, "}");
        parser.Attributes.Parse(ref attributes);
        if (unit is not null)
        {
            unit.CurrentRecord = outer;
        }

        if (_cursor.Failed)
        {
            return;
        }

        record.Fields = fields.ToImmutable();
        record.Parent = outer;
        record.Span = TokenCursor.DeclarationSpan(tag ?? keyword);
        record.DefinitionSpan = Cover(keyword, end);
        record.IsPacked = attributes.IsPacked;
        record.AlignedAttribute = attributes.Aligned;
        if (unit is not null)
        {
            record.CommentPlace = unit.Comments.ForBody(keyword, brace, end);
            unit.AddBody(new BodyRange(record, bodyStart, bodyEnd, ends.ToImmutable()));
        }

        Complete(record, tag ?? keyword);
    }

    private void Complete(RecordDeclaration record, in Token place)
    {
        record.Depth = record.Fields.Aggregate(0, (depth, field) => Math.Max(depth, field.Type.Depth)) + 1;
        if (record.Depth > TypeLimits.MaximumDepth)
        {
            _cursor.FailAt(place, ParserRules.TooDeep);
        }
        else if (!RecordLayout.TryApply(record, _cursor.Pack.Value, parser.Types.Target))
        {
            _cursor.FailAt(place, ParserRules.TooLarge, record.CName);
        }
        else
        {
            record.IsComplete = true;
        }
    }

    /// <summary>From the keyword to the closing brace where both are written in one file, else the keyword alone.</summary>
    internal static SourceSpan Cover(in Token keyword, in Token end)
    {
        SourceSpan first = TokenCursor.DeclarationSpan(keyword);
        SourceSpan last = TokenCursor.DeclarationSpan(end);
        return ReferenceEquals(first.File, last.File) && last.End >= first.End
            ? new SourceSpan(first.File, first.Start, last.End - first.Start)
            : first;
    }
}

using System.Collections.Generic;
using System.Collections.Immutable;
using UapiGen.CFrontEnd.Layout;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>Reads declarators: pointers, arrays, functions and the parentheses that order them.</summary>
internal sealed class DeclaratorParser(Parser parser)
{
    private readonly TokenCursor _cursor = parser.Cursor;

    /// <summary>The steps of the declarator being read, behind those of the declarators that it stands in; pointers wait for what binds tighter.</summary>
    private readonly List<DeclaratorStep> _steps = [];
    private readonly List<DeclaratorStep> _pointers = [];

    public Declarator Parse(CType type, DeclaratorKind kind)
    {
        Token? name = null;
        AttributeSet attributes = default;

        // Most declarators are a name alone.
        if (kind != DeclaratorKind.Abstract && _cursor.IsIdentifier
            && _cursor.Next.Kind is TokenKind.Semicolon or TokenKind.Comma or TokenKind.Colon)
        {
            return new Declarator(_cursor.Advance(), type, attributes, IsDirect: true);
        }

        int first = _steps.Count;
        ParseSteps(kind, ref name, ref attributes);
        parser.Attributes.Parse(ref attributes);
        CType? result = type;
        for (int i = _steps.Count - 1; i >= first && result is not null; i--)
        {
            result = Apply(_steps[i], result);
        }

        bool isDirect = _steps.Count == first;
        _steps.RemoveRange(first, _steps.Count - first);
        result = parser.Specifiers.ApplyToNumber(result, attributes);
        return new Declarator(name, _cursor.Failed ? null : result, attributes, isDirect);
    }

    /// <summary>Collects the steps from the name outward; the type is built from the last one to the first.</summary>
    private void ParseSteps(DeclaratorKind kind, ref Token? name, ref AttributeSet attributes)
    {
        if (_cursor.Enter())
        {
            int firstPointer = _pointers.Count;
            ParsePointers(ref attributes);
            if (_cursor.Kind == TokenKind.OpenParen && IsNested(kind))
            {
                _cursor.Advance();
                parser.Attributes.Parse(ref attributes);
                ParseSteps(kind, ref name, ref attributes);
                _cursor.Expect(TokenKind.CloseParen, ")");
            }
            else if (kind != DeclaratorKind.Abstract && _cursor.IsIdentifier)
            {
                name = _cursor.Advance();
            }
            else if (kind == DeclaratorKind.Named)
            {
                _cursor.Fail(ParserRules.Syntax, "a name", _cursor.Current.ToString());
            }

            ParseSuffixes();
            for (int i = _pointers.Count - 1; i >= firstPointer; i--)
            {
                _steps.Add(_pointers[i]);
            }

            _pointers.RemoveRange(firstPointer, _pointers.Count - firstPointer);
        }

        _cursor.Leave();
    }

    private void ParsePointers(ref AttributeSet attributes)
    {
        while (!_cursor.IsAtEnd)
        {
            Token place = _cursor.Current;
            switch (_cursor.Kind)
            {
                case TokenKind.Star:
                    _pointers.Add(new DeclaratorStep(DeclaratorStepKind.Pointer, place));
                    break;
                case TokenKind.Identifier when place.Keyword == Keyword.Const:
                    _pointers.Add(new DeclaratorStep(DeclaratorStepKind.Const, place));
                    break;
                case TokenKind.Identifier when place.Keyword == Keyword.Volatile:
                    _pointers.Add(new DeclaratorStep(DeclaratorStepKind.Volatile, place));
                    break;
                case TokenKind.Identifier when place.Keyword is Keyword.Restrict or Keyword.Atomic or Keyword.Extension:
                    break;
                case TokenKind.Identifier when place.Keyword is Keyword.Attribute:
                    parser.Attributes.Parse(ref attributes);
                    continue;
                default:
                    return;
            }

            _cursor.Advance();
        }
    }

    /// <summary>Whether an opening parenthesis groups a declarator rather than starting the parameters of a nameless function.</summary>
    private bool IsNested(DeclaratorKind kind) =>
        kind == DeclaratorKind.Named
        || !(_cursor.Next.Kind is TokenKind.CloseParen or TokenKind.Ellipsis || (_cursor.Next.Keyword != Keyword.Attribute && parser.Specifiers.IsTypeStart(_cursor.Next)));

    private void ParseSuffixes()
    {
        while (!_cursor.IsAtEnd)
        {
            if (_cursor.IsAtStandardAttribute)
            {
                return;
            }

            if (_cursor.Kind == TokenKind.OpenBracket)
            {
                _steps.Add(ParseArray());
            }
            else if (_cursor.Kind == TokenKind.OpenParen)
            {
                _steps.Add(ParseFunction());
            }
            else
            {
                return;
            }
        }
    }

    private DeclaratorStep ParseArray()
    {
        Token place = _cursor.Advance();
        while (_cursor.Take(Keyword.Static) || _cursor.Take(Keyword.Const) || _cursor.Take(Keyword.Restrict) || _cursor.Take(Keyword.Volatile))
        {
        }

        long? length = null;
        if (_cursor.Kind == TokenKind.Star && _cursor.Next.Kind == TokenKind.CloseBracket)
        {
            _cursor.Advance();
        }
        else if (_cursor.Kind != TokenKind.CloseBracket)
        {
            Token start = _cursor.Current;
            Operand operand = parser.Expressions.ParseConstant();
            bool isSigned = ConstantArithmetic.ArithmeticType(operand.Type) is { IsSigned: true };
            if (!operand.IsInteger || (isSigned && (long)operand.Bits < 0))
            {
                _cursor.FailAt(start, ParserRules.NotConstant, "the length of the array");
            }

            length = operand.Bits > long.MaxValue ? long.MaxValue : (long)operand.Bits;
        }

        _cursor.Expect(TokenKind.CloseBracket, "]");
        return new DeclaratorStep(DeclaratorStepKind.Array, place, length);
    }

    private DeclaratorStep ParseFunction()
    {
        Token place = _cursor.Advance();
        var parameters = ImmutableArray.CreateBuilder<CType>();
        bool isVariadic = false;
        if (_cursor.IsIdentifier && !parser.Specifiers.IsTypeStart() && _cursor.Next.Kind is TokenKind.Comma or TokenKind.CloseParen)
        {
            // The identifier list of a K&R definition says nothing of types.
            while (_cursor.IsIdentifier || _cursor.Kind == TokenKind.Comma)
            {
                _cursor.Advance();
            }
        }

        while (!_cursor.IsAtEnd && _cursor.Kind != TokenKind.CloseParen)
        {
            if (_cursor.Take(TokenKind.Ellipsis))
            {
                isVariadic = true;
            }
            else if (ParseParameter() is CType parameter)
            {
                parameters.Add(parameter);
            }

            if (!_cursor.Take(TokenKind.Comma))
            {
                break;
            }
        }

        _cursor.Expect(TokenKind.CloseParen, ")");
        bool isVoid = parameters.Count == 1 && parameters[0] is BuiltInType { Kind: BuiltInKind.Void };
        return new DeclaratorStep(
            DeclaratorStepKind.Function, place, Parameters: isVoid ? [] : parameters.ToImmutable(), IsVariadic: isVariadic);
    }

    private CType? ParseParameter()
    {
        Token start = _cursor.Current;
        DeclarationSpecifiers specifiers = parser.Specifiers.Parse();
        if (specifiers.Type is null)
        {
            return null;
        }

        if (!specifiers.HasType)
        {
            _cursor.FailAt(start, ParserRules.UnknownType, start.ToString());
            return null;
        }

        CType? type = parser.Declarators.Parse(specifiers.Type, DeclaratorKind.Parameter).Type;

        // Arrays and functions are passed as pointers (C11 6.7.6.3).
        return type?.Canonical switch
        {
            ArrayType array => NewPointer(array.Element),
            FunctionType function => NewPointer(function),
            _ => type,
        };
    }

    private CType? Apply(in DeclaratorStep step, CType type)
    {
        CType? result = step.Kind switch
        {
            DeclaratorStepKind.Pointer => NewPointer(type),
            DeclaratorStepKind.Const => new QualifiedType(type, isConst: true, isVolatile: false),
            DeclaratorStepKind.Volatile => new QualifiedType(type, isConst: false, isVolatile: true),
            DeclaratorStepKind.Array => NewArray(step, type),
            _ => new FunctionType(type, step.Parameters, step.IsVariadic),
        };
        if (result?.Depth > TypeLimits.MaximumDepth)
        {
            _cursor.FailAt(step.Place, ParserRules.TooDeep);
            return null;
        }

        return result;
    }

    private PointerType NewPointer(CType type) => new(type, parser.Types.Target.PointerSize);

    private ArrayType? NewArray(in DeclaratorStep step, CType element)
    {
        if (!element.IsComplete)
        {
            _cursor.FailAt(step.Place, ParserRules.IncompleteType, "the element of the array", element.ToString());
            return null;
        }

        if (step.Length is long length && element.Size != 0 && length > TypeLimits.MaximumSize(parser.Types.Target) / element.Size)
        {
            _cursor.FailAt(step.Place, ParserRules.TooLarge, "the array");
            return null;
        }

        return new ArrayType(element, step.Length);
    }
}

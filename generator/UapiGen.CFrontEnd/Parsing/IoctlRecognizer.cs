using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>
/// Recognizes ioctl numbers by the macro of <c>asm/ioctl.h</c> that makes them. How a number is put together differs between architectures, so
/// it is taken apart with the shifts and masks that the same header defines.
/// </summary>
internal sealed class IoctlRecognizer
{
    private readonly MacroEvaluator _evaluator;
    private Encoding? _encoding;

    public IoctlRecognizer(MacroEvaluator evaluator)
    {
        _evaluator = evaluator;
    }

    /// <summary>The macros that make ioctl numbers.</summary>
    public ISet<Symbol> Forms => IoctlForms.All;

    public bool NamesForm(Token[] tokens) => IoctlForms.IsUsedIn(tokens);

    /// <summary>The ioctl of a macro whose whole expansion, with the forms left alone, is a call of one; else null.</summary>
    public IoctlMacro? Recognize(Token[] tokens, ConstantValue value)
    {
        if (value is not IntegerConstant number || ParseCall(tokens) is not Call call || GetEncoding() is not Encoding encoding)
        {
            return null;
        }

        uint code = unchecked((uint)number.Bits);
        CType? argument = call.Arguments.Length < 3 ? null
            : call.Form.Equals(IoctlForms.Raw) ? SizedType(call.Arguments[3])
            : _evaluator.EvaluateType(call.Arguments[2]);
        return new IoctlMacro(
            call.Form.Text, code, encoding.Direction(code), encoding.Type.Get(code), encoding.Number.Get(code), encoding.Size.Get(code), argument);
    }

    /// <summary>The ioctl of a function-like macro, its parameters standing for themselves in <paramref name="tokens"/>; else null.</summary>
    public ParametricIoctl? RecognizeParametric(Token[] tokens, ImmutableArray<Symbol> parameters)
    {
        if (ParseCall(tokens) is not Call call || GetEncoding() is not Encoding encoding)
        {
            return null;
        }

        bool isRaw = call.Form.Equals(IoctlForms.Raw);
        Token[] number = call.Arguments[isRaw ? 2 : 1];
        Token[] size = call.Arguments.Length > 2 ? call.Arguments[call.Arguments.Length - 1] : [];
        bool usesParameter = number.Concat(size).Any(token => parameters.Contains(token.Symbol));

        // A parameter that stands for a type, as in a driver's own form of _IOW, makes a form and not an ioctl.
        bool isForm = size.Length > 0 && parameters.Contains(StripParentheses(WithoutSizeof(size))[0].Symbol);
        Operand type = _evaluator.EvaluateExpression(call.Arguments[isRaw ? 1 : 0]);
        Operand direction = isRaw
            ? _evaluator.EvaluateExpression(call.Arguments[0])
            : Operand.Integer(encoding.RawDirection(_evaluator.EvaluateUnexpanded(Probe(call.Form, tokens[0]))), _evaluator.Parser.Types.UnsignedInt);
        return usesParameter && (!isForm || isRaw) && type.IsInteger && direction.IsInteger
            ? new ParametricIoctl(
                call.Form.Text,
                encoding.ToDirection((uint)direction.Bits),
                (uint)type.Bits,
                TokenText.Join(StripParentheses(number)),
                size.Length == 0 ? "0" : isRaw ? TokenText.Join(StripParentheses(size)) : "sizeof(" + TokenText.Join(size) + ")",
                size.Length == 0 || size.Any(token => parameters.Contains(token.Symbol)) ? null : isRaw ? SizedType(size) : _evaluator.EvaluateType(size))
            : null;
    }

    /// <summary>A call of a form with arguments that say nothing, to learn its direction.</summary>
    private Token[] Probe(Symbol form, Token like)
    {
        string text = form.Equals(IoctlForms.None) ? "( 0 , 0 )" : "( 0 , 0 , char )";
        return
        [
            Expander.Make(TokenKind.Identifier, form, like),
            .. text.Split(' ').Select(word => Expander.Make(KindOf(word), _evaluator.Unit.Symbols.Intern(word), like)),
        ];
    }

    private static TokenKind KindOf(string word) => word switch
    {
        "(" => TokenKind.OpenParen,
        ")" => TokenKind.CloseParen,
        "," => TokenKind.Comma,
        "0" => TokenKind.Number,
        _ => TokenKind.Identifier,
    };

    private static Call? ParseCall(Token[] tokens)
    {
        tokens = StripParentheses(tokens);
        if (tokens.Length < 4 || !IoctlForms.All.Contains(tokens[0].Symbol) || tokens[1].Kind != TokenKind.OpenParen || FindPartner(tokens, 1) != tokens.Length - 1)
        {
            return null;
        }

        var arguments = ImmutableArray.CreateBuilder<Token[]>();
        int depth = 0;
        int start = 2;
        for (int i = 2; i < tokens.Length; i++)
        {
            if (depth == 0 && (tokens[i].Kind == TokenKind.Comma || i == tokens.Length - 1))
            {
                arguments.Add(tokens.AsSpan(start, i - start).ToArray());
                start = i + 1;
            }

            depth += Nesting(tokens[i].Kind);
        }

        int expected = tokens[0].Is(IoctlForms.Raw) ? 4 : tokens[0].Is(IoctlForms.None) ? 2 : 3;
        return arguments.Count == expected && arguments.All(argument => argument.Length > 0) ? new Call(tokens[0].Symbol, arguments.ToImmutable()) : null;
    }

    /// <summary>The operand's type when tokens are <c>sizeof</c> of something and nothing else.</summary>
    private CType? SizedType(Token[] tokens)
    {
        tokens = StripParentheses(tokens);
        Token[] operand = WithoutSizeof(tokens);
        return operand.Length < tokens.Length ? _evaluator.EvaluateType(StripParentheses(operand)) : null;
    }

    private static Token[] WithoutSizeof(Token[] tokens)
    {
        tokens = StripParentheses(tokens);
        bool isWhole = tokens.Length > 1 && tokens[0].Keyword == Keyword.Sizeof
            && (tokens.Length == 2 || (tokens[1].Kind == TokenKind.OpenParen && FindPartner(tokens, 1) == tokens.Length - 1));
        return isWhole ? tokens.AsSpan(1).ToArray() : tokens;
    }

    private static Token[] StripParentheses(Token[] tokens)
    {
        int skip = 0;
        while (tokens.Length - (2 * skip) > 2 && tokens[skip].Kind == TokenKind.OpenParen && FindPartner(tokens, skip) == tokens.Length - 1 - skip)
        {
            skip++;
        }

        return skip == 0 ? tokens : tokens.AsSpan(skip, tokens.Length - (2 * skip)).ToArray();
    }

    private static int FindPartner(Token[] tokens, int open)
    {
        int depth = 0;
        for (int i = open; i < tokens.Length; i++)
        {
            depth += Nesting(tokens[i].Kind);
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static int Nesting(TokenKind kind) => kind switch
    {
        TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace => 1,
        TokenKind.CloseParen or TokenKind.CloseBracket or TokenKind.CloseBrace => -1,
        _ => 0,
    };

    private Encoding? GetEncoding()
    {
        if (_encoding is null
            && GetPart("_IOC_DIRSHIFT", "_IOC_DIRMASK") is Part direction
            && GetPart("_IOC_TYPESHIFT", "_IOC_TYPEMASK") is Part type
            && GetPart("_IOC_NRSHIFT", "_IOC_NRMASK") is Part number
            && GetPart("_IOC_SIZESHIFT", "_IOC_SIZEMASK") is Part size
            && GetNumber("_IOC_READ") is uint read
            && GetNumber("_IOC_WRITE") is uint write)
        {
            _encoding = new Encoding(direction, type, number, size, read, write);
        }

        return _encoding;
    }

    private Part? GetPart(string shift, string mask) =>
        GetNumber(shift) is uint shiftValue and < 32 && GetNumber(mask) is uint maskValue ? new Part((int)shiftValue, maskValue) : null;

    private uint? GetNumber(string name) =>
        _evaluator.Unit.MacroTable.Find(_evaluator.Unit.Symbols.Intern(name)) is { IsFunctionLike: false } macro
        && _evaluator.EvaluateUnexpanded(macro.Body) is { IsInteger: true } value
            ? (uint)value.Bits
            : null;

    private sealed record Call(Symbol Form, ImmutableArray<Token[]> Arguments);

    private readonly record struct Part(int Shift, uint Mask)
    {
        public uint Get(uint code) => (code >> Shift) & Mask;
    }

    private sealed record Encoding(Part DirectionPart, Part Type, Part Number, Part Size, uint Read, uint Write)
    {
        public IoctlDirection Direction(uint code) => ToDirection(DirectionPart.Get(code));

        public IoctlDirection ToDirection(uint direction) =>
            ((direction & Read) != 0 ? IoctlDirection.Read : 0) | ((direction & Write) != 0 ? IoctlDirection.Write : 0);

        public uint RawDirection(Operand code) => DirectionPart.Get((uint)code.Bits);
    }
}

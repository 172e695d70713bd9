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

    /// <summary>The macros that make ioctl numbers, other than one.</summary>
    public ISet<Symbol> FormsBut(Symbol name) => Forms.Contains(name) ? new HashSet<Symbol>(Forms.Where(form => !form.Equals(name))) : Forms;

    public bool NamesForm(ReadOnlySpan<Token> tokens) => IoctlForms.IsUsedIn(tokens);

    /// <summary>The ioctl of a macro whose whole expansion, with the forms left alone, is a call of one; else null.</summary>
    public IoctlMacro? Recognize(IoctlCall call, ConstantValue value)
    {
        if (value is not IntegerConstant number || GetEncoding() is not Encoding encoding)
        {
            return null;
        }

        uint code = unchecked((uint)number.Bits);
        CType? argument = call.Count < 3 ? null : call.IsRaw ? SizedType(call[3]) : _evaluator.EvaluateType(call[2]);
        return new IoctlMacro(
            call.Form.Text, code, encoding.Direction(code), encoding.Type.Get(code), encoding.Number.Get(code), encoding.Size.Get(code), argument)
        {
            HasExpressionForType = argument is not null && !call.IsRaw && !_evaluator.BeginsType(call[2]),
        };
    }

    /// <summary>The ioctl of a function-like macro, its parameters standing for themselves in the call; else null.</summary>
    public ParametricIoctl? RecognizeParametric(IoctlCall call, ImmutableArray<Symbol> parameters)
    {
        if (GetEncoding() is not Encoding encoding)
        {
            return null;
        }

        bool isRaw = call.IsRaw;
        ReadOnlySpan<Token> number = call[isRaw ? 2 : 1];
        ReadOnlySpan<Token> size = call.Count > 2 ? call[call.Count - 1] : default;
        bool sizeUsesParameter = UsesAny(size, parameters);
        bool usesParameter = sizeUsesParameter || UsesAny(number, parameters);

        // A parameter that stands for a type, as in a driver's own form of _IOW, makes a form and not an ioctl.
        bool isForm = !isRaw && size.Length > 0 && parameters.Contains(IoctlCall.StripParentheses(WithoutSizeof(size))[0].Symbol);
        // So does one whose number is a parameter and nothing else: a base and a parameter is a range of ioctls, a parameter alone is any ioctl.
        ReadOnlySpan<Token> bareNumber = IoctlCall.StripParentheses(number);
        isForm |= bareNumber.Length == 1 && parameters.Contains(bareNumber[0].Symbol);
        Operand type = _evaluator.EvaluateExpression(call[isRaw ? 1 : 0]);
        Operand direction = isRaw
            ? _evaluator.EvaluateExpression(call[0])
            : Operand.Integer(encoding.RawDirection(_evaluator.EvaluateUnexpanded(Probe(call.Form, call.Name))), _evaluator.Parser.Types.UnsignedInt);
        return usesParameter && !isForm && type.IsInteger && direction.IsInteger
            ? new ParametricIoctl(
                call.Form.Text,
                encoding.ToDirection((uint)direction.Bits),
                (uint)type.Bits,
                TokenText.Join(IoctlCall.StripParentheses(number)),
                size.Length == 0 ? "0" : isRaw ? TokenText.Join(IoctlCall.StripParentheses(size)) : "sizeof(" + TokenText.Join(size) + ")",
                size.Length == 0 || sizeUsesParameter ? null : isRaw ? SizedType(size) : _evaluator.EvaluateType(size))
            : null;
    }

    private static bool UsesAny(ReadOnlySpan<Token> tokens, ImmutableArray<Symbol> parameters)
    {
        foreach (ref readonly Token token in tokens)
        {
            if (parameters.Contains(token.Symbol))
            {
                return true;
            }
        }

        return false;
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

    /// <summary>The operand's type when tokens are <c>sizeof</c> of something and nothing else.</summary>
    private CType? SizedType(ReadOnlySpan<Token> tokens)
    {
        tokens = IoctlCall.StripParentheses(tokens);
        ReadOnlySpan<Token> operand = WithoutSizeof(tokens);
        return operand.Length < tokens.Length ? _evaluator.EvaluateType(IoctlCall.StripParentheses(operand)) : null;
    }

    private static ReadOnlySpan<Token> WithoutSizeof(ReadOnlySpan<Token> tokens)
    {
        tokens = IoctlCall.StripParentheses(tokens);
        bool isWhole = tokens.Length > 1 && tokens[0].Keyword == Keyword.Sizeof
            && (tokens.Length == 2 || (tokens[1].Kind == TokenKind.OpenParen && IoctlCall.FindPartner(tokens, 1) == tokens.Length - 1));
        return isWhole ? tokens.Slice(1) : tokens;
    }

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

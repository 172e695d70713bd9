using System;
using UapiGen.CFrontEnd.Lexing;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>
/// Evaluates the expression of an <c>#if</c> (C11 6.10.1): integers of 64 bits with or without a sign, every C operator but assignment,
/// <c>defined</c> and the <c>__has_…</c> operators, also where a macro's expansion gives them.
/// </summary>
internal sealed class Condition(ExpansionEngine engine, IConditionHost host)
{
    private const int MaxNesting = 200;

    private static readonly Symbol s_defined = Symbol.WellKnown("defined");
    private static readonly Symbol s_hasInclude = Symbol.WellKnown("__has_include");
    private static readonly Symbol s_hasIncludeNext = Symbol.WellKnown("__has_include_next");
    private static readonly Symbol s_hasAttribute = Symbol.WellKnown("__has_attribute");
    private static readonly Symbol s_hasBuiltin = Symbol.WellKnown("__has_builtin");
    private static readonly Symbol s_hasCAttribute = Symbol.WellKnown("__has_c_attribute");
    private static readonly Symbol s_hasCppAttribute = Symbol.WellKnown("__has_cpp_attribute");

    private Token _current;
    private bool _hasCurrent;
    private int _nesting;
    private string? _error;

    /// <summary>The operators that a condition knows; each is defined as far as <c>#ifdef</c> asks.</summary>
    public static Symbol[] Operators { get; } =
        [s_hasInclude, s_hasIncludeNext, s_hasAttribute, s_hasBuiltin, s_hasCAttribute, s_hasCppAttribute];

    /// <summary>Evaluates the tokens of <paramref name="source"/>; null with the reason in <paramref name="error"/> when they are no expression.</summary>
    public bool? Evaluate(TokenSource source, out string? error)
    {
        engine.Start(source);
        _error = null;
        _nesting = 0;
        Advance();
        Value value = default;
        if (!_hasCurrent)
        {
            Fail("it is empty");
        }
        else
        {
            value = ParseConditional(isLive: true);
            if (_hasCurrent)
            {
                Fail($"'{_current.Text}' is not expected");
            }
        }

        engine.Stop();
        error = _error;
        return _error is null ? value.Bits != 0 : null;
    }

    private void Advance() => _hasCurrent = _error is null && engine.Next(out _current);

    private void AdvanceRaw() => _hasCurrent = _error is null && engine.NextRaw(out _current);

    private bool Is(TokenKind kind) => _hasCurrent && _current.Kind == kind;

    private Value Fail(string reason)
    {
        _error ??= reason;
        _hasCurrent = false;
        return default;
    }

    private Value ParseConditional(bool isLive)
    {
        if (++_nesting > MaxNesting)
        {
            return Fail("it is nested too deeply");
        }

        Value condition = ParseBinary(1, isLive);
        if (Is(TokenKind.Question))
        {
            Advance();
            bool isTrue = condition.Bits != 0;
            Value whenTrue = ParseConditional(isLive && isTrue);
            if (!Is(TokenKind.Colon))
            {
                return Fail("a '?' has no ':'");
            }

            Advance();
            Value whenFalse = ParseConditional(isLive && !isTrue);
            condition = new Value((isTrue ? whenTrue : whenFalse).Bits, whenTrue.IsUnsigned || whenFalse.IsUnsigned);
        }

        _nesting--;
        return condition;
    }

    /// <summary>Operators of at least the given precedence, by precedence climbing.</summary>
    private Value ParseBinary(int minimum, bool isLive)
    {
        Value left = ParseUnary(isLive);
        while (_hasCurrent && BinaryOperators.Precedence(_current.Kind) is var precedence && precedence >= minimum)
        {
            TokenKind kind = _current.Kind;
            Advance();
            bool rightIsLive = isLive && !(kind == TokenKind.AmpersandAmpersand && left.Bits == 0) && !(kind == TokenKind.BarBar && left.Bits != 0);
            Value right = ParseBinary(precedence + 1, rightIsLive);
            if (right.Bits == 0 && kind is TokenKind.Slash or TokenKind.Percent)
            {
                if (rightIsLive)
                {
                    return Fail("it divides by zero");
                }

                left = default;
            }
            else
            {
                left = ConditionValue.Apply(kind, left, right);
            }
        }

        return left;
    }

    private Value ParseUnary(bool isLive)
    {
        if (!_hasCurrent)
        {
            return Fail("it ends too early");
        }

        TokenKind kind = _current.Kind;
        if (kind is not (TokenKind.Exclamation or TokenKind.Tilde or TokenKind.Minus or TokenKind.Plus))
        {
            return ParsePrimary(isLive);
        }

        if (++_nesting > MaxNesting)
        {
            return Fail("it is nested too deeply");
        }

        Advance();
        Value operand = ParseUnary(isLive);
        _nesting--;
        return kind switch
        {
            TokenKind.Exclamation => new Value(operand.Bits == 0 ? 1u : 0u, false),
            TokenKind.Tilde => operand with { Bits = ~operand.Bits },
            TokenKind.Minus => operand with { Bits = unchecked(0 - operand.Bits) },
            _ => operand,
        };
    }

    private Value ParsePrimary(bool isLive)
    {
        Token token = _current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                Advance();
                return ConditionValue.FromNumber(token.Text) ?? Fail($"'{token.Text}' is no integer");
            case TokenKind.Character:
                Advance();
                return ConditionValue.FromCharacter(token.Text, host.IsCharSigned) ?? Fail($"{token.Text} is no character");
            case TokenKind.OpenParen:
                Advance();
                Value value = ParseConditional(isLive);
                if (!Is(TokenKind.CloseParen))
                {
                    return Fail("a ')' is missing");
                }

                Advance();
                return value;
            case TokenKind.Identifier when token.Is(s_defined):
                return ParseDefined();
            case TokenKind.Identifier when Array.IndexOf(Operators, token.Symbol) >= 0:
                return ParseHas(token);
            case TokenKind.Identifier:
                Advance();

                // A name that no macro has is 0 (C11 6.10.1 paragraph 4).
                return default;
            default:
                return Fail($"'{token.Text}' is not expected");
        }
    }

    private Value ParseDefined()
    {
        AdvanceRaw();
        bool hasParen = Is(TokenKind.OpenParen);
        if (hasParen)
        {
            AdvanceRaw();
        }

        if (!Is(TokenKind.Identifier))
        {
            return Fail("'defined' needs a name");
        }

        bool isDefined = host.IsDefined(_current.Symbol);
        if (hasParen)
        {
            AdvanceRaw();
            if (!Is(TokenKind.CloseParen))
            {
                return Fail("a ')' is missing after 'defined'");
            }
        }

        Advance();
        return new Value(isDefined ? 1u : 0u, false);
    }

    private Value ParseHas(Token name)
    {
        AdvanceRaw();
        if (!Is(TokenKind.OpenParen))
        {
            return Fail($"'{name.Text}' needs a '('");
        }

        bool isInclude = name.Is(s_hasInclude) || name.Is(s_hasIncludeNext);
        ulong value = 0;
        if (isInclude)
        {
            AdvanceRaw();
            if (Is(TokenKind.Identifier) && engine.TryEnter(_current))
            {
                // The name may come from a macro (C23 6.10.1 paragraph 4).
                Advance();
            }

            if (Is(TokenKind.Identifier))
            {
                return Fail($"'{name.Text}' needs a name in quotes or angle brackets");
            }

            value = ReadHeaderName(out string header, out bool isAngled) && host.HasInclude(header, isAngled, name.Is(s_hasIncludeNext)) ? 1u : 0u;
        }
        else
        {
            AdvanceRaw();
            string text = Is(TokenKind.Identifier) ? _current.Text : "";
            value = name.Is(s_hasAttribute) && GnuFeatures.HasAttribute(text) ? 1u : name.Is(s_hasBuiltin) && GnuFeatures.HasBuiltin(text) ? 1u : 0u;
            SkipToCloseParen();
        }

        if (!Is(TokenKind.CloseParen))
        {
            return Fail($"a ')' is missing after '{name.Text}'");
        }

        Advance();
        return new Value(value, false);
    }

    private bool ReadHeaderName(out string name, out bool isAngled)
    {
        isAngled = Is(TokenKind.Less);
        name = "";
        if (Is(TokenKind.String))
        {
            name = _current.Text.Trim('"');
            AdvanceRaw();
            return true;
        }

        if (!isAngled)
        {
            return false;
        }

        for (AdvanceRaw(); _hasCurrent && !Is(TokenKind.Greater); AdvanceRaw())
        {
            name += (name.Length > 0 && _current.HasSpaceBefore ? " " : "") + _current.Text;
        }

        AdvanceRaw();
        return true;
    }

    /// <summary>Stops at the <c>)</c> that closes the one open.</summary>
    private void SkipToCloseParen()
    {
        int parens = 0;
        while (_hasCurrent && !(parens == 0 && Is(TokenKind.CloseParen)))
        {
            parens += Is(TokenKind.OpenParen) ? 1 : Is(TokenKind.CloseParen) ? -1 : 0;
            AdvanceRaw();
        }
    }
}

/// <summary>What a condition asks of its surroundings.</summary>
internal interface IConditionHost
{
    bool IsCharSigned { get; }

    bool IsDefined(Symbol name);

    bool HasInclude(string name, bool isAngled, bool isNext);
}

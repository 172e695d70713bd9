using UapiGen.CFrontEnd.Lexing;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>A value in a condition: <c>intmax_t</c> or <c>uintmax_t</c>.</summary>
internal readonly record struct Value(ulong Bits, bool IsUnsigned);

/// <summary>The arithmetic of conditions (C11 6.10.1 paragraph 4).</summary>
internal static class ConditionValue
{
    /// <summary>Applies a binary operator; the divisor is not 0.</summary>
    public static Value Apply(TokenKind kind, Value left, Value right)
    {
        bool isUnsigned = left.IsUnsigned || right.IsUnsigned;
        ulong a = left.Bits;
        ulong b = right.Bits;
        unchecked
        {
            return kind switch
            {
                TokenKind.BarBar => Truth(a != 0 || b != 0),
                TokenKind.AmpersandAmpersand => Truth(a != 0 && b != 0),
                TokenKind.Bar => new Value(a | b, isUnsigned),
                TokenKind.Caret => new Value(a ^ b, isUnsigned),
                TokenKind.Ampersand => new Value(a & b, isUnsigned),
                TokenKind.EqualEqual => Truth(a == b),
                TokenKind.ExclamationEqual => Truth(a != b),
                TokenKind.Less => Truth(isUnsigned ? a < b : (long)a < (long)b),
                TokenKind.LessEqual => Truth(isUnsigned ? a <= b : (long)a <= (long)b),
                TokenKind.Greater => Truth(isUnsigned ? a > b : (long)a > (long)b),
                TokenKind.GreaterEqual => Truth(isUnsigned ? a >= b : (long)a >= (long)b),
                TokenKind.LessLess => Shift(left, right, isLeft: true),
                TokenKind.GreaterGreater => Shift(left, right, isLeft: false),
                TokenKind.Plus => new Value(a + b, isUnsigned),
                TokenKind.Minus => new Value(a - b, isUnsigned),
                TokenKind.Star => new Value(a * b, isUnsigned),
                TokenKind.Slash => new Value(isUnsigned ? a / b : Divide((long)a, (long)b), isUnsigned),
                _ => new Value(isUnsigned ? a % b : (long)b == -1 ? 0 : (ulong)((long)a % (long)b), isUnsigned),
            };
        }
    }

    /// <summary>The value of an integer constant, as gcc modulo 2 to the 64 when it is too large; null for a floating one or junk.</summary>
    public static Value? FromNumber(string text)
    {
        bool isHex = text.Length > 2 && text[0] == '0' && text[1] is 'x' or 'X';
        bool isBinary = text.Length > 2 && text[0] == '0' && text[1] is 'b' or 'B';
        uint radix = isHex ? 16u : isBinary ? 2u : text[0] == '0' ? 8u : 10u;
        int start = isHex || isBinary ? 2 : 0;
        int i = start;
        ulong value = 0;
        for (; i < text.Length && DigitOf(text[i]) is uint digit && digit < radix; i++)
        {
            value = unchecked((value * radix) + digit);
        }

        if (i == start || !IsSuffix(text.Substring(i), out bool isUnsigned))
        {
            return null;
        }

        return new Value(value, isUnsigned || value > long.MaxValue);
    }

    /// <summary>The value of a character constant, several characters packed as gcc does; null for one that is malformed.</summary>
    public static Value? FromCharacter(string text, bool isCharSigned)
    {
        int i = text.IndexOf('\'') + 1;
        bool isWide = i > 1;
        uint value = 0;
        int count = 0;
        while (i < text.Length - 1)
        {
            uint c = text[i++];
            if (c == '\\' && i < text.Length - 1)
            {
                c = ReadEscape(text, ref i);
            }

            value = isWide ? c : (value << 8) | (c & 0xFF);
            count++;
        }

        if (count == 0)
        {
            return null;
        }

        long result = count == 1 && !isWide && isCharSigned ? (sbyte)value : (int)value;
        return new Value(unchecked((ulong)result), false);
    }

    private static Value Truth(bool value) => new(value ? 1u : 0u, false);

    private static ulong Divide(long a, long b) => unchecked(b == -1 ? 0 - (ulong)a : (ulong)(a / b));

    /// <summary>As gcc: a negative count shifts the other way, one beyond the width leaves nothing but the sign.</summary>
    private static Value Shift(Value left, Value right, bool isLeft)
    {
        ulong count = right.Bits;
        if (!right.IsUnsigned && unchecked((long)count) < 0)
        {
            count = unchecked(0 - count);
            isLeft = !isLeft;
        }

        bool isNegative = !left.IsUnsigned && unchecked((long)left.Bits) < 0;
        if (count >= 64)
        {
            return left with { Bits = !isLeft && isNegative ? ulong.MaxValue : 0 };
        }

        ulong bits = isLeft ? left.Bits << (int)count
            : isNegative ? unchecked((ulong)((long)left.Bits >> (int)count))
            : left.Bits >> (int)count;
        return left with { Bits = bits };
    }

    private static bool IsSuffix(string suffix, out bool isUnsigned)
    {
        string lower = suffix.ToLowerInvariant();
        isUnsigned = lower.IndexOf('u') >= 0;
        return lower is "" or "u" or "l" or "ul" or "lu" or "ll" or "ull" or "llu" && suffix.IndexOf("lL", System.StringComparison.Ordinal) < 0
            && suffix.IndexOf("Ll", System.StringComparison.Ordinal) < 0;
    }

    private static uint ReadEscape(string text, ref int i)
    {
        char c = text[i++];
        switch (c)
        {
            case 'n': return '\n';
            case 't': return '\t';
            case 'r': return '\r';
            case 'a': return '\a';
            case 'b': return '\b';
            case 'f': return '\f';
            case 'v': return '\v';
            case 'e' or 'E': return 27;
            case 'x': return ReadDigits(text, ref i, 16, int.MaxValue, 0);
            case >= '0' and <= '7': return ReadDigits(text, ref i, 8, 2, (uint)(c - '0'));
            default: return c;
        }
    }

    private static uint ReadDigits(string text, ref int i, uint radix, int maximum, uint value)
    {
        for (; maximum > 0 && i < text.Length - 1 && DigitOf(text[i]) is uint digit && digit < radix; maximum--, i++)
        {
            value = unchecked((value * radix) + digit);
        }

        return value;
    }

    private static uint? DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => (uint)(c - '0'),
        >= 'a' and <= 'f' => (uint)(c - 'a' + 10),
        >= 'A' and <= 'F' => (uint)(c - 'A' + 10),
        _ => null,
    };
}

using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>The values of constants and string literals (C11 6.4.4, 6.4.5) with GNU's binary integers and multi-character constants.</summary>
internal static class Literals
{
    /// <summary>The value of a pp-number; null when it is no constant.</summary>
    public static Operand? Number(string text, TypeTable types)
    {
        bool isHex = text.Length > 2 && text[0] == '0' && text[1] is 'x' or 'X';
        if (IsReal(text, isHex))
        {
            return Real(text, isHex, types);
        }

        bool isBinary = text.Length > 2 && text[0] == '0' && text[1] is 'b' or 'B';
        uint radix = isHex ? 16u : isBinary ? 2u : text[0] == '0' ? 8u : 10u;
        int position = isHex || isBinary ? 2 : 0;
        int start = position;
        ulong value = 0;
        while (position < text.Length && HexDigit(text[position]) is uint digit && digit < radix)
        {
            if (value > (ulong.MaxValue - digit) / radix)
            {
                return null;
            }

            value = (value * radix) + digit;
            position++;
        }

        return position == start ? null : Integer(value, radix == 10, text.AsSpan(position), types);
    }

    private static bool IsReal(string text, bool isHex)
    {
        foreach (char c in text)
        {
            if (c == '.' || (c | 0x20) == (isHex ? 'p' : 'e'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The value of a character constant; null when it is not valid.</summary>
    public static Operand? Character(string text, TypeTable types)
    {
        int quote = text.IndexOf('\'');
        if (quote < 0 || text.Length < quote + 3 || text[text.Length - 1] != '\'')
        {
            return null;
        }

        string prefix = text.Substring(0, quote);
        string content = text.Substring(quote + 1, text.Length - quote - 2);
        if (prefix.Length > 0)
        {
            int position = 0;
            uint value = ReadCharacter(content, ref position);
            BuiltInType? type = prefix.Length == 1 ? WideType(prefix[0], types) : null;
            return type is null || position < content.Length ? null : Operand.Integer(ConstantArithmetic.Fit(value, type), type);
        }

        var bytes = ImmutableArray.CreateBuilder<byte>();
        AppendBytes(content, bytes);
        if (bytes.Count is 0 or > 4)
        {
            return null;
        }

        // One character has the sign of char; GCC packs several into an int, the first one highest.
        ulong bits = 0;
        foreach (byte part in bytes)
        {
            bits = (bits << 8) | part;
        }

        return Operand.Character(
            ConstantArithmetic.Fit(ConstantArithmetic.Fit(bits, bytes.Count == 1 ? types.Char : types.Int), types.Int), types.Int);
    }

    /// <summary>Appends the bytes of a string literal without its closing zero; false for one of wide characters.</summary>
    public static bool TryAppendString(string text, ImmutableArray<byte>.Builder bytes)
    {
        int quote = text.IndexOf('"');
        if (quote < 0 || text.Length < quote + 2 || (quote > 0 && text.Substring(0, quote) != "u8"))
        {
            return false;
        }

        AppendBytes(text.Substring(quote + 1, text.Length - quote - 2), bytes);
        return true;
    }

    /// <summary>The type of a wide character or of the elements of a wide string; null for no such prefix.</summary>
    public static BuiltInType? WideType(char prefix, TypeTable types) => prefix switch
    {
        'L' => types.WideChar,
        'u' => types.Get(BuiltInKind.UnsignedShort),
        'U' => types.UnsignedInt,
        _ => null,
    };

    /// <summary>How many elements a string literal has as part of a wide one.</summary>
    public static long CountCharacters(string text, bool isUtf16)
    {
        int quote = text.IndexOf('"');
        string content = text.Substring(quote + 1, Math.Max(0, text.Length - quote - 2));
        int position = 0;
        long count = 0;
        while (position < content.Length)
        {
            count += ReadCharacter(content, ref position) > 0xffff && isUtf16 ? 2 : 1;
        }

        return count;
    }

    private static Operand? Integer(ulong value, bool isDecimal, ReadOnlySpan<char> suffix, TypeTable types)
    {
        int longs = 0;
        int unsigneds = 0;
        foreach (char c in suffix)
        {
            longs += c is 'l' or 'L' ? 1 : 0;
            unsigneds += c is 'u' or 'U' ? 1 : 0;
        }

        // The u stands before or after the l or ll, not between.
        bool isUnsigned = unsigneds > 0;
        bool isBetween = isUnsigned && suffix.Length == 3 && suffix[1] is 'u' or 'U';
        if (longs > 2 || unsigneds > 1 || longs + unsigneds != suffix.Length || isBetween)
        {
            return null;
        }

        // The first type of the list that holds the value (C11 6.4.4.1 paragraph 5).
        for (int i = longs; i < 3; i++)
        {
            BuiltInType signed = types.Get(i == 0 ? BuiltInKind.Int : i == 1 ? BuiltInKind.Long : BuiltInKind.LongLong);
            BuiltInType unsigned = types.ToUnsigned(signed);
            if (!isUnsigned && value <= ulong.MaxValue >> (65 - ((int)signed.Size * 8)))
            {
                return Operand.Integer(value, signed);
            }

            if ((isUnsigned || !isDecimal) && value <= ulong.MaxValue >> (64 - ((int)unsigned.Size * 8)))
            {
                return Operand.Integer(value, unsigned);
            }
        }

        // GCC takes a decimal beyond long long as __int128 or, without that, as unsigned long long; the value is the same.
        return Operand.Integer(value, types.Get(BuiltInKind.UnsignedLongLong));
    }

    private static Operand? Real(string text, bool isHex, TypeTable types)
    {
        char last = text[text.Length - 1];
        bool hasSuffix = last is 'l' or 'L' || (last is 'f' or 'F' && (!isHex || text.IndexOfAny(['p', 'P']) >= 0));
        string digits = hasSuffix ? text.Substring(0, text.Length - 1) : text;
        double value;
        if (isHex)
        {
            if (HexReal(digits) is not double real)
            {
                return null;
            }

            value = real;
        }
        else if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            return null;
        }

        return last is 'f' or 'F' ? Operand.Floating((float)value, types.Get(BuiltInKind.Float))
            : Operand.Floating(value, types.Get(hasSuffix ? BuiltInKind.LongDouble : BuiltInKind.Double));
    }

    /// <summary>The value of <c>0x1.8p3</c> (C11 6.4.4.2); null when it is none.</summary>
    private static double? HexReal(string text)
    {
        int exponentAt = text.IndexOfAny(['p', 'P']);
        if (exponentAt < 0 || !int.TryParse(text.Substring(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int exponent))
        {
            return null;
        }

        double value = 0;
        bool isFraction = false;
        for (int i = 2; i < exponentAt; i++)
        {
            if (text[i] == '.' && !isFraction)
            {
                isFraction = true;
            }
            else if (HexDigit(text[i]) is uint digit)
            {
                value = (value * 16) + digit;
                exponent -= isFraction ? 4 : 0;
            }
            else
            {
                return null;
            }
        }

        return exponentAt > 2 ? value * Math.Pow(2, exponent) : null;
    }

    private static void AppendBytes(string content, ImmutableArray<byte>.Builder bytes)
    {
        int position = 0;
        while (position < content.Length)
        {
            bool isByte = content[position] == '\\' && position + 1 < content.Length && content[position + 1] is not ('u' or 'U');
            uint value = ReadCharacter(content, ref position);
            if (isByte || value < 0x80)
            {
                bytes.Add((byte)value);
            }
            else
            {
                string character = value is > 0x10ffff or (>= 0xd800 and <= 0xdfff) ? "\ufffd" : char.ConvertFromUtf32((int)value);
                bytes.AddRange(Encoding.UTF8.GetBytes(character));
            }
        }
    }

    private static uint ReadCharacter(string content, ref int position)
    {
        char c = content[position++];
        if (c != '\\' || position >= content.Length)
        {
            if (char.IsHighSurrogate(c) && position < content.Length && char.IsLowSurrogate(content[position]))
            {
                return (uint)char.ConvertToUtf32(c, content[position++]);
            }

            return c;
        }

        c = content[position++];
        switch (c)
        {
            case 'n':
                return '\n';
            case 't':
                return '\t';
            case 'r':
                return '\r';
            case 'a':
                return '\a';
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'v':
                return '\v';
            case 'e' or 'E':
                return 27;
            case 'x':
                return ReadDigits(content, ref position, 16, int.MaxValue, 0);
            case 'u':
                return ReadDigits(content, ref position, 16, 4, 0);
            case 'U':
                return ReadDigits(content, ref position, 16, 8, 0);
            case >= '0' and <= '7':
                return ReadDigits(content, ref position, 8, 2, (uint)(c - '0'));
            default:
                return c;
        }
    }

    private static uint ReadDigits(string content, ref int position, uint radix, int maximum, uint value)
    {
        while (maximum-- > 0 && position < content.Length && HexDigit(content[position]) is uint digit && digit < radix)
        {
            value = unchecked((value * radix) + digit);
            position++;
        }

        return value;
    }

    private static uint? HexDigit(char c) => c switch
    {
        >= '0' and <= '9' => (uint)(c - '0'),
        >= 'a' and <= 'f' => (uint)(c - 'a' + 10),
        >= 'A' and <= 'F' => (uint)(c - 'A' + 10),
        _ => null,
    };
}

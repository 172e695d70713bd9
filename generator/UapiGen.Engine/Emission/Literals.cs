using System.Globalization;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>Writes constant values as C#.</summary>
internal static class Literals
{
    private const string Digits = "0123456789ABCDEF";

    public static void Write(CodeWriter code, Literal literal)
    {
        switch (literal)
        {
            case IntegerLiteral integer:
                Write(code, integer);
                break;
            case FloatLiteral number:
                code.Write(Float(number.Value));
                break;
            case TextLiteral text:
                Quote(code, text.Text);
                break;
            case BooleanLiteral boolean:
                code.Write(boolean.Value ? "true" : "false");
                break;
            case EnumLiteral member:
                code.Write($"{member.Type}.{member.Member}");
                break;
            case CastLiteral cast:
                code.Write($"({cast.Type})");
                WritePlain(code, cast.Value);
                break;
            case TypeLiteral type:
                code.Write($"typeof({type.Type})");
                break;
            case ArrayLiteral array:
                Write(code, array);
                break;
            default:
                throw new System.InvalidOperationException(literal.GetType().Name);
        }
    }

    /// <summary>A decimal number.</summary>
    public static void Write(CodeWriter code, long number)
    {
        if (number < 0)
        {
            code.Write('-');
        }

        Write(code, number < 0 ? unchecked((ulong)-number) : (ulong)number, 10);
    }

    /// <summary>The value without a suffix, for the values of enums.</summary>
    public static void WritePlain(CodeWriter code, IntegerLiteral literal)
    {
        bool isSigned = literal.Type.Name is "int" or "long" or "short" or "sbyte";
        if (literal.IsCharacter && literal.Bits is >= ' ' and <= '~' and not '\'' and not '\\')
        {
            code.Write('\'').Write((char)literal.Bits).Write('\'');
        }
        else if (isSigned && unchecked((long)literal.Bits) < 0)
        {
            Write(code, unchecked((long)literal.Bits));
        }
        else if (literal.IsHex)
        {
            code.Write("0x");
            Write(code, literal.Bits, 16);
        }
        else
        {
            Write(code, literal.Bits, 10);
        }
    }

    /// <summary>A string literal. Whatever is not plain ASCII is written as an escape, so that no text can end the literal or hide in it.</summary>
    public static CodeWriter Quote(CodeWriter code, string text)
    {
        code.Write('"');
        int plain = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is >= ' ' and <= '~' and not '"' and not '\\')
            {
                continue;
            }

            code.Write(text, plain, i - plain).Write(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                _ => "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture),
            });
            plain = i + 1;
        }

        return code.Write(text, plain, text.Length - plain).Write('"');
    }

    private static void Write(CodeWriter code, IntegerLiteral literal)
    {
        WritePlain(code, literal);
        if (!literal.IsCharacter || literal.Bits is < ' ' or > '~' or '\'' or '\\')
        {
            code.Write(literal.Type.Name switch
            {
                "uint" => "u",
                "long" => "L",
                "ulong" => "UL",
                _ => "",
            });
        }
    }

    private static void Write(CodeWriter code, ulong number, uint numberBase)
    {
        if (number >= numberBase)
        {
            Write(code, number / numberBase, numberBase);
        }

        code.Write(Digits[(int)(number % numberBase)]);
    }

    private static void Write(CodeWriter code, ArrayLiteral array)
    {
        code.Write($"new {array.Element}[] {{ ");
        for (int i = 0; i < array.Items.Count; i++)
        {
            code.Write(i == 0 ? "" : ", ");
            Write(code, array.Items[i]);
        }

        code.Write(" }");
    }

    private static string Float(double value)
    {
        if (double.IsNaN(value))
        {
            return "double.NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        }

        return value.ToString("R", CultureInfo.InvariantCulture) + "d";
    }
}

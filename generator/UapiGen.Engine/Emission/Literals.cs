using System.Globalization;
using System.Text;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>Writes constant values as C#.</summary>
internal static class Literals
{
    public static string Text(Literal literal, TypeNames names) => literal switch
    {
        IntegerLiteral integer => Integer(integer),
        FloatLiteral number => Float(number.Value),
        TextLiteral text => Quote(text.Text),
        BooleanLiteral boolean => boolean.Value ? "true" : "false",
        EnumLiteral member => names.Text(member.Type) + "." + member.Member,
        CastLiteral cast => "(" + names.Text(cast.Type) + ")" + Plain(cast.Value),
        TypeLiteral type => "typeof(" + names.Text(type.Type) + ")",
        ArrayLiteral array => Array(array, names),
        _ => throw new System.InvalidOperationException(literal.GetType().Name),
    };

    public static string Integer(IntegerLiteral literal)
    {
        if (literal.IsCharacter && literal.Bits is >= ' ' and <= '~' and not '\'' and not '\\')
        {
            return "'" + (char)literal.Bits + "'";
        }

        long signed = unchecked((long)literal.Bits);
        bool isSigned = literal.Type.Name is "int" or "long" or "short" or "sbyte";
        string suffix = literal.Type.Name switch
        {
            "uint" => "u",
            "long" => "L",
            "ulong" => "UL",
            _ => "",
        };
        if (isSigned && signed < 0)
        {
            return signed.ToString(CultureInfo.InvariantCulture) + suffix;
        }

        return (literal.IsHex ? "0x" + literal.Bits.ToString("X", CultureInfo.InvariantCulture) : literal.Bits.ToString(CultureInfo.InvariantCulture)) + suffix;
    }

    /// <summary>The value without a suffix, for the values of enums.</summary>
    public static string Plain(IntegerLiteral literal) => Integer(literal).TrimEnd('u', 'U', 'L');

    /// <summary>A string literal. Whatever is not plain ASCII is written as an escape, so that no text can end the literal or hide in it.</summary>
    public static string Quote(string text)
    {
        var result = new StringBuilder(text.Length + 2).Append('"');
        foreach (char c in text)
        {
            switch (c)
            {
                case '"':
                    result.Append("\\\"");
                    break;
                case '\\':
                    result.Append("\\\\");
                    break;
                case '\n':
                    result.Append("\\n");
                    break;
                case '\t':
                    result.Append("\\t");
                    break;
                default:
                    if (c is >= ' ' and <= '~')
                    {
                        result.Append(c);
                    }
                    else
                    {
                        result.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
                    }

                    break;
            }
        }

        return result.Append('"').ToString();
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

    private static string Array(ArrayLiteral array, TypeNames names)
    {
        var text = new StringBuilder("new ").Append(names.Text(array.Element)).Append("[] { ");
        for (int i = 0; i < array.Items.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ").Append(Integer(array.Items[i]));
        }

        return text.Append(" }").ToString();
    }
}

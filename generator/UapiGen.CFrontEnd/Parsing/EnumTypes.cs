using System.Collections.Generic;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>The types that GCC gives to enums and enumerators (gcc manual, "Structures, unions, enumerations, and bit-fields").</summary>
internal static class EnumTypes
{
    /// <summary>Whether an <c>int</c> holds the value.</summary>
    public static bool FitsInt(Operand value) => IsSigned(value)
        ? (long)value.Bits is >= int.MinValue and <= int.MaxValue
        : value.Bits <= int.MaxValue;

    /// <summary>An explicit value: an <c>int</c> where one holds it, else it keeps its type.</summary>
    public static Operand Narrow(TypeTable types, Operand value) => FitsInt(value) ? Operand.Integer(value.Bits, types.Int) : value;

    /// <summary>The value after <paramref name="previous"/>, in a wider type where the previous one's is at its end.</summary>
    public static Operand Next(TypeTable types, Operand? previous)
    {
        if (previous is not Operand value)
        {
            return Operand.Integer(0, types.Int);
        }

        var type = (BuiltInType)value.Type!;
        ulong bits = unchecked(value.Bits + 1);
        bool overflows = type.IsSigned
            ? (long)value.Bits == (type.Size == 4 ? int.MaxValue : long.MaxValue)
            : ConstantArithmetic.Fit(bits, type) == 0;
        if (overflows)
        {
            type = type.IsSigned ? types.ToUnsigned(type) : types.Get(BuiltInKind.UnsignedLongLong);
        }

        return Narrow(types, Operand.Integer(ConstantArithmetic.Fit(bits, type), type));
    }

    /// <summary>The integer type of the whole enum: unsigned without negative values, and no narrower than <c>int</c> unless it is packed.</summary>
    /// <param name="first">The index of its first enumerator; all that follow are its own.</param>
    public static BuiltInType Underlying(TypeTable types, List<PendingEnumerator> enumerators, int first, bool isPacked)
    {
        ulong maximum = 0;
        long minimum = 0;
        for (int i = first; i < enumerators.Count; i++)
        {
            Operand value = enumerators[i].Value;
            bool isSigned = IsSigned(value);
            if (isSigned && (long)value.Bits < 0)
            {
                minimum = System.Math.Min(minimum, (long)value.Bits);
            }
            else
            {
                maximum = System.Math.Max(maximum, value.Bits);
            }
        }

        bool isNegative = minimum < 0;
        BuiltInKind wide = types.Target.LongSize == 8 ? BuiltInKind.Long : BuiltInKind.LongLong;
        BuiltInKind[] candidates = isPacked
            ? [BuiltInKind.SignedChar, BuiltInKind.Short, BuiltInKind.Int, wide]
            : [BuiltInKind.Int, wide];
        foreach (BuiltInKind kind in candidates)
        {
            BuiltInType type = isNegative ? types.Get(kind) : types.ToUnsigned(types.Get(kind));
            if (Holds(type, minimum, maximum))
            {
                return type;
            }
        }

        return types.Get(isNegative ? wide : wide + 1);
    }

    private static bool Holds(BuiltInType type, long minimum, ulong maximum)
    {
        int bits = (int)type.Size * 8;
        return type.IsSigned
            ? minimum >= -(1L << (bits - 1)) && maximum <= (ulong)long.MaxValue >> (64 - bits)
            : maximum <= ulong.MaxValue >> (64 - bits);
    }

    private static bool IsSigned(Operand value) => ConstantArithmetic.ArithmeticType(value.Type) is { IsSigned: true };
}

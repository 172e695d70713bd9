using System.Collections.Generic;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>The compiler's functions that count bits (gcc manual, "Bit Operation Builtins").</summary>
internal static class BitBuiltins
{
    private static readonly Dictionary<Symbol, BitBuiltin> s_all = CreateAll();

    public static BitBuiltin? Find(Symbol name) => s_all.TryGetValue(name, out BitBuiltin builtin) ? builtin : null;

    /// <summary>The result; null where it is undefined, as that of counting the zeros of 0.</summary>
    /// <param name="width">How many bits the argument's type has.</param>
    public static int? Evaluate(BitBuiltin builtin, ulong value, int width)
    {
        value = width == 64 ? value : value & ((1UL << width) - 1);
        switch (builtin.Operation)
        {
            case BitOperation.Population:
                return Population(value);
            case BitOperation.Parity:
                return Population(value) & 1;
            case BitOperation.FirstSet:
                return value == 0 ? 0 : Trailing(value) + 1;
            case BitOperation.TrailingZeros:
                return value == 0 ? null : Trailing(value);
            default:
                return value == 0 ? null : Leading(value, width);
        }
    }

    private static int Population(ulong value)
    {
        int count = 0;
        for (; value != 0; value &= value - 1)
        {
            count++;
        }

        return count;
    }

    private static int Trailing(ulong value) => Population((value & (0 - value)) - 1);

    private static int Leading(ulong value, int width)
    {
        int count = 0;
        for (int bit = width - 1; ((value >> bit) & 1) == 0; bit--)
        {
            count++;
        }

        return count;
    }

    private static Dictionary<Symbol, BitBuiltin> CreateAll()
    {
        (string Name, BitOperation Operation)[] operations =
        [
            ("popcount", BitOperation.Population), ("parity", BitOperation.Parity), ("ffs", BitOperation.FirstSet),
            ("ctz", BitOperation.TrailingZeros), ("clz", BitOperation.LeadingZeros),
        ];
        var all = new Dictionary<Symbol, BitBuiltin>();
        foreach ((string name, BitOperation operation) in operations)
        {
            all.Add(Symbol.WellKnown("__builtin_" + name), new BitBuiltin(operation, BuiltInKind.UnsignedInt));
            all.Add(Symbol.WellKnown("__builtin_" + name + "l"), new BitBuiltin(operation, BuiltInKind.UnsignedLong));
            all.Add(Symbol.WellKnown("__builtin_" + name + "ll"), new BitBuiltin(operation, BuiltInKind.UnsignedLongLong));
        }

        return all;
    }
}

internal enum BitOperation
{
    Population,
    Parity,
    FirstSet,
    TrailingZeros,
    LeadingZeros,
}

/// <param name="Argument">The type that the argument is converted to.</param>
internal readonly record struct BitBuiltin(BitOperation Operation, BuiltInKind Argument);

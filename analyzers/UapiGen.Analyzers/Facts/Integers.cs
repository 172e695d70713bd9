using Microsoft.CodeAnalysis;

namespace UapiGen.Analyzers.Facts;

/// <summary>C#'s integers as 64 bits: signed types extended with their sign, unsigned ones with zeros.</summary>
internal static class Integers
{
    /// <summary>The bits of a constant; null when it is no integer.</summary>
    public static ulong? ToBits(object? constant) => constant switch
    {
        sbyte v => unchecked((ulong)v),
        short v => unchecked((ulong)v),
        int v => unchecked((ulong)v),
        long v => unchecked((ulong)v),
        byte v => v,
        ushort v => v,
        uint v => v,
        ulong v => v,
        char v => v,
        bool v => v ? 1UL : 0UL,
        _ => null,
    };

    /// <summary>Width in bits and signedness of an integer type or enum; null for others.</summary>
    public static (int Width, bool IsSigned)? Shape(ITypeSymbol? type) =>
        (type is INamedTypeSymbol { EnumUnderlyingType: { } underlying } ? underlying : type)?.SpecialType switch
        {
            SpecialType.System_SByte => (8, true),
            SpecialType.System_Int16 => (16, true),
            SpecialType.System_Int32 => (32, true),
            SpecialType.System_Int64 or SpecialType.System_IntPtr => (64, true),
            SpecialType.System_Boolean or SpecialType.System_Byte => (8, false),
            SpecialType.System_UInt16 or SpecialType.System_Char => (16, false),
            SpecialType.System_UInt32 => (32, false),
            SpecialType.System_UInt64 or SpecialType.System_UIntPtr => (64, false),
            _ => null,
        };
}

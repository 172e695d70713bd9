namespace UapiGen.CFrontEnd.Semantics;

/// <summary>The value of a constant expression with its C type.</summary>
public abstract record ConstantValue;

/// <summary>An integer constant.</summary>
/// <param name="Bits">The value sign- or zero-extended to 64 bits by its type.</param>
/// <param name="Type">Its C type after the usual conversions.</param>
public sealed record IntegerConstant(ulong Bits, BuiltInType Type) : ConstantValue
{
    public bool IsNegative => Type.IsSigned && unchecked((long)Bits) < 0;

    public long SignedValue => unchecked((long)Bits);
}

/// <summary>A string literal, its bytes as C has them without the closing zero.</summary>
public sealed record StringConstant(System.Collections.Immutable.ImmutableArray<byte> Bytes) : ConstantValue;

/// <summary>A character literal such as <c>'V'</c>, which C types as <c>int</c>.</summary>
public sealed record CharacterConstant(int Value) : ConstantValue;

/// <summary>A floating-point constant.</summary>
public sealed record FloatConstant(double Value) : ConstantValue;

using Microsoft.CodeAnalysis;

namespace UapiGen.Analyzers.Flow;

/// <summary>What is known of the value of an expression or variable.</summary>
/// <param name="Bits">For integers, enums and fd numbers.</param>
/// <param name="Struct">For generated structs.</param>
/// <param name="Handle">For an fd number taken from a handle, the handle's type.</param>
internal sealed record FlowValue(KnownBits Bits, StructValue? Struct = null, ITypeSymbol? Handle = null)
{
    public static FlowValue Unknown { get; } = new(KnownBits.Unknown);

    public FlowValue Join(FlowValue other) => ReferenceEquals(this, other)
        ? this
        : new FlowValue(
            Bits.Join(other.Bits),
            Struct is null || other.Struct is null ? null : Struct.Join(other.Struct),
            SymbolEqualityComparer.Default.Equals(Handle, other.Handle) ? Handle : null);

    public bool Equals(FlowValue? other) =>
        other is not null && Bits == other.Bits && Equals(Struct, other.Struct) && SymbolEqualityComparer.Default.Equals(Handle, other.Handle);

    public override int GetHashCode() => Bits.GetHashCode();
}

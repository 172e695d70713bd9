using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace UapiGen.Analyzers.Flow;

/// <summary>What is known of the value of an expression or variable.</summary>
/// <param name="Bits">For integers, enums and fd numbers.</param>
/// <param name="Struct">For generated structs.</param>
/// <param name="Handle">For an fd number taken from a handle, the handle's type.</param>
internal sealed record FlowValue(KnownBits Bits, StructValue? Struct = null, ITypeSymbol? Handle = null)
{
    private const int MostWays = 8;

    public static FlowValue Unknown { get; } = new(KnownBits.Unknown);

    /// <summary>For a struct that has come by several ways, as it is on each; empty when there is one, or when nobody can tell them apart any more.</summary>
    public ImmutableArray<StructValue> Ways { get; init; } = [];

    /// <summary>Whether there were more ways than are told apart; what joins it later doesn't make them known again.</summary>
    private bool HasTooManyWays { get; init; }

    /// <summary>The value when it is one of two.</summary>
    /// <param name="other">The other.</param>
    /// <param name="tellsWaysApart">
    /// Whether each stays known by itself: for the alternatives of an expression. What statements do on different ways may belong together.
    /// </param>
    public FlowValue Join(FlowValue other, bool tellsWaysApart)
    {
        if (ReferenceEquals(this, other))
        {
            return this;
        }

        var joined = new FlowValue(
            Bits.Join(other.Bits),
            Struct is null || other.Struct is null ? null : Struct.Join(other.Struct),
            SymbolEqualityComparer.Default.Equals(Handle, other.Handle) ? Handle : null);
        if (joined.Struct is null || !tellsWaysApart)
        {
            return joined;
        }

        ImmutableArray<StructValue> ways = HasTooManyWays || other.HasTooManyWays ? [] : WaysOf(this, other);
        return ways.Length is > 0 and <= MostWays
            ? joined with { Ways = ways.Length > 1 ? ways : [] }
            : joined with { HasTooManyWays = true };
    }

    /// <summary>The value with its struct, or each way's, changed.</summary>
    public FlowValue Map(System.Func<StructValue, StructValue> change) => this with { Struct = Struct is null ? null : change(Struct), Ways = [.. Ways.Select(change)] };

    /// <summary>What holds on every way alone.</summary>
    public FlowValue OnEveryWay() => Bits.Some == Bits.Ones && Ways.IsEmpty && !HasTooManyWays && Struct is null
        ? this
        : new FlowValue(Bits.OnEveryWay(), Struct?.OnEveryWay(), Handle);

    public bool Equals(FlowValue? other) =>
        other is not null && Bits == other.Bits && Equals(Struct, other.Struct) && SymbolEqualityComparer.Default.Equals(Handle, other.Handle)
        && HasTooManyWays == other.HasTooManyWays && Ways.Length == other.Ways.Length && Ways.All(other.Ways.Contains);

    public override int GetHashCode() => Bits.GetHashCode();

    private static ImmutableArray<StructValue> WaysOf(FlowValue a, FlowValue b)
    {
        ImmutableArray<StructValue> first = a.Ways.IsEmpty ? [a.Struct!] : a.Ways;
        return first.AddRange((b.Ways.IsEmpty ? [b.Struct!] : b.Ways).Where(way => !first.Contains(way)));
    }
}

using System;

namespace UapiGen.Analyzers.Flow;

/// <summary>What is known of a 64-bit value: bits that are certainly one, bits that are certainly zero, and the rest.</summary>
/// <param name="Some">Bits that the program sets on at least one of the ways that met here.</param>
internal readonly record struct KnownBits(ulong Ones, ulong Zeros, ulong Some)
{
    private KnownBits(ulong ones, ulong zeros)
        : this(ones, zeros, ones)
    {
    }

    public static KnownBits Unknown => default;

    public static KnownBits Zero => Constant(0);

    public static KnownBits Constant(ulong value) => new(value, ~value);

    /// <summary>What is known when the value is one of two.</summary>
    public KnownBits Join(KnownBits other) => new(Ones & other.Ones, Zeros & other.Zeros, Some | other.Some);

    /// <summary>Without what only some ways have: behind a condition nobody can tell which of them leads there.</summary>
    public KnownBits OnEveryWay() => new(Ones, Zeros);

    /// <summary>With other bits for those of a mask.</summary>
    public KnownBits Replace(ulong mask, KnownBits bits) => new((Ones & ~mask) | (bits.Ones & mask), (Zeros & ~mask) | (bits.Zeros & mask));

    /// <summary>The value when every bit below <paramref name="mask"/> is known, else null.</summary>
    public ulong? ConstantWithin(ulong mask) => ((Ones | Zeros) & mask) == mask ? Ones & mask : null;

    public static KnownBits operator |(KnownBits a, KnownBits b) => new(a.Ones | b.Ones, a.Zeros & b.Zeros, a.Some | b.Some);

    public static KnownBits operator &(KnownBits a, KnownBits b) => new(a.Ones & b.Ones, a.Zeros | b.Zeros);

    public static KnownBits operator ^(KnownBits a, KnownBits b) =>
        new((a.Ones & b.Zeros) | (a.Zeros & b.Ones), (a.Ones & b.Ones) | (a.Zeros & b.Zeros));

    public static KnownBits operator ~(KnownBits a) => new(a.Zeros, a.Ones);

    /// <summary>Whether <c>value &amp; mask</c> equals <paramref name="expected"/>: true, false, or null when not known.</summary>
    public bool? Matches(ulong mask, ulong expected)
    {
        if ((expected & ~mask) != 0 || (Zeros & mask & expected) != 0 || (Ones & mask & ~expected) != 0)
        {
            return false;
        }

        return ((Ones | Zeros) & mask) == mask ? true : null;
    }

    /// <summary>The value seen through an integer of that shape, extended to 64 bits again.</summary>
    public KnownBits Through((int Width, bool IsSigned)? shape)
    {
        if (shape is not { } to)
        {
            return Unknown;
        }

        if (to.Width >= 64)
        {
            return this;
        }

        ulong low = (1UL << to.Width) - 1;
        ulong sign = 1UL << (to.Width - 1);
        bool onesAbove = to.IsSigned && (Ones & sign) != 0;
        bool zerosAbove = !to.IsSigned || (Zeros & sign) != 0;
        ulong ones = (Ones & low) | (onesAbove ? ~low : 0);
        return new KnownBits(ones, (Zeros & low) | (zerosAbove ? ~low : 0), ones | (Some & low));
    }

    /// <summary>The value shifted left by a known count.</summary>
    public KnownBits ShiftLeft(int count) => new(Ones << count, (Zeros << count) | ((1UL << Math.Min(count, 63)) - 1));
}

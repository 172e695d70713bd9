using System;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace UapiGen;

/// <summary>A 32-bit big-endian number (<c>__be32</c>), which converts to and from the machine's own order.</summary>
public readonly struct Be32 : IEquatable<Be32>
{
    private readonly uint _raw;

    /// <summary>Holds a number.</summary>
    /// <param name="value">The number in the machine's order.</param>
    public Be32(uint value) => _raw = Swap(value);

    /// <summary>The number in the machine's order.</summary>
    public uint Value => Swap(_raw);

    /// <summary>Puts a number in big-endian order.</summary>
    /// <param name="value">The number in the machine's order.</param>
    public static implicit operator Be32(uint value) => new(value);

    /// <summary>Takes a number out of big-endian order.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator uint(Be32 value) => value.Value;

    /// <summary>Whether two numbers are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Be32 left, Be32 right) => left._raw == right._raw;

    /// <summary>Whether two numbers differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Be32 left, Be32 right) => left._raw != right._raw;

    /// <inheritdoc/>
    public bool Equals(Be32 other) => _raw == other._raw;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Be32 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <summary>The number in decimal.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    private static uint Swap(uint value) => BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;
}

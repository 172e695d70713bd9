using System;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace UapiGen;

/// <summary>A 64-bit little-endian number (<c>__le64</c>), which converts to and from the machine's own order.</summary>
public readonly struct Le64 : IEquatable<Le64>
{
    private readonly ulong _raw;

    /// <summary>Holds a number.</summary>
    /// <param name="value">The number in the machine's order.</param>
    public Le64(ulong value) => _raw = Swap(value);

    /// <summary>The number in the machine's order.</summary>
    public ulong Value => Swap(_raw);

    /// <summary>Puts a number in little-endian order.</summary>
    /// <param name="value">The number in the machine's order.</param>
    public static implicit operator Le64(ulong value) => new(value);

    /// <summary>Takes a number out of little-endian order.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator ulong(Le64 value) => value.Value;

    /// <summary>Whether two numbers are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Le64 left, Le64 right) => left._raw == right._raw;

    /// <summary>Whether two numbers differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Le64 left, Le64 right) => left._raw != right._raw;

    /// <inheritdoc/>
    public bool Equals(Le64 other) => _raw == other._raw;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Le64 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <summary>The number in decimal.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    private static ulong Swap(ulong value) => !BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;
}

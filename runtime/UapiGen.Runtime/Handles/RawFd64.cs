using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace UapiGen;

/// <summary>The number of a file descriptor in a 64-bit field of a C struct.</summary>
/// <remarks>
/// <para>A number outlives the handle it came from and may by then name another file. It is therefore made in two ways only: by an
/// <see cref="FdLease{TKind}"/>, which keeps the handle open, or by a method that says <c>Dangerous</c>.</para>
/// <para><c>default</c> is 0, which is a valid file descriptor (standard input); "no fd" is <see cref="None"/>.</para>
/// </remarks>
/// <typeparam name="TKind">The kind of fd.</typeparam>
public readonly struct RawFd64<TKind> : IEquatable<RawFd64<TKind>>
    where TKind : FdHandle
{
    private readonly long _value;

    internal RawFd64(long value) => _value = value;

    /// <summary>No fd: -1.</summary>
    public static RawFd64<TKind> None => new(-1);

    /// <summary>The number; negative: no fd.</summary>
    public int Value => (int)_value;

    /// <summary>Whether two fields hold the same number.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(RawFd64<TKind> left, RawFd64<TKind> right) => left._value == right._value;

    /// <summary>Whether two fields hold different numbers.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(RawFd64<TKind> left, RawFd64<TKind> right) => left._value != right._value;

    /// <summary>Makes a field from a number that the caller vouches for.</summary>
    /// <param name="value">The number of an fd of this kind that stays open until the kernel has read the field.</param>
    [SuppressMessage("Design", "CA1000", Justification = "The kind is part of what is made.")]
    public static RawFd64<TKind> DangerousCreate(int value) => new(value);

    /// <inheritdoc/>
    public bool Equals(RawFd64<TKind> other) => _value == other._value;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is RawFd64<TKind> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode();

    /// <summary>The number in decimal.</summary>
    public override string ToString() => _value.ToString(CultureInfo.InvariantCulture);
}

using System;
using System.Diagnostics.CodeAnalysis;

namespace UapiGen;

/// <summary>A 64-bit field that holds an address in the memory of the process (<c>__u64</c> or <c>__aligned_u64</c> in C).</summary>
/// <typeparam name="T">What it points to.</typeparam>
/// <remarks>An address keeps nothing alive; memory that a call must find there is kept by its owner, or pinned for the call by <see cref="PointerField"/>.</remarks>
public readonly struct UserPtr64<T> : IEquatable<UserPtr64<T>>
    where T : unmanaged
{
    private readonly ulong _address;

    internal UserPtr64(nuint address) => _address = address;

    /// <summary>The null pointer.</summary>
    public static UserPtr64<T> Null => default;

    /// <summary>The address.</summary>
    public nuint Address => (nuint)_address;

    /// <summary>Whether this is the null pointer.</summary>
    public bool IsNull => _address == 0;

    /// <summary>Forgets the type.</summary>
    /// <param name="pointer">The pointer.</param>
    public static implicit operator UserPtr64(UserPtr64<T> pointer) => new(pointer.Address);

    /// <summary>Whether two pointers are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(UserPtr64<T> left, UserPtr64<T> right) => left._address == right._address;

    /// <summary>Whether two pointers differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(UserPtr64<T> left, UserPtr64<T> right) => left._address != right._address;

    /// <summary>Makes a pointer to memory that the caller vouches for.</summary>
    /// <param name="address">The address of memory that is there as long as the kernel uses it.</param>
    public static UserPtr64<T> DangerousCreate(nuint address) => new(address);

    /// <inheritdoc/>
    public bool Equals(UserPtr64<T> other) => _address == other._address;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is UserPtr64<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _address.GetHashCode();

    /// <summary>The address in hexadecimal.</summary>
    public override string ToString() => $"0x{_address:x}";
}

using System;
using System.Diagnostics.CodeAnalysis;

namespace UapiGen;

/// <summary>A C pointer in a struct: an address in the memory of the process, as wide as its pointers.</summary>
/// <typeparam name="T">What it points to.</typeparam>
/// <remarks>An address keeps nothing alive; memory that a call must find there is kept by its owner, or pinned for the call by <see cref="PointerField"/>.</remarks>
public readonly struct UserPtr<T> : IEquatable<UserPtr<T>>
    where T : unmanaged
{
    internal UserPtr(nuint address) => Address = address;

    /// <summary>The null pointer.</summary>
    public static UserPtr<T> Null => default;

    /// <summary>The address.</summary>
    public nuint Address { get; }

    /// <summary>Whether this is the null pointer.</summary>
    public bool IsNull => Address == 0;

    /// <summary>Forgets the type.</summary>
    /// <param name="pointer">The pointer.</param>
    public static implicit operator UserPtr(UserPtr<T> pointer) => new(pointer.Address);

    /// <summary>Whether two pointers are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(UserPtr<T> left, UserPtr<T> right) => left.Address == right.Address;

    /// <summary>Whether two pointers differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(UserPtr<T> left, UserPtr<T> right) => left.Address != right.Address;

    /// <summary>Makes a pointer to memory that the caller vouches for.</summary>
    /// <param name="address">The address of memory that is there as long as the kernel uses it.</param>
    public static UserPtr<T> DangerousCreate(nuint address) => new(address);

    /// <inheritdoc/>
    public bool Equals(UserPtr<T> other) => Address == other.Address;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is UserPtr<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Address.GetHashCode();

    /// <summary>The address in hexadecimal.</summary>
    public override string ToString() => $"0x{(ulong)Address:x}";
}

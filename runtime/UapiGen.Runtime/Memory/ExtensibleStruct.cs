using System;
using System.Runtime.InteropServices;

namespace UapiGen;

/// <summary>Structs that tell the kernel their size, because they grow from one kernel to the next.</summary>
public static class ExtensibleStruct
{
    /// <summary>Checks that a struct can be given as a smaller one, as an older kernel knows it: what is cut off must be zero.</summary>
    /// <remarks>The kernel itself checks the same of a struct that is larger than the one it knows, and answers <see cref="Errno.E2BIG"/>.</remarks>
    /// <typeparam name="T">The struct.</typeparam>
    /// <param name="argument">The struct.</param>
    /// <param name="size">The size that the kernel is told, in bytes.</param>
    /// <returns><paramref name="size"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative or larger than the struct.</exception>
    /// <exception cref="ArgumentException">A field beyond that size is set, which a kernel that knows no more could not see.</exception>
    public static int CheckTail<T>(in T argument, int size)
        where T : unmanaged
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in argument));
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, bytes.Length);
        int set = bytes[size..].IndexOfAnyExcept((byte)0);
        return set < 0
            ? size
            : throw new ArgumentException(
                $"{typeof(T).Name} has a non-zero value at offset {size + set}, but the kernel supports only its first {size} bytes.",
                nameof(argument));
    }
}

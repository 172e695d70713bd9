using System;
using System.Buffers;
using System.Runtime.CompilerServices;

namespace UapiGen;

public sealed unsafe partial class MappedMemory
{
    /// <summary>Reads a value. One of at most the pointer's size, at a multiple of 8 bytes, is read at once.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="offset">Where it is, in bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">It does not lie in the memory.</exception>
    /// <exception cref="ObjectDisposedException">The memory is disposed.</exception>
    public T Read<T>(long offset)
        where T : unmanaged
    {
        byte* place = Enter(offset, sizeof(T));
        T value = IsAligned(place) ? *(T*)place : Unsafe.ReadUnaligned<T>(place);
        DangerousRelease();
        return value;
    }

    /// <summary>Writes a value. One of at most the pointer's size, at a multiple of 8 bytes, is written at once.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="offset">Where it goes, in bytes.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentOutOfRangeException">It does not lie in the memory.</exception>
    /// <exception cref="InvalidOperationException">The memory can't be written.</exception>
    /// <exception cref="ObjectDisposedException">The memory is disposed.</exception>
    public void Write<T>(long offset, in T value)
        where T : unmanaged
    {
        ThrowIfReadOnly();
        byte* place = Enter(offset, sizeof(T));
        if (IsAligned(place))
        {
            *(T*)place = value;
        }
        else
        {
            Unsafe.WriteUnaligned(place, value);
        }

        DangerousRelease();
    }

    /// <summary>Copies out of the memory.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="offset">Where they are, in bytes.</param>
    /// <param name="destination">Where they go.</param>
    /// <exception cref="ArgumentOutOfRangeException">They do not lie in the memory.</exception>
    /// <exception cref="ObjectDisposedException">The memory is disposed.</exception>
    public void CopyTo<T>(long offset, Span<T> destination)
        where T : unmanaged
    {
        byte* place = Enter(offset, (long)destination.Length * sizeof(T));
        new ReadOnlySpan<T>(place, destination.Length).CopyTo(destination);
        DangerousRelease();
    }

    /// <summary>Copies into the memory.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="offset">Where they go, in bytes.</param>
    /// <param name="source">The elements.</param>
    /// <exception cref="ArgumentOutOfRangeException">They do not lie in the memory.</exception>
    /// <exception cref="InvalidOperationException">The memory can't be written.</exception>
    /// <exception cref="ObjectDisposedException">The memory is disposed.</exception>
    public void CopyFrom<T>(long offset, ReadOnlySpan<T> source)
        where T : unmanaged
    {
        ThrowIfReadOnly();
        byte* place = Enter(offset, (long)source.Length * sizeof(T));
        source.CopyTo(new Span<T>(place, source.Length));
        DangerousRelease();
    }

    /// <summary>Works on a part of the memory in place, which stays mapped meanwhile.</summary>
    /// <typeparam name="TState">What the action needs.</typeparam>
    /// <param name="offset">Where the part starts, in bytes.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="state">What the action needs.</param>
    /// <param name="action">The work; its span is valid until it returns.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part does not lie in the memory.</exception>
    /// <exception cref="InvalidOperationException">The memory can't be written.</exception>
    /// <exception cref="ObjectDisposedException">The memory is disposed.</exception>
    public void Access<TState>(long offset, int length, TState state, SpanAction<byte, TState> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        ThrowIfReadOnly();
        byte* place = Enter(offset, length);
        try
        {
            action(new Span<byte>(place, length), state);
        }
        finally
        {
            DangerousRelease();
        }
    }

    /// <summary>The memory in place, for loops in which a check at each access costs too much.</summary>
    /// <param name="offset">Where the part starts, in bytes.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <returns>A span that must not be used once the memory is disposed, and not be written unless <see cref="IsWritable"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The part does not lie in the memory.</exception>
    /// <exception cref="ObjectDisposedException">The memory is disposed.</exception>
    public Span<byte> DangerousGetSpan(long offset, int length)
    {
        byte* place = Enter(offset, length);
        DangerousRelease();
        return new Span<byte>(place, length);
    }

    private static bool IsAligned(byte* place) => (nuint)place % sizeof(ulong) == 0;

    private void ThrowIfReadOnly()
    {
        if (!IsWritable)
        {
            throw new InvalidOperationException("The memory is mapped for reading only.");
        }
    }

    /// <summary>Checks the bounds and keeps the memory mapped until <see cref="System.Runtime.InteropServices.SafeHandle.DangerousRelease"/>.</summary>
    private byte* Enter(long offset, long length)
    {
        if (offset < 0 || length < 0 || offset > Length - length)
        {
            throw new ArgumentOutOfRangeException(
                nameof(offset), offset, $"{length} bytes at {offset} do not lie in {Length} bytes of memory.");
        }

        bool added = false;
        DangerousAddRef(ref added);
        return (byte*)handle + offset;
    }
}

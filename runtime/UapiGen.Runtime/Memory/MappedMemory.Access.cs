using System;
using System.Buffers;

namespace UapiGen;

public sealed unsafe partial class MappedMemory
{
    /// <summary>The address of a part of the memory, for a <c>__u64</c> field. It keeps nothing alive: keep this object until the kernel is done with the memory.</summary>
    /// <param name="offset">Where the part begins, in bytes.</param>
    /// <param name="length">How many bytes it must have.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part is not within the memory.</exception>
    /// <exception cref="ObjectDisposedException">The memory is disposed.</exception>
    public UserPtr64<byte> At(long offset, long length = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - offset);
        ObjectDisposedException.ThrowIf(IsClosed, this);
        return new UserPtr64<byte>((nuint)handle + (nuint)offset);
    }

    /// <summary>Reads a value. One of at most the pointer's size is read at once where it is aligned: at a multiple of its size, rounded up to a power of two.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="offset">Where it is, in bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">It does not lie in the memory.</exception>
    /// <exception cref="ObjectDisposedException">The memory is disposed.</exception>
    public T Read<T>(long offset)
        where T : unmanaged
    {
        byte* place = Enter(offset, sizeof(T));
        T value = MemoryWord.Read<T>(place);
        DangerousRelease();
        return value;
    }

    /// <summary>Writes a value. One of at most the pointer's size is written at once where it is aligned: at a multiple of its size, rounded up to a power of two.</summary>
    /// <remarks>A size that is no power of two (3, 5, 6, 7 bytes) is written by exchanging the whole word around it, which reads that word first.</remarks>
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
        MemoryWord.Write(place, value);
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
        bool isAtHand = offset >= 0 && length >= 0 && offset <= _lengthAtHand - length;
        if (!isAtHand)
        {
            ThrowIfOutside(offset, length);
        }

        bool added = false;
        DangerousAddRef(ref added);
        byte* place = (byte*)handle + offset;
        if (!isAtHand && !MemoryMap.IsReadable(place, length))
        {
            DangerousRelease();
            throw new ArgumentOutOfRangeException(
                nameof(offset), offset, $"The range of {length} bytes at offset {offset} is inside the mapping of {Length} bytes, but the mapped file ends before it.");
        }

        return place;
    }

    private void ThrowIfOutside(long offset, long length)
    {
        if (offset < 0 || length < 0 || offset > Length - length)
        {
            throw new ArgumentOutOfRangeException(
                nameof(offset), offset, $"The range of {length} bytes at offset {offset} is outside the mapping of {Length} bytes.");
        }
    }
}

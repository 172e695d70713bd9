using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;

namespace UapiGen;

/// <summary>Reading and writing structs, for fds whose protocol is <c>read</c> and <c>write</c>.</summary>
public static unsafe partial class Fd
{
    /// <summary>Reads structs, at least one: as many as the kernel has ready and the buffer holds. Waits for the first, unless the fd is non-blocking.</summary>
    /// <remarks>A struct that arrives in pieces, as over a pipe, is waited for until it is whole.</remarks>
    /// <typeparam name="T">The struct.</typeparam>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="buffer">Where they go.</param>
    /// <returns>How many were read; 0 at the end of the file.</returns>
    /// <exception cref="ErrnoException">The kernel refused; <see cref="Errno.EAGAIN"/>: the fd is non-blocking, and there is none.</exception>
    /// <exception cref="EndOfStreamException">The file ends in the middle of a struct.</exception>
    /// <exception cref="OperationCanceledException">The thread was interrupted, see <see cref="Interruption"/>.</exception>
    public static int Read<T>(AnyFd fd, Span<T> buffer)
        where T : unmanaged
    {
        Errno errno = TryRead(fd, buffer, out int count);
        ThrowIfFailed(errno, "read", fd);
        return count;
    }

    /// <inheritdoc cref="Read{T}(AnyFd, Span{T})"/>
    /// <typeparam name="T">The struct.</typeparam>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="buffer">Where they go.</param>
    /// <param name="count">How many were read.</param>
    /// <returns>The error, or <see cref="Errno.None"/>; when one comes after structs were read, <paramref name="count"/> says how many.</returns>
    public static Errno TryRead<T>(AnyFd fd, Span<T> buffer, out int count)
        where T : unmanaged
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(buffer);
        using var lease = FdLease<FdHandle>.Require(fd);
        Errno errno = ReadOnce(fd, lease.RawFd.Value, bytes, out int length);
        bool hasWaited = false;
        while (errno == Errno.None && length % sizeof(T) != 0)
        {
            errno = ReadOnce(fd, lease.RawFd.Value, bytes.Slice(length, sizeof(T) - (length % sizeof(T))), out int more);
            if (errno == Errno.EAGAIN)
            {
                errno = WaitOnce(fd, PollEvents.In, hasWaited);
            }
            else if (errno == Errno.None && more == 0)
            {
                throw new EndOfStreamException($"The file ends {length % sizeof(T)} bytes into a {typeof(T).Name}, which has {sizeof(T)}.");
            }

            hasWaited = more == 0;
            length += more;
        }

        count = length / sizeof(T);
        return errno;
    }

    /// <summary>Reads one struct.</summary>
    /// <typeparam name="T">The struct.</typeparam>
    /// <param name="fd">The file descriptor.</param>
    /// <exception cref="ErrnoException">The kernel refused; <see cref="Errno.EAGAIN"/>: the fd is non-blocking, and there is none.</exception>
    /// <exception cref="EndOfStreamException">The file ends before or in the struct.</exception>
    /// <exception cref="OperationCanceledException">The thread was interrupted, see <see cref="Interruption"/>.</exception>
    public static T Read<T>(AnyFd fd)
        where T : unmanaged
    {
        T item = default;
        return Read(fd, new Span<T>(ref item)) == 1 ? item : throw new EndOfStreamException($"The file ends before a {typeof(T).Name}.");
    }

    /// <summary>Writes structs, all of them; waits for room as needed, unless the fd is non-blocking.</summary>
    /// <remarks>Once part of a struct is written, the rest is waited for.</remarks>
    /// <typeparam name="T">The struct.</typeparam>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="items">The structs.</param>
    /// <exception cref="ErrnoException">The kernel refused; <see cref="Errno.ENOSPC"/> also when it took nothing without saying why.</exception>
    /// <exception cref="OperationCanceledException">The thread was interrupted, see <see cref="Interruption"/>.</exception>
    public static void Write<T>(AnyFd fd, ReadOnlySpan<T> items)
        where T : unmanaged
    {
        Errno errno = TryWrite(fd, items, out _);
        ThrowIfFailed(errno, "write", fd);
    }

    /// <summary>Writes one struct.</summary>
    /// <typeparam name="T">The struct.</typeparam>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="item">The struct.</param>
    /// <exception cref="ErrnoException">The kernel refused.</exception>
    /// <exception cref="OperationCanceledException">The thread was interrupted, see <see cref="Interruption"/>.</exception>
    public static void Write<T>(AnyFd fd, in T item)
        where T : unmanaged => Write(fd, new ReadOnlySpan<T>(in item));

    /// <inheritdoc cref="Write{T}(AnyFd, ReadOnlySpan{T})"/>
    /// <typeparam name="T">The struct.</typeparam>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="items">The structs.</param>
    /// <param name="count">How many were written.</param>
    /// <returns>The error, or <see cref="Errno.None"/>.</returns>
    public static Errno TryWrite<T>(AnyFd fd, ReadOnlySpan<T> items, out int count)
        where T : unmanaged
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(items);
        using var lease = FdLease<FdHandle>.Require(fd);
        int length = 0;
        bool hasWaited = false;
        Errno errno = Errno.None;
        while (errno == Errno.None && length < bytes.Length)
        {
            errno = WriteOnce(fd, lease.RawFd.Value, bytes[length..], out int more);
            if (errno == Errno.EAGAIN && length % sizeof(T) != 0)
            {
                errno = WaitOnce(fd, PollEvents.Out, hasWaited);
            }
            else if (errno == Errno.None && more == 0)
            {
                // Some drivers say so at their end, and would again.
                errno = Errno.ENOSPC;
            }

            hasWaited = more == 0;
            length += more;
        }

        count = length / sizeof(T);
        return errno;
    }

    private static Errno ReadOnce(AnyFd fd, int number, Span<byte> buffer, out int count)
    {
        if (fd.Transport is { } transport)
        {
            return Checked(transport.Read(number, buffer, out count), count, buffer.Length);
        }

        fixed (byte* pointer = buffer)
        {
            return Transfer(SystemCall.Read, number, pointer, buffer.Length, out count);
        }
    }

    private static Errno WriteOnce(AnyFd fd, int number, ReadOnlySpan<byte> buffer, out int count)
    {
        if (fd.Transport is { } transport)
        {
            return Checked(transport.Write(number, buffer, out count), count, buffer.Length);
        }

        fixed (byte* pointer = buffer)
        {
            return Transfer(SystemCall.Write, number, pointer, buffer.Length, out count);
        }
    }

    private static Errno Checked(Errno errno, int count, int length) => count >= 0 && count <= length
        ? errno
        : throw new InvalidOperationException($"The transport says that it moved {count} of {length} bytes.");

    // A read or write that a signal interrupts before it moved a byte has done nothing.
    private static Errno Transfer(nint call, int fd, byte* buffer, int length, out int count)
    {
        nint result;
        do
        {
            result = Libc.Call(call, fd, (nint)buffer, length);
        }
        while (Libc.ErrnoOf(result) == Errno.EINTR && !Interruption.IsRequested);

        count = Libc.Failed(result) ? 0 : (int)result;
        return Libc.ErrnoOf(result);
    }

    private static Errno WaitOnce(AnyFd fd, PollEvents events, bool hasWaited)
    {
        ThrowIfInVain(fd, hasWaited);
        Wait(fd, events, Timeout.InfiniteTimeSpan);
        return Errno.None;
    }

    private static void ThrowIfFailed(Errno errno, string operation, AnyFd fd)
    {
        if (errno != Errno.None)
        {
            Interruption.ThrowIfRequested(errno);
            throw new ErrnoException($"{operation} {fd.KindName}", errno);
        }
    }
}

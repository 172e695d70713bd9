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
    /// <returns>The error, or <see cref="Errno.None"/>; when one comes after structs were read, <paramref name="count"/> says how many. What was read of one
    /// more struct is kept, and the handle's next read begins with it.</returns>
    public static Errno TryRead<T>(AnyFd fd, Span<T> buffer, out int count)
        where T : unmanaged
    {
        count = 0;
        Span<byte> bytes = MemoryMarshal.AsBytes(buffer);
        if (bytes.IsEmpty)
        {
            // Nothing to keep an earlier part in. The kernel is asked all the same: it may have an error to report.
            using var emptyLease = FdLease<FdHandle>.Require(fd);
            return ReadOnce(fd, emptyLease.RawFd.Value, bytes, out _);
        }

        using var lease = FdLease<FdHandle>.Require(fd);
        int length = TakePart(fd, bytes);
        bool hasWaited = false;
        Errno errno = Errno.None;
        while (errno == Errno.None && (length == 0 || length % sizeof(T) != 0))
        {
            // The first read takes all there is; those after it, no more than the struct that is not whole.
            Span<byte> rest = length == 0 ? bytes : bytes.Slice(length, sizeof(T) - (length % sizeof(T)));
            errno = ReadOnce(fd, lease.RawFd.Value, rest, out int more);
            if (length > 0 && errno == Errno.EAGAIN)
            {
                errno = WaitOnce(fd, PollEvents.In, hasWaited);
            }
            else if (length > 0 && errno == Errno.None && more == 0)
            {
                throw new EndOfStreamException($"Unexpected end of file: read only {length % sizeof(T)} of the {sizeof(T)} bytes of {typeof(T).Name}.");
            }

            if (length == 0 && more == 0)
            {
                return errno;
            }

            hasWaited = more == 0;
            length += more;
        }

        count = length / sizeof(T);
        if (length % sizeof(T) != 0)
        {
            PartialTransfers.KeepRead(fd.Handle!, bytes[(count * sizeof(T))..length]);
        }

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
        return Read(fd, new Span<T>(ref item)) == 1 ? item : throw new EndOfStreamException($"Unexpected end of file: expected a {typeof(T).Name}.");
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
    /// <param name="count">How many were written. One that an error cut in two counts: its rest is kept, and the handle's next write begins with it.</param>
    /// <returns>The error, or <see cref="Errno.None"/>.</returns>
    public static Errno TryWrite<T>(AnyFd fd, ReadOnlySpan<T> items, out int count)
        where T : unmanaged
    {
        count = 0;
        using var lease = FdLease<FdHandle>.Require(fd);
        byte[] before = PartialTransfers.TakeWrite(fd.Handle!);
        Errno errno = WriteAll(fd, lease.RawFd.Value, before, before.Length, isBegun: true, out int length);
        if (errno != Errno.None)
        {
            PartialTransfers.KeepWrite(fd.Handle!, before.AsSpan(length));
            return errno;
        }

        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(items);
        errno = WriteAll(fd, lease.RawFd.Value, bytes, sizeof(T), isBegun: false, out length);
        count = (length + sizeof(T) - 1) / sizeof(T);
        if (length % sizeof(T) != 0)
        {
            PartialTransfers.KeepWrite(fd.Handle!, bytes[length..(count * sizeof(T))]);
        }

        return errno;
    }

    /// <summary>Writes as much as the kernel takes; what is begun is waited for.</summary>
    private static Errno WriteAll(AnyFd fd, int number, ReadOnlySpan<byte> bytes, int size, bool isBegun, out int length)
    {
        length = 0;
        bool hasWaited = false;
        Errno errno = Errno.None;
        while (errno == Errno.None && length < bytes.Length)
        {
            errno = WriteOnce(fd, number, bytes[length..], out int more);
            if (errno == Errno.EAGAIN && (isBegun || length % size != 0))
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

        return errno;
    }

    /// <summary>Puts what was read of a struct before into the buffer.</summary>
    /// <returns>How many bytes it is.</returns>
    private static int TakePart(AnyFd fd, Span<byte> bytes)
    {
        byte[] part = PartialTransfers.TakeRead(fd.GetHandleOrThrow());
        int length = Math.Min(part.Length, bytes.Length);
        part.AsSpan(0, length).CopyTo(bytes);
        if (length < part.Length)
        {
            // It was of a larger struct than the buffer holds.
            PartialTransfers.KeepRead(fd.Handle!, part.AsSpan(length));
        }

        return length;
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
        : throw new InvalidOperationException($"The transport reported {count} bytes, but {length} were requested.");

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
        try
        {
            Wait(fd, events, Timeout.InfiniteTimeSpan);
            return Errno.None;
        }
        catch (OperationCanceledException)
        {
            // Interrupted. Who throws for that says so; a Try form returns it.
            return Errno.EINTR;
        }
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

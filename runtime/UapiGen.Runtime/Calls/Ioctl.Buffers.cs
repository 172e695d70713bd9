using System;
using System.Runtime.InteropServices;

namespace UapiGen;

public static unsafe partial class Ioctl
{
    /// <summary>Makes a request that the kernel answers with an array, such as <c>EVIOCGNAME(len)</c>.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="request">The request.</param>
    /// <param name="buffer">Where the kernel writes; cleared before.</param>
    /// <returns>What the kernel returns: 0, or often the number of bytes written.</returns>
    /// <exception cref="IoctlException">The kernel refused.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    /// <exception cref="ArgumentException">The buffer is smaller than the request's argument.</exception>
    public static int ReadBuffer<T>(AnyFd fd, in IoctlRequest request, Span<T> buffer)
        where T : unmanaged
    {
        buffer.Clear();
        return UpdateBuffer(fd, request, buffer);
    }

    /// <inheritdoc cref="ReadBuffer{T}(AnyFd, in IoctlRequest, Span{T})"/>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="request">The request.</param>
    /// <param name="buffer">Where the kernel writes; cleared before.</param>
    /// <param name="result">What the kernel returned.</param>
    /// <returns>The error, or <see cref="Errno.None"/>.</returns>
    public static Errno TryReadBuffer<T>(AnyFd fd, in IoctlRequest request, Span<T> buffer, out int result)
        where T : unmanaged
    {
        buffer.Clear();
        return TryUpdateBuffer(fd, request, buffer, out result);
    }

    /// <summary>Makes a request that gives the kernel an array.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="request">The request, one whose argument the kernel only reads.</param>
    /// <param name="buffer">What the kernel gets.</param>
    /// <returns>What the kernel returns, usually 0.</returns>
    /// <exception cref="IoctlException">The kernel refused.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    /// <exception cref="ArgumentException">The buffer is smaller than the request's argument.</exception>
    public static int WriteBuffer<T>(AnyFd fd, in IoctlRequest request, ReadOnlySpan<T> buffer)
        where T : unmanaged
    {
        Errno errno = TryWriteBuffer(fd, request, buffer, out int result);
        if (errno != Errno.None)
        {
            ThrowFailed(fd, request, errno);
        }

        return result;
    }

    /// <inheritdoc cref="WriteBuffer{T}(AnyFd, in IoctlRequest, ReadOnlySpan{T})"/>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="request">The request.</param>
    /// <param name="buffer">What the kernel gets.</param>
    /// <param name="result">What the kernel returned.</param>
    /// <returns>The error, or <see cref="Errno.None"/>.</returns>
    public static Errno TryWriteBuffer<T>(AnyFd fd, in IoctlRequest request, ReadOnlySpan<T> buffer, out int result)
        where T : unmanaged
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(buffer);
        CheckSize(request, bytes.Length);
        fixed (byte* pointer = bytes)
        {
            return InvokeMemory(fd, request, pointer, bytes.Length, isWritten: false, out result);
        }
    }

    /// <summary>Makes a request that gives the kernel an array, which it changes.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="request">The request.</param>
    /// <param name="buffer">What the kernel gets and changes.</param>
    /// <returns>What the kernel returns, usually 0.</returns>
    /// <exception cref="IoctlException">The kernel refused.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    /// <exception cref="ArgumentException">The buffer is smaller than the request's argument.</exception>
    public static int UpdateBuffer<T>(AnyFd fd, in IoctlRequest request, Span<T> buffer)
        where T : unmanaged
    {
        Errno errno = TryUpdateBuffer(fd, request, buffer, out int result);
        if (errno != Errno.None)
        {
            ThrowFailed(fd, request, errno);
        }

        return result;
    }

    /// <inheritdoc cref="UpdateBuffer{T}(AnyFd, in IoctlRequest, Span{T})"/>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="request">The request.</param>
    /// <param name="buffer">What the kernel gets and changes.</param>
    /// <param name="result">What the kernel returned.</param>
    /// <returns>The error, or <see cref="Errno.None"/>.</returns>
    public static Errno TryUpdateBuffer<T>(AnyFd fd, in IoctlRequest request, Span<T> buffer, out int result)
        where T : unmanaged
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(buffer);
        CheckSize(request, bytes.Length);
        fixed (byte* pointer = bytes)
        {
            return InvokeMemory(fd, request, pointer, bytes.Length, isWritten: true, out result);
        }
    }
}

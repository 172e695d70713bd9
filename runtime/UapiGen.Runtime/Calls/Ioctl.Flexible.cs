using System;

namespace UapiGen;

public static unsafe partial class Ioctl
{
    /// <summary>Makes a request whose argument is a struct with a flexible array, which the kernel reads and may change.</summary>
    /// <typeparam name="THeader">The struct.</typeparam>
    /// <typeparam name="TElement">The element of its flexible array.</typeparam>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="request">The request.</param>
    /// <param name="buffer">The argument.</param>
    /// <returns>What the kernel returns, usually 0.</returns>
    /// <exception cref="IoctlException">The kernel refused; <see cref="Errno.E2BIG"/> often means that <see cref="FlexBuffer{THeader, TElement}.Count"/> now says how much room it needs.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    /// <exception cref="ArgumentException">The header counts more elements than the buffer has.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the buffer.</exception>
    public static int Update<THeader, TElement>(AnyFd fd, in IoctlRequest request, FlexBuffer<THeader, TElement> buffer)
        where THeader : unmanaged, IFlexHeader<THeader, TElement>
        where TElement : unmanaged
    {
        Errno errno = TryUpdate(fd, request, buffer, out int result);
        if (errno != Errno.None)
        {
            ThrowFailed(fd, request, errno);
        }

        return result;
    }

    /// <inheritdoc cref="Update{THeader, TElement}(AnyFd, in IoctlRequest, FlexBuffer{THeader, TElement})"/>
    /// <typeparam name="THeader">The struct.</typeparam>
    /// <typeparam name="TElement">The element of its flexible array.</typeparam>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="request">The request.</param>
    /// <param name="buffer">The argument.</param>
    /// <param name="result">What the kernel returned.</param>
    /// <returns>The error, or <see cref="Errno.None"/>.</returns>
    public static Errno TryUpdate<THeader, TElement>(
        AnyFd fd, in IoctlRequest request, FlexBuffer<THeader, TElement> buffer, out int result)
        where THeader : unmanaged, IFlexHeader<THeader, TElement>
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(buffer);
        CheckSize(request, buffer.ByteLength);
        buffer.Enter();
        try
        {
            buffer.CheckCount();
            fixed (byte* pointer = buffer.Bytes)
            {
                return InvokeMemory(fd, request, pointer, buffer.ByteLength, isWritten: true, out result);
            }
        }
        finally
        {
            buffer.Leave();
        }
    }
}

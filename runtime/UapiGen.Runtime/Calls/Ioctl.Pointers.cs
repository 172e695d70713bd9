using System;
using System.Runtime.InteropServices;

namespace UapiGen;

public static unsafe partial class Ioctl
{
    /// <summary>Makes a request whose struct points to more memory, which is pinned for the time of the call.</summary>
    /// <remarks>The kernel gets a copy of the struct, so that no other thread can change the addresses; in what comes back they are zero.</remarks>
    /// <typeparam name="T">The struct.</typeparam>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="request">The request.</param>
    /// <param name="argument">What the kernel gets and may change.</param>
    /// <param name="first">A field that takes an address.</param>
    /// <param name="second">Another one.</param>
    /// <param name="third">Another one.</param>
    /// <param name="fourth">Another one.</param>
    /// <returns>What the kernel returns, usually 0.</returns>
    /// <exception cref="IoctlException">The kernel refused.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    /// <exception cref="ArgumentException">The struct is smaller than the request's argument.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A field does not lie in the struct.</exception>
    public static int Update<T>(
        AnyFd fd,
        in IoctlRequest request,
        ref T argument,
        scoped in PointerField first,
        scoped in PointerField second = default,
        scoped in PointerField third = default,
        scoped in PointerField fourth = default)
        where T : unmanaged
    {
        Errno errno = TryUpdate(fd, request, ref argument, out int result, first, second, third, fourth);
        if (errno != Errno.None)
        {
            ThrowFailed(fd, request, errno);
        }

        return result;
    }

    /// <inheritdoc cref="Update{T}(AnyFd, in IoctlRequest, ref T, in PointerField, in PointerField, in PointerField, in PointerField)"/>
    /// <typeparam name="T">The struct.</typeparam>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="request">The request.</param>
    /// <param name="argument">What the kernel gets and may change.</param>
    /// <param name="result">What the kernel returned.</param>
    /// <param name="first">A field that takes an address.</param>
    /// <param name="second">Another one.</param>
    /// <param name="third">Another one.</param>
    /// <param name="fourth">Another one.</param>
    /// <returns>The error, or <see cref="Errno.None"/>.</returns>
    public static Errno TryUpdate<T>(
        AnyFd fd,
        in IoctlRequest request,
        ref T argument,
        out int result,
        scoped in PointerField first,
        scoped in PointerField second = default,
        scoped in PointerField third = default,
        scoped in PointerField fourth = default)
        where T : unmanaged
    {
        CheckSize(request, sizeof(T));
        T copy = argument;
        fixed (byte* p1 = first.Memory, p2 = second.Memory, p3 = third.Memory, p4 = fourth.Memory)
        {
            var bytes = new Span<byte>(&copy, sizeof(T));
            WriteAddress(bytes, first, (nuint)p1);
            WriteAddress(bytes, second, (nuint)p2);
            WriteAddress(bytes, third, (nuint)p3);
            WriteAddress(bytes, fourth, (nuint)p4);
            Errno errno = InvokeMemory(fd, request, &copy, sizeof(T), isWritten: true, out result);
            WriteAddress(bytes, first, 0);
            WriteAddress(bytes, second, 0);
            WriteAddress(bytes, third, 0);
            WriteAddress(bytes, fourth, 0);
            argument = copy;
            return errno;
        }
    }

    private static void WriteAddress(Span<byte> argument, scoped in PointerField field, nuint address)
    {
        if (field.Size == 0)
        {
            return;
        }

        Span<byte> place = argument.Slice(field.Offset, field.Size);
        if (field.Size == sizeof(ulong))
        {
            MemoryMarshal.Write(place, (ulong)address);
        }
        else
        {
            MemoryMarshal.Write(place, (uint)address);
        }
    }
}

using System;
using System.Runtime.CompilerServices;

namespace UapiGen;

/// <summary>Hands memory to the kernel: the caller's own where its size is known, a guarded copy of it where a macro alone claims to know.</summary>
public static unsafe partial class Ioctl
{
    /// <param name="fd">The file descriptor.</param>
    /// <param name="request">The request.</param>
    /// <param name="memory">The argument, which stays where it is during the call.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="isWritten">Whether the caller wants what the kernel writes.</param>
    /// <param name="result">What the kernel returned.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Errno InvokeMemory(AnyFd fd, in IoctlRequest request, void* memory, int length, bool isWritten, out int result) => request.IsClaim
        ? InvokeGuarded(fd, request, memory, length, isWritten, out result)
        : Invoke(fd, request, (nuint)memory, length, out result);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Errno InvokeGuarded(AnyFd fd, in IoctlRequest request, void* memory, int length, bool isWritten, out int result)
    {
        GuardedMemory guarded = GuardedMemory.Take(new ReadOnlySpan<byte>(memory, length));
        Span<byte> wanted = default;
        try
        {
            Errno errno = Invoke(fd, request, guarded.Address, length, out result);
            wanted = isWritten ? new Span<byte>(memory, length) : default;
            return errno;
        }
        finally
        {
            guarded.Return(wanted);
        }
    }
}

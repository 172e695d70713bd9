using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace UapiGen;

/// <summary>The one place from which ioctls reach the kernel, or the transport in its place.</summary>
public static unsafe partial class Ioctl
{
    /// <summary>Holds the handle and makes the call; <paramref name="length"/> is that of the memory at <paramref name="argument"/>, or <see cref="NoMemory"/>.</summary>
    private static Errno Invoke(AnyFd fd, in IoctlRequest request, nuint argument, int length, out int result)
    {
        FdHandle? handle = fd.Own;
        if (handle is null || handle.Transport is not null)
        {
            return handle is null ? InvokeForeign(fd, request, argument, out result) : InvokeTransport(fd, request, argument, length, out result);
        }

        // Nothing between entering and leaving can throw, so there is no need of a try block, in which the JIT would not make the call directly.
        CallSlot slot = CallSlot.Current;
        slot.Enter(handle);
        nint returned = Libc.CallInPlace(slot, SystemCall.Ioctl, handle.DangerousGetHandle(), (nint)request.Code, (nint)argument);
        if (returned == -(nint)Errno.EINTR)
        {
            returned = Retry(handle, request, argument, returned);
        }

        slot.Leave(handle);
        return Split(returned, out result);
    }

    /// <summary>A handle that is not ours, such as a socket's: only its own reference count keeps it open.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Errno InvokeForeign(AnyFd fd, in IoctlRequest request, nuint argument, out int result)
    {
        using var lease = FdLease<FdHandle>.Require(fd);
        SafeHandle handle = fd.Handle!;
        nint returned = Libc.Call(SystemCall.Ioctl, handle.DangerousGetHandle(), (nint)request.Code, (nint)argument);
        return Split(Retry(handle, request, argument, returned), out result);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Errno InvokeTransport(AnyFd fd, in IoctlRequest request, nuint argument, int length, out int result)
    {
        using var lease = new FdLease<FdHandle>(fd);
        bool hasArgument = length != NoMemory;
        Span<byte> memory = hasArgument ? new Span<byte>((void*)argument, length) : default;
        var call = new IoctlCall(lease.RawFd.Value, fd.KindName, request, argument, memory, hasArgument);
        Errno errno;
        do
        {
            errno = fd.Transport!.Ioctl(call, out result);
        }
        while (errno == Errno.EINTR && request.RetriesEintr && !Interruption.IsRequested);

        if (errno != Errno.None)
        {
            result = 0;
        }

        return result >= 0
            ? errno
            : throw new InvalidOperationException($"The transport returned {result} for {request.Name}; the kernel returns no negative result without an error.");
    }

    /// <summary>Makes an interrupted call again if its request allows; gives back what any other returned.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static nint Retry(SafeHandle handle, in IoctlRequest request, nuint argument, nint returned)
    {
        while (returned == -(nint)Errno.EINTR && request.RetriesEintr && !Interruption.IsRequested)
        {
            returned = Libc.Call(SystemCall.Ioctl, handle.DangerousGetHandle(), (nint)request.Code, (nint)argument);
        }

        return returned;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Errno Split(nint returned, out int result)
    {
        if (Libc.Failed(returned))
        {
            result = 0;
            return Libc.ErrnoOf(returned);
        }

        result = (int)returned;
        return Errno.None;
    }

    private static void ThrowFailed(AnyFd fd, in IoctlRequest request, Errno errno)
    {
        Interruption.ThrowIfRequested(errno);
        throw new IoctlException(request, fd.KindName, errno);
    }
}

using System;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace UapiGen;

/// <summary>
/// A file descriptor of any kind, taken from whatever the caller has it in: an <see cref="FdHandle"/>, a <see cref="SafeFileHandle"/>, a
/// <see cref="System.Net.Sockets.Socket"/>, a pipe. Owns nothing and allocates nothing; meant for parameters.
/// </summary>
public readonly struct AnyFd
{
    private AnyFd(SafeHandle? handle, IIoctlTransport? transport)
    {
        Handle = handle;
        Transport = transport;
    }

    /// <summary>The handle; <see langword="null"/> in <c>default</c>, which means "no fd".</summary>
    public SafeHandle? Handle { get; }

    /// <summary>Whether there is no fd.</summary>
    public bool IsNone => Handle is null;

    /// <summary>The kind's name, for messages.</summary>
    public string KindName => Handle switch
    {
        null => "none",
        FdHandle fd => fd.KindName,
        SafeSocketHandle => "socket",
        SafePipeHandle => "pipe",
        _ => "file",
    };

    internal IIoctlTransport? Transport { get; }

    /// <summary>Takes a handle of any kind; null becomes "no fd".</summary>
    /// <param name="handle">The handle.</param>
    public static implicit operator AnyFd(FdHandle? handle) => handle is null ? default : new(handle, handle.Transport);

    /// <summary>Takes a file; null becomes "no fd".</summary>
    /// <param name="handle">The handle.</param>
    public static implicit operator AnyFd(SafeFileHandle? handle) => new(handle, null);

    /// <summary>Takes a socket; null becomes "no fd".</summary>
    /// <param name="handle">The handle.</param>
    public static implicit operator AnyFd(SafeSocketHandle? handle) => new(handle, null);

    /// <summary>Takes a pipe; null becomes "no fd".</summary>
    /// <param name="handle">The handle.</param>
    public static implicit operator AnyFd(SafePipeHandle? handle) => new(handle, null);

    /// <summary>Takes a socket; null becomes "no fd".</summary>
    /// <param name="socket">The socket.</param>
    public static implicit operator AnyFd(Socket? socket) => new(socket?.SafeHandle, null);

    internal SafeHandle GetHandleOrThrow() => Handle ?? throw new ArgumentNullException("fd", "The call needs a file descriptor.");
}

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
    // One of them at most: the handles of our own are called without looking at their type.
    private readonly SafeHandle? _foreign;

    private AnyFd(FdHandle? own, SafeHandle? foreign)
    {
        Own = own;
        _foreign = foreign;
    }

    /// <summary>The handle; <see langword="null"/> in <c>default</c>, which means "no fd".</summary>
    public SafeHandle? Handle => Own ?? _foreign;

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

    internal FdHandle? Own { get; }

    internal IIoctlTransport? Transport => Own?.Transport;

    /// <summary>Takes a handle of any kind; null becomes "no fd".</summary>
    /// <param name="handle">The handle.</param>
    public static implicit operator AnyFd(FdHandle? handle) => new(handle, null);

    /// <summary>Takes a file; null becomes "no fd".</summary>
    /// <param name="handle">The handle.</param>
    public static implicit operator AnyFd(SafeFileHandle? handle) => new(null, handle);

    /// <summary>Takes a socket; null becomes "no fd".</summary>
    /// <param name="handle">The handle.</param>
    public static implicit operator AnyFd(SafeSocketHandle? handle) => new(null, handle);

    /// <summary>Takes a pipe; null becomes "no fd".</summary>
    /// <param name="handle">The handle.</param>
    public static implicit operator AnyFd(SafePipeHandle? handle) => new(null, handle);

    /// <summary>Takes a socket; null becomes "no fd".</summary>
    /// <param name="socket">The socket.</param>
    public static implicit operator AnyFd(Socket? socket) => new(null, socket?.SafeHandle);

    internal SafeHandle GetHandleOrThrow() => Handle ?? throw new ArgumentNullException("fd", "The call needs a file descriptor.");
}

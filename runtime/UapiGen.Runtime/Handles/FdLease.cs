using System;
using System.Runtime.InteropServices;

namespace UapiGen;

/// <summary>
/// Keeps a handle open while its number stands in a struct that the kernel reads: taken before the call, disposed after it. Allocates nothing.
/// Not to be copied: each copy that is disposed lets the handle close.
/// </summary>
/// <example><code>using var lease = new FdLease&lt;EventFd&gt;(irq);
/// args.Fd = lease.RawFd;</code></example>
/// <typeparam name="TKind">The kind that the field wants.</typeparam>
public ref struct FdLease<TKind>
    where TKind : FdHandle
{
    private readonly int _fd = -1;
    private SafeHandle? _handle;

    /// <summary>Holds a handle; <see langword="null"/> stands for "no fd".</summary>
    /// <param name="handle">The handle.</param>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    public FdLease(TKind? handle)
        : this((AnyFd)handle)
    {
    }

    /// <summary>Holds a handle of any type, for kinds that people have as <c>SafeFileHandle</c> or <c>Socket</c>; <c>default</c> stands for "no fd".</summary>
    /// <param name="handle">The handle.</param>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    public FdLease(AnyFd handle)
    {
        if (handle.Handle is { } held)
        {
            bool added = false;
            held.DangerousAddRef(ref added);
            _handle = held;
            _fd = (int)held.DangerousGetHandle();
        }
    }

    /// <summary>Whether there is an fd.</summary>
    public readonly bool HasFd => _fd >= 0;

    /// <summary>The number for a 32-bit field; <see cref="RawFd{TKind}.None"/> when there is no fd.</summary>
    public readonly RawFd<TKind> RawFd => new(_fd);

    /// <summary>The number for a 64-bit field; <see cref="RawFd64{TKind}.None"/> when there is no fd.</summary>
    public readonly RawFd64<TKind> RawFd64 => new(_fd);

    /// <summary>The number as the value argument of a call.</summary>
    public readonly nuint Value => (nuint)(nint)_fd;

    internal static FdLease<TKind> Require(AnyFd handle)
    {
        handle.GetHandleOrThrow();
        return new FdLease<TKind>(handle);
    }

    /// <summary>Lets the handle close. May be called more than once.</summary>
    public void Dispose()
    {
        SafeHandle? handle = _handle;
        _handle = null;
        handle?.DangerousRelease();
    }
}

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
    // Its complement, so that a lease of nothing, which default is, has -1.
    private readonly int _complement;
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
            _complement = ~(int)held.DangerousGetHandle();
        }
    }

    /// <summary>Whether there is an fd.</summary>
    public readonly bool HasFd => Number >= 0;

    /// <summary>The number for a 32-bit field; <see cref="RawFd{TKind}.None"/> when there is no fd.</summary>
    public readonly RawFd<TKind> RawFd => new(Number);

    /// <summary>The number for a 64-bit field; <see cref="RawFd64{TKind}.None"/> when there is no fd.</summary>
    public readonly RawFd64<TKind> RawFd64 => new(Number);

    /// <summary>The number as the value argument of a call.</summary>
    public readonly nuint Value => (nuint)(nint)Number;

    private readonly int Number => ~_complement;

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

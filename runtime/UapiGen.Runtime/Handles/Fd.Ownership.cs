using System;
using System.Runtime.Versioning;

namespace UapiGen;

public static unsafe partial class Fd
{
    private const int GetFdFlags = 1;
    private const int SetFdFlags = 2;
    private const int DuplicateCloseOnExec = 1030;
    private const int CloseOnExecFlag = 1;

    /// <summary>Takes over an fd that came from elsewhere: inherited, received over a socket, made by a library.</summary>
    /// <remarks>Programs that the process starts don't inherit it any more.</remarks>
    /// <typeparam name="TKind">The kind of fd that it is said to be.</typeparam>
    /// <param name="fd">The number. From now on the handle alone may close it.</param>
    /// <exception cref="ArgumentException">The kernel says that it is of another kind; the fd is not taken over.</exception>
    /// <exception cref="ErrnoException">It is not open.</exception>
    [SupportedOSPlatform("linux")]
    public static TKind Adopt<TKind>(int fd)
        where TKind : FdHandle, IFdKind<TKind>
    {
        FdInspection.ThrowIfNot<TKind>(fd);
        return FromResult<TKind>(null, fd);
    }

    /// <summary>Uses an fd that somebody else closes. Nothing keeps it open: the number must stay valid as long as the handle is used.</summary>
    /// <typeparam name="TKind">The kind of fd that it is said to be.</typeparam>
    /// <param name="fd">The number.</param>
    /// <exception cref="ArgumentException">The kernel says that it is of another kind.</exception>
    /// <exception cref="ErrnoException">It is not open.</exception>
    [SupportedOSPlatform("linux")]
    public static TKind Borrow<TKind>(int fd)
        where TKind : FdHandle, IFdKind<TKind>
    {
        FdInspection.ThrowIfNot<TKind>(fd);
        return TKind.FromFd(fd, ownsHandle: false);
    }

    /// <summary>Makes a second handle to the same open file, which is closed on its own.</summary>
    /// <typeparam name="TKind">The kind of fd.</typeparam>
    /// <param name="handle">The handle.</param>
    /// <exception cref="ErrnoException">The process has too many files open.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    public static TKind Duplicate<TKind>(TKind handle)
        where TKind : FdHandle, IFdKind<TKind>
    {
        ArgumentNullException.ThrowIfNull(handle);
        using var lease = new FdLease<TKind>(handle);
        if (handle.Transport is { } transport)
        {
            TKind fake = Fake<TKind>(transport);
            fake.SetOrigin(handle, transport, isDuplicate: true);
            return fake;
        }

        return Own<TKind>(handle, DuplicateNumber(lease.RawFd.Value), isDuplicate: true);
    }

    /// <summary>Makes a handle of a kind to the open file behind a handle of another type, such as a <c>SafeFileHandle</c> or a <c>Socket</c>.</summary>
    /// <typeparam name="TKind">The kind of fd that it is said to be.</typeparam>
    /// <param name="handle">The handle, which stays as it is.</param>
    /// <exception cref="ArgumentException">The kernel says that it is of another kind.</exception>
    /// <exception cref="ErrnoException">The process has too many files open.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    [SupportedOSPlatform("linux")]
    public static TKind DuplicateAs<TKind>(AnyFd handle)
        where TKind : FdHandle, IFdKind<TKind>
    {
        using var lease = FdLease<FdHandle>.Require(handle);
        if (handle.Transport is { } transport)
        {
            TKind fake = Fake<TKind>(transport);
            fake.SetOrigin(handle.Own, transport, isDuplicate: true);
            return fake;
        }

        FdInspection.ThrowIfNot<TKind>(lease.RawFd.Value);
        return Own<TKind>(handle.Own, DuplicateNumber(lease.RawFd.Value), isDuplicate: true);
    }

    /// <summary>Whether programs that the process starts inherit the fd.</summary>
    /// <param name="handle">The handle.</param>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    [SupportedOSPlatform("linux")]
    public static bool IsInheritable(AnyFd handle) => (Control(handle, GetFdFlags, 0) & CloseOnExecFlag) == 0;

    /// <summary>Sets whether programs that the process starts inherit the fd. All that this library makes are not inherited at first.</summary>
    /// <param name="handle">The handle.</param>
    /// <param name="inheritable">Whether they do.</param>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    [SupportedOSPlatform("linux")]
    public static void SetInheritable(AnyFd handle, bool inheritable) =>
        Control(handle, SetFdFlags, inheritable ? 0 : CloseOnExecFlag);

    // The number of a fake means nothing to the kernel: it is not inherited, and can't be.
    private static nint Control(AnyFd handle, int command, int argument)
    {
        using var lease = FdLease<FdHandle>.Require(handle);
        if (handle.Transport is not null)
        {
            return CloseOnExecFlag;
        }

        nint result = Libc.Call(SystemCall.Fcntl, lease.RawFd.Value, command, argument);
        ErrnoException.ThrowIfError(Libc.ErrnoOf(result), "fcntl");
        return result;
    }

    private static int DuplicateNumber(int fd)
    {
        nint result = Libc.Call(SystemCall.Fcntl, fd, DuplicateCloseOnExec);
        ErrnoException.ThrowIfError(Libc.ErrnoOf(result), "duplicate a file descriptor");
        return (int)result;
    }
}

using System;
using System.Runtime.Versioning;
using UapiGen.Metadata;

namespace UapiGen;

/// <summary>A userfaultfd: page faults of a range of memory, handled in user space.</summary>
[CName("userfaultfd")]
public sealed class UserfaultFd : FdHandle, IFdKind<UserfaultFd>
{
    private const int UserModeOnly = 1;

    private UserfaultFd(int fd, bool ownsHandle)
        : base(fd, ownsHandle, "userfaultfd")
    {
    }

    static string IFdKind<UserfaultFd>.KindName => "userfaultfd";

    static FdIdentity IFdKind<UserfaultFd>.Identity => FdIdentity.AnonymousInode("[userfaultfd]");

    /// <summary>Makes a userfaultfd, which must then agree on its features (<c>UFFDIO_API</c>).</summary>
    /// <param name="nonBlocking">Whether reads return <see cref="Errno.EAGAIN"/> instead of waiting for a fault.</param>
    /// <param name="userModeOnly">Whether only faults in user mode are handled; without it the kernel asks for a privilege (<c>UFFD_USER_MODE_ONLY</c>).</param>
    /// <exception cref="ErrnoException">The process may not (<see cref="Errno.EPERM"/>), or the kernel was built without it (<see cref="Errno.ENOSYS"/>).</exception>
    /// <exception cref="PlatformNotSupportedException">The system is not Linux.</exception>
    [SupportedOSPlatform("linux")]
    public static UserfaultFd Create(bool nonBlocking = false, bool userModeOnly = true)
    {
        int flags = OpenFlags.CloseOnExec | (nonBlocking ? OpenFlags.NonBlocking : 0) | (userModeOnly ? UserModeOnly : 0);
        nint result = Libc.Call(SystemCall.UserfaultFd, flags);
        ErrnoException.ThrowIfError(Libc.ErrnoOf(result), "userfaultfd");
        return Fd.Own<UserfaultFd>(null, (int)result);
    }

    static UserfaultFd IFdKind<UserfaultFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);
}

using System;
using System.Runtime.Versioning;
using UapiGen.Metadata;

namespace UapiGen;

/// <summary>A pidfd: a process.</summary>
[CName("pidfd")]
public sealed class PidFd : FdHandle, IFdKind<PidFd>
{
    private PidFd(int fd, bool ownsHandle)
        : base(fd, ownsHandle, "pidfd")
    {
    }

    static string IFdKind<PidFd>.KindName => "pidfd";

    static FdIdentity IFdKind<PidFd>.Identity => FdIdentity.AnonymousInode("[pidfd]");

    /// <summary>Opens a process by its id. The handle names that process even when it is gone and its id taken by another.</summary>
    /// <param name="processId">The id.</param>
    /// <exception cref="ErrnoException">There is no such process (<see cref="Errno.ESRCH"/>), or the kernel is older than 5.3 (<see cref="Errno.ENOSYS"/>).</exception>
    /// <exception cref="PlatformNotSupportedException">The system is not Linux.</exception>
    [SupportedOSPlatform("linux")]
    public static PidFd Open(int processId)
    {
        nint result = Libc.Call(SystemCall.PidFdOpen, processId, 0);
        ErrnoException.ThrowIfError(Libc.ErrnoOf(result), $"pidfd_open {processId}");
        return Fd.Own<PidFd>(null, (int)result);
    }

    static PidFd IFdKind<PidFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);
}

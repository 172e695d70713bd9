namespace UapiGen;

/// <summary>A pidfd: a process.</summary>
public sealed class PidFd : FdHandle, IFdKind<PidFd>
{
    private PidFd(int fd, bool ownsHandle)
        : base(fd, ownsHandle, "pidfd")
    {
    }

    static string IFdKind<PidFd>.KindName => "pidfd";

    static FdIdentity IFdKind<PidFd>.Identity => FdIdentity.AnonymousInode("[pidfd]");

    static PidFd IFdKind<PidFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);
}

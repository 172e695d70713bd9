namespace UapiGen;

/// <summary>A memfd: a file that lives in memory only.</summary>
public sealed class MemFd : FdHandle, IFdKind<MemFd>
{
    private MemFd(int fd, bool ownsHandle)
        : base(fd, ownsHandle, "memfd")
    {
    }

    static string IFdKind<MemFd>.KindName => "memfd";

    static FdIdentity IFdKind<MemFd>.Identity => FdIdentity.File;

    static MemFd IFdKind<MemFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);
}

namespace UapiGen;

/// <summary>A userfaultfd: page faults of a range of memory, handled in user space.</summary>
public sealed class UserfaultFd : FdHandle, IFdKind<UserfaultFd>
{
    private UserfaultFd(int fd, bool ownsHandle)
        : base(fd, ownsHandle, "userfaultfd")
    {
    }

    static string IFdKind<UserfaultFd>.KindName => "userfaultfd";

    static FdIdentity IFdKind<UserfaultFd>.Identity => FdIdentity.AnonymousInode("[userfaultfd]");

    static UserfaultFd IFdKind<UserfaultFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);
}

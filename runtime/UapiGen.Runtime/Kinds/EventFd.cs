namespace UapiGen;

/// <summary>An eventfd: a counter in the kernel that can be waited on.</summary>
public sealed class EventFd : FdHandle, IFdKind<EventFd>
{
    private EventFd(int fd, bool ownsHandle)
        : base(fd, ownsHandle, "eventfd")
    {
    }

    static string IFdKind<EventFd>.KindName => "eventfd";

    static FdIdentity IFdKind<EventFd>.Identity => FdIdentity.AnonymousInode("[eventfd]");

    static EventFd IFdKind<EventFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);
}

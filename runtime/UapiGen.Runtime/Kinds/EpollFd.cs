using UapiGen.Metadata;

namespace UapiGen;

/// <summary>An epoll instance.</summary>
[CName("epoll")]
public sealed class EpollFd : FdHandle, IFdKind<EpollFd>
{
    private EpollFd(int fd, bool ownsHandle)
        : base(fd, ownsHandle, "epoll")
    {
    }

    static string IFdKind<EpollFd>.KindName => "epoll";

    static FdIdentity IFdKind<EpollFd>.Identity => FdIdentity.AnonymousInode("[eventpoll]");

    static EpollFd IFdKind<EpollFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);
}

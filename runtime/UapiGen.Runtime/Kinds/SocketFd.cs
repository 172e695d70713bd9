using UapiGen.Metadata;

namespace UapiGen;

/// <summary>A socket of any family.</summary>
[CName("socket")]
public sealed class SocketFd : FdHandle, IFdKind<SocketFd>
{
    private SocketFd(int fd, bool ownsHandle)
        : base(fd, ownsHandle, "socket")
    {
    }

    static string IFdKind<SocketFd>.KindName => "socket";

    static FdIdentity IFdKind<SocketFd>.Identity => FdIdentity.Socket;

    static SocketFd IFdKind<SocketFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);
}

using UapiGen.Metadata;

namespace UapiGen;

/// <summary>A timerfd: a timer that can be waited on.</summary>
[CName("timerfd")]
public sealed class TimerFd : FdHandle, IFdKind<TimerFd>
{
    private TimerFd(int fd, bool ownsHandle)
        : base(fd, ownsHandle, "timerfd")
    {
    }

    static string IFdKind<TimerFd>.KindName => "timerfd";

    static FdIdentity IFdKind<TimerFd>.Identity => FdIdentity.AnonymousInode("[timerfd]");

    static TimerFd IFdKind<TimerFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);
}

using System;
using System.Threading;
using System.Threading.Tasks;

namespace UapiGen;

/// <summary>Waiting until an fd is ready, without a thread that stands still.</summary>
public static unsafe partial class Fd
{
    /// <summary>Waits until an fd is ready, or is in error. All waits of the process share one thread, which polls.</summary>
    /// <remarks>The fd stays open until the wait ends, which is before its task completes, however it ends. One that is ready already allocates nothing.</remarks>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="events">What to wait for.</param>
    /// <param name="timeout">How long; <see cref="Timeout.InfiniteTimeSpan"/>: for ever; zero: only look.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the fd is ready for; <see cref="PollEvents.None"/> when the time is over.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is negative.</exception>
    /// <exception cref="ErrnoException">The first wait of the process found no free file descriptor (<see cref="Errno.EMFILE"/>), or the kernel has no memory.</exception>
    public static ValueTask<PollEvents> WaitAsync(AnyFd fd, PollEvents events, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        ThrowIfNegative(timeout);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<PollEvents>(cancellationToken);
        }

        PollEvents ready = Wait(fd, events, TimeSpan.Zero, CancellationToken.None);
        if (ready != PollEvents.None || timeout == TimeSpan.Zero || fd.Transport is not null)
        {
            return new ValueTask<PollEvents>(ready);
        }

        WaitThread.EnsureStarted();
        var wait = new PendingWait(fd.GetHandleOrThrow(), events, timeout, cancellationToken);
        WaitThread.Add(wait);
        return new ValueTask<PollEvents>(wait.Task);
    }
}

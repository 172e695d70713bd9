using System;
using System.Buffers;
using System.Threading;

namespace UapiGen;

/// <summary>Waiting until an fd is ready.</summary>
public static unsafe partial class Fd
{
    private const int MostOnStack = 16;

    /// <summary>Waits until an fd is ready, or is in error.</summary>
    /// <remarks>Allocates nothing unless the token can be cancelled. The fd stays open until the wait ends.</remarks>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="events">What to wait for.</param>
    /// <param name="timeout">How long; <see cref="Timeout.InfiniteTimeSpan"/>: for ever; zero: only look.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the fd is ready for; <see cref="PollEvents.None"/> when the time is over.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled, or the thread interrupted (see <see cref="Interruption"/>).</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is negative.</exception>
    /// <exception cref="ErrnoException">The token can be cancelled, which needs a file descriptor of its own, and none is free (<see cref="Errno.EMFILE"/>).</exception>
    public static PollEvents Wait(AnyFd fd, PollEvents events, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        var wait = new FdWait(fd, events);
        Wait(new Span<FdWait>(ref wait), timeout, cancellationToken);
        return wait.Ready;
    }

    /// <summary>Waits until one of several fds is ready, or is in error.</summary>
    /// <param name="waits">The fds; what each is ready for is written there.</param>
    /// <param name="timeout">How long; <see cref="Timeout.InfiniteTimeSpan"/>: for ever; zero: only look.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many are ready; 0 when the time is over.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled, or the thread interrupted (see <see cref="Interruption"/>).</exception>
    /// <exception cref="ObjectDisposedException">A handle is closed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is negative.</exception>
    /// <exception cref="ErrnoException">The token can be cancelled, which needs a file descriptor of its own, and none is free (<see cref="Errno.EMFILE"/>).</exception>
    public static int Wait(Span<FdWait> waits, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        ThrowIfNegative(timeout);
        cancellationToken.ThrowIfCancellationRequested();
        if (!cancellationToken.CanBeCanceled || timeout == TimeSpan.Zero || IsAnyFake(waits))
        {
            return Poll(waits, timeout, default, null);
        }

        // A wake-up of its own, so that cancelling one wait does not end another.
        using EventFd wake = EventFd.Make(0, semaphore: false);
        using (cancellationToken.UnsafeRegister(static state => ((EventFd)state!).Signal(), wake))
        {
            return Poll(waits, timeout, cancellationToken, wake);
        }
    }

    /// <summary>Ends what would wait for ever: a fake's wait is over at once, so that when it did not help another would not either.</summary>
    internal static void ThrowIfInVain(AnyFd fd, bool hasWaited)
    {
        if (hasWaited && fd.Transport is not null)
        {
            throw new InvalidOperationException($"The transport of this {fd.KindName} was waited for and still answers {nameof(Errno.EAGAIN)}.");
        }
    }

    private static void ThrowIfNegative(TimeSpan timeout)
    {
        if (timeout < TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "The timeout must not be negative, except for Timeout.InfiniteTimeSpan.");
        }
    }

    private static int Poll(Span<FdWait> waits, TimeSpan timeout, CancellationToken cancellationToken, EventFd? wake)
    {
        int count = waits.Length + (wake is null ? 0 : 1);
        PollEntry[]? rented = count > MostOnStack ? ArrayPool<PollEntry>.Shared.Rent(count) : null;
        Span<PollEntry> entries = rented is null ? stackalloc PollEntry[MostOnStack] : rented;
        entries = entries[..count];
        var held = new HeldHandles(count);
        try
        {
            bool isAnswered = false;
            bool asksKernel = wake is not null;
            for (int i = 0; i < waits.Length; i++)
            {
                bool isFake = Enter(ref waits[i], ref held, out entries[i]);
                isAnswered |= isFake || waits[i].Ready != PollEvents.None;
                asksKernel |= !isFake;
            }

            if (wake is not null)
            {
                entries[^1] = new PollEntry(held.Add(wake), PollEvents.In);
            }

            if (asksKernel)
            {
                Poller.Poll(entries, isAnswered ? TimeSpan.Zero : timeout);
            }

            cancellationToken.ThrowIfCancellationRequested();
            return Report(waits, entries);
        }
        finally
        {
            held.Dispose();
            if (rented is not null)
            {
                ArrayPool<PollEntry>.Shared.Return(rented);
            }
        }
    }

    private static bool IsAnyFake(ReadOnlySpan<FdWait> waits)
    {
        foreach (FdWait wait in waits)
        {
            if (wait.Fd.Transport is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Holds the handle of a wait, and answers what the kernel is not to be asked: fakes, and numbers that it would pass over.</summary>
    /// <returns>Whether it is a fake.</returns>
    private static bool Enter(ref FdWait wait, ref HeldHandles held, out PollEntry entry)
    {
        AnyFd fd = wait.Fd;
        PollEvents events = wait.Events;
        int number = held.Add(fd.GetHandleOrThrow());
        if (fd.Transport is { } transport)
        {
            wait.Ready = transport.Poll(number, events);
            entry = new PollEntry(-1, events);
            return true;
        }

        wait.Ready = number < 0 ? PollEvents.Invalid : PollEvents.None;
        entry = new PollEntry(number, events);
        return false;
    }

    private static int Report(Span<FdWait> waits, ReadOnlySpan<PollEntry> entries)
    {
        int ready = 0;
        for (int i = 0; i < waits.Length; i++)
        {
            waits[i].Ready |= entries[i].Ready;
            ready += waits[i].Ready == PollEvents.None ? 0 : 1;
        }

        return ready;
    }
}

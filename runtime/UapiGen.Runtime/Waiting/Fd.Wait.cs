using System;
using System.Buffers;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading;

namespace UapiGen;

/// <summary>Waiting until an fd is ready.</summary>
public static unsafe partial class Fd
{
    private const int MostOnStack = 16;

    /// <summary>Waits until an fd is ready, or is in error.</summary>
    /// <remarks>Allocates nothing unless the token can be cancelled.</remarks>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="events">What to wait for.</param>
    /// <param name="timeout">How long; <see cref="Timeout.InfiniteTimeSpan"/>: for ever; zero: only look.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the fd is ready for; <see cref="PollEvents.None"/> when the time is over.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled, or the thread interrupted (see <see cref="Interruption"/>).</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is negative.</exception>
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
    public static int Wait(Span<FdWait> waits, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        if (timeout < TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "A timeout is not negative.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (!cancellationToken.CanBeCanceled || timeout == TimeSpan.Zero)
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

    private static int Poll(Span<FdWait> waits, TimeSpan timeout, CancellationToken cancellationToken, EventFd? wake)
    {
        int count = waits.Length + (wake is null ? 0 : 1);
        PollEntry[]? rented = count > MostOnStack ? ArrayPool<PollEntry>.Shared.Rent(count) : null;
        Span<PollEntry> entries = rented is null ? stackalloc PollEntry[MostOnStack] : rented;
        entries = entries[..count];
        int held = 0;
        bool faked = false;
        try
        {
            foreach (ref FdWait wait in waits)
            {
                bool added = false;
                SafeHandle handle = wait.Fd.GetHandleOrThrow();
                handle.DangerousAddRef(ref added);
                held++;
                int number = (int)handle.DangerousGetHandle();
                if (wait.Fd.Transport is { } transport)
                {
                    wait.Ready = transport.Poll(number, wait.Events);
                    faked = true;
                    number = -1;
                }

                // The kernel passes over negative numbers.
                entries[held - 1] = new PollEntry(number, wait.Events);
            }

            if (wake is not null)
            {
                entries[^1] = new PollEntry((int)wake.DangerousGetHandle(), PollEvents.In);
            }

            Poll(entries, faked ? TimeSpan.Zero : timeout);
            cancellationToken.ThrowIfCancellationRequested();
            return Report(waits, entries);
        }
        finally
        {
            foreach (ref FdWait wait in waits[..held])
            {
                wait.Fd.Handle!.DangerousRelease();
            }

            if (rented is not null)
            {
                ArrayPool<PollEntry>.Shared.Return(rented);
            }
        }
    }

    private static int Report(Span<FdWait> waits, ReadOnlySpan<PollEntry> entries)
    {
        int ready = 0;
        for (int i = 0; i < waits.Length; i++)
        {
            if (waits[i].Fd.Transport is null)
            {
                waits[i].Ready = (PollEvents)entries[i].Ready;
            }

            ready += waits[i].Ready == PollEvents.None ? 0 : 1;
        }

        return ready;
    }

    /// <summary>Polls until something is ready or the time is over; a signal that is not meant for us does not prolong the time.</summary>
    private static void Poll(Span<PollEntry> entries, TimeSpan timeout)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            TimeSpan left = timeout - Stopwatch.GetElapsedTime(start);
            left = left < TimeSpan.Zero ? TimeSpan.Zero : left;
            var time = new TimeSpec((nint)(left.Ticks / TimeSpan.TicksPerSecond), (nint)(left.Ticks % TimeSpan.TicksPerSecond * 100));
            nint result;
            fixed (PollEntry* pointer = entries)
            {
                bool forever = timeout == Timeout.InfiniteTimeSpan;
                result = Libc.Call(SystemCall.PPoll, (nint)pointer, entries.Length, forever ? 0 : (nint)(&time), 0, 8);
            }

            Errno errno = Libc.ErrnoOf(result);
            if (errno == Errno.None)
            {
                return;
            }

            Interruption.ThrowIfRequested(errno);
            if (errno != Errno.EINTR)
            {
                throw new ErrnoException("ppoll", errno);
            }
        }
    }

    /// <summary><c>struct pollfd</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct PollEntry(int fd, PollEvents events)
    {
        private readonly int _fd = fd;
        private readonly short _events = (short)events;
        private readonly short _ready = 0;

        public short Ready => _ready;
    }

    /// <summary>The kernel's <c>struct timespec</c> of the word size, which this system call takes on 32-bit systems too.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec(nint seconds, nint nanoseconds)
    {
        private readonly nint _seconds = seconds;
        private readonly nint _nanoseconds = nanoseconds;
    }
}

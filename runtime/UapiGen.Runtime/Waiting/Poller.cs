using System;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading;

namespace UapiGen;

/// <summary><c>struct pollfd</c>. The kernel passes over negative numbers.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct PollEntry(int fd, PollEvents events)
{
    private readonly int _fd = fd;
    private readonly short _events = (short)events;
    private readonly short _ready = 0;

    public PollEvents Ready => (PollEvents)_ready;
}

/// <summary><c>ppoll</c>.</summary>
internal static unsafe class Poller
{
    // A 32-bit system counts seconds in 32 bits here.
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(int.MaxValue);

    // How long one part of what the kernel does not take in one piece is waited for before the others are looked at.
    private static readonly TimeSpan s_turn = TimeSpan.FromMilliseconds(10);

    /// <summary>Polls until something is ready or the time is over; a signal that is not meant for us does not prolong the time.</summary>
    /// <exception cref="ErrnoException">The kernel refused: it has no memory for it, or the process may have no file open at all.</exception>
    /// <exception cref="OperationCanceledException">The thread was interrupted.</exception>
    public static void Poll(Span<PollEntry> entries, TimeSpan timeout)
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan left = timeout;
        while (true)
        {
            Errno errno = PollOnce(entries, left, timeout == Timeout.InfiniteTimeSpan);
            if (errno == Errno.EINVAL && entries.Length > 1)
            {
                PollInParts(entries, timeout, start);
                return;
            }

            if (errno == Errno.None)
            {
                return;
            }

            Interruption.ThrowIfRequested(errno);
            if (errno != Errno.EINTR)
            {
                throw new ErrnoException("ppoll", errno);
            }

            left = timeout - Stopwatch.GetElapsedTime(start);
        }
    }

    // The kernel takes no more entries than the process may have files open, although many may wait for one file: each half is asked in turn.
    private static void PollInParts(Span<PollEntry> entries, TimeSpan timeout, long start)
    {
        Span<PollEntry> first = entries[..(entries.Length / 2)];
        Span<PollEntry> second = entries[(entries.Length / 2)..];
        bool forever = timeout == Timeout.InfiniteTimeSpan;
        while (true)
        {
            Poll(second, TimeSpan.Zero);
            TimeSpan left = forever ? s_turn : timeout - Stopwatch.GetElapsedTime(start);
            bool isLast = IsAnyReady(second) || left <= TimeSpan.Zero;
            Poll(first, isLast ? TimeSpan.Zero : left < s_turn ? left : s_turn);
            if (isLast || IsAnyReady(first))
            {
                return;
            }
        }
    }

    private static bool IsAnyReady(ReadOnlySpan<PollEntry> entries)
    {
        foreach (PollEntry entry in entries)
        {
            if (entry.Ready != PollEvents.None)
            {
                return true;
            }
        }

        return false;
    }

    private static Errno PollOnce(Span<PollEntry> entries, TimeSpan timeout, bool forever)
    {
        timeout = timeout < TimeSpan.Zero ? TimeSpan.Zero : timeout > s_longest ? s_longest : timeout;
        var time = new TimeSpec((nint)(timeout.Ticks / TimeSpan.TicksPerSecond), (nint)(timeout.Ticks % TimeSpan.TicksPerSecond * 100));
        fixed (PollEntry* pointer = entries)
        {
            return Libc.ErrnoOf(Libc.Call(SystemCall.PPoll, (nint)pointer, entries.Length, forever ? 0 : (nint)(&time), 0, 8));
        }
    }

    /// <summary>The kernel's <c>struct timespec</c> of the word size, which this system call takes on 32-bit systems too.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec(nint seconds, nint nanoseconds)
    {
        private readonly nint _seconds = seconds;
        private readonly nint _nanoseconds = nanoseconds;
    }
}

using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;

namespace UapiGen;

/// <summary>The one thread that polls for all asynchronous waits of the process; started by the first.</summary>
internal static class WaitThread
{
    private const int StackSize = 256 * 1024;

    private static readonly object s_lock = new();

    // Those that the thread has not seen yet.
    private static readonly List<PendingWait> s_new = [];
    private static EventFd? s_wake;

    /// <summary>Starts the thread, once. What fails, because too many files are open, may be tried again.</summary>
    /// <exception cref="ErrnoException">The process has too many files open.</exception>
    public static void EnsureStarted()
    {
        lock (s_lock)
        {
            s_wake ??= Start();
        }
    }

    /// <summary>Adds a wait. Only once the thread is started.</summary>
    public static void Add(PendingWait wait)
    {
        lock (s_lock)
        {
            s_new.Add(wait);
        }

        Wake();
    }

    /// <summary>Makes the thread look at its waits.</summary>
    public static void Wake() => s_wake!.TrySignal();

    private static EventFd Start()
    {
        EventFd wake = EventFd.Make(0, semaphore: false);
        try
        {
            new Thread(static wake => Run((EventFd)wake!), StackSize) { IsBackground = true, Name = "UapiGen waits" }.UnsafeStart(wake);
            return wake;
        }
        catch
        {
            wake.Dispose();
            throw;
        }
    }

    private static void Run(EventFd wake)
    {
        var waits = new List<PendingWait>();
        var entries = new List<PollEntry>();
        while (true)
        {
            wake.TryTake(out _);
            TakeNew(waits);
            entries.Clear();
            entries.Add(new PollEntry((int)wake.DangerousGetHandle(), PollEvents.In));
            TimeSpan timeout = Timeout.InfiniteTimeSpan;
            foreach (PendingWait wait in waits)
            {
                entries.Add(wait.Entry);
                timeout = Shorter(timeout, wait.TimeLeft);
            }

            PollFor(waits, CollectionsMarshal.AsSpan(entries), timeout);
        }
    }

    private static void TakeNew(List<PendingWait> waits)
    {
        lock (s_lock)
        {
            waits.AddRange(s_new);
            s_new.Clear();
        }
    }

    private static void PollFor(List<PendingWait> waits, Span<PollEntry> entries, TimeSpan timeout)
    {
        try
        {
            Poller.Poll(entries, timeout);
        }
        catch (ErrnoException e)
        {
            // More fds than the process may have open: none of them can be waited for.
            waits.ForEach(wait => wait.Fail(e));
            waits.Clear();
            return;
        }

        int kept = 0;
        for (int i = 0; i < waits.Count; i++)
        {
            if (!waits[i].TryEnd(entries[i + 1].Ready))
            {
                waits[kept++] = waits[i];
            }
        }

        waits.RemoveRange(kept, waits.Count - kept);
    }

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) =>
        left == Timeout.InfiniteTimeSpan ? right : right == Timeout.InfiniteTimeSpan || left < right ? left : right;
}

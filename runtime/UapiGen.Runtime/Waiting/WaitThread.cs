using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
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
    private static bool s_isRunning;

    /// <summary>Starts the thread, once. What fails, because too many files are open, may be tried again.</summary>
    /// <exception cref="ErrnoException">The process has too many files open.</exception>
    public static void EnsureStarted()
    {
        lock (s_lock)
        {
            s_wake ??= MakeWakeUp();
            if (!s_isRunning)
            {
                Start(s_wake);
                s_isRunning = true;
            }
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

    // .NET needs an fd for a moment to load what the thread is made of. Where none is free, it would remember the failure for ever.
    private static EventFd MakeWakeUp()
    {
        EventFd wake = EventFd.Make(0, semaphore: false);
        try
        {
            EventFd.Make(0, semaphore: false).Dispose();
            return wake;
        }
        catch
        {
            wake.Dispose();
            throw;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Start(EventFd wake) =>
        new Thread(static wake => Run((EventFd)wake!), StackSize) { IsBackground = true, Name = "UapiGen waits" }.UnsafeStart(wake);

    private static void Run(EventFd wake)
    {
        var waits = new List<PendingWait>();
        var entries = new List<PollEntry>();
        while (true)
        {
            // What is signalled from here on ends the poll below; what was signalled before is seen by the look at the waits.
            wake.TryTake(out _);
            TakeNew(waits);
            waits.RemoveAll(static wait => wait.TryCancel());
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
            // The kernel has no memory for it.
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

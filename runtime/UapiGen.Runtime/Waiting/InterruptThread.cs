using System;
using System.Threading;

namespace UapiGen;

/// <summary>The one thread that repeats the signals of cancelled <see cref="Interruption"/> scopes; started by the first of them.</summary>
/// <remarks>A thread of its own, and no timer: timers run on the thread pool, whose threads may all be in the calls that are to be ended.</remarks>
internal static class InterruptThread
{
    private const int StackSize = 256 * 1024;

    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(1);
    private static readonly object s_lock = new();

    // A list that is linked through the threads themselves: a cancelled token must not fail for want of memory.
    private static InterruptibleThread? s_first;
    private static bool s_isRunning;

    /// <summary>Interrupts a thread now, and again until its scope ends.</summary>
    public static void Add(InterruptibleThread thread)
    {
        lock (s_lock)
        {
            if (!thread.TryInterrupt())
            {
                return;
            }

            thread.Next = s_first;
            s_first = thread;
            if (!s_isRunning)
            {
                new Thread(Run, StackSize) { IsBackground = true, Name = "UapiGen interruptions" }.UnsafeStart();
                s_isRunning = true;
            }

            Monitor.Pulse(s_lock);
        }
    }

    private static void Run()
    {
        while (true)
        {
            lock (s_lock)
            {
                while (s_first is null)
                {
                    Monitor.Wait(s_lock);
                }

                InterruptAll();
            }

            Thread.Sleep(s_interval);
        }
    }

    private static void InterruptAll()
    {
        InterruptibleThread? kept = null;
        InterruptibleThread? thread = s_first;
        while (thread is not null)
        {
            InterruptibleThread? next = thread.Next;
            if (thread.TryInterrupt())
            {
                thread.Next = kept;
                kept = thread;
            }

            thread = next;
        }

        s_first = kept;
    }
}

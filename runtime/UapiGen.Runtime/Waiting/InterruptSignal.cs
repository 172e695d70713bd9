using System;

namespace UapiGen;

/// <summary>The real-time signal that interrupts a thread: found, handled by nothing, and sent.</summary>
internal static unsafe class InterruptSignal
{
    private const nint Default = 0;

    /// <summary>More than libc's <c>struct sigaction</c> has, which begins with the handler.</summary>
    internal const int ActionSize = 512;

    private static readonly object s_lock = new();
    private static int s_number;

    /// <summary>Chooses a signal and sets its handler, once.</summary>
    public static void Prepare()
    {
        lock (s_lock)
        {
            if (s_number == 0)
            {
                s_number = Install();
            }
        }
    }

    /// <summary>Sends the signal to a thread of this process.</summary>
    /// <returns>Whether there is such a thread. It need not get the signal now: the system may have too many on their way (<c>EAGAIN</c>).</returns>
    public static bool TrySend(int thread) =>
        Libc.ErrnoOf(Libc.Call(SystemCall.TgKill, Environment.ProcessId, thread, s_number)) != Errno.ESRCH;

    // From the top: the runtimes and libc take theirs from the bottom of the range.
    private static int Install()
    {
        var signal = (delegate* unmanaged<int, nint, nint>)Libc.Find("signal");
        var interrupt = (delegate* unmanaged<int, int, int>)Libc.Find("siginterrupt");
        int first = ((delegate* unmanaged<int>)Libc.Find("__libc_current_sigrtmin"))();
        int last = ((delegate* unmanaged<int>)Libc.Find("__libc_current_sigrtmax"))();

        // The handler runs on a thread that may be in managed code, so it can't be managed. Any function that takes an int, touches
        // nothing and may be called at any time does: abs.
        nint handler = Libc.Find("abs");
        for (int number = last - 1; number > first; number--)
        {
            if (IsFree(number))
            {
                // Without SA_RESTART, or the kernel would make the call again.
                signal(number, handler);
                interrupt(number, 1);
                return number;
            }
        }

        throw new InvalidOperationException("No real-time signal is free: all of them already have handlers.");
    }

    // Only asked: to set a handler and put the old one back would take the flags from it that it was set with.
    private static bool IsFree(int number)
    {
        var action = (delegate* unmanaged<int, nint*, nint*, int>)Libc.Find("sigaction");
        nint* current = stackalloc nint[ActionSize / sizeof(nint)];
        return action(number, null, current) == 0 && current[0] == Default;
    }
}

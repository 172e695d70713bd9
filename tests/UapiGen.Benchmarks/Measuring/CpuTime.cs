// CPU time, which other load on the machine changes little: the measure for everything that one thread does.

using System;
using System.Runtime.InteropServices;

namespace UapiGen.Benchmarks.Measuring;

/// <summary>CPU time in milliseconds, user and system.</summary>
internal static class CpuTime
{
    private const int ThreadClock = 3; // CLOCK_THREAD_CPUTIME_ID
    private const int Children = -1; // RUSAGE_CHILDREN

    /// <summary>Of this thread; garbage collections that it triggers are in it.</summary>
    public static double OfThread
    {
        get
        {
            if (GetTime(ThreadClock, out TimeSpec time) != 0)
            {
                throw new InvalidOperationException("There is no clock of a thread's CPU time.");
            }

            return (time.Seconds * 1e3) + (time.Nanoseconds / 1e6);
        }
    }

    /// <summary>Of all child processes that have ended.</summary>
    public static double OfChildren
    {
        get
        {
            var usage = new long[32];
            if (GetUsage(Children, usage) != 0)
            {
                throw new InvalidOperationException("getrusage failed.");
            }

            return (usage[0] * 1e3) + (usage[1] / 1e3) + (usage[2] * 1e3) + (usage[3] / 1e3);
        }
    }

    /// <summary>The CPU time of an action on this thread.</summary>
    public static double Of(Action action)
    {
        double start = OfThread;
        action();
        return OfThread - start;
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out TimeSpec time);

    /// <summary>On 64-bit Linux, <c>struct rusage</c> starts with two <c>struct timeval</c> of two longs each and has 18 longs in all.</summary>
    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetUsage(int who, [Out] long[] usage);

    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}

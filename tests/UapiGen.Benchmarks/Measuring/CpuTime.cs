// CPU time, which other load on the machine changes little: the measure for everything that happens in this process.

using System;
using System.Runtime.InteropServices;

namespace UapiGen.Benchmarks.Measuring;

/// <summary>CPU time in milliseconds, user and system.</summary>
internal static class CpuTime
{
    private const int ProcessClock = 2; // CLOCK_PROCESS_CPUTIME_ID
    private const int Children = -1; // RUSAGE_CHILDREN

    /// <summary>Of all threads: the garbage collector has its own.</summary>
    public static double OfProcess
    {
        get
        {
            if (GetTime(ProcessClock, out TimeSpec time) != 0)
            {
                throw new InvalidOperationException("There is no clock of a process's CPU time.");
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

    /// <summary>The CPU time of an action.</summary>
    public static double Of(Action action)
    {
        double start = OfProcess;
        action();
        return OfProcess - start;
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

using System;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace UapiGen.Tool.Mutation;

/// <summary>The processor time of the calling thread; where the system doesn't tell it, the time of the day.</summary>
internal static class ThreadClock
{
    /// <summary><c>CLOCK_THREAD_CPUTIME_ID</c> of Linux.</summary>
    private const int ThreadTime = 3;

    public static TimeSpan Now => OperatingSystem.IsLinux() && clock_gettime(ThreadTime, out Time time) == 0
        ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0)
        : Stopwatch.GetElapsedTime(0);

    [DllImport("libc")]
    private static extern int clock_gettime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}

// Prints one line a loop: C name; way; bytes allocated by a batch; nanoseconds a call, one figure a round. The one argument is a library with a C loop.

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;

[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]

namespace UapiGen.Benchmarks.Ioctls;

internal static partial class Program
{
    private const int Batch = 4000;
    private const int ThreadClock = 3; // CLOCK_THREAD_CPUTIME_ID

    public static int Main(string[] arguments)
    {
        if (arguments is not [string library, string roundsText])
        {
            Console.Error.WriteLine("usage: UapiGen.Benchmarks.Ioctls LIBRARY ROUNDS");
            return 2;
        }

        int rounds = int.Parse(roundsText, CultureInfo.InvariantCulture);
        using var loops = new Loops(library);
        Loop[] all = [.. loops.All()];
        for (int i = 0; i < 4; i++)
        {
            // Past the first tier, then past the second, which compiles on another thread.
            foreach (Loop loop in all)
            {
                for (int call = 0; call < 50; call++)
                {
                    loop.Run(Batch / 40);
                }
            }

            Thread.Sleep(150);
        }

        double[][] costs = [.. all.Select(_ => new double[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < all.Length; i++)
            {
                // Each round starts with another one, so that none always follows the same.
                int turn = (i + round) % all.Length;
                double start = Now();
                all[turn].Run(Batch);
                costs[turn][round] = (Now() - start) / Batch;
            }
        }

        for (int i = 0; i < all.Length; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            all[i].Run(Batch);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            IEnumerable<string> samples = costs[i].Select(c => c.ToString("0.00", CultureInfo.InvariantCulture));
            Console.WriteLine($"{all[i].Call};{all[i].Way};{allocated};{string.Join(' ', samples)}");
        }

        return 0;
    }

    /// <summary>This thread's CPU time in nanoseconds.</summary>
    private static double Now() => GetTime(ThreadClock, out TimeSpec time) == 0 ? (time.Seconds * 1e9) + time.Nanoseconds : throw new InvalidOperationException("no clock");

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}

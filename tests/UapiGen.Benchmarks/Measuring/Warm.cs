// Repeats something until it is as fast as it gets: the JIT compiles a method several times, the last time long after it has run often.

using System;
using System.Diagnostics;
using System.Threading;

namespace UapiGen.Benchmarks.Measuring;

internal static class Warm
{
    /// <summary>A round's least cost must fall by more than this share of the best so far to count as still falling.</summary>
    private const double StillFalling = 0.02;

    /// <summary>So many rounds in a row without a fall, and it is steady.</summary>
    private const int SteadyRounds = 4;

    private const int MaximumRounds = 40;
    private const int Runs = 16;

    /// <summary>The JIT waits a tenth of a second without new methods before it compiles the busy ones again; it does so in the background.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(150);

    private static readonly TimeSpan s_round = TimeSpan.FromMilliseconds(300);

    /// <summary>Runs rounds until the least cost of a round has not fallen for some rounds; a quick run has one short round.</summary>
    /// <param name="measure">Does it once and says what it cost.</param>
    /// <param name="runs">So many at least make a round; less for what takes a second.</param>
    public static void Up(bool isQuick, Func<double> measure, int runs = Runs)
    {
        double best = double.PositiveInfinity;
        int steady = 0;
        for (int round = 0; round < (isQuick ? 1 : MaximumRounds) && steady < SteadyRounds; round++)
        {
            double least = double.PositiveInfinity;
            long start = Stopwatch.GetTimestamp();
            for (int run = 0; run < (isQuick ? 2 : runs) || (!isQuick && Stopwatch.GetElapsedTime(start) < s_round); run++)
            {
                least = Math.Min(least, measure());
            }

            steady = least < best * (1 - StillFalling) ? 0 : steady + 1;
            best = Math.Min(best, least);
            Thread.Sleep(s_pause);
        }
    }

    public static void Up(bool isQuick, Action action) => Up(isQuick, () => CpuTime.Of(action));
}

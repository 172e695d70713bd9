using System;
using System.Linq;

namespace UapiGen.Benchmarks.Measuring;

/// <summary>Measures on a heap that has just been collected: what a run collects is then its own, not what others have left.</summary>
internal static class Clean
{
    /// <summary>The least CPU time of several runs. The collections before them are not counted.</summary>
    public static double Least(int runs, Action action) => Enumerable.Range(0, runs).Min(_ =>
    {
        Collect();
        return CpuTime.Of(action);
    });

    /// <summary>The mean CPU time of several runs in a row, with all that is collected meanwhile.</summary>
    public static double Mean(int runs, Action action)
    {
        Collect();
        return Enumerable.Range(0, runs).Average(_ => CpuTime.Of(action));
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}

using System;
using System.Linq;

namespace UapiGen.Benchmarks.Measuring;

/// <summary>Measures on a heap that has just been collected: what a run collects is then its own, not what others have left.</summary>
internal static class Clean
{
    /// <summary>The mean CPU time of several runs in a row, with all that is collected meanwhile.</summary>
    public static double Mean(int runs, Action action)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Enumerable.Range(0, runs).Average(_ => CpuTime.Of(action));
    }
}

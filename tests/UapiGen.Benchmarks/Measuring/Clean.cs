using System;
using System.Linq;

namespace UapiGen.Benchmarks.Measuring;

/// <summary>Measures on a heap that has just been collected: what a run collects is then its own, not what others have left.</summary>
internal static class Clean
{
    /// <summary>The least CPU time of several runs. The collections before them are not counted.</summary>
    public static double Least(int runs, Action action) => Enumerable.Range(0, runs).Min(_ =>
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return CpuTime.Of(action);
    });
}

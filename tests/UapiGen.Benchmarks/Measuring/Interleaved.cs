// Measures alternatives turn by turn, so that whatever else the machine does meets all of them alike.

using System;
using System.Collections.Generic;
using System.Linq;

namespace UapiGen.Benchmarks.Measuring;

/// <param name="Name">What the report calls it.</param>
/// <param name="Measure">Does it once and says what it cost, in milliseconds or whatever all candidates use.</param>
internal sealed record Candidate(string Name, Func<double> Measure);

/// <param name="Name">What the report calls it.</param>
/// <param name="Run">Runs it once.</param>
internal sealed record ProcessCandidate(string Name, Func<ProcessCost> Run);

/// <param name="Wall">From start to end, in milliseconds.</param>
/// <param name="Cpu">CPU time in milliseconds.</param>
internal sealed record ProcessSamples(Samples Wall, Samples Cpu);

internal static class Interleaved
{
    /// <summary>Runs every candidate once a round. What the first rounds cost is not counted.</summary>
    public static IReadOnlyDictionary<string, Samples> Run(int warmup, int rounds, params Candidate[] candidates) =>
        Turns(warmup, rounds, [.. candidates.Select(c => (c.Name, c.Measure))]).ToDictionary(c => c.Key, c => new Samples(c.Value));

    /// <summary>The same for programs.</summary>
    public static IReadOnlyDictionary<string, ProcessSamples> Run(int rounds, params ProcessCandidate[] candidates) =>
        Turns(0, rounds, [.. candidates.Select(c => (c.Name, c.Run))])
            .ToDictionary(c => c.Key, c => new ProcessSamples(new Samples(c.Value.Select(p => p.WallMs)), new Samples(c.Value.Select(p => p.CpuMs))));

    private static Dictionary<string, List<T>> Turns<T>(int warmup, int rounds, (string Name, Func<T> Measure)[] candidates)
    {
        var costs = candidates.ToDictionary(c => c.Name, _ => new List<T>());
        for (int round = 0; round < warmup + rounds; round++)
        {
            foreach ((string name, Func<T> measure) in candidates)
            {
                T cost = Quiet.Run(measure);
                if (round >= warmup)
                {
                    costs[name].Add(cost);
                }
            }
        }

        return costs;
    }
}

// Measures alternatives turn by turn, so that whatever else the machine does meets all of them alike.

using System;
using System.Collections.Generic;
using System.Linq;

namespace UapiGen.Benchmarks.Measuring;

/// <param name="Name">What the report calls it.</param>
/// <param name="Measure">Does it once and says what it cost, in milliseconds or whatever all candidates use.</param>
internal sealed record Candidate(string Name, Func<double> Measure);

internal static class Interleaved
{
    /// <summary>Runs every candidate once a round. What the first rounds cost is not counted.</summary>
    public static IReadOnlyDictionary<string, Samples> Run(int warmup, int rounds, params Candidate[] candidates)
    {
        var costs = candidates.ToDictionary(c => c.Name, _ => new List<double>());
        for (int round = 0; round < warmup + rounds; round++)
        {
            foreach (Candidate candidate in candidates)
            {
                double cost = candidate.Measure();
                if (round >= warmup)
                {
                    costs[candidate.Name].Add(cost);
                }
            }
        }

        return costs.ToDictionary(c => c.Key, c => new Samples(c.Value));
    }
}

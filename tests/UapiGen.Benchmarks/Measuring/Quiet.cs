// Measures while the machine is at its usual speed. A virtual machine's neighbours slow it for seconds at a time, by half and more, and neither its clocks nor
// its load tell: only work whose cost is known does.

using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace UapiGen.Benchmarks.Measuring;

internal static class Quiet
{
    /// <summary>A measurement counts when the fixed work before and after it took at most this much of what it usually takes.</summary>
    private const double Tolerance = 1.15;

    /// <summary>Disturbed ones are made again so often, and then the least disturbed counts.</summary>
    private const int MaximumTries = 4;

    /// <summary>The usual cost is the lower quartile of all so far: of these to begin with.</summary>
    private const int FirstProbes = 200;

    /// <summary>So little memory that what is measured finds its own in the caches still.</summary>
    private static readonly uint[] s_memory = new uint[1 << 13];

    private static readonly List<double> s_probes = [];

    /// <summary>How many measurements were made, and how many of them again.</summary>
    public static (int Made, int Repeated) Counts { get; private set; }

    /// <summary>The result of a measurement during which nobody else slowed the machine.</summary>
    public static T Run<T>(Func<T> measure)
    {
        while (s_probes.Count < FirstProbes)
        {
            Probe();
        }

        double least = double.PositiveInfinity;
        T? result = default;
        for (int tries = 0; tries < MaximumTries && least > Tolerance; tries++)
        {
            double before = Probe();
            T measured = measure();
            double disturbance = Math.Max(before, Probe());
            if (disturbance < least)
            {
                least = disturbance;
                result = measured;
            }

            Counts = (Counts.Made + 1, Counts.Repeated + (tries > 0 ? 1 : 0));
        }

        return result!;
    }

    /// <summary>What the fixed work costs now, in terms of what it usually costs.</summary>
    private static double Probe()
    {
        // The first time brings its code and memory back into the caches.
        Work();
        double cost = CpuTime.Of(Work);
        int place = s_probes.BinarySearch(cost);
        s_probes.Insert(place < 0 ? ~place : place, cost);
        return cost / s_probes[s_probes.Count / 4];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Work()
    {
        uint[] memory = s_memory;
        uint x = 1;
        for (int i = 0; i < 100_000; i++)
        {
            x = (memory[(x ^ (x >> 13)) & (uint)(memory.Length - 1)]++ * 1664525) + (uint)i + 1013904223;
        }

        memory[0] = x;
    }
}

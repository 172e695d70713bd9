using System;
using System.Collections.Generic;
using System.Linq;

namespace UapiGen.Benchmarks.Measuring;

/// <summary>The samples of one measurement, sorted.</summary>
internal sealed class Samples(IEnumerable<double> values)
{
    private readonly double[] _values = [.. values.Order()];

    /// <summary>The samples, the least first.</summary>
    public IReadOnlyList<double> Values => _values;

    public int Count => _values.Length;

    public double Minimum => _values[0];

    public double Median => Quantile(_values, 0.5);

    /// <summary>The same samples, each changed.</summary>
    public Samples Select(Func<double, double> change) => new(_values.Select(change));

    /// <summary>The 95 % confidence interval of a figure made of the medians of two sets of samples, by bootstrap; always the same for the same samples.</summary>
    public static (double Low, double High) Interval(Samples a, Samples b, Func<double, double, double> figure)
    {
        const int Resamplings = 1000;
        var random = new Random(1);
        double[] figures = new double[Resamplings];
        for (int i = 0; i < Resamplings; i++)
        {
            figures[i] = figure(Resample(a._values, random), Resample(b._values, random));
        }

        Array.Sort(figures);
        return (Quantile(figures, 0.025), Quantile(figures, 0.975));
    }

    private static double Resample(double[] values, Random random)
    {
        double[] drawn = new double[values.Length];
        for (int i = 0; i < drawn.Length; i++)
        {
            drawn[i] = values[random.Next(values.Length)];
        }

        Array.Sort(drawn);
        return Quantile(drawn, 0.5);
    }

    private static double Quantile(double[] sorted, double q)
    {
        double at = q * (sorted.Length - 1);
        int below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}

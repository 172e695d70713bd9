using System.Collections.Generic;
using System.Linq;

namespace UapiGen.Benchmarks.Measuring;

/// <summary>The line that fits points best by least squares.</summary>
/// <param name="Slope">The cost of one more.</param>
/// <param name="Intercept">The cost of none.</param>
/// <param name="R2">The share of the variance that the line explains; 1: all points are on it.</param>
internal sealed record LinearFit(double Slope, double Intercept, double R2)
{
    public static LinearFit Of(IReadOnlyList<(double X, double Y)> points)
    {
        double meanX = points.Average(p => p.X);
        double meanY = points.Average(p => p.Y);
        double slope = points.Sum(p => (p.X - meanX) * (p.Y - meanY)) / points.Sum(p => (p.X - meanX) * (p.X - meanX));
        double intercept = meanY - (slope * meanX);
        double unexplained = points.Sum(p => Square(p.Y - intercept - (slope * p.X)));
        return new LinearFit(slope, intercept, 1 - (unexplained / points.Sum(p => Square(p.Y - meanY))));
    }

    private static double Square(double value) => value * value;
}

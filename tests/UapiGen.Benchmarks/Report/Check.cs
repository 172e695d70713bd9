namespace UapiGen.Benchmarks.Report;

/// <summary>A figure that must hold.</summary>
/// <param name="What">The statement, with its limit.</param>
/// <param name="Measured">What came out.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="IsRobust">Whether it holds on any machine under any load, so that CI may fail when it does not: counts and reasons, not times.</param>
internal sealed record Check(string What, string Measured, bool Holds, bool IsRobust = false);

using System;

namespace UapiGen.Benchmarks.Report;

/// <summary>Figures as the report shows them, the same under any culture.</summary>
internal static class Format
{
    public static string Ms(double ms) => FormattableString.Invariant($"{ms:0.0#} ms");

    public static string Ns(double ns) => FormattableString.Invariant($"{ns:0.0} ns");

    public static string Ratio(double ratio) => FormattableString.Invariant($"{ratio:0.00} ×");

    public static string Bytes(double bytes) => bytes switch
    {
        >= 1e6 => FormattableString.Invariant($"{bytes / 1e6:0.0} MB"),
        >= 1e3 => FormattableString.Invariant($"{bytes / 1e3:0.0} kB"),
        _ => FormattableString.Invariant($"{bytes:0} B"),
    };
}

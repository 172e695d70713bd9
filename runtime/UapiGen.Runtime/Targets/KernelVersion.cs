using System;
using System.Globalization;

namespace UapiGen;

/// <summary>A version of the Linux kernel, by which structs that grow over time know their size.</summary>
/// <param name="Major">The first number.</param>
/// <param name="Minor">The second number.</param>
public readonly record struct KernelVersion(int Major, int Minor) : IComparable<KernelVersion>
{
    /// <summary>The version that runs; on a system that is not Linux, 0.0.</summary>
    /// <remarks>Distributions add features to old versions: what a kernel can do is better found out by asking it.</remarks>
    public static KernelVersion Running { get; } =
        OperatingSystem.IsLinux() ? new(Environment.OSVersion.Version.Major, Environment.OSVersion.Version.Minor) : default;

    /// <summary>Whether one version is older than another.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(KernelVersion left, KernelVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether one version is newer than another.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(KernelVersion left, KernelVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether one version is not newer than another.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(KernelVersion left, KernelVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one version is not older than another.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(KernelVersion left, KernelVersion right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(KernelVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    /// <summary>The version as in <c>6.12</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");
}

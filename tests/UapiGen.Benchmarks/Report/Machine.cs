using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using UapiGen.Benchmarks.Measuring;

namespace UapiGen.Benchmarks.Report;

/// <summary>What the absolute times of a report belong to.</summary>
internal static class Machine
{
    public static string Describe()
    {
        string cpu = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown CPU";
        string load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{DateTime.UtcNow:yyyy-MM-dd}, {cpu}, {Environment.ProcessorCount} processors, Linux {File.ReadAllText("/proc/sys/kernel/osrelease").Trim()}, "
            + $"SDK {First("dotnet", "--version")}, {RuntimeInformation.FrameworkDescription}, {First("gcc", "--version")}; load {load} when the run started");
    }

    private static string First(string program, string argument) => ChildProcess.Run(program, [argument]).Output.Split('\n')[0].Trim();
}

// Runs a program to its end and says what it cost: for whatever has a whole process as its unit.

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;

namespace UapiGen.Benchmarks.Measuring;

/// <param name="WallMs">From start to end.</param>
/// <param name="CpuMs">CPU time of the process and of what it started and waited for.</param>
/// <param name="Output">Standard output.</param>
internal sealed record ProcessCost(double WallMs, double CpuMs, string Output);

internal static class ChildProcess
{
    /// <summary>Runs a program; one that fails is an error of the measurement, with its words.</summary>
    public static ProcessCost Run(string file, IEnumerable<string> arguments, string? folder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        ProcessStartInfo start = new(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "" };
        foreach (KeyValuePair<string, string> variable in environment ?? new Dictionary<string, string>())
        {
            start.Environment[variable.Key] = variable.Value;
        }

        double cpu = CpuTime.OfChildren;
        long begin = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double wall = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        return process.ExitCode == 0
            ? new ProcessCost(wall, CpuTime.OfChildren - cpu, output)
            : throw new InvalidOperationException($"{file} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}.\n{output}\n{errors.Result}");
    }

    /// <summary>Runs this program again with other arguments, for what is measured in a process of its own.</summary>
    public static ProcessCost RunSelf(params string[] arguments) => Run("dotnet", ["exec", typeof(ChildProcess).Assembly.Location, .. arguments]);
}

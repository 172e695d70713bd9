// Part 4: what an ioctl costs, called in several ways turn by turn in one process: under the JIT, and as a native program.

using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using UapiGen.Benchmarks.Measuring;
using UapiGen.Benchmarks.Report;
using UapiGen.Testing;

namespace UapiGen.Benchmarks.Parts;

internal static class IoctlPart
{
    private const string C = "C";
    private const string Typed = "typed";
    private const string Try = "Try";
    private const string Pointer = "function pointer";
    private const string Import = "LibraryImport + SafeHandle";
    private const double RatioLimit = 1.05;
    private const double NanosecondLimit = 20;

    private static readonly string s_project = Repository.PathTo("tests/UapiGen.Benchmarks.Ioctls");

    public static Section Run(Effort effort, string folder)
    {
        var section = new Section("4. An ioctl");
        section.Text(
            "Four cheap ioctls of the kernel's own (random pool, namespace, file, terminal) and one that it refuses, each called in all ways turn by turn in one process: nanoseconds of CPU "
            + "time a call, medians. C is a loop over glibc's `ioctl`; the function pointer is a bare `delegate* unmanaged` to the same function, without errno or handle.");
        section.Text($"Mono.Posix (Mono.Posix.NETStandard) has {MonoIoctls()} method for an ioctl among those of `Mono.Unix.Native.Syscall`, so there is nothing of it to compare.");
        string library = Path.Combine(folder, "loop.so");
        ChildProcess.Run("gcc", ["-O2", "-shared", "-fPIC", "-o", library, Path.Combine(s_project, "loop.c")]);
        string jit = Path.Combine(folder, "jit");
        ChildProcess.Run("dotnet", ["build", s_project, "-c", "Release", "-v", "q", "-p:RunAnalyzers=false", "-o", jit]);
        Runtime(effort, section, "JIT, net10.0", "dotnet", ["exec", Path.Combine(jit, "UapiGen.Benchmarks.Ioctls.dll"), library]);
        string native = Path.Combine(folder, "aot");
        ChildProcess.Run("dotnet", ["publish", s_project, "-c", "Release", "-v", "q", "-p:RunAnalyzers=false", "-p:UapiSampleAot=true", "-o", native]);
        Runtime(effort, section, "NativeAOT, net9.0", Path.Combine(native, "UapiGen.Benchmarks.Ioctls"), [library]);
        return section;
    }

    private static void Runtime(Effort effort, Section section, string runtime, string program, IEnumerable<string> arguments)
    {
        string output = Quiet.Run(() => ChildProcess.Run(program, [.. arguments, (effort.Rounds * 8).ToString(CultureInfo.InvariantCulture)])).Output;
        ILookup<string, Loop> calls = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Loop.Parse).ToLookup(l => l.Call);
        List<string[]> rows = [[runtime, C, Pointer, Try, Typed, Import, "typed − pointer", "95 %", "typed / pointer"]];
        bool isClose = true;
        bool isFaster = true;
        var differences = new List<double>();
        foreach (IGrouping<string, Loop> call in calls)
        {
            Dictionary<string, Samples> ways = call.ToDictionary(l => l.Way, l => l.Samples);
            Samples ours = ways.TryGetValue(Typed, out Samples? typed) ? typed : ways[Try];
            (double low, double high) = Samples.Interval(ours, ways[Pointer], (a, b) => a - b);
            double difference = ours.Median - ways[Pointer].Median;
            double ratio = ours.Median / ways[Pointer].Median;
            isClose &= ratio <= RatioLimit || difference <= NanosecondLimit;
            isFaster &= ours.Median < ways[Import].Median;
            differences.Add(difference);
            string Show(string way) => ways.TryGetValue(way, out Samples? samples) ? Format.Ns(samples.Median) : "";
            rows.Add(
            [
                call.Key, Show(C), Show(Pointer), Show(Try), Show(Typed), Show(Import), Format.Ns(difference),
                FormattableString.Invariant($"{low:0.0} to {high:0.0}"), Format.Ratio(ratio),
            ]);
        }

        section.Table(rows);
        string most = Format.Ns(differences.Max());
        long allocated = calls.SelectMany(c => c).Where(l => l.Way is Typed or Try).Sum(l => l.Allocated);
        section.Must($"{runtime}: typed, and `Try` when it fails: at most {RatioLimit.ToString(CultureInfo.InvariantCulture)} × or {NanosecondLimit} ns above the function pointer", $"at most {most} above", isClose);
        section.Must($"{runtime}: faster than hand-written LibraryImport + SafeHandle", isFaster ? "all calls" : "not all calls", isFaster);
        section.Must($"{runtime}: nothing allocated", Format.Bytes(allocated), allocated == 0, isRobust: true);
    }

    /// <summary>How many methods of Mono.Posix could make an ioctl.</summary>
    private static string MonoIoctls()
    {
        int found = typeof(Mono.Unix.Native.Syscall).GetMethods().Count(m => m.Name.Contains("ioctl", StringComparison.OrdinalIgnoreCase));
        return found == 0 ? "no" : found.ToString(CultureInfo.InvariantCulture);
    }

    private sealed record Loop(string Call, string Way, long Allocated, Samples Samples)
    {
        public static Loop Parse(string line)
        {
            string[] parts = line.Split(';');
            IEnumerable<double> samples = parts[3].Split(' ').Select(s => double.Parse(s, CultureInfo.InvariantCulture));
            return new Loop(parts[0], parts[1], long.Parse(parts[2], CultureInfo.InvariantCulture), new Samples(samples));
        }
    }
}

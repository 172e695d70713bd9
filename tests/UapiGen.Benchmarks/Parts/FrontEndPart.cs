// Part 1: the front end alone, warm, beside gcc and clang on the same files in the same run.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using UapiGen.Benchmarks.Corpus;
using UapiGen.Benchmarks.Measuring;
using UapiGen.Benchmarks.Report;
using UapiGen.CFrontEnd.Targets;

namespace UapiGen.Benchmarks.Parts;

internal static class FrontEndPart
{
    private const string Ours = "UapiGen";
    private const string Gcc = "gcc";
    private const string Clang = "clang";

    private static readonly string? s_clang = new[] { "clang-19", "clang" }.FirstOrDefault(IsInstalled);

    public static Section Run(Effort effort, Umbrella umbrella, string folder)
    {
        string empty = Umbrella.Write(folder, "empty.c", []);
        string kvm = Umbrella.Write(folder, "kvm.c", ["linux/kvm.h"]);
        var section = new Section("1. The front end alone");
        section.Text(
            $"From the files on disk to declarations, macros and layouts for one target, warm; gcc and clang with `-fsyntax-only`, their start-up taken off by a "
            + $"run on an empty file. The umbrella is one unit that includes {umbrella.Headers.Count} headers. Medians of CPU time, turn by turn; of all threads, under the garbage collector's "
            + "settings of the compiler (server). Warm: after rounds of runs, once the least of a round has not fallen by 2 % for four rounds.");
        var rows = new List<string[]> { (string[])["unit", "UapiGen", "gcc, net", "clang, net", "UapiGen / gcc", "95 %", "UapiGen / clang"] };
        Net all = Measure(effort, umbrella.File, empty);
        rows.Add(all.Row("umbrella"));
        rows.Add(Measure(effort, kvm, empty).Row("linux/kvm.h"));
        section.Table(rows);
        section.Must("front end, umbrella, one target: at most 1.0 × gcc's net time", Format.Ratio(all.ToGcc), all.ToGcc <= 1.0);
        FurtherTargets(effort, umbrella, section);
        PerHeader(effort, umbrella, folder, section);
        return section;
    }

    private static Net Measure(Effort effort, string file, string empty)
    {
        var texts = new HeaderTexts();
        Warm.Up(effort.IsQuick, () => texts.Read(file, HeaderTexts.Targets[0]));
        List<Candidate> candidates =
        [
            new(Ours, () => CpuTime.Of(() => texts.Read(file, HeaderTexts.Targets[0]))),
            new(Gcc, () => Compile(Gcc, file)),
            new(Gcc + empty, () => Compile(Gcc, empty)),
        ];
        if (s_clang is not null)
        {
            candidates.Add(new(Clang, () => Compile(s_clang, file)));
            candidates.Add(new(Clang + empty, () => Compile(s_clang, empty)));
        }

        IReadOnlyDictionary<string, Samples> costs = Interleaved.Run(1, effort.Rounds, [.. candidates]);
        double startUp = costs[Gcc + empty].Median;
        return new Net(costs[Ours], costs[Gcc].Select(c => c - startUp), s_clang is null ? double.NaN : costs[Clang].Median - costs[Clang + empty].Median);
    }

    private static void FurtherTargets(Effort effort, Umbrella umbrella, Section section)
    {
        ImmutableArray<Target> targets = HeaderTexts.Targets;
        if (targets.Length < 2)
        {
            section.Text("No other target's headers are installed, so nothing is said of further targets.");
            return;
        }

        var texts = new HeaderTexts();
        Warm.Up(effort.IsQuick, () => texts.Read(umbrella.File, targets[0]));
        IReadOnlyDictionary<string, Samples> costs = Interleaved.Run(
            effort.IsQuick ? 0 : 1,
            effort.Turns,
            new Candidate("one", () => Clean.Mean(effort.IsQuick ? 1 : 16, () => texts.Read(umbrella.File, targets[0]))),
            new Candidate("all", () => Clean.Mean(effort.IsQuick ? 1 : 4, () => texts.Read(umbrella.File, targets))));
        double Further(double all, double one) => (all - one) / (targets.Length - 1) / one;
        double ratio = Further(costs["all"].Median, costs["one"].Median);
        (double low, double high) = Samples.Interval(costs["all"], costs["one"], Further);
        section.Text(
            "Further targets: 16 runs for one target, then 4 for all, by turns; each turn starts on a collected heap, and its mean counts with all that is collected in it, so that none "
            + "pays for what another has left. Medians of the turns.");
        section.Table(
            ["umbrella, targets", "CPU time", "each further one / first", "95 %"],
            ["1", Format.Ms(costs["one"].Median), "", ""],
            [$"{targets.Length}", Format.Ms(costs["all"].Median), Format.Ratio(ratio), $"{low:0.00} to {high:0.00}"]);
        section.Must("each further target: at most 0.6 × the first (0.3 is the aim)", Format.Ratio(ratio), ratio <= 0.6);
    }

    /// <summary>Each header as a unit of its own, so that what they include counts again and again: the sum, and the dearest.</summary>
    private static void PerHeader(Effort effort, Umbrella umbrella, string folder, Section section)
    {
        var texts = new HeaderTexts([]);
        IReadOnlyList<string> headers = effort.IsQuick ? [.. umbrella.Headers.Take(40)] : umbrella.Headers;
        var costs = new Dictionary<string, double>();
        string unit = Path.Combine(folder, "unit.c");
        foreach (string header in headers)
        {
            Umbrella.Write(folder, $"{header.Replace('/', '.')}.c", [header]);
            unit = Path.Combine(folder, $"{header.Replace('/', '.')}.c");
            costs[header] = Enumerable.Range(0, 3).Min(_ => CpuTime.Of(() => texts.Read(unit, HeaderTexts.Targets[0])));
        }

        section.Text("Each header as a unit of its own, with all that it includes; the best of three, from text in memory.");
        section.Table(
            [
                ["header", "CPU time"],
                .. costs.OrderByDescending(c => c.Value).Take(5).Select(c => (string[])[c.Key, Format.Ms(c.Value)]),
                ["median", Format.Ms(new Samples(costs.Values).Median)],
                [$"sum of {costs.Count}", Format.Ms(costs.Values.Sum())],
            ]);
    }

    private static double Compile(string compiler, string file) => ChildProcess.Run(compiler, ["-fsyntax-only", "-w", file]).CpuMs;

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <param name="Ours">The front end.</param>
    /// <param name="Gcc">gcc without its start-up.</param>
    /// <param name="Clang">clang without its start-up; NaN: it is not installed.</param>
    private sealed record Net(Samples Ours, Samples Gcc, double Clang)
    {
        public double ToGcc => Ours.Median / Gcc.Median;

        public string[] Row(string unit)
        {
            (double low, double high) = Samples.Interval(Ours, Gcc, (a, b) => a / b);
            string clang = double.IsNaN(Clang) ? "not installed" : Format.Ms(Clang);
            return
            [
                unit, Format.Ms(Ours.Median), Format.Ms(Gcc.Median), clang, Format.Ratio(ToGcc), FormattableString.Invariant($"{low:0.00} to {high:0.00}"),
                double.IsNaN(Clang) ? "" : Format.Ratio(Ours.Median / Clang),
            ];
        }
    }
}

// Part 3: a consumer's build with and without UapiGen, and the compiler alone in a process of its own.

using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using UapiGen.Benchmarks.Corpus;
using UapiGen.Benchmarks.Measuring;
using UapiGen.Benchmarks.Report;

namespace UapiGen.Benchmarks.Parts;

internal static partial class BuildPart
{
    private static readonly string[] s_three = Consumer.HasDrm ? ["linux/kvm.h", "linux/videodev2.h", "drm/drm.h"] : ["linux/kvm.h", "linux/videodev2.h"];

    private static readonly Variant s_none = new("none", []);
    private static readonly Variant s_kvm = new("kvm", ["linux/kvm.h"]);
    private static readonly Variant s_full = new("three", s_three);
    private static readonly Variant s_summary = new("three-summary", s_three, "Summary");
    private static readonly Variant s_undocumented = new("three-undocumented", s_three, "None");

    private const string NoAnalyzers = ", no analyzers";

    private const string AsSources = "as sources";

    public static Section Run(Effort effort, Consumer consumer)
    {
        var section = new Section("3. A consumer's build");
        Variant[] variants = [s_none, s_kvm, s_full, s_summary, s_undocumented];
        foreach (Variant variant in variants)
        {
            consumer.Prepare(variant);
        }

        WarmServer(effort, consumer, section);
        Compiler(effort, consumer, section, variants);
        IReadOnlyDictionary<string, Samples> builds = Interleaved.Run(
            0, effort.SlowRounds, [.. new[] { s_none, s_kvm, s_full }.Select(v => new Candidate(v.Name, () => consumer.Build(v)))]);
        section.Text("`dotnet build --no-restore` after an edit of C#, without a compiler server; wall time.");
        section.Table(
            ["", "median", "added"],
            ["without UapiGen", Format.Ms(builds[s_none.Name].Median), ""],
            ["linux/kvm.h", Format.Ms(builds[s_kvm.Name].Median), Format.Ms(builds[s_kvm.Name].Median - builds[s_none.Name].Median)],
            [string.Join(", ", s_three), Format.Ms(builds[s_full.Name].Median), Format.Ms(builds[s_full.Name].Median - builds[s_none.Name].Median)]);
        return section;
    }

    /// <summary>As a developer's builds go: the compiler server runs, and starts a new generator driver for each compile.</summary>
    private static void WarmServer(Effort effort, Consumer consumer, Section section)
    {
        using var server = new CompilerServer();
        // The largest warms the server up for the others.
        Warm.Up(effort.IsQuick, () => consumer.Compile(s_full, server).CpuMs, runs: 5);
        Compiles costs = new(Interleaved.Run(effort.Rounds, [.. new[] { s_none, s_kvm, s_full }.Select(v => new ProcessCandidate(v.Name, () => consumer.Compile(v, server)))]));
        string three = string.Join(", ", s_three);
        section.Text(
            "The compile after an edit of C#, by a compiler server that runs already and is warm, as on a developer's machine; each compile starts a new generator driver, with the SDK's "
            + "analyzers and ours. CPU time is the client's and the server's.");
        section.Table(["names", "wall", "added", "CPU", "added"], costs.Row("nothing", s_none.Name), costs.Row("linux/kvm.h", s_kvm.Name), costs.Row(three, s_full.Name));
        double added = costs.AddedWall(s_full.Name);
        section.Must($"command line, warm compiler server: {three} together add at most 1 s to the compile", Format.Ms(added), added <= 1000);
    }

    private static void Compiler(Effort effort, Consumer consumer, Section section, Variant[] variants)
    {
        consumer.CompileAsSources(s_kvm);
        ProcessCandidate Bare(Variant v) => new(v.Name + NoAnalyzers, () => consumer.Compile(v, "/skipanalyzers+"));
        IReadOnlyDictionary<string, ProcessSamples> samples = Interleaved.Run(
            effort.LongRounds,
            [.. variants.Select(v => new ProcessCandidate(v.Name, () => consumer.Compile(v))), new(AsSources, () => consumer.CompileAsSources(s_kvm)), Bare(s_none), Bare(s_full)]);
        Compiles costs = new(samples);
        double bare = samples[s_full.Name + NoAnalyzers].Cpu.Median - samples[s_none.Name + NoAnalyzers].Cpu.Median;
        IReadOnlyDictionary<string, Samples> reported = Interleaved.Run(
            0, effort.LongRounds, [.. new[] { s_kvm, s_full }.Select(v => new Candidate(v.Name, () => GeneratorTime(consumer, v)))]);
        (double generator, double generators) = (reported[s_kvm.Name].Median, reported[s_full.Name].Median);
        string three = string.Join(", ", s_three);
        section.Text(
            "The compiler (`csc`) in a process of its own, cold, with the SDK's analyzers and ours; everything included: start-up, generator, compiling the generated text. This is what the "
            + "first build costs before there is a server, and every build that has none.");
        section.Table(
            ["names", "wall", "added", "CPU", "added"],
            costs.Row("nothing", s_none.Name),
            costs.Row("linux/kvm.h", s_kvm.Name),
            costs.Row("what is generated for it as source files, without the generator", AsSources),
            costs.Row(three, s_full.Name),
            costs.Row("the same, Docs=summary", s_summary.Name),
            costs.Row("the same, Docs=none", s_undocumented.Name),
            ["the same, with no analyzer", "", "", Format.Ms(samples[s_full.Name + NoAnalyzers].Cpu.Median), Format.Ms(bare)]);
        (double low, double high) = Samples.Interval(samples[s_full.Name].Cpu, samples[s_undocumented.Name].Cpu, (with, without) => with - without);
        section.Text(
            $"Documentation costs {Format.Ms(samples[s_full.Name].Cpu.Median - samples[s_undocumented.Name].Cpu.Median)} of CPU time (95 %: {Format.Ms(low)} to {Format.Ms(high)}) of the "
            + $"{Format.Ms(costs.AddedCpu(s_full.Name))}. The generator's own share, by what the compiler reports of it: "
            + $"{Format.Ms(generator)} for linux/kvm.h, {Format.Ms(generators)} for the three; this includes what a compile does anyway, when the generator is the first to ask for it.");
        section.Must("kvm.h, first time in a cold compiler process: the generator adds at most 150 ms", Format.Ms(generator), generator <= 150);
    }

    /// <summary>What the compiler itself says of our generator's time in a cold process.</summary>
    private static double GeneratorTime(Consumer consumer, Variant variant)
    {
        string output = consumer.Compile(variant, "/reportanalyzer").Output;
        Match match = Ours().Match(output);
        return match.Success
            ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * 1000
            : throw new InvalidDataException("The compiler does not report our generator:\n" + output);
    }

    /// <summary>What compiles cost, beside the one that names no header.</summary>
    private sealed record Compiles(IReadOnlyDictionary<string, ProcessSamples> Samples)
    {
        public double AddedWall(string name) => Samples[name].Wall.Median - Samples[s_none.Name].Wall.Median;

        public double AddedCpu(string name) => Samples[name].Cpu.Median - Samples[s_none.Name].Cpu.Median;

        public string[] Row(string what, string name) =>
        [
            what, Format.Ms(Samples[name].Wall.Median), name == s_none.Name ? "" : Format.Ms(AddedWall(name)),
            Format.Ms(Samples[name].Cpu.Median), name == s_none.Name ? "" : Format.Ms(AddedCpu(name)),
        ];
    }

    [GeneratedRegex(@"^\s*<?\s*([0-9.]+)\s+<?[0-9]+\s+UapiGen\.Generator\.UapiGenerator", RegexOptions.Multiline)]
    private static partial Regex Ours();
}

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
        Variant[] variants = [s_none, s_kvm, s_full];
        var wall = variants.ToDictionary(v => v.Name, _ => new List<double>());
        Candidate[] candidates =
        [
            .. variants.Select(v => new Candidate(v.Name, () =>
            {
                ProcessCost cost = consumer.Compile(v, server);
                wall[v.Name].Add(cost.WallMs);
                return cost.CpuMs;
            })),
        ];
        // The largest warms the server up for the others.
        Warm.Up(effort.IsQuick, candidates[^1].Measure, runs: 5);
        wall.Values.ToList().ForEach(walls => walls.Clear());
        IReadOnlyDictionary<string, Samples> cpu = Interleaved.Run(0, effort.Rounds, candidates);
        double Clock(Variant v) => new Samples(wall[v.Name]).Median;
        double Added(Variant v) => Clock(v) - Clock(s_none);
        string[] Row(string what, Variant v) =>
        [
            what, Format.Ms(Clock(v)), v == s_none ? "" : Format.Ms(Added(v)),
            Format.Ms(cpu[v.Name].Median), v == s_none ? "" : Format.Ms(cpu[v.Name].Median - cpu[s_none.Name].Median),
        ];
        string three = string.Join(", ", s_three);
        section.Text(
            "The compile after an edit of C#, by a compiler server that runs already and is warm, as on a developer's machine; each compile starts a new generator driver, with the SDK's "
            + "analyzers and ours. CPU time is the client's and the server's.");
        section.Table(["names", "wall", "added", "CPU", "added"], Row("nothing", s_none), Row("linux/kvm.h", s_kvm), Row(three, s_full));
        section.Must($"command line, warm compiler server: {three} together add at most 1 s to the compile", Format.Ms(Added(s_full)), Added(s_full) <= 1000);
    }

    private static void Compiler(Effort effort, Consumer consumer, Section section, Variant[] variants)
    {
        var wall = variants.ToDictionary(v => v.Name, _ => new List<double>());
        Candidate Compile(Variant v) => new(v.Name, () =>
        {
            ProcessCost cost = consumer.Compile(v);
            wall[v.Name].Add(cost.WallMs);
            return cost.CpuMs;
        });
        var asSources = new List<double>();
        var sources = new Candidate(s_kvm.Name + " as sources", () =>
        {
            ProcessCost cost = consumer.CompileAsSources(s_kvm);
            asSources.Add(cost.WallMs);
            return cost.CpuMs;
        });
        consumer.CompileAsSources(s_kvm);
        Candidate Bare(Variant v) => new(v.Name + NoAnalyzers, () => consumer.Compile(v, "/skipanalyzers+").CpuMs);
        IReadOnlyDictionary<string, Samples> cpu = Interleaved.Run(0, effort.SlowRounds, [.. variants.Select(Compile), sources, Bare(s_none), Bare(s_full)]);
        double bare = cpu[s_full.Name + NoAnalyzers].Median - cpu[s_none.Name + NoAnalyzers].Median;
        double Added(Variant v) => new Samples(wall[v.Name]).Median - new Samples(wall[s_none.Name]).Median;
        string[] Row(string what, Variant v) =>
        [
            what, Format.Ms(new Samples(wall[v.Name]).Median), v == s_none ? "" : Format.Ms(Added(v)),
            Format.Ms(cpu[v.Name].Median), v == s_none ? "" : Format.Ms(cpu[v.Name].Median - cpu[s_none.Name].Median),
        ];
        double generator = Enumerable.Range(0, effort.SlowRounds).Min(_ => GeneratorTime(consumer, s_kvm));
        double generators = Enumerable.Range(0, effort.SlowRounds).Min(_ => GeneratorTime(consumer, s_full));
        string three = string.Join(", ", s_three);
        section.Text(
            "The compiler (`csc`) in a process of its own, cold, with the SDK's analyzers and ours; everything included: start-up, generator, compiling the generated text. This is what the "
            + "first build costs before there is a server, and every build that has none.");
        section.Table(
            ["names", "wall", "added", "CPU", "added"],
            Row("nothing", s_none),
            Row("linux/kvm.h", s_kvm),
            [
                "what is generated for it as source files, without the generator", Format.Ms(new Samples(asSources).Median), Format.Ms(new Samples(asSources).Median - new Samples(wall[s_none.Name]).Median),
                Format.Ms(cpu[sources.Name].Median), Format.Ms(cpu[sources.Name].Median - cpu[s_none.Name].Median),
            ],
            Row(three, s_full),
            Row("the same, Docs=summary", s_summary),
            Row("the same, Docs=none", s_undocumented),
            ["the same, with no analyzer", "", "", Format.Ms(cpu[s_full.Name + NoAnalyzers].Median), Format.Ms(bare)]);
        section.Text(
            $"So documentation costs {Format.Ms(Added(s_full) - Added(s_undocumented))} of the {Format.Ms(Added(s_full))}. The generator's own share, by what the compiler reports of it: "
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

    [GeneratedRegex(@"^\s*<?\s*([0-9.]+)\s+<?[0-9]+\s+UapiGen\.Generator\.UapiGenerator", RegexOptions.Multiline)]
    private static partial Regex Ours();
}

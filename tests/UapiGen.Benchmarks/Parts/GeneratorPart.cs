// Part 2: the whole generator through Roslyn's driver, as a compiler and an IDE run it.

using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using UapiGen.Benchmarks.Corpus;
using UapiGen.Benchmarks.Measuring;
using UapiGen.Benchmarks.Report;
using UapiGen.Generator;
using UapiGen.Testing.Generators;

namespace UapiGen.Benchmarks.Parts;

internal static class GeneratorPart
{
    private const string Kvm = "linux/kvm.h";

    public static Section Run(Effort effort)
    {
        var section = new Section("2. The generator");
        WarmKvm warm = WarmKvm.Measure(effort);
        Samples engine = warm.Whole;
        string cold = ChildProcess.RunSelf("cold").Output;
        EditedProject project = EditedProject.Of([Kvm, "linux/videodev2.h"]);
        Edits edits = Measure(effort, project);
        section.Text("From text to C# (`linux/kvm.h`), then through the driver with `linux/kvm.h` and `linux/videodev2.h`: CPU time of the whole driver run.");
        section.Table(
            ["what", "median", "minimum"],
            ["kvm.h, text to C#, warm, in a process of its own", Format.Ms(engine.Median), Format.Ms(engine.Minimum)],
            ["kvm.h, text to C#, first time in a process", cold.Trim() + " ms", ""],
            ["driver, first run", Format.Ms(edits.First), ""],
            ["driver, after an edit of C#", Format.Ms(edits.CSharp.Median), Format.Ms(edits.CSharp.Minimum)],
            ["driver without any generator, after an edit of C#", Format.Ms(edits.Empty.Median), Format.Ms(edits.Empty.Minimum)],
            ["driver, after an edit of one header", Format.Ms(edits.Header.Median), Format.Ms(edits.Header.Minimum)]);
        double cost = edits.CSharp.Median - edits.Empty.Median;
        section.Must("kvm.h, warm, from text to C#: at most 10 ms", Format.Ms(engine.Median), engine.Median <= 10);
        section.Must("an edit of C#: generator cost under 1 ms", Format.Ms(cost), cost < 1);
        Reasons(project, section);
        Stages(warm, section);
        WarmBenchmarks.AddTo(section, effort);
        return section;
    }

    /// <summary>What <c>cold</c> prints: the CPU time of the first time from text to C# in this process.</summary>
    public static double Cold() => CpuTime.Of(() => new HeaderTexts([]).Generate([Kvm], HeaderTexts.Targets[0]));

    private static Edits Measure(Effort effort, EditedProject project)
    {
        GeneratorHost host = project.Host(tracksSteps: false);
        double first = CpuTime.Of(() => host.Run());
        GeneratorHost empty = new(new Nothing(), null, Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp12, tracksSteps: false, "class A { }");
        empty.Run();
        int edit = 0;
        Candidate[] candidates =
        [
            new("cs", () =>
            {
                host.EditSource(0, $"class A {{ void M{edit++}() {{ }} }}");
                return CpuTime.Of(() => host.Run());
            }),
            new("empty", () =>
            {
                empty.EditSource(0, $"class A {{ void M{edit++}() {{ }} }}");
                return CpuTime.Of(() => empty.Run());
            }),
            new("header", () =>
            {
                host.SetHeaders(project.Edited($"struct uapigen_edit {{ int a{edit++}; }};").Headers);
                return CpuTime.Of(() => host.Run());
            }),
        ];
        foreach (Candidate candidate in candidates)
        {
            Warm.Up(effort.IsQuick, candidate.Measure);
        }

        IReadOnlyDictionary<string, Samples> costs = Interleaved.Run(1, effort.Rounds, candidates);
        return new Edits(first, costs["cs"], costs["empty"], costs["header"]);
    }

    /// <summary>The profile: what each stage has of the whole.</summary>
    private static void Stages(WarmKvm warm, Section section)
    {
        double whole = warm.Whole.Median;
        double front = warm.FrontEnd.Median;
        double facts = warm.Facts.Median;
        string Share(double cost) => FormattableString.Invariant($"{100 * cost / whole:0} %");
        section.Text("Where the time from text to C# goes (`linux/kvm.h`, warm). Macros are evaluated when first asked for, which the facts do.");
        section.Table(
            ["stage", "CPU time", "share"],
            ["front end", Format.Ms(front), Share(front)],
            ["facts: values of macros, comments read as sentences, overlays", Format.Ms(facts), Share(facts)],
            ["rules, binding, text", Format.Ms(whole - front - facts), Share(whole - front - facts)]);
    }

    private static void Reasons(EditedProject project, Section section)
    {
        GeneratorHost host = project.Host();
        host.Run();
        host.EditSource(0, "class A { int edited; }");
        GeneratorRun afterCSharp = host.Run();
        int ran = TrackingNames.HeaderSteps.SelectMany(afterCSharp.Reasons).Count(IsNew);
        section.Must("an edit of C#: no header step re-runs", $"{ran} of {TrackingNames.HeaderSteps.Length} steps", ran == 0, isRobust: true);

        host.SetHeaders(project.Edited("struct uapigen_edit { int a; };").Headers);
        GeneratorRun before = host.Run();
        host.SetHeaders(project.Edited("struct uapigen_edit { int b; };").Headers);
        GeneratorRun after = host.Run();
        int changed = after.Sources.Count(s => !before.Sources.TryGetValue(s.Key, out string? old) || old != s.Value);
        int emitted = after.Result.Results.SelectMany(r => r.TrackedSteps[TrackingNames.Source]).SelectMany(s => s.Outputs).Count(o => IsNew(o.Reason));
        section.Must(
            "an edit of a header: only the outputs that it changes are re-emitted",
            $"{emitted} of {after.Sources.Count} emitted, {changed} changed",
            changed == 1 && emitted == changed,
            isRobust: true);
    }

    private static bool IsNew(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified;

    private sealed record Edits(double First, Samples CSharp, Samples Empty, Samples Header);

    /// <summary>A generator that does nothing, to know what the driver itself costs.</summary>
    private sealed class Nothing : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
        }
    }
}

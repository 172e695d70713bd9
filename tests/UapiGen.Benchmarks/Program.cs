// `tests/UapiGen.Benchmarks/run` starts this: measures, prints the report and writes it to docs/performance.md.

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UapiGen.Benchmarks.Corpus;
using UapiGen.Benchmarks.Parts;
using UapiGen.Benchmarks.Report;

namespace UapiGen.Benchmarks;

internal static class Program
{
    private const string Usage = """
        usage: UapiGen.Benchmarks [--quick] [--part N]... [--output FILE]
        --quick     a few minutes: shows that every part runs, and fails when a figure that depends on no machine does not hold
        --part N    only this part; repeatable
        --output    writes the report there as Markdown
        """;

    public static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["cold"]:
                Console.WriteLine(FormattableString.Invariant($"{GeneratorPart.Cold():0.0}"));
                return 0;
            case [WarmKvm.Command, string effort]:
                Console.WriteLine(WarmKvm.Print(new Effort(effort == "quick")));
                return 0;
            case ["memory", string umbrella]:
                Console.WriteLine(ScalingPart.PeakMemory(umbrella));
                return 0;
            default:
                return Measure(arguments);
        }
    }

    private static int Measure(string[] arguments)
    {
        bool isQuick = false;
        var parts = new HashSet<string>();
        string? output = null;
        for (int i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--quick":
                    isQuick = true;
                    break;
                case "--part" when i + 1 < arguments.Length:
                    parts.Add(arguments[++i]);
                    break;
                case "--output" when i + 1 < arguments.Length:
                    output = arguments[++i];
                    break;
                default:
                    Console.Error.WriteLine(Usage);
                    return 2;
            }
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("uapigen-benchmarks");
        try
        {
            return Measure(new Effort(isQuick), folder.FullName, parts, output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Measure(Effort effort, string folder, HashSet<string> parts, string? output)
    {
        string machine = Machine.Describe();
        var umbrella = new Lazy<Umbrella>(() => Umbrella.Find(folder));
        (string Number, Func<Section> Run)[] all =
        [
            ("1", () => FrontEndPart.Run(effort, umbrella.Value, folder)),
            ("2", () => GeneratorPart.Run(effort)),
            ("3", () => BuildPart.Run(effort, Consumer.Create(folder))),
            ("4", () => IoctlPart.Run(effort, folder)),
            ("5", () => SizePart.Run(effort, umbrella.Value, folder)),
            ("6", () => ScalingPart.Run(effort, umbrella.Value, folder)),
        ];
        var sections = new List<Section>();
        foreach ((string number, Func<Section> run) in all.Where(p => parts.Count == 0 || parts.Contains(p.Number)))
        {
            Section section = Run(number, run);
            sections.Add(section);
            Console.WriteLine(section);
            foreach (Check check in section.Checks)
            {
                Console.WriteLine($"{(check.Holds ? "holds " : "MISSED")} {check.What}: {check.Measured}");
            }
        }

        if (output is not null)
        {
            File.WriteAllText(output, PerformancePage.Write(machine, sections));
        }

        return effort.IsQuick && sections.SelectMany(s => s.Checks).Any(c => c.IsRobust && !c.Holds) ? 1 : 0;
    }

    /// <summary>One part that can't be measured here does not cost the others; the report says so.</summary>
    private static Section Run(string number, Func<Section> part)
    {
        try
        {
            return part();
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            Console.Error.WriteLine(e);
            return new Section($"{number}. Not measured").Text("It failed here; the run's standard error says how.").Must($"part {number} runs", "it failed", false, isRobust: true);
        }
    }
}

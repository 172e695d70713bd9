// Part 6: how time and memory grow with the number of headers and of targets.

using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using UapiGen.Benchmarks.Corpus;
using UapiGen.Benchmarks.Measuring;
using UapiGen.Benchmarks.Report;

namespace UapiGen.Benchmarks.Parts;

internal static class ScalingPart
{
    private const double MinimumR2 = 0.98;

    /// <summary>Runs for one target, so many that several collections are in what is measured for any number of targets.</summary>
    private const int RunsOfTargets = 48;

    /// <summary>Runs for the largest number of headers, so that no mean is of one collection more or less.</summary>
    private const int RunsOfLargest = 2;

    private const long MemoryLimit = 300_000_000;

    public static Section Run(Effort effort, Umbrella umbrella, string folder)
    {
        var section = new Section("6. Growth");
        section.Text(
            "Front end: one unit that includes the first N headers of the umbrella, for one target, against the size of the text that it reads; beyond the umbrella's own "
            + $"headers the unit goes on with copies of them under other names (up to 1,000 headers). Engine: N copies of one header as N requested headers. CPU time, warm: the least of several means, "
            + "each over as many runs as make about the work of the largest (twice that for the engine), so that small and large ones collect garbage alike.");
        Headers(effort, umbrella, folder, section);
        Targets(effort, umbrella, section);
        Memory(section, umbrella);
        return section;
    }

    /// <summary>What <c>memory</c> prints: the peak of this process's memory after reading the umbrella for all targets.</summary>
    public static long PeakMemory(string umbrella)
    {
        new HeaderTexts().Read(umbrella, HeaderTexts.Targets);
        string line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    private static void Headers(Effort effort, Umbrella umbrella, string folder, Section section)
    {
        var copies = new Copies(umbrella, folder);
        (string warmUnit, _) = copies.Unit(100);
        Warm.Up(effort.IsQuick, () => new HeaderTexts(copies.Texts).Read(warmUnit, HeaderTexts.Targets[0]));
        Warm.Up(effort.IsQuick, () => new HeaderTexts(copies.Texts).Generate(copies.Alike(10), HeaderTexts.Targets[0]));
        int[] counts = effort.IsQuick ? [1, 50, 100] : [1, 250, 500, 750, 1000];
        var front = new List<(double X, double Y)>();
        var engine = new List<(double X, double Y)>();
        List<string[]> rows = [["headers", "text read", "front end", "text to C#"]];
        foreach (int count in counts)
        {
            (string unit, long size) = copies.Unit(count);
            var texts = new HeaderTexts(copies.Texts);
            double read = Point(effort.Turns, counts[^1] / count, () => texts.Read(unit, HeaderTexts.Targets[0]));
            double generated = Point(effort.SlowRounds, RunsOfLargest * counts[^1] / count, () => texts.Generate(copies.Alike(count), HeaderTexts.Targets[0]));
            front.Add((size, read));
            engine.Add((count, generated));
            rows.Add([$"{count}", Format.Bytes(size), Format.Ms(read), Format.Ms(generated)]);
        }

        section.Table(rows);
        LinearFit frontFit = LinearFit.Of(front);
        LinearFit engineFit = LinearFit.Of(engine);
        section.Text(string.Create(
            CultureInfo.InvariantCulture,
            $"Front end: {frontFit.Slope * 1e6:0.0} ms a megabyte of text + {frontFit.Intercept:0.0} ms, R² {frontFit.R2:0.000}. Text to C#: {engineFit.Slope:0.00} ms a header + {engineFit.Intercept:0.0} ms, R² {engineFit.R2:0.000}."));
        section.Must($"cost grows linearly with input: R² of a line at least {MinimumR2.ToString(CultureInfo.InvariantCulture)}", FormattableString.Invariant($"front end {frontFit.R2:0.000}, text to C# {engineFit.R2:0.000}"), Math.Min(frontFit.R2, engineFit.R2) >= MinimumR2);
    }

    private static void Targets(Effort effort, Umbrella umbrella, Section section)
    {
        var texts = new HeaderTexts([]);
        Warm.Up(effort.IsQuick, () => texts.Read(umbrella.File, HeaderTexts.Targets[0]));
        var points = new List<(double X, double Y)>();
        List<string[]> rows = [["targets", "front end, umbrella"]];
        for (int count = 1; count <= HeaderTexts.Targets.Length; count++)
        {
            double cost = Point(effort.LongRounds, (effort.IsQuick ? 1 : RunsOfTargets) / count, () => texts.Read(umbrella.File, HeaderTexts.Targets.Take(count)));
            points.Add((count, cost));
            rows.Add([$"{count}", Format.Ms(cost)]);
        }

        section.Table(rows);
        if (points.Count > 2)
        {
            LinearFit fit = LinearFit.Of(points);
            section.Text(string.Create(CultureInfo.InvariantCulture, $"{fit.Slope:0.0} ms a target + {fit.Intercept:0.0} ms, R² {fit.R2:0.000}."));
            section.Must($"cost grows linearly with targets: R² at least {MinimumR2.ToString(CultureInfo.InvariantCulture)}", FormattableString.Invariant($"{fit.R2:0.000}"), fit.R2 >= MinimumR2);
        }
    }

    private static void Memory(Section section, Umbrella umbrella)
    {
        string output = ChildProcess.RunSelf("memory", umbrella.File).Output.Trim();
        long peak = long.Parse(output, CultureInfo.InvariantCulture);
        string what = $"peak memory of a process, umbrella with {HeaderTexts.Targets.Length} targets: under {Format.Bytes(MemoryLimit)}";
        section.Must(what, Format.Bytes(peak), peak < MemoryLimit, isRobust: true);
    }

    private static double Point(int means, int runs, Action action) => Enumerable.Range(0, means).Min(_ => Quiet.Run(() => Clean.Mean(Math.Clamp(runs, 1, 100), action)));

    /// <summary>Units of any number of headers, and any number of headers alike.</summary>
    private sealed class Copies(Umbrella umbrella, string folder)
    {
        private const string Pattern = "linux/loop.h";

        public Dictionary<string, string?> Texts { get; } = [];

        /// <summary>A unit of this many headers: the umbrella's, then copies whose guards and names have a suffix.</summary>
        public (string Path, long Size) Unit(int count)
        {
            List<string> names = [.. umbrella.Headers.Take(count)];
            for (int i = names.Count; i < count; i++)
            {
                names.Add(AddAlike(i));
            }

            string path = Umbrella.Write(folder, $"first{count}.c", names);
            List<CFrontEnd.Semantics.TranslationUnit> units = new HeaderTexts(Texts).Read(path, HeaderTexts.Targets[0]);
            return (path, units.SelectMany(u => u.Files).Sum(f => (long)f.Text.Length));
        }

        public IEnumerable<string> Alike(int count) => Enumerable.Range(0, count).Select(i => AddAlike(i));

        private string AddAlike(int number)
        {
            string name = $"uapigen/copy{number}.h";
            Texts["/usr/include/" + name] = File.ReadAllText("/usr/include/" + Pattern).Replace("loop", $"loop{number}_", StringComparison.Ordinal).Replace("LOOP", $"LOOP{number}_", StringComparison.Ordinal);
            return name;
        }
    }
}

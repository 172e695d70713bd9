// kvm.h from text to C#, warm, in a process of its own: what other parts leave on the heap, and what the JIT has learnt from them, is not measured with it.

using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UapiGen.Benchmarks.Corpus;
using UapiGen.Benchmarks.Measuring;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Benchmarks.Parts;

/// <param name="Whole">From text to C#.</param>
/// <param name="FrontEnd">The front end's share.</param>
/// <param name="Facts">The share of reading facts.</param>
internal sealed record WarmKvm(Samples Whole, Samples FrontEnd, Samples Facts)
{
    public const string Command = "warm";

    private const string Kvm = "linux/kvm.h";

    public static WarmKvm Measure(Effort effort)
    {
        string[] lines = ChildProcess.RunSelf(Command, effort.IsQuick ? "quick" : "full").Output.Split('\n');
        Samples Line(int line) => new(lines[line].Split(' ').Select(s => double.Parse(s, CultureInfo.InvariantCulture)));
        return new WarmKvm(Line(0), Line(1), Line(2));
    }

    /// <summary>What <c>warm</c> prints: a line of samples for each of the three.</summary>
    public static string Print(Effort effort)
    {
        var texts = new HeaderTexts([]);
        var unit = new TranslationUnit[1];
        void Generate() => texts.Generate([Kvm], HeaderTexts.Targets[0]);
        Warm.Up(effort.IsQuick, Generate);
        var whole = new Samples([.. Enumerable.Range(0, effort.Rounds * 2).Select(_ => Quiet.Run(() => CpuTime.Of(Generate)))]);
        IReadOnlyDictionary<string, Samples> stages = Interleaved.Run(
            1,
            effort.Rounds,
            new Candidate("front", () => CpuTime.Of(() => unit[0] = texts.Read("/usr/include/" + Kvm, HeaderTexts.Targets[0])[0])),
            new Candidate("facts", () => CpuTime.Of(() => HeaderTexts.ReadFacts(unit[0]))));
        return string.Join('\n', new[] { whole, stages["front"], stages["facts"] }.Select(samples => string.Join(' ', samples.Values.Select(Print))));
    }

    private static string Print(double sample) => sample.ToString("R", CultureInfo.InvariantCulture);
}

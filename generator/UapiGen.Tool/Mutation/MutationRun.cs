using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using UapiGen.CFrontEnd;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Targets;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Facts;
using UapiGen.Engine.Lint;
using UapiGen.Tool.Listing;
using UapiGen.Tool.Reading;

namespace UapiGen.Tool.Mutation;

/// <summary>Reads damaged headers and watches that each ends in a result: no exception, within the time and the memory that one header may take.</summary>
public sealed class MutationRun
{
    /// <summary>As small as the stack that a compiler's worker thread may have left.</summary>
    private const int StackSize = 512 * 1024;

    /// <summary>How often a case that took too long is read again before it counts as slow.</summary>
    private const int MostRepeats = 4;

    private readonly FileHeaderProvider _headers = new(IncludeDirectories.DefaultsFor(KnownTargets.X64), []);

    /// <summary>The longest that a case may take, of the processor: how busy the machine is with others doesn't count.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The most bytes that a case may allocate in all, however much of it is free again.</summary>
    public long MemoryLimit { get; init; } = 256L << 20;

    public int Cases { get; private set; }

    public int WithErrors { get; private set; }

    public TimeSpan Slowest { get; private set; }

    public long LargestAllocation { get; private set; }

    public List<string> Failures { get; } = [];

    /// <summary>Raised for each failure when it is found.</summary>
    public event Action<string>? Failed;

    /// <summary>Reads one case, runs the facts and the rules over it, and notes what went wrong.</summary>
    public void Read(string name, string text)
    {
        // The first runs of the code include its compilation, and a busy machine has less cache for us: neither is the header's fault, and neither lasts.
        Outcome outcome = Try(text);
        for (int again = 0; again < MostRepeats && outcome.Time > TimeLimit; again++)
        {
            outcome = Try(text);
        }

        Cases++;
        WithErrors += outcome.HasErrors ? 1 : 0;
        Slowest = outcome.Time > Slowest ? outcome.Time : Slowest;
        LargestAllocation = Math.Max(LargestAllocation, outcome.Allocated);
        if (outcome.Exception is not null)
        {
            Fail($"{name}: {outcome.Exception}");
        }
        else if (outcome.Time > TimeLimit)
        {
            Fail($"{name}: took {outcome.Time.TotalMilliseconds:F0} ms");
        }
        else if (outcome.Allocated > MemoryLimit)
        {
            Fail($"{name}: allocated {outcome.Allocated >> 20} MB");
        }
    }

    /// <summary>The headers to damage: the installed ones that are not too long to damage often.</summary>
    public static List<string> InstalledCorpus()
    {
        const int LongestHeader = 40_000;
        string[] folders = ["/usr/include/linux", "/usr/include/asm-generic", "/usr/include/sound", "/usr/include/rdma"];
        return
        [
            .. folders.Where(Directory.Exists)
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*.h", SearchOption.AllDirectories))
                .Order(StringComparer.Ordinal)
                .Where(file => new FileInfo(file).Length < LongestHeader)
                .Select(File.ReadAllText),
        ];
    }

    private void Fail(string failure)
    {
        Failures.Add(failure);
        Failed?.Invoke(failure);
    }

    private Outcome Try(string text)
    {
        Outcome outcome = default;
        var thread = new Thread(() => outcome = Read(text), StackSize);
        thread.Start();
        thread.Join();
        return outcome;
    }

    private Outcome Read(string text)
    {
        using var patience = new CancellationTokenSource(TimeLimit * 20);
        long before = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan started = ThreadClock.Now;
        try
        {
            var main = new SourceFile("main.h", "main.h", text, HeaderOrigin.Project);
            var unit = FrontEnd.Read(new FrontEndRequest { MainFile = main, Target = KnownTargets.X64, Headers = new WithOther(_headers, main) }, patience.Token);
            ListingBuilder.Build("main.h", unit);
            FactReadResult facts = FactReader.Read([unit], [], patience.Token);
            LintStage.Run([unit], facts.Facts, LintOptions.Default with { IncludeOptionalRules = true }, patience.Token);
            return new Outcome(ThreadClock.Now - started, GC.GetAllocatedBytesForCurrentThread() - before, unit.Diagnostics.Length > 0, null);
        }
#pragma warning disable CA1031 // Any exception is what this looks for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new Outcome(ThreadClock.Now - started, 0, true, e);
        }
    }

    private readonly record struct Outcome(TimeSpan Time, long Allocated, bool HasErrors, Exception? Exception);

    /// <summary>The installed headers and the two made-up ones.</summary>
    private sealed class WithOther(IHeaderProvider installed, SourceFile main) : IHeaderProvider
    {
        private readonly SourceFile _other = new("other.h", "other.h", HardCases.Other, HeaderOrigin.Project);

        public FoundHeader? Find(string name, bool isAngled, SourceFile? includer, int afterDirectory) => name switch
        {
            "main.h" => new FoundHeader(main, -1),
            "other.h" => new FoundHeader(_other, -1),
            _ => installed.Find(name, isAngled, includer, afterDirectory),
        };
    }
}

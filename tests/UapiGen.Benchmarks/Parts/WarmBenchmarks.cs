// The same code under BenchmarkDotNet: its statistics, and what is allocated.

using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using UapiGen.Benchmarks.Corpus;
using UapiGen.Benchmarks.Report;

namespace UapiGen.Benchmarks.Parts;

/// <summary>Front end and engine on one header, from text in memory.</summary>
[MemoryDiagnoser]
public class WarmBenchmarks
{
    private readonly HeaderTexts _texts = new([]);

    [Params("linux/kvm.h", "linux/loop.h")]
    public string Header { get; set; } = "";

    [Benchmark]
    public object FrontEnd() => _texts.Read("/usr/include/" + Header, HeaderTexts.Targets[0]);

    [Benchmark]
    public object TextToCSharp() => _texts.Generate([Header], HeaderTexts.Targets[0]);

    /// <summary>Runs them in this process and adds their table.</summary>
    internal static void AddTo(Section section, Effort effort)
    {
        Job job = (effort.IsQuick ? Job.Dry : Job.Default.WithWarmupCount(3).WithIterationCount(8)).WithToolchain(InProcessEmitToolchain.Instance);
        ManualConfig config = ManualConfig.CreateEmpty().AddJob(job).AddLogger(NullLogger.Instance).AddColumnProvider(DefaultColumnProviders.Instance)
            .WithOptions(ConfigOptions.DisableOptimizationsValidator).WithArtifactsPath(System.IO.Path.GetTempPath());
        Summary summary = BenchmarkRunner.Run<WarmBenchmarks>(config);
        List<string[]> rows = [["BenchmarkDotNet", "header", "mean", "± (99.9 %)", "allocated"]];
        foreach (BenchmarkReport report in summary.Reports.Where(r => r.ResultStatistics is not null))
        {
            rows.Add(
            [
                report.BenchmarkCase.Descriptor.WorkloadMethod.Name,
                (string)report.BenchmarkCase.Parameters[nameof(Header)],
                Format.Ms(report.ResultStatistics!.Mean / 1e6),
                Format.Ms(report.ResultStatistics.GetConfidenceInterval(Perfolizer.Mathematics.Common.ConfidenceLevel.L999).Margin / 1e6),
                Format.Bytes(report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0),
            ]);
        }

        section.Table(rows);
        section.Must("BenchmarkDotNet's part runs", $"{rows.Count - 1} benchmarks", rows.Count > 1, isRobust: true);
    }
}

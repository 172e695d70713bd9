using System;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using UapiGen.CFrontEnd.Text;
using UapiGen.Testing.Generators;

namespace UapiGen.Generator.Tests.Pipeline;

/// <summary>What re-runs and what does not, by the reasons that the driver gives for each step.</summary>
public class IncrementalityTests
{
    private static readonly HeaderSet s_headers = HeaderSet
        .Of("linux/demo.h", "#include <linux/types.h>\nstruct demo { int a; };\n")
        .With("linux/types.h", "typedef unsigned int __u32;\n");

    private readonly CountingEngine _engine = new();
    private readonly GeneratorHost _host;

    public IncrementalityTests()
    {
        _host = new GeneratorHost(_engine.ToGenerator(), s_headers, LanguageVersion.CSharp12, "class A { }", "class B { }");
        _host.Run();
        Assert.Equal(1, _engine.Runs);
    }

    public static TheoryData<string, Action<GeneratorHost>> EditsBesideHeaders => new()
    {
        { "edit C#", host => host.EditSource(0, "class A { int _x; void M() { } }") },
        { "break C#", host => host.EditSource(0, "class A { int") },
        { "add a C# file", host => host.AddSource("class C { }") },
        { "change an analyzer option", host => host.SetAnalyzerOption("dotnet_diagnostic.UAPI1001.severity", "none") },
        { "add an unrelated additional file", host => host.AddUnrelatedFile("/project/notes.txt", "struct demo { long a; };") },
        { "add an unrelated header", host => host.AddUnrelatedFile("/elsewhere/linux/demo.h", "struct demo { long a; };") },
        { "replace every file by a new object with the same text", host => host.SetHeaders(s_headers) },
    };

    [Theory]
    [MemberData(nameof(EditsBesideHeaders))]
    public void Edits_that_change_no_header_run_no_header_step(string edit, Action<GeneratorHost> apply)
    {
        Assert.NotEmpty(edit);
        apply(_host);

        GeneratorRun run = _host.Run();

        run.AssertNothingRan(TrackingNames.HeaderSteps);
        Assert.Equal(1, _engine.Runs);
        Assert.Single(run.Sources);
    }

    [Fact]
    public void An_edited_header_runs_the_engine_once_and_updates_the_bindings()
    {
        _host.SetHeaders(s_headers.Edited("linux/demo.h", "struct demo { int b; };"));

        GeneratorRun run = _host.Run();

        Assert.Equal(2, _engine.Runs);
        run.AssertReason(TrackingNames.Bindings, IncrementalStepRunReason.Modified);
        run.AssertReason(TrackingNames.Source, IncrementalStepRunReason.Modified);
        Assert.Equal("// struct demo { int b; };", run.Sources["linux.demo.h.g.cs"]);
    }

    [Fact]
    public void Of_several_headers_an_edit_of_one_emits_that_one_alone()
    {
        HeaderSet two = HeaderSet.Of("linux/first.h", "struct first { int a; };\n").Named("linux/second.h", "struct second { int a; };\n");
        var host = new GeneratorHost(two, "class A { }");
        GeneratorRun before = host.Run();
        host.SetHeaders(two.Edited("linux/second.h", "struct second { int a; int b; };\n"));

        GeneratorRun after = host.Run();

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged], after.Reasons(TrackingNames.Source));
        Assert.Equal(before.Sources["linux.first.g.cs"], after.Sources["linux.first.g.cs"]);
        Assert.NotEqual(before.Sources["linux.second.g.cs"], after.Sources["linux.second.g.cs"]);
    }

    [Fact]
    public void An_edited_included_header_runs_the_engine_and_keeps_the_other_files_objects()
    {
        SourceFile before = _engine.LastRequest!.Headers[0].Files[0]!.File;
        _host.SetHeaders(s_headers.Edited("linux/types.h", "typedef unsigned __u32;"));

        GeneratorRun run = _host.Run();

        Assert.Equal(2, _engine.Runs);
        Assert.Same(before, _engine.LastRequest.Headers[0].Files[0]!.File);
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged], run.Reasons(TrackingNames.HeaderText));
        run.AssertReason(TrackingNames.Bindings, IncrementalStepRunReason.Unchanged);
    }

    [Fact]
    public void Other_options_in_the_manifest_run_the_engine_without_reading_a_header_again()
    {
        _host.SetHeaders(s_headers with { Targets = ["x86-64", "arm64"] });

        GeneratorRun run = _host.Run();

        Assert.Equal(2, _engine.Runs);
        run.AssertReason(TrackingNames.Header, IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void Only_listed_files_are_read()
    {
        var unrelated = new InMemoryText("/project/big.bin", "x");
        GeneratorDriver driver = CSharpGeneratorDriver.Create([_engine.ToGenerator().AsSourceGenerator()], [.. s_headers.ToAdditionalTexts(), unrelated]);

        driver.RunGenerators(_host.Compilation, TestContext.Current.CancellationToken);

        Assert.Equal(0, unrelated.Reads);
    }

    [Fact]
    public void A_compilation_that_was_edited_away_is_collected()
    {
        WeakReference old = RunAndForget();
        for (int i = 0; i < 10 && old.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(old.IsAlive, "The generator keeps an old compilation alive.");
        GC.KeepAlive(_host);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference RunAndForget()
    {
        var old = new WeakReference(_host.Compilation);
        _host.EditSource(0, "class A { void Later() { } }");
        _host.Run();
        return old;
    }
}

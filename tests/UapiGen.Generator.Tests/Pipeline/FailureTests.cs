using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using UapiGen.Engine;
using UapiGen.Engine.Manifests;
using UapiGen.Testing.Generators;

namespace UapiGen.Generator.Tests.Pipeline;

/// <summary>What users are told when there is nothing to generate or something fails.</summary>
public class FailureTests
{
    private readonly CountingEngine _engine = new();

    [Fact]
    public void A_project_without_a_header_is_told_how_to_add_one()
    {
        Diagnostic diagnostic = Assert.Single(new GeneratorHost(null).Run().Diagnostics);

        Assert.Equal("UAPI3002", diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Info, diagnostic.Severity);
        Assert.Contains("<UapiHeader Include=\"linux/kvm.h\" />", diagnostic.GetMessage());
    }

    [Fact]
    public void A_header_that_includes_a_missing_one_says_where_and_what_to_do_and_the_rest_comes_out()
    {
        GeneratorRun run = new GeneratorHost(HeaderSet.Of("linux/a.h", "#include <linux/missing.h>\nstruct whole { int x; };\n")).Run();

        Diagnostic diagnostic = Assert.Single(run.Diagnostics, found => found.Severity == DiagnosticSeverity.Error);
        Assert.Equal("UAPI1010", diagnostic.Id);
        Assert.EndsWith("linux/a.h", diagnostic.Location.GetLineSpan().Path);
        Assert.Equal(0, diagnostic.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Contains("'linux/missing.h'", diagnostic.GetMessage());
        Assert.Contains("UapiIncludePath", diagnostic.GetMessage());
        Assert.Contains(run.Sources.Values, source => source.Contains("struct Whole", StringComparison.Ordinal));
    }

    [Fact]
    public void A_broken_header_says_where_and_what_and_the_rest_comes_out()
    {
        GeneratorRun run = new GeneratorHost(HeaderSet.Of("linux/a.h", "struct broken { no_such_type x; };\nstruct whole { int x; };\n")).Run();

        Diagnostic diagnostic = Assert.Single(run.Diagnostics, found => found.Severity == DiagnosticSeverity.Error);
        Assert.StartsWith("UAPI1", diagnostic.Id);
        Assert.Equal(0, diagnostic.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Contains("no_such_type", diagnostic.GetMessage());
        Assert.Contains(run.Sources.Values, source => source.Contains("struct Whole", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Sources.Values, source => source.Contains("struct Broken", StringComparison.Ordinal));
    }

    [Fact]
    public void An_old_language_version_is_one_error()
    {
        Diagnostic diagnostic = Assert.Single(new GeneratorHost(_engine.ToGenerator(), HeaderSet.Of("a.h", "int a;"), LanguageVersion.CSharp11, "class A { }").Run().Diagnostics);

        Assert.Equal("UAPI3003", diagnostic.Id);
        Assert.Contains("11.0", diagnostic.GetMessage());
        Assert.Equal(0, _engine.Runs);
    }

    [Fact]
    public void A_project_without_the_runtime_is_one_error()
    {
        var host = new GeneratorHost(_engine.ToGenerator(), HeaderSet.Of("a.h", "int a;"), LanguageVersion.CSharp12);
        host.RemoveRuntime();

        Assert.Equal("UAPI3004", Assert.Single(host.Run().Diagnostics).Id);
        Assert.Equal(0, _engine.Runs);
    }

    [Fact]
    public void A_header_on_which_the_engine_throws_costs_that_header_alone()
    {
        _engine.Poison.Add("bad.h");
        var host = new GeneratorHost(_engine.ToGenerator(), HeaderSet.Of("good.h", "int good;").Named("bad.h", "int\nbad;"), LanguageVersion.CSharp12);

        GeneratorRun run = host.Run();

        Assert.Equal(["good.h.g.cs"], run.Sources.Keys);
        Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("UAPI3006", diagnostic.Id);
        Assert.Equal("/headers/bad.h", diagnostic.Location.GetLineSpan().Path);
        Assert.Contains("InvalidOperationException: poisoned by bad.h", diagnostic.GetMessage());
    }

    [Fact]
    public void A_failure_that_no_single_header_causes_is_reported_too()
    {
        var generator = new UapiGenerator((request, _) => request.Headers.Length > 1 ? throw new InvalidOperationException("together") : new BindingsResult(default, default));

        GeneratorRun run = new GeneratorHost(generator, HeaderSet.Of("a.h", "").Named("b.h", ""), LanguageVersion.CSharp12).Run();

        Assert.Contains("together", Assert.Single(run.Diagnostics).GetMessage());
    }

    [Fact]
    public void Cancellation_is_not_swallowed()
    {
        using var source = new CancellationTokenSource();
        var generator = new UapiGenerator((_, token) =>
        {
            source.Cancel();
            token.ThrowIfCancellationRequested();
            return new BindingsResult(default, default);
        });
        GeneratorDriver driver = CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], HeaderSet.Of("a.h", "").ToAdditionalTexts());

        Assert.ThrowsAny<OperationCanceledException>(() => driver.RunGenerators(new GeneratorHost(null).Compilation, source.Token));
    }

    [Fact]
    public void A_manifest_of_another_version_names_its_line_and_what_to_do()
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [_engine.ToGenerator().AsSourceGenerator()],
            [new InMemoryText("/obj/x" + Manifest.FileNameSuffix, "uapigen-manifest\tversion=99\tvisibility=Internal\n")]);

        Diagnostic diagnostic = Assert.Single(driver.RunGenerators(new GeneratorHost(null).Compilation, TestContext.Current.CancellationToken).GetRunResult().Diagnostics);

        Assert.Equal("UAPI3001", diagnostic.Id);
        Assert.Contains("version 99", diagnostic.GetMessage());
        Assert.Contains("Rebuild", diagnostic.GetMessage());
        Assert.Equal(0, diagnostic.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public void A_header_that_was_not_handed_over_reaches_the_engine_as_missing()
    {
        var texts = HeaderSet.Of("a.h", "int a;").ToAdditionalTexts().Where(text => !text.Path.EndsWith("a.h", StringComparison.Ordinal));
        GeneratorDriver driver = CSharpGeneratorDriver.Create([_engine.ToGenerator().AsSourceGenerator()], texts);

        driver.RunGenerators(new GeneratorHost(null).Compilation, TestContext.Current.CancellationToken);

        Assert.Null(_engine.LastRequest!.Headers[0].Files[0]);
    }
}

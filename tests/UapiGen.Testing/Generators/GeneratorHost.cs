// A generator driver as an IDE holds one: it lives across edits, and each run can be asked why its steps ran.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using UapiGen.Generator;
using UapiGen.Metadata;

namespace UapiGen.Testing.Generators;

/// <summary>A project with headers, C# files and a generator driver.</summary>
public sealed class GeneratorHost
{
    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(UapiSchemaAttribute).Assembly.Location),
    ];

    private GeneratorDriver _driver;
    private ImmutableArray<AdditionalText> _texts;

    /// <param name="headers">The project's headers; null: it names none and has no manifest.</param>
    /// <param name="sources">C# files.</param>
    public GeneratorHost(HeaderSet? headers, params string[] sources)
        : this(new UapiGenerator(), headers, LanguageVersion.CSharp12, sources)
    {
    }

    public GeneratorHost(IIncrementalGenerator generator, HeaderSet? headers, LanguageVersion language, params string[] sources)
        : this(generator, headers, language, tracksSteps: true, sources)
    {
    }

    /// <param name="generator">The generator.</param>
    /// <param name="headers">As above.</param>
    /// <param name="language">The language version.</param>
    /// <param name="tracksSteps">Whether runs can be asked why their steps ran, which costs time.</param>
    /// <param name="sources">C# files.</param>
    public GeneratorHost(IIncrementalGenerator generator, HeaderSet? headers, LanguageVersion language, bool tracksSteps, params string[] sources)
    {
        CSharpParseOptions parseOptions = new(language);
        _texts = headers?.ToAdditionalTexts() ?? [];
        _driver = CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            _texts,
            parseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracksSteps));
        Compilation = CSharpCompilation.Create(
            "UnderTest",
            sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, parseOptions, $"File{i}.cs")),
            s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>What is compiled, without generated code.</summary>
    public CSharpCompilation Compilation { get; private set; }

    /// <summary>Runs the generator on the project as it is now.</summary>
    public GeneratorRun Run()
    {
        _driver = _driver.RunGeneratorsAndUpdateCompilation(Compilation, out Compilation output, out _);
        return new GeneratorRun(_driver.GetRunResult(), (CSharpCompilation)output);
    }

    public void AddSource(string text)
    {
        var options = (CSharpParseOptions?)Compilation.SyntaxTrees.FirstOrDefault()?.Options ?? new CSharpParseOptions(LanguageVersion.CSharp12);
        Compilation = Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, options, $"File{Compilation.SyntaxTrees.Length}.cs"));
    }

    public void EditSource(int index, string text)
    {
        SyntaxTree old = Compilation.SyntaxTrees[index];
        Compilation = Compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)old.Options, old.FilePath));
    }

    /// <summary>References another compilation's assembly.</summary>
    public void AddReference(MetadataReference reference) => Compilation = Compilation.AddReferences(reference);

    /// <summary>Takes the runtime away, as a project does that excludes the package's compile assets.</summary>
    public void RemoveRuntime() =>
        Compilation = Compilation.WithReferences(Compilation.References.Where(reference => reference.Display != typeof(UapiSchemaAttribute).Assembly.Location));

    public void AddUnrelatedFile(string path, string text)
    {
        AdditionalText file = new InMemoryText(path, text);
        _texts = _texts.Add(file);
        _driver = _driver.AddAdditionalTexts([file]);
    }

    /// <summary>Replaces the headers. Every file becomes a new object, also where the text is the same.</summary>
    public void SetHeaders(HeaderSet headers) => SetAdditionalFiles(headers.ToAdditionalTexts());

    /// <summary>Replaces all additional files, as a build does that found other headers.</summary>
    public void SetAdditionalFiles(ImmutableArray<AdditionalText> texts)
    {
        _texts = texts;
        _driver = _driver.ReplaceAdditionalTexts(_texts);
    }

    public void SetAnalyzerOption(string key, string value) =>
        _driver = _driver.WithUpdatedAnalyzerConfigOptions(new OptionsProvider(new Options(ImmutableDictionary<string, string>.Empty.Add(key, value))));

    /// <summary>Sets severities as <c>NoWarn</c> and <c>WarningsAsErrors</c> of a project do.</summary>
    public void SetSeverity(string id, ReportDiagnostic severity) =>
        Compilation = Compilation.WithOptions(Compilation.Options.WithSpecificDiagnosticOptions(Compilation.Options.SpecificDiagnosticOptions.SetItem(id, severity)));

    /// <summary>Sets severities as a <c>.globalconfig</c> of that text does.</summary>
    public void SetGlobalConfig(string text)
    {
        var config = AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse(text, "/.globalconfig")), out _);
        Compilation = Compilation.WithOptions(Compilation.Options.WithSyntaxTreeOptionsProvider(new GlobalSeverities(config.GlobalConfigOptions.TreeOptions)));
    }

    /// <summary>Takes the run results away, which hold on to compilations.</summary>
    public void ForgetSources() => Compilation = Compilation.RemoveAllSyntaxTrees();

    private sealed class GlobalSeverities(ImmutableDictionary<string, ReportDiagnostic> severities) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, System.Threading.CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, System.Threading.CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = ReportDiagnostic.Default;
            return false;
        }

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, System.Threading.CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            severities.TryGetValue(diagnosticId, out severity);
    }

    private sealed class OptionsProvider(AnalyzerConfigOptions options) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => options;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => options;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => options;
    }

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);

        public override IEnumerable<string> Keys => values.Keys;
    }
}

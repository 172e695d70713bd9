using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using UapiGen.Testing;
using UapiGen.Testing.Analyzers;

namespace UapiGen.Analyzers.Tests.Projects;

/// <summary>A sample as its project file builds it: its headers' bindings and its own C#.</summary>
internal sealed class SampleProject
{
    private readonly string _folder;
    private readonly XDocument _project;
    private readonly Lazy<ImmutableArray<string>> _bindings;

    public SampleProject(string name)
    {
        _folder = Repository.PathTo("samples/" + name);
        _project = XDocument.Load(Path.Combine(_folder, name + ".csproj"));
        _bindings = new(Generate);
    }

    /// <summary>The names of all samples that name a header.</summary>
    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Repository.PathTo("samples"), "*.csproj", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("<UapiHeader ", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file)!)
            .Where(name => File.Exists(Repository.PathTo($"samples/{name}/{name}.csproj")))
            .Order(StringComparer.Ordinal);

    /// <summary>The sample compiled in memory, with preprocessor symbols of the caller's.</summary>
    public CSharpCompilation Compile(params string[] symbols)
    {
        CSharpParseOptions options = TestCompilation.ParseOptions.WithPreprocessorSymbols((string[])["NET", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0_OR_GREATER", .. symbols]);
        IEnumerable<SyntaxTree> own = Directory.EnumerateFiles(_folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(_folder, file).Split('/').Any(part => part is "obj" or "bin"))
            .Order(StringComparer.Ordinal)
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file));
        IEnumerable<SyntaxTree> generated = _bindings.Value.Select((text, i) => CSharpSyntaxTree.ParseText(text, options, $"/generated/{i}.g.cs"));
        return CSharpCompilation.Create(
            "Sample", [.. own, .. generated], [.. TestCompilation.Framework, Bindings.Runtime], TestCompilation.Options.WithOutputKind(OutputKind.ConsoleApplication));
    }

    /// <summary>What the analyzers find, those findings that the sample suppresses included.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(CSharpCompilation compilation)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => throw exception, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        return await compilation.WithAnalyzers([new CallAnalyzer(), new MirrorAnalyzer()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    private ImmutableArray<string> Generate()
    {
        ITaskItem[] headers = [.. _project.Descendants("UapiHeader").Select(ToItem)];
        return RealBindings.Generate(
            Path.Combine(_folder, Path.GetFileName(_folder) + ".csproj"),
            headers,
            task => (task.Targets, task.IncludePath) = (Property("UapiTargets") ?? "x64", Property("UapiIncludePath") ?? (NeedsNewHeaders ? NewHeaders : "")));
    }

    /// <summary>Whether the project takes the headers of a kernel that is newer than Debian 12's.</summary>
    private bool NeedsNewHeaders => _project.Descendants("Import").Any(import => import.Attribute("Project")!.Value.EndsWith("KernelHeaders.props", StringComparison.Ordinal));

    /// <summary>Where they are, as that file of the samples finds them.</summary>
    private static string NewHeaders
    {
        get
        {
            string? source = Directory.Exists("/usr/src") ? Directory.GetDirectories("/usr/src", "linux-headers-6.1?.*-common").Order(StringComparer.Ordinal).LastOrDefault() : null;
            Assert.SkipWhen(source is null, "Needs Debian's linux-headers-6.12…-common, which CI installs.");
            return $"{source}/include/uapi;{source}/arch/x86/include/uapi";
        }
    }

    private string? Property(string name) => _project.Descendants(name).LastOrDefault()?.Value;

    private ITaskItem ToItem(XElement element)
    {
        var item = new TaskItem(element.Attribute("Include")!.Value);
        item.SetMetadata("Defines", NeedsNewHeaders ? "__EXPORTED_HEADERS__" : "");
        foreach (XAttribute metadata in element.Attributes().Where(attribute => attribute.Name != "Include"))
        {
            item.SetMetadata(metadata.Name.LocalName, metadata.Value);
        }

        return item;
    }
}

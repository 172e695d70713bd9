using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
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
    private readonly Lazy<ImmutableArray<string>> _bindings;

    public SampleProject(string name)
    {
        _folder = Repository.PathTo("samples/" + name);
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
        string file = Path.Combine(_folder, Path.GetFileName(_folder) + ".csproj");
        using JsonDocument project = Evaluate(file);
        JsonElement properties = project.RootElement.GetProperty("Properties");
        ITaskItem[] headers = [.. project.RootElement.GetProperty("Items").GetProperty("UapiHeader").EnumerateArray().Select(ToItem)];
        string targets = properties.GetProperty("UapiTargets").GetString()!;
        string includePath = properties.GetProperty("UapiIncludePath").GetString()!;
        bool lacksHeaders = File.ReadAllText(file).Contains("KernelHeaders.props", StringComparison.Ordinal) && includePath.Length == 0 && !File.Exists("/usr/include/linux/lsm.h");
        Assert.SkipWhen(lacksHeaders, "needs a linux-headers-6.12*-common package, which the CI script installs");
        return RealBindings.Generate(
            file,
            headers,
            task => (task.Targets, task.IncludePath) = (targets.Length > 0 ? targets : "x64", includePath));
    }

    /// <summary>What MSBuild itself makes of the project: imports, conditions and defaults included.</summary>
    private static JsonDocument Evaluate(string project)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (string argument in new[] { "msbuild", project, "-nologo", "-getItem:UapiHeader", "-getProperty:UapiIncludePath", "-getProperty:UapiTargets" })
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
        return JsonDocument.Parse(output);
    }

    private static ITaskItem ToItem(JsonElement element)
    {
        var item = new TaskItem(element.GetProperty("Identity").GetString()!);
        foreach (JsonProperty metadata in element.EnumerateObject().Where(metadata => !IsReserved(metadata.Name)))
        {
            item.SetMetadata(metadata.Name, metadata.Value.GetString()!);
        }

        return item;
    }

    private static bool IsReserved(string metadata) =>
        metadata is "Identity" or "FullPath" or "RootDir" or "Filename" or "Extension" or "RelativeDir" or "Directory" or "RecursiveDir" or "ModifiedTime" or "CreatedTime" or "AccessedTime"
        || metadata.StartsWith("DefiningProject", StringComparison.Ordinal);
}

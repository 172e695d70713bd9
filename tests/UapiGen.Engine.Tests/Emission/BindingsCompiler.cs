using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace UapiGen.Engine.Tests.Emission;

/// <summary>How a consumer's project compiles generated code.</summary>
public sealed record CompilerSettings(LanguageVersion Language, bool IsChecked, NullableContextOptions Nullable, DocumentationMode Docs)
{
    /// <summary><c>net10.0</c> or <c>net8.0</c>.</summary>
    public string Framework { get; init; } = "net10.0";

    public static readonly CompilerSettings Plain = new(LanguageVersion.CSharp12, IsChecked: false, NullableContextOptions.Enable, DocumentationMode.Diagnose);
}

/// <summary>Compiles generated code in process against the runtime library; unsafe code is never allowed, warnings are errors.</summary>
public static class BindingsCompiler
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_current = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(p) is "Microsoft.Win32.Primitives.dll" or "netstandard.dll" or "mscorlib.dll")
            .Select(p => (MetadataReference)MetadataReference.CreateFromFile(p)),
        MetadataReference.CreateFromFile(typeof(FdHandle).Assembly.Location),
    ]);

    private static readonly Lazy<ImmutableArray<MetadataReference>> s_net8 = new(ReadNet8);

    public static CSharpCompilation Compile(IEnumerable<GeneratedSource> sources, CompilerSettings settings, params string[] userSources)
    {
        var parse = new CSharpParseOptions(settings.Language, settings.Docs);
        IEnumerable<SyntaxTree> trees = sources.Select(s => (s.HintName, s.Text)).Concat(userSources.Select((text, i) => ($"User{i}.cs", text)))
            .Select(s => CSharpSyntaxTree.ParseText(s.Item2, parse, s.Item1));
        return CSharpCompilation.Create(
            "Bindings",
            trees,
            settings.Framework == "net8.0" ? s_net8.Value : s_current.Value,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                checkOverflow: settings.IsChecked,
                allowUnsafe: false,
                nullableContextOptions: settings.Nullable,
                generalDiagnosticOption: ReportDiagnostic.Error));
    }

    /// <summary>Asserts that there is neither an error nor a warning.</summary>
    public static void AssertClean(CSharpCompilation compilation)
    {
        string[] findings = compilation.GetDiagnostics()
            .Where(d => d.Severity >= DiagnosticSeverity.Warning)
            .Select(d => $"{d.Location.GetLineSpan().Path}({d.Location.GetLineSpan().StartLinePosition.Line + 1}): {d.Id} {d.GetMessage()}: {LineOf(d)}")
            .ToArray();
        Assert.True(findings.Length == 0, $"{findings.Length} findings:\n" + string.Join("\n", findings.Take(20)));
    }

    public static Assembly Load(CSharpCompilation compilation)
    {
        using var stream = new MemoryStream(Emit(compilation));
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(stream);
    }

    /// <summary>The assembly's bytes; fails the test when there is an error or a warning.</summary>
    public static byte[] Emit(CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        AssertClean(compilation);
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return stream.ToArray();
    }

    /// <summary>The reference assemblies with which the repository's own build for net8.0 was made, and the runtime library that came of it.</summary>
    private static ImmutableArray<MetadataReference> ReadNet8()
    {
        string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget/packages");
        string pack = Directory.GetDirectories(Path.Combine(packages, "microsoft.netcore.app.ref"), "8.*").Order(StringComparer.Ordinal).Last();
        string configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/')))!;
        return
        [
            .. Directory.GetFiles(Path.Combine(pack, "ref/net8.0"), "*.dll").Select(p => (MetadataReference)MetadataReference.CreateFromFile(p)),
            MetadataReference.CreateFromFile(Testing.Repository.PathTo($"runtime/UapiGen.Runtime/bin/{configuration}/net8.0/UapiGen.Runtime.dll")),
        ];
    }

    private static string LineOf(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim() ?? "";
}

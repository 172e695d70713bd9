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
    public static readonly CompilerSettings Plain = new(LanguageVersion.CSharp12, IsChecked: false, NullableContextOptions.Enable, DocumentationMode.Diagnose);
}

/// <summary>Compiles generated code in process against the runtime library; unsafe code is never allowed, warnings are errors.</summary>
public static class BindingsCompiler
{
    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(p) is "Microsoft.Win32.Primitives.dll" or "netstandard.dll" or "mscorlib.dll")
            .Select(p => (MetadataReference)MetadataReference.CreateFromFile(p)),
        MetadataReference.CreateFromFile(typeof(FdHandle).Assembly.Location),
    ];

    public static CSharpCompilation Compile(IEnumerable<GeneratedSource> sources, CompilerSettings settings, params string[] userSources)
    {
        var parse = new CSharpParseOptions(settings.Language, settings.Docs);
        IEnumerable<SyntaxTree> trees = sources.Select(s => (s.HintName, s.Text)).Concat(userSources.Select((text, i) => ($"User{i}.cs", text)))
            .Select(s => CSharpSyntaxTree.ParseText(s.Item2, parse, s.Item1));
        return CSharpCompilation.Create(
            "Bindings",
            trees,
            s_references,
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
        using var stream = new MemoryStream();
        AssertClean(compilation);
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        stream.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(stream);
    }

    private static string LineOf(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim() ?? "";
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace UapiGen.Testing.Analyzers;

/// <summary>Compiles the C# of a test in memory, against the framework that the test runs on.</summary>
public static class TestCompilation
{
    /// <summary>The framework's assemblies.</summary>
    public static ImmutableArray<MetadataReference> Framework { get; } =
    [
        .. Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")
            .Where(IsManaged)
            .Order(System.StringComparer.Ordinal)
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    /// <summary>How the C# of a test is parsed.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest, DocumentationMode.Parse);

    /// <summary>How the C# of a test is compiled: as a library unless it has top-level statements, nullable, unsafe allowed.</summary>
    public static CSharpCompilationOptions Options { get; } =
        new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>A compilation of <paramref name="sources"/>.</summary>
    public static CSharpCompilation Create(string name, IEnumerable<string> sources, IEnumerable<MetadataReference> references)
    {
        SyntaxTree[] trees = [.. sources.Select((text, i) => CSharpSyntaxTree.ParseText(text, ParseOptions, $"Test{i}.cs"))];
        bool isProgram = trees.Any(t => t.GetRoot().ChildNodes().Any(n => n.IsKind(SyntaxKind.GlobalStatement)));
        return CSharpCompilation.Create(
            name, trees, [.. Framework, .. references], isProgram ? Options.WithOutputKind(OutputKind.ConsoleApplication) : Options);
    }

    /// <summary>Compiles a library and gives its image as a reference, so that its types come from metadata.</summary>
    public static MetadataReference Library(string name, IEnumerable<string> sources, IEnumerable<MetadataReference> references)
    {
        CSharpCompilation compilation = Create(name, sources, references);
        AssertNoErrors(compilation);
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    /// <summary>Fails the test when the C# doesn't compile.</summary>
    public static void AssertNoErrors(Compilation compilation)
    {
        string[] errors = [.. compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(Describe)];
        Assert.True(errors.Length == 0, string.Join("\n", errors));
    }

    internal static string TextOf(Diagnostic diagnostic) => diagnostic.GetMessage(CultureInfo.InvariantCulture);

    internal static string Describe(Diagnostic diagnostic)
    {
        FileLinePositionSpan at = diagnostic.Location.GetLineSpan();
        string text = diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan) ?? "";
        return $"{at.Path}:{at.StartLinePosition.Line + 1}:{at.StartLinePosition.Character + 1} {diagnostic.Id} at '{text}': {TextOf(diagnostic)}";
    }

    private static bool IsManaged(string file)
    {
        using FileStream stream = File.OpenRead(file);
        using var reader = new System.Reflection.PortableExecutable.PEReader(stream);
        return reader.HasMetadata;
    }
}

// Part 5: how large the generated source, the IL and the native program are, for one header and for everything.

using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using UapiGen.Benchmarks.Corpus;
using UapiGen.Benchmarks.Measuring;
using UapiGen.Benchmarks.Report;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.Engine;
using UapiGen.Metadata;
using UapiGen.Testing;

namespace UapiGen.Benchmarks.Parts;

internal static class SizePart
{
    private const string Kvm = "linux/kvm.h";

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(UapiSchemaAttribute).Assembly.Location),
    ];

    public static Section Run(Effort effort, Umbrella umbrella, string folder)
    {
        var section = new Section("5. Size");
        IReadOnlyList<string> all = effort.IsQuick ? [.. umbrella.Headers.Take(20)] : umbrella.Headers;
        IReadOnlyList<string> everything = [.. all.Where(StandsAlone)];
        section.Text(
            "Generated for one target, and the assembly that it compiles to (optimised). The native program is part 4's benchmark of five headers (net9.0), which names these headers in addition "
            + $"and calls nothing of them: what is not called is not in it. {all.Count - everything.Count} of {all.Count} headers are left out, because UapiGen itself has an error or a warning for "
            + "them when each is named alone: most use types of headers that they do not include.");
        List<string[]> rows = [["headers", "generated source", "lines", "of it documentation", "IL", "native program"]];
        if (!effort.IsQuick)
        {
            rows.Add(["none in addition", "", "", "", "", Native([], folder)]);
            rows.Add(Row(Kvm, [Kvm], folder));
        }

        rows.Add(Row($"{everything.Count} of the umbrella", everything, folder));
        section.Table(rows);
        return section;
    }

    /// <summary>Whether the header can be named alone: the build takes warnings for errors.</summary>
    private static bool StandsAlone(string header) =>
        new HeaderTexts([]).Generate([header], HeaderTexts.Targets[0]).Diagnostics.Items.All(d => d.Rule.DefaultSeverity < Severity.Warning);

    private static string[] Row(string what, IReadOnlyList<string> headers, string folder)
    {
        BindingsResult result = new HeaderTexts([]).Generate(headers, HeaderTexts.Targets[0]);
        string[] texts = [.. result.Sources.Items.Select(s => s.Text)];
        string[] lines = [.. texts.SelectMany(t => t.Split('\n'))];
        long documentation = lines.Where(l => l.TrimStart().StartsWith("///", StringComparison.Ordinal)).Sum(l => (long)l.Length + 1);
        return
        [
            what, Format.Bytes(texts.Sum(t => (long)t.Length)), lines.Length.ToString("N0", CultureInfo.InvariantCulture), Format.Bytes(documentation),
            Compile(texts), Native(headers, folder),
        ];
    }

    private static string Compile(string[] texts)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);
        IEnumerable<SyntaxTree> trees = texts.Select(t => CSharpSyntaxTree.ParseText(SourceText.From(t, Encoding.UTF8), new CSharpParseOptions(LanguageVersion.CSharp12)));
        using var image = new MemoryStream();
        EmitResult result = CSharpCompilation.Create("Bindings", trees, s_references, options).Emit(image);
        return result.Success ? Format.Bytes(image.Length) : $"{result.Diagnostics.Count(d => d.Severity == DiagnosticSeverity.Error)} errors";
    }

    private static string Native(IReadOnlyList<string> more, string folder)
    {
        string output = Path.Combine(folder, $"native{more.Count}");
        try
        {
            ChildProcess.Run(
                "dotnet",
                ["publish", Repository.PathTo("tests/UapiGen.Benchmarks.Ioctls"), "-c", "Release", "-v", "q", "-p:RunAnalyzers=false", "-p:UapiSampleAot=true", "-o", output],
                environment: new Dictionary<string, string> { ["UapiMoreHeaders"] = string.Join(';', more) });
        }
        catch (InvalidOperationException e)
        {
            Console.Error.WriteLine(e.Message);
            return "does not build";
        }

        return Format.Bytes(new FileInfo(Path.Combine(output, "UapiGen.Benchmarks.Ioctls")).Length);
    }
}

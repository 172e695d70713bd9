using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using UapiGen.Testing.Analyzers;

namespace UapiGen.Analyzers.Tests;

/// <summary>An <c>.editorconfig</c> turns the findings in C# up, down and off.</summary>
public sealed class SeverityTests
{
    private const string Mistake = Bindings.Usings + "class C { void M(KvmVmFd vm, EventFd irq) => vm.Irqfd(new KvmIrqfd { Flags = KvmIrqfdFlags.Resample }, irq); }";

    [Theory]
    [InlineData("", DiagnosticSeverity.Warning)]
    [InlineData("dotnet_diagnostic.UAPI5001.severity = error", DiagnosticSeverity.Error)]
    [InlineData("dotnet_diagnostic.UAPI5001.severity = suggestion", DiagnosticSeverity.Info)]
    [InlineData("dotnet_diagnostic.UAPI5001.severity = none", null)]
    public async Task An_editorconfig_decides(string line, DiagnosticSeverity? expected)
    {
        CSharpCompilation compilation = TestCompilation.Create("Test", [Mistake], Bindings.References);
        var config = AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse("root = true\n[*.cs]\n" + line + "\n", "/project/.editorconfig")), out _);
        ImmutableDictionary<string, ReportDiagnostic> severities = config.GetOptionsForSourcePath("/project/Test0.cs").TreeOptions;
        compilation = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new Severities(severities)));

        ImmutableArray<Diagnostic> found = await new AnalyzerTest(new CallAnalyzer()).FindAsync(compilation);

        Assert.Equal(expected, found.SingleOrDefault(d => d.Id == "UAPI5001")?.Severity);
    }

    private sealed class Severities(ImmutableDictionary<string, ReportDiagnostic> severities) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            severities.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = ReportDiagnostic.Default;
            return false;
        }
    }
}

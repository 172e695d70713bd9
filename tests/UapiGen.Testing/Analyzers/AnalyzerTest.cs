using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace UapiGen.Testing.Analyzers;

/// <summary>
/// Runs analyzers over C# with markup and compares what they report with what the markup says. A finding without markup fails the test, and
/// so does markup without a finding, an error of the C# compiler and an exception in an analyzer.
/// </summary>
public sealed class AnalyzerTest(params DiagnosticAnalyzer[] analyzers)
{
    /// <summary>The rule that <c>[|…|]</c> stands for.</summary>
    public string? DefaultId { get; init; }

    /// <summary>Rules that the test is not about; what they report is left out. Empty: none is.</summary>
    public ImmutableHashSet<string> Ignored { get; init; } = [];

    /// <summary>References besides the framework.</summary>
    public ImmutableArray<MetadataReference> References { get; init; } = [];

    /// <summary>More files of the same project, without markup.</summary>
    public ImmutableArray<string> MoreSources { get; init; } = [];

    /// <summary>Expects exactly the findings that <paramref name="marked"/> and <paramref name="expected"/> state.</summary>
    public async Task VerifyAsync(string marked, params ExpectedDiagnostic[] expected)
    {
        MarkedSource source = MarkedSource.Parse(marked);
        CSharpCompilation compilation = TestCompilation.Create("Test", [source.Text, .. MoreSources], References);
        ImmutableArray<Diagnostic> found = await FindAsync(compilation).ConfigureAwait(false);
        Compare(source, expected, found);
    }

    /// <summary>What the analyzers report for a compilation, in the order of the text. Fails on a compile error.</summary>
    public async Task<ImmutableArray<Diagnostic>> FindAsync(Compilation compilation)
    {
        TestCompilation.AssertNoErrors(compilation);
        var failures = new List<string>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, analyzer, _) => failures.Add(analyzer.GetType().Name + ": " + exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers([.. analyzers], options)
            .GetAnalyzerDiagnosticsAsync().ConfigureAwait(false);
        Assert.True(failures.Count == 0, string.Join("\n", failures));
        return [.. found.Where(d => !Ignored.Contains(d.Id)).OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }

    private void Compare(MarkedSource source, ExpectedDiagnostic[] expected, ImmutableArray<Diagnostic> found)
    {
        var left = found.ToList();
        var problems = new List<string>();
        foreach (MarkedSpan span in source.Spans)
        {
            IEnumerable<(string? Id, string? Message)> wanted = span.Number is { } number
                ? expected.Where(e => e.Number == number).Select(e => ((string?)e.Id, e.Message))
                : [(span.Id ?? DefaultId, null)];
            foreach ((string? id, string? message) in wanted)
            {
                Diagnostic? match = left.Find(d => d.Location.SourceSpan == span.Span && (id is null || d.Id == id));
                if (match is null)
                {
                    problems.Add($"Missing {id} at '{source.Text.Substring(span.Span.Start, span.Span.Length)}'");
                    continue;
                }

                left.Remove(match);
                if (message is not null && TestCompilation.TextOf(match) != message)
                {
                    problems.Add($"Message of {match.Id}:\n  expected: {message}\n  found:    {TestCompilation.TextOf(match)}");
                }
            }
        }

        problems.AddRange(left.Select(d => "Not expected: " + TestCompilation.Describe(d)));
        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }
}

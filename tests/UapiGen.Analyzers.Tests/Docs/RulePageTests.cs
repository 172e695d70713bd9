using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using UapiGen.Analyzers.Tests.Calls;
using UapiGen.Testing;
using UapiGen.Testing.Analyzers;

namespace UapiGen.Analyzers.Tests.Docs;

/// <summary>Each rule has a page, whose bad example the rule reports and whose good one nothing reports.</summary>
public sealed class RulePageTests
{
    private static readonly AnalyzerTest s_analyzers = new(new CallAnalyzer(), new MirrorAnalyzer()) { References = Bindings.References };

    public static TheoryData<string> Rules => [.. Descriptors().Select(d => d.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Page_says_and_shows_the_rule(string id)
    {
        DiagnosticDescriptor rule = Descriptors().Single(d => d.Id == id);
        Assert.Matches($"^https://.*/docs/rules/{id}.md$", rule.HelpLinkUri);
        string page = File.ReadAllText(Repository.PathTo($"docs/rules/{id}.md"));
        string off = rule.IsEnabledByDefault ? "" : " Off by default.";
        Assert.StartsWith($"# {id}: {rule.Title}\n\nCategory {rule.Category}, severity {rule.DefaultSeverity}.{off}\n", page, System.StringComparison.Ordinal);

        ImmutableArray<Diagnostic> bad = await FindAsync(Example(page, "Bad"));
        Assert.Contains(bad, d => d.Id == id);
        ImmutableArray<Diagnostic> good = await FindAsync(Example(page, "Good"));
        Assert.Empty(good);
    }

    [Fact]
    public void No_page_is_left_of_a_rule_that_is_gone()
    {
        IEnumerable<string> pages = Directory.EnumerateFiles(Repository.PathTo("docs/rules"), "*.md")
            .Select(f => Path.GetFileNameWithoutExtension(f)!)
            .Where(name => name.StartsWith("UAPI5", System.StringComparison.Ordinal) || name.StartsWith("UAPI6", System.StringComparison.Ordinal));
        Assert.Equal(Descriptors().Select(d => d.Id).Order(System.StringComparer.Ordinal), pages.Order(System.StringComparer.Ordinal));
    }

    private static IEnumerable<DiagnosticDescriptor> Descriptors() =>
        new CallAnalyzer().SupportedDiagnostics.Concat(new MirrorAnalyzer().SupportedDiagnostics);

    private static Task<ImmutableArray<Diagnostic>> FindAsync(string example)
    {
        // Statements first, then types; either may be all there is.
        string[] lines = example.Split('\n');
        int types = lines.TakeWhile(l => !l.StartsWith('[') && !l.StartsWith("struct ", System.StringComparison.Ordinal)).Count();
        string source = CallTests.InClass(CallTests.InMethod(string.Join("\n", lines.Take(types))))
            .Replace("using UapiGen;", "using UapiGen;\nusing System.Runtime.InteropServices;", System.StringComparison.Ordinal)
            + string.Join("\n", lines.Skip(types));
        CSharpCompilation compilation = TestCompilation.Create("Test", [source], Bindings.References);
        // Rules that are off by default, too.
        return s_analyzers.FindAsync(compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(
            Descriptors().Where(d => !d.IsEnabledByDefault).Select(d => KeyValuePair.Create(d.Id, ReportDiagnostic.Info)))));
    }

    private static string Example(string page, string title)
    {
        const string Open = "```csharp\n";
        int start = page.IndexOf($"## {title}\n\n{Open}", System.StringComparison.Ordinal);
        Assert.True(start >= 0, "No example: " + title);
        start = page.IndexOf(Open, start, System.StringComparison.Ordinal) + Open.Length;
        return page[start..page.IndexOf("\n```", start, System.StringComparison.Ordinal)];
    }
}

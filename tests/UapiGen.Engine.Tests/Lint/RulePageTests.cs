using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.Engine.Lint;
using UapiGen.Testing;

namespace UapiGen.Engine.Tests.Lint;

/// <summary>Each rule's page is its test: the rule speaks of the page's bad header and is silent about the good one.</summary>
public sealed class RulePageTests
{
    public static TheoryData<string> Ids => [.. LintRules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_header_breaks_the_rule(string id)
    {
        ImmutableArray<SourceDiagnostic> findings = Lint(id, "Bad");
        Assert.True(findings.Any(finding => finding.Rule.Id == id), $"{id} says nothing of its bad header; found: {Describe(findings)}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_good_header_breaks_no_rule_that_warns(string id)
    {
        ImmutableArray<SourceDiagnostic> findings = Lint(id, "Good");
        Assert.DoesNotContain(findings, finding => finding.Rule.Id == id || finding.Rule.DefaultSeverity >= Severity.Warning);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_states_title_and_severity(string id)
    {
        DiagnosticRule rule = LintRules.All.Single(rule => rule.Id == id);
        string[] lines = File.ReadAllLines(PageOf(id));
        Assert.Equal($"# {id}: {rule.Title}", lines[0]);
        Assert.Contains($"Severity: {rule.DefaultSeverity.ToString().ToLowerInvariant()}", lines[2], StringComparison.Ordinal);
        Assert.Equal(LintRules.Optional.Contains(rule), lines[2].Contains("off by default", StringComparison.Ordinal));
    }

    [Fact]
    public void Ids_are_unique_and_every_header_page_has_a_rule()
    {
        List<string> ids = [.. LintRules.All.Select(rule => rule.Id)];
        Assert.Equal(ids.Distinct(), ids);
        IEnumerable<string> pages = Directory.EnumerateFiles(Repository.PathTo("docs/rules"), "UAPI4*.md").Select(file => Path.GetFileNameWithoutExtension(file)!);
        Assert.Equal(ids.Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_rule_is_in_the_release_list_as_it_is()
    {
        IEnumerable<string> listed = File.ReadLines(Repository.PathTo("generator/UapiGen.Engine/Lint/LintReleases.Unshipped.md")).Where(line => line.StartsWith("UAPI", StringComparison.Ordinal));
        Assert.Equal(LintRules.All.Select(rule => $"{rule.Id} | UapiGen.Headers | {(LintRules.IsOptional(rule) ? "Disabled" : rule.DefaultSeverity)} | {rule.Title}"), listed);
    }

    [Fact]
    public void The_overview_names_every_rule()
    {
        string overview = File.ReadAllText(Repository.PathTo("docs/rules/README.md"));
        Assert.All(LintRules.All, rule => Assert.Contains($"({rule.Id}.md)", overview, StringComparison.Ordinal));
    }

    private static ImmutableArray<SourceDiagnostic> Lint(string id, string section)
    {
        string page = File.ReadAllText(PageOf(id));
        int start = page.IndexOf($"## {section}\n\n```c\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"{id} has no section '{section}'");
        start = page.IndexOf("```c\n", start, StringComparison.Ordinal) + 5;
        string header = page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
        bool isOptional = LintRules.Optional.Any(rule => rule.Id == id);
        return LintHeaders.Lint(header, LintOptions.Default with { IncludeOptionalRules = isOptional });
    }

    private static string PageOf(string id) => Repository.PathTo($"docs/rules/{id}.md");

    private static string Describe(IEnumerable<SourceDiagnostic> findings) => string.Join("; ", findings);
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Facts;
using UapiGen.Engine.Facts.Overlays;
using UapiGen.Engine.Facts.Overlays.Grammar;
using UapiGen.Testing;

namespace UapiGen.Engine.Tests.Facts.Overlays;

/// <summary>The page about facts is true: its examples are statements, every statement has one, and every rule is listed.</summary>
public class ReferencePageTests
{
    private static readonly string _page = File.ReadAllText(Repository.PathTo("docs/facts.md"));

    /// <summary>The examples of the statement table, and whether each stands between a record's braces.</summary>
    public static TheoryData<string, bool> Examples()
    {
        var data = new TheoryData<string, bool>();
        foreach (StatementRow row in StatementTable.All)
        {
            data.Add(row.Example, (row.Places & ~(Place.Member | Place.MemberClause)) == Place.None);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void AnExampleIsAStatementWithFacts(string example, bool isInside)
    {
        (ParsedOverlay overlay, List<SourceDiagnostic> diagnostics) = Read("uapi 1\n" + (isInside ? "struct s { " + example + " }\n" : example + "\n"));
        Assert.Empty(diagnostics.Select(d => d.ToString()));
        Assert.True(overlay.Header.Length > 0 || overlay.Statements.SelectMany(s => s.Facts).Any(), example);
    }

    [Fact]
    public void AnExampleUsesItsRow() => Assert.All(StatementTable.All, row => Assert.Contains(
        PatternText.Starts(row.Form), start => Regex.IsMatch(row.Example, @"(^|\s)" + string.Join(@"\s+", start.Select(Regex.Escape)))));

    [Fact]
    public void ThePageHoldsTheTable()
    {
        Match section = Regex.Match(_page, "(<!-- grammar: [^\n]*-->\n)(.*)(<!-- end of grammar -->)", RegexOptions.Singleline);
        string now = section.Groups[1].Value + "\n" + OverlayGrammar.Markdown + "\n" + section.Groups[3].Value;
        if (Environment.GetEnvironmentVariable("UAPIGEN_ACCEPT") == "1")
        {
            File.WriteAllText(Repository.PathTo("docs/facts.md"), _page.Replace(section.Value, now, StringComparison.Ordinal));
            return;
        }

        Assert.Equal(now, section.Value);
    }

    [Fact]
    public void TheWholeOverlayOnThePageIsOne()
    {
        string text = Regex.Match(_page, "```\n(uapi 1.*?)```", RegexOptions.Singleline).Groups[1].Value;
        (ParsedOverlay overlay, List<SourceDiagnostic> diagnostics) = Read(text);
        Assert.Empty(diagnostics);
        Assert.Equal("linux/kvm.h", overlay.Header);
    }

    [Fact]
    public void TheConditionsOnThePageAreConditions()
    {
        string[] conditions = Regex.Matches(Section("## Conditions").Split("\n\nAfter the condition")[0], "`([^`]+)`").Select(m => m.Groups[1].Value)
            .Where(c => Regex.IsMatch(c, "&|==|!=| in | is ")).ToArray();
        Assert.NotEmpty(conditions);
        foreach (string condition in conditions)
        {
            (_, List<SourceDiagnostic> diagnostics) = Read("uapi 1\nstruct s { when f (" + condition + ") }\n");
            Assert.True(diagnostics.Count == 0, condition + ": " + string.Join("\n", diagnostics));
        }
    }

    [Fact]
    public void EveryRuleIsListed()
    {
        foreach (DiagnosticRule rule in typeof(FactRules).GetFields().Select(f => f.GetValue(null)).OfType<DiagnosticRule>())
        {
            string number = rule.Id.Substring("UAPI".Length);
            Assert.True(Regex.IsMatch(_page, $@"\| UAPI[^|]*{number}[^|]*\|"), $"{rule.Id} is not in the table of docs/facts.md");
        }
    }

    private static (ParsedOverlay Overlay, List<SourceDiagnostic> Diagnostics) Read(string text)
    {
        var diagnostics = new List<SourceDiagnostic>();
        return (OverlayParser.ReadFile(new SourceFile("x.uapi", "x.uapi", text, HeaderOrigin.Project), diagnostics), diagnostics);
    }

    private static string Section(string heading)
    {
        int start = _page.IndexOf(heading, StringComparison.Ordinal);
        Assert.True(start >= 0, heading);
        int end = _page.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return end < 0 ? _page[start..] : _page[start..end];
    }
}

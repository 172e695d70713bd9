using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Facts;
using UapiGen.Engine.Facts.Overlays;
using UapiGen.Testing;

namespace UapiGen.Engine.Tests.Facts.Overlays;

/// <summary>The page about facts is true: its examples are statements, every statement has one, and every rule is listed.</summary>
public class ReferencePageTests
{
    private static readonly string _page = File.ReadAllText(Repository.PathTo("docs/facts.md"));

    /// <summary>The rows of the statement tables: statement, meaning, example.</summary>
    public static TheoryData<string, bool> Examples()
    {
        var data = new TheoryData<string, bool>();
        string top = Section("## Statements about kinds and ioctls");
        string inside = Section("## Statements inside");
        foreach ((string table, bool isInside) in new[] { (top, false), (inside, true) })
        {
            foreach (string line in table.Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal)))
            {
                string example = Regex.Split(line, @"(?<!\\)\|")[3].Replace("\\|", "|", StringComparison.Ordinal);
                foreach (Match match in Regex.Matches(example, "`([^`]+)`"))
                {
                    data.Add(match.Groups[1].Value, isInside);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void AnExampleIsAStatementWithFacts(string example, bool isInside)
    {
        (ParsedOverlay overlay, List<SourceDiagnostic> diagnostics) = Read("uapi 1\n" + (isInside ? "struct s { " + example + " }\n" : example + "\n"));
        Assert.Empty(diagnostics.Select(d => d.ToString()));
        Assert.NotEmpty(overlay.Statements.SelectMany(s => s.Facts));
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
        string[] conditions = Regex.Matches(Section("## Conditions").Split("\n\nREQUIREMENT")[0], "`([^`]+)`").Select(m => m.Groups[1].Value)
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

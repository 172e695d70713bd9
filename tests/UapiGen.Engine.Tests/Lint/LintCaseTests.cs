using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Lint;
using UapiGen.Testing;

namespace UapiGen.Engine.Tests.Lint;

/// <summary>Whole headers with all that the rules say of them: <c>Cases/NAME.h</c> and <c>Cases/NAME.expect</c>, of lines <c>LINE: ID message</c>.</summary>
public sealed class LintCaseTests
{
    public static TheoryData<string> Cases => [.. Directory.EnumerateFiles(Folder, "*.h").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    private static string Folder => Repository.PathTo("tests/UapiGen.Engine.Tests/Lint/Cases");

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_rules_say_exactly_this(string name)
    {
        string expected = File.ReadAllText(Path.Combine(Folder, name + ".expect"));
        IEnumerable<string> found = LintHeaders.Lint(Read(name)).Select(finding => $"{finding.Span.Position.Line + 1}: {finding.Rule.Id} {finding.Message}\n");
        Assert.Equal(expected, string.Concat(found));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_system_header_is_judged_only_when_asked(string name)
    {
        Assert.Empty(LintHeaders.Lint(Read(name), origin: HeaderOrigin.System));
        ImmutableArray<SourceDiagnostic> asked = LintHeaders.Lint(Read(name), LintOptions.Default with { IncludeSystemHeaders = true }, HeaderOrigin.System);
        Assert.Equal(Messages(LintHeaders.Lint(Read(name))), Messages(asked).Intersect(Messages(LintHeaders.Lint(Read(name)))));
    }

    [Fact]
    public void A_baseline_accepts_what_it_lists_and_nothing_else()
    {
        string header = Read("viommu-posted");
        ImmutableArray<SourceDiagnostic> all = LintHeaders.Lint(header);
        LintBaseline baseline = LintBaseline.Parse(LintBaseline.Format(all.Skip(1)));
        string moved = header.Replace("#include <linux/types.h>", "\n\n#include <linux/types.h>", StringComparison.Ordinal);
        ImmutableArray<SourceDiagnostic> left = LintHeaders.Lint(moved, LintOptions.Default with { Baseline = baseline });
        Assert.Equal(all[0].Message, Assert.Single(left).Message);
    }

    private static IEnumerable<string> Messages(IEnumerable<SourceDiagnostic> findings) => findings.Select(finding => finding.Message);

    private static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name + ".h"));
}

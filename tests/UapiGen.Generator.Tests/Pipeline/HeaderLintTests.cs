using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Lint;
using UapiGen.Engine.Manifests;
using UapiGen.Testing.Generators;

namespace UapiGen.Generator.Tests.Pipeline;

/// <summary>The header-side rules as the generator reports them: where, of which headers, and how a project turns them up, down and off.</summary>
public class HeaderLintTests
{
    private const string Types = "typedef int __s32;\ntypedef unsigned int __u32;\ntypedef unsigned long long __u64;\n#define __aligned_u64 __u64 __attribute__((aligned(8)))\n";

    /// <summary>Four bytes of tail padding after a field on line 5, column 8.</summary>
    private const string Demo = "#include <linux/types.h>\n\nstruct demo {\n\t__aligned_u64 data;\n\t__s32 kvm_vm_fd;\n};\n";

    private const string TailPadding = "UAPI4105";

    [Fact]
    public void A_finding_is_at_the_headers_own_line_and_column_and_says_what_to_add()
    {
        Diagnostic finding = Assert.Single(Lint(Own()));

        Assert.Equal(TailPadding, finding.Id);
        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
        Assert.Equal("'struct demo' has 4 bytes of padding at the end: add '__u32 __reserved;' after 'kvm_vm_fd'", finding.GetMessage(CultureInfo.InvariantCulture));
        FileLinePositionSpan place = finding.Location.GetLineSpan();
        Assert.Equal((HeaderSet.Folder + "demo.h", 4, 7), (place.Path, place.StartLinePosition.Line, place.StartLinePosition.Character));
        Assert.True(Uri.IsWellFormedUriString(finding.Descriptor.HelpLinkUri, UriKind.Absolute), finding.Descriptor.HelpLinkUri);
        Assert.EndsWith("/docs/rules/UAPI4105.md", finding.Descriptor.HelpLinkUri, StringComparison.Ordinal);
    }

    [Fact]
    public void Layouts_are_compared_with_a_32_bit_machine_though_the_project_is_for_none()
    {
        Diagnostic finding = Assert.Single(Lint(Own(Demo.Replace("__aligned_u64 data", "__u32 a; __u64 data", StringComparison.Ordinal)), "UAPI4106"));
        Assert.Contains("on i386", finding.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void A_system_header_is_left_alone() => Assert.Empty(Lint(Stock()));

    [Fact]
    public void A_system_header_is_judged_when_its_item_asks_but_not_what_it_includes()
    {
        HeaderSet headers = Stock(header => header with { Lint = LintMode.On }, included: "struct other { __u64 a; __u32 b; };\n");
        Assert.Equal("demo.h", FileOf(Assert.Single(Lint(headers))));
    }

    [Fact]
    public void All_system_headers_are_judged_when_the_project_asks()
    {
        HeaderSet headers = Stock(included: "struct other { __u64 a; __u32 b; };\n") with { LintsSystemHeaders = true };
        Assert.Equal(["demo.h", "types.h"], Lint(headers).Select(FileOf).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Off_means_off() => Assert.Empty(Lint(Own(options: header => header with { Lint = LintMode.Off })));

    [Fact]
    public void NoWarn_silences_a_rule() => Assert.Empty(Lint(Own(), host => host.SetSeverity(TailPadding, ReportDiagnostic.Suppress)));

    [Theory]
    [InlineData("none", null)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("warning", DiagnosticSeverity.Warning)]
    [InlineData("error", DiagnosticSeverity.Error)]
    public void A_globalconfig_sets_a_rules_severity(string severity, DiagnosticSeverity? expected) =>
        Assert.Equal(expected, Severity(Lint(Own(), host => host.SetGlobalConfig($"is_global = true\ndotnet_diagnostic.{TailPadding}.severity = {severity}\n"))));

    [Theory]
    [InlineData("none", null)]
    [InlineData("info", DiagnosticSeverity.Info)]
    [InlineData("error", DiagnosticSeverity.Error)]
    public void An_item_sets_a_rules_severity_for_its_header(string severity, DiagnosticSeverity? expected)
    {
        HeaderSet headers = Own(options: header => header with { LintSeverities = ImmutableArray.Create($"{TailPadding}={severity}") });
        Assert.Equal(expected, Severity(Lint(headers)));
    }

    [Fact]
    public void A_globalconfig_turns_on_a_rule_that_is_off_by_default()
    {
        HeaderSet headers = Own("#include <linux/types.h>\nstruct demo { __u64 a; };\n");
        Assert.Empty(Lint(headers));
        Diagnostic finding = Assert.Single(Lint(headers, host => host.SetGlobalConfig("is_global = true\ndotnet_diagnostic.UAPI4107.severity = warning\n")));
        Assert.Equal(("UAPI4107", DiagnosticSeverity.Warning), (finding.Id, finding.Severity));
    }

    [Theory]
    [InlineData("headers/demo.h", "demo.h", true)]
    [InlineData("demo.h", "headers/demo.h", true)]
    [InlineData("demo.h", "other-demo.h", false)]
    public void A_baseline_names_as_much_of_a_path_as_its_writer_was_given(string named, string header, bool isAccepted)
    {
        HeaderSet headers = new HeaderSet().Named(header, Demo).With("linux/types.h", Types, HeaderOrigin.System);
        string baseline = $"UAPI4105 {named}: 'struct demo' has 4 bytes of padding at the end: add '__u32 __reserved;' after 'kvm_vm_fd'\n";
        Assert.Equal(isAccepted, Lint(headers.WithLintBaseline("lint.baseline", baseline)).Length == 0);
    }

    [Fact]
    public void A_baseline_accepts_what_it_lists_and_nothing_else()
    {
        const string Accepted = "# shipped\nUAPI4105 demo.h: 'struct demo' has 4 bytes of padding at the end: add '__u32 __reserved;' after 'kvm_vm_fd'\n";
        string more = Demo + "struct more {\n\t__aligned_u64 a;\n\t__u32 b;\n};\n";
        Diagnostic left = Assert.Single(Lint(Own(more).WithLintBaseline("lint.baseline", Accepted)));
        Assert.Contains("'struct more'", left.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static HeaderSet Own(string demo = Demo, Func<ManifestHeader, ManifestHeader>? options = null) =>
        new HeaderSet().Named("demo.h", demo, options).With("linux/types.h", Types, HeaderOrigin.System);

    private static HeaderSet Stock(Func<ManifestHeader, ManifestHeader>? options = null, string included = "") =>
        new HeaderSet().Named("demo.h", Demo, options, HeaderOrigin.System).With("linux/types.h", Types + included, HeaderOrigin.System);

    private static Diagnostic[] Lint(HeaderSet headers, string id) => [.. Lint(headers).Where(finding => finding.Id == id)];

    private static Diagnostic[] Lint(HeaderSet headers, Action<GeneratorHost>? configure = null)
    {
        var host = new GeneratorHost(headers);
        configure?.Invoke(host);
        return [.. host.Run().Diagnostics.Where(finding => finding.Id.StartsWith("UAPI4", StringComparison.Ordinal))];
    }

    private static string FileOf(Diagnostic finding) => Path.GetFileName(finding.Location.GetLineSpan().Path);

    private static DiagnosticSeverity? Severity(IEnumerable<Diagnostic> findings) => findings.SingleOrDefault()?.Severity;
}

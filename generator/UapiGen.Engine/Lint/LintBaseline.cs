using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;

namespace UapiGen.Engine.Lint;

/// <summary>
/// Findings that are accepted as they are. A file of one finding a line, <c>ID HEADER: message</c>: without line numbers, so that it survives edits
/// elsewhere. Empty lines and lines that start with <c>#</c> are comments.
/// </summary>
public sealed class LintBaseline
{
    public static readonly LintBaseline Empty = new([]);

    private readonly HashSet<string> _accepted;

    private LintBaseline(IEnumerable<string> accepted) => _accepted = new HashSet<string>(accepted, StringComparer.Ordinal);

    public static LintBaseline Parse(string text) =>
        new(text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'));

    /// <summary>The text of a baseline that accepts all of these findings.</summary>
    public static string Format(IEnumerable<SourceDiagnostic> findings) =>
        "# Accepted findings of the header-side rules, one a line.\n"
        + string.Concat(findings.Select(Key).Distinct().OrderBy(key => key, StringComparer.Ordinal).Select(key => key + "\n"));

    public bool Accepts(SourceDiagnostic finding) => _accepted.Contains(Key(finding));

    private static string Key(SourceDiagnostic finding) => $"{finding.Rule.Id} {finding.Span.File?.IncludeName}: {finding.Message}";
}

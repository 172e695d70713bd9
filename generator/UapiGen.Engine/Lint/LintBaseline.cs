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

    private readonly ILookup<(string Id, string Message), string> _headers;

    private LintBaseline(IEnumerable<string> lines) =>
        _headers = lines.Select(Split).ToLookup(line => (line.Id, line.Message), line => line.Header);

    public static LintBaseline Parse(string text) => Parse([text]);

    /// <summary>All that several files accept.</summary>
    public static LintBaseline Parse(IEnumerable<string> texts) =>
        new(texts.SelectMany(text => text.Split('\n')).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'));

    /// <summary>The text of a baseline that accepts all of these findings.</summary>
    public static string Format(IEnumerable<SourceDiagnostic> findings) =>
        "# Accepted findings of the header-side rules, one a line.\n"
        + string.Concat(findings.Select(finding => $"{finding.Rule.Id} {finding.Span.File?.IncludeName}: {finding.Message}\n").Distinct().OrderBy(line => line, StringComparer.Ordinal));

    public bool Accepts(SourceDiagnostic finding) =>
        _headers[(finding.Rule.Id, finding.Message)].Any(header => IsSame(header, finding.Span.File?.IncludeName ?? ""));

    private static (string Id, string Header, string Message) Split(string line)
    {
        int space = line.IndexOf(' ');
        int colon = space < 0 ? -1 : line.IndexOf(": ", space, StringComparison.Ordinal);
        return colon < 0 ? ("", "", line) : (line.Substring(0, space), line.Substring(space + 1, colon - space - 1), line.Substring(colon + 2));
    }

    // By how much of its path a header is named depends on who reads it: the tool is given a file, a project an item.
    private static bool IsSame(string a, string b) =>
        a == b || a.EndsWith("/" + b, StringComparison.Ordinal) || b.EndsWith("/" + a, StringComparison.Ordinal);
}

using System;
using System.Globalization;
using System.Linq;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Diagnostics;

/// <summary>One finding at one place of a header, overlay or manifest.</summary>
public sealed class SourceDiagnostic(DiagnosticRule rule, SourceSpan span, params string[] arguments) : IEquatable<SourceDiagnostic>
{
    public DiagnosticRule Rule { get; } = rule;

    public SourceSpan Span { get; } = span;

    /// <summary>How bad it is at this place.</summary>
    public Severity Severity =>
        Rule.IsQuietForStock && Span.File?.Origin != HeaderOrigin.Project && Rule.DefaultSeverity > Severity.Info ? Severity.Info : Rule.DefaultSeverity;

    public string Message { get; } = string.Format(CultureInfo.InvariantCulture, rule.MessageFormat, arguments.Cast<object>().ToArray());

    /// <summary><c>file:line:column: error UAPI1001: text</c>, as a compiler prints it.</summary>
    public override string ToString() =>
        $"{Span}: {Severity.ToString().ToLowerInvariant()} {Rule.Id}: {Message}";

    public bool Equals(SourceDiagnostic? other) =>
        other is not null && Rule == other.Rule && Span.Start == other.Span.Start && Span.File?.Path == other.Span.File?.Path && Message == other.Message;

    public override bool Equals(object? obj) => Equals(obj as SourceDiagnostic);

    public override int GetHashCode() => Message.GetHashCode() ^ Span.Start;
}

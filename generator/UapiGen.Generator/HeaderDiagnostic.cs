// From the engine's findings to Roslyn's, at their place in the header.

using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Lint;
using RoslynPosition = Microsoft.CodeAnalysis.Text.LinePosition;

namespace UapiGen.Generator;

internal static class HeaderDiagnostic
{
    private static readonly ConcurrentDictionary<DiagnosticRule, DiagnosticDescriptor> s_descriptors = new();

    public static Diagnostic ToRoslyn(SourceDiagnostic diagnostic) =>
        Diagnostic.Create(
            s_descriptors.GetOrAdd(diagnostic.Rule, Describe), Locate(diagnostic.Span), ToRoslyn(diagnostic.Severity), additionalLocations: null, properties: null, diagnostic.Message);

    /// <summary>A place in a file that is no syntax tree: <c>#pragma warning</c> of C# does not reach it, <c>.globalconfig</c> and NoWarn do.</summary>
    private static Location Locate(SourceSpan span)
    {
        if (span.File is null)
        {
            return Location.None;
        }

        var lines = new LinePositionSpan(ToRoslyn(span.File.GetPosition(span.Start)), ToRoslyn(span.File.GetPosition(span.End)));
        return Location.Create(span.File.Path, new TextSpan(span.Start, span.Length), lines);
    }

    private static RoslynPosition ToRoslyn(CFrontEnd.Text.LinePosition position) => new(position.Line, position.Column);

    private static DiagnosticSeverity ToRoslyn(Severity severity) => severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        Severity.Info => DiagnosticSeverity.Info,
        _ => DiagnosticSeverity.Hidden,
    };

    /// <summary>The message is formatted by the engine already, so the descriptor's format takes it whole.</summary>
#pragma warning disable RS2008, RS1032, RS1033 // The engine's rules have their own list and pages; there is no descriptor here whose text could be checked.
    private static DiagnosticDescriptor Describe(DiagnosticRule rule) => new(
        rule.Id,
        rule.Title,
        "{0}",
        LintRules.IsOne(rule) ? "UapiGen.Headers" : "UapiGen",
        ToRoslyn(rule.DefaultSeverity),
        isEnabledByDefault: !LintRules.IsOptional(rule),
        helpLinkUri: LintRules.IsOne(rule) ? Shared.RulePages.Of(rule.Id) : null);
#pragma warning restore RS2008, RS1032, RS1033
}

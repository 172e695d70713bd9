using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace UapiGen.Analyzers.Rules;

/// <summary>Passes findings on, each place and rule once however many ways lead there.</summary>
internal sealed class Findings(Action<Diagnostic> report)
{
    private readonly HashSet<(string Id, SyntaxTree? Tree, TextSpan Span)> _seen = [];

    public void Report(DiagnosticDescriptor rule, Location location, ImmutableDictionary<string, string?> properties, params object[] arguments)
    {
        if (_seen.Add((rule.Id, location.SourceTree, location.SourceSpan)))
        {
            report(Diagnostic.Create(rule, location, properties, arguments));
        }
    }
}

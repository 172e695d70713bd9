using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace UapiGen.Analyzers.Rules;

/// <summary>Passes findings on, each place and rule once however many ways lead there.</summary>
internal sealed class Findings(Action<Diagnostic> report)
{
    // Most bodies have none, and none has many.
    private List<Diagnostic>? _seen;

    public void Report(DiagnosticDescriptor rule, Location location, ImmutableDictionary<string, string?> properties, params object[] arguments)
    {
        _seen ??= [];
        if (!_seen.Exists(d => ReferenceEquals(d.Descriptor, rule) && d.Location.Equals(location)))
        {
            var finding = Diagnostic.Create(rule, location, properties, arguments);
            _seen.Add(finding);
            report(finding);
        }
    }
}

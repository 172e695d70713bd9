using System;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Engine.Facts.Overlays;

/// <summary>Leaves a statement that makes no sense; caught where the statement began.</summary>
internal sealed class SyntaxError(SourceSpan span, DiagnosticRule rule, params string[] arguments) : Exception
{
    public SourceSpan Span { get; } = span;

    public DiagnosticRule Rule { get; } = rule;

    public string[] Arguments { get; } = arguments;
}

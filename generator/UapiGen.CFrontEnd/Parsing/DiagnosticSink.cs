using System.Collections.Generic;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>Collects what the parser reports; junk can't make it grow without bound.</summary>
internal sealed class DiagnosticSink
{
    private const int Maximum = 1000;

    private readonly List<SourceDiagnostic> _diagnostics = [];

    public IReadOnlyList<SourceDiagnostic> Diagnostics => _diagnostics;

    public void Report(DiagnosticRule rule, SourceSpan span, params string[] arguments)
    {
        if (_diagnostics.Count < Maximum)
        {
            _diagnostics.Add(new SourceDiagnostic(rule, span, arguments));
        }
    }
}

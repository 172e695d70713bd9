using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Targets;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Facts;

namespace UapiGen.Engine.Lint;

/// <summary>The header-side rules over a header that a project names.</summary>
internal static class HeaderLint
{
    /// <param name="request">What the project asks for.</param>
    /// <param name="header">The header.</param>
    /// <param name="units">It, as the project's targets see it.</param>
    /// <param name="facts">What is known of it.</param>
    /// <param name="readAs">Reads it for another target.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    public static ImmutableArray<SourceDiagnostic> Run(
        BindingsRequest request,
        RequestedHeader header,
        IReadOnlyList<TranslationUnit> units,
        FactSet facts,
        Func<Target, TranslationUnit> readAs,
        CancellationToken cancellationToken)
    {
        bool judgesSystem = header.Lint == LintMode.On || request.LintsSystemHeaders;
        if (header.Lint == LintMode.Off || !units.Any(unit => judgesSystem || unit.Files.Any(file => file.Origin == HeaderOrigin.Project)))
        {
            return [];
        }

        var options = new LintOptions
        {
            IncludeSystemHeaders = request.LintsSystemHeaders,
            IncludeMainFile = judgesSystem,
            IncludeOptionalRules = true,
            Severities = header.LintSeverities,
            Baseline = LintBaseline.Parse(request.LintBaselines.Select(file => file.Text)),
        };
        return LintStage.Run([.. units, .. Companion(units, readAs)], facts, options, cancellationToken);
    }

    /// <summary>The header as the 32-bit machine with the least alignment sees it, with which the rules about differing layouts compare.</summary>
    private static IEnumerable<TranslationUnit> Companion(IReadOnlyList<TranslationUnit> units, Func<Target, TranslationUnit> readAs) =>
        units.Any(unit => unit.Target == KnownTargets.I386) ? [] : [readAs(KnownTargets.I386)];
}

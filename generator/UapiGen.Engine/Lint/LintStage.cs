using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts;

namespace UapiGen.Engine.Lint;

/// <summary>The header-side rules: what reviewers of kernel interfaces say by hand, at the header's own line, with the edit to make.</summary>
public static class LintStage
{
    private static readonly Action<LintContext>[] s_families =
    [
        FixedSizeRules.Check,
        PaddingRules.Check,
        TargetLayoutRules.Check,
        MemberShapeRules.Check,
        TypeHeaderRules.Check,
        SizeFirstRules.Check,
        ReservedRules.Check,
        FdRules.Check,
        BitMacroRules.Check,
        FlagGroupRules.Check,
        EnumValueRules.Check,
        ConditionRules.Check,
        IoctlNumberRules.Check,
        IoctlFormRules.Check,
        LicenceRules.Check,
        HygieneRules.Check,
        KernelDocRules.Check,
    ];

    /// <summary>Runs all rules over one header. Never throws for what the header holds.</summary>
    /// <param name="units">The header, read once for each target. The rules read the first; those about differences between targets compare it with the
    /// rest, so a 64-bit and a 32-bit target (i386 aligns 64-bit members to 4) say most.</param>
    /// <param name="facts">What the header's words and overlays say.</param>
    /// <param name="options">What to judge, and what to accept.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The findings in the order of the text.</returns>
    public static ImmutableArray<SourceDiagnostic> Run(
        IReadOnlyList<TranslationUnit> units, FactSet facts, LintOptions options, CancellationToken cancellationToken = default)
    {
        if (units.Count == 0)
        {
            return [];
        }

        var context = new LintContext(units, facts, options, cancellationToken);
        foreach (Action<LintContext> family in s_families)
        {
            cancellationToken.ThrowIfCancellationRequested();
            family(context);
        }

        return
        [
            .. context.Findings.Distinct()
                .Where(finding => !options.Baseline.Accepts(finding))
                .OrderBy(finding => finding.Span.File?.Path ?? "", StringComparer.Ordinal)
                .ThenBy(finding => finding.Span.Start)
                .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)
                .ThenBy(finding => finding.Message, StringComparer.Ordinal),
        ];
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Engine.Facts.Checks;

/// <summary>Everything that facts, words and C say against one another: what <c>uapigen facts --check</c> reports.</summary>
public static class FactCheck
{
    /// <summary>Checks one header with its overlays, ordered by file and place.</summary>
    public static IReadOnlyList<SourceDiagnostic> Run(TranslationUnit unit, IReadOnlyList<SourceFile> overlays, FactReadResult facts, CancellationToken cancellationToken = default)
    {
        var findings = new List<SourceDiagnostic>(facts.Diagnostics);
        findings.AddRange(CommentCheck.Run(unit));
        FactSet words = FactReader.Read([unit], [], cancellationToken).Facts;
        findings.AddRange(OfReserved(words));
        if (overlays.Count > 0)
        {
            findings.AddRange(OfOverlays(words, facts.Facts));
        }

        return findings.Distinct().OrderBy(f => f.Span.File?.Path ?? "", StringComparer.Ordinal).ThenBy(f => f.Span.Start).ThenBy(f => f.Message, StringComparer.Ordinal).ToList();
    }

    /// <summary>"Must be 0" about a member on whose flags another member's words depend.</summary>
    private static IEnumerable<SourceDiagnostic> OfReserved(FactSet words)
    {
        foreach (ConditionFact condition in words.All.OfType<ConditionFact>().Where(c => c.IsStated && c.Condition is not null))
        {
            foreach (Comparison comparison in condition.Condition!.Comparisons())
            {
                if (words.ForRecord(condition.Record).Member(comparison.Path).Reserved is { IsStated: true, Mask: null } reserved)
                {
                    yield return new SourceDiagnostic(
                        FactRules.CommentContradictsC, reserved.Provenance.Span,
                        $"'{comparison.Path}' of '{condition.Record}' must be 0 by these words, but '{condition.Path}' counts only with {comparison} ({condition.Provenance.Span})");
                }
            }
        }
    }

    /// <summary>Overlay statements that say another thing than the header's own words: one of the two is stale.</summary>
    private static IEnumerable<SourceDiagnostic> OfOverlays(FactSet words, FactSet merged)
    {
        foreach (Fact fact in merged.All.Where(f => f.Provenance.Source is FactSource.Overlay or FactSource.ShippedOverlay))
        {
            IEnumerable<FieldFact> said = fact is FieldFact field
                ? words.All.OfType<FieldFact>().Where(w => w.IsStated && w.Record == field.Record && w.Path == field.Path && w.ForIoctls.IsEmpty && field.ForIoctls.IsEmpty)
                : [];
            foreach (FieldFact word in said)
            {
                if (Disagreement(fact, word) is { } what)
                {
                    yield return new SourceDiagnostic(FactRules.OverlayDisagrees, fact.Provenance.Span, $"{what} ({word.Provenance.Span}: {word.Provenance.Words})");
                }
            }
        }
    }

    private static string? Disagreement(Fact fact, FieldFact word)
    {
        string member = $"'{word.Path}' of '{word.Record}'";
        return (fact, word) switch
        {
            (IRoleFact, IRoleFact) when fact.Statement != word.Statement => $"{member} is '{fact.Statement}' here, but '{word.Statement}' by the header's words",
            (FdFact stated, FdFact read) when !stated.Kinds.IsEmpty && !read.Kinds.IsEmpty && stated.Kinds.Intersect(read.Kinds).IsDefaultOrEmpty() =>
                $"{member} is an fd of kind '{string.Join("|", stated.Kinds)}' here, but of '{string.Join("|", read.Kinds)}' by the header's words",
            (ConditionFact { Condition: { } stated }, ConditionFact { Condition: { } read }) when !stated.ConstantNames().Intersect(read.ConstantNames()).Any() =>
                $"{member} counts when {stated} here, but when {read} by the header's words",
            (DirectionFact stated, DirectionFact read) when stated.Direction != read.Direction && stated.Direction != Direction.InOut =>
                $"{member} is '{stated.Direction.ToText()}' here, but '{read.Direction.ToText()}' by the header's words",
            (ValuesFact { Mask: null } stated, ReservedFact) => $"{member} takes '{stated.Group}' here, but must be 0 by the header's words",
            _ => null,
        };
    }

    private static bool IsDefaultOrEmpty(this IEnumerable<string> items) => !items.Any();
}

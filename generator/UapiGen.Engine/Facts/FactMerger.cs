using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;

namespace UapiGen.Engine.Facts;

/// <summary>Merges facts of all sources: explicit beats inferred, a user's overlay beats a shipped one, stated beats guessed, statement by statement.</summary>
internal static class FactMerger
{
    /// <summary>Keeps the weightiest of the facts that exclude one another; two of the same weight that differ are reported.</summary>
    public static ImmutableArray<Fact> Merge(IEnumerable<Fact> facts, List<SourceDiagnostic> diagnostics)
    {
        var kept = new Dictionary<string, Fact>(StringComparer.Ordinal);
        foreach (Fact fact in facts)
        {
            if (!kept.TryGetValue(fact.MergeKey, out Fact? other))
            {
                kept.Add(fact.MergeKey, fact);
                continue;
            }

            if (fact is ResourceFact kind && other is ResourceFact known && kind.IsFd == known.IsFd)
            {
                // Each overlay that uses a kind may name it; the one that makes it or opens it tells the rest.
                kept[fact.MergeKey] = known.IsExternal && !kind.IsExternal ? kind : known;
                if (!kind.IsExternal && !known.IsExternal && !kind.Details.SequenceEqual(known.Details))
                {
                    ReportTwice(fact, other, diagnostics);
                }

                continue;
            }

            int difference = Weight(fact) - Weight(other);
            if (difference > 0)
            {
                kept[fact.MergeKey] = fact;
            }
            else if (difference == 0 && fact.Provenance.IsExplicit && !IsRepeatedByAnotherOverlay(fact, other))
            {
                ReportTwice(fact, other, diagnostics);
            }
        }

        ImmutableArray<Fact> result = kept.Values
            .OrderBy(f => f.Provenance.Span.File?.Path ?? "", StringComparer.Ordinal)
            .ThenBy(f => f.Provenance.Span.Start)
            .ThenBy(f => f.MergeKey, StringComparer.Ordinal)
            .ToImmutableArray();
        return WithoutOverriddenConditions(result);
    }

    internal static string Subject(Fact fact) => fact.Field.Length > 0 ? $"'{fact.Field}' of '{fact.Entity}'" : $"'{fact.Entity}'";

    /// <summary>Overlays of several headers each name the kinds that they speak of; the same words in two files are one fact.</summary>
    private static bool IsRepeatedByAnotherOverlay(Fact fact, Fact other) =>
        fact.Provenance.Span.File?.Path != other.Provenance.Span.File?.Path && fact with { Provenance = other.Provenance } == other;

    private static void ReportTwice(Fact fact, Fact other, List<SourceDiagnostic> diagnostics) => diagnostics.Add(
        new SourceDiagnostic(FactRules.SaidTwice, fact.Provenance.Span, fact.Statement, Subject(fact), other.Provenance.Span.ToString()));

    private static int Weight(Fact fact) => ((int)fact.Provenance.Source * 2) + (int)fact.Provenance.Confidence;

    /// <summary>An explicit condition (or <c>always</c>) on a member silences every inferred one on it, whatever it asks; a role's own direction, a guessed one.</summary>
    private static ImmutableArray<Fact> WithoutOverriddenConditions(ImmutableArray<Fact> facts)
    {
        var stated = new HashSet<(string, string)>();
        var directed = new HashSet<(string, string)>();
        foreach (Fact fact in facts)
        {
            if (fact is ConditionFact && fact.Provenance.IsExplicit)
            {
                stated.Add((fact.Entity, fact.Field));
            }

            bool hasDirection = fact is FdFact { Direction: not Direction.Unspecified } or IdFact { Direction: not Direction.Unspecified };
            if (hasDirection && fact.IsStated)
            {
                directed.Add((fact.Entity, fact.Field));
            }
        }

        return facts.RemoveAll(f =>
            (f is ConditionFact && !f.Provenance.IsExplicit && stated.Contains((f.Entity, f.Field)))
            || (f is DirectionFact { IsStated: false } && directed.Contains((f.Entity, f.Field))));
    }
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Engine.Facts;

/// <summary>Merges facts of all sources: explicit beats inferred, a user's overlay beats a shipped one, stated beats guessed, statement by statement.</summary>
internal static class FactMerger
{
    /// <summary>Keeps the weightiest of the facts that exclude one another; two of the same weight that differ are reported.</summary>
    public static ImmutableArray<Fact> Merge(List<Fact> facts, List<SourceDiagnostic> diagnostics)
    {
        var kept = new Dictionary<FactKey, Kept>(facts.Count);
        foreach (Fact fact in facts)
        {
            FactKey key = fact.MergeKey;
            if (!kept.TryGetValue(key, out Kept? place))
            {
                kept.Add(key, new Kept(key, fact));
                continue;
            }

            Fact other = place.Fact;
            if (fact is ResourceFact kind && other is ResourceFact known && kind.IsFd == known.IsFd)
            {
                // Each overlay that uses a kind may name it; the one that makes it or opens it tells the rest.
                place.Fact = known.IsExternal && !kind.IsExternal ? kind : known;
                place.Fact = known.Provenance.IsExplicit || !kind.Provenance.IsExplicit ? place.Fact : kind;
                if (kind.Provenance.IsExplicit && known.Provenance.IsExplicit && !kind.IsExternal && !known.IsExternal && kind with { Provenance = known.Provenance } != known)
                {
                    ReportTwice(fact, other, diagnostics);
                }

                continue;
            }

            int difference = Weight(fact) - Weight(other);
            if (difference > 0)
            {
                place.Fact = fact;
            }
            else if (difference == 0 && fact.Provenance.IsExplicit && !IsRepeatedByAnotherOverlay(fact, other))
            {
                ReportTwice(fact, other, diagnostics);
            }
        }

        return InOrder(WithoutOverriddenConditions(kept.Values));
    }

    private static ImmutableArray<Fact> InOrder(List<Kept> facts)
    {
        facts.ForEach(static place => place.SetPosition());
        facts.Sort(static (x, y) =>
        {
            int order = ReferenceEquals(x.Path, y.Path) ? 0 : string.CompareOrdinal(x.Path, y.Path);
            order = order != 0 ? order : x.Start.CompareTo(y.Start);
            return order != 0 ? order : x.Key.CompareTo(y.Key);
        });
        return [.. facts.Select(f => f.Fact)];
    }

    internal static string Subject(Fact fact) => fact.Field.Length > 0 ? $"'{fact.Field}' of '{fact.Entity}'" : $"'{fact.Entity}'";

    /// <summary>Overlays of several headers each name the kinds that they speak of; the same words in two files are one fact.</summary>
    private static bool IsRepeatedByAnotherOverlay(Fact fact, Fact other) =>
        fact.Provenance.Span.File?.Path != other.Provenance.Span.File?.Path && fact with { Provenance = other.Provenance } == other;

    private static void ReportTwice(Fact fact, Fact other, List<SourceDiagnostic> diagnostics) => diagnostics.Add(
        new SourceDiagnostic(FactRules.SaidTwice, fact.Provenance.Span, fact.Statement, Subject(fact), other.Provenance.Span.ToString()));

    private static int Weight(Fact fact) => ((int)fact.Provenance.Source * 2) + (int)fact.Provenance.Confidence;

    /// <summary>An explicit condition (or <c>always</c>) on a member silences every inferred one on it, whatever it asks; a role's own direction, a guessed one.</summary>
    private static List<Kept> WithoutOverriddenConditions(IReadOnlyCollection<Kept> facts)
    {
        var stated = new HashSet<FactKey>();
        var directed = new HashSet<FactKey>();
        foreach (Kept place in facts)
        {
            Fact fact = place.Fact;
            if (fact is ConditionFact && fact.Provenance.IsExplicit)
            {
                stated.Add(Member(fact));
            }

            bool hasDirection = fact is FdFact { Direction: not Direction.Unspecified } or IdFact { Direction: not Direction.Unspecified };
            if (hasDirection && fact.IsStated)
            {
                directed.Add(Member(fact));
            }
        }

        var subjects = new HashSet<string>(facts.Select(p => p.Fact).OfType<IoctlSubjectFact>().SelectMany(f => f.Kinds), System.StringComparer.Ordinal);
        var nodes = new HashSet<string>(facts.Select(p => p.Fact).OfType<ResourceFact>().Where(r => r.Provenance.IsExplicit).Select(r => r.Open), System.StringComparer.Ordinal);
        var kept = new List<Kept>(facts.Count);
        foreach (Kept place in facts)
        {
            Fact fact = place.Fact;
            bool isOverridden = (fact is ConditionFact && !fact.Provenance.IsExplicit && stated.Contains(Member(fact)))
                || (fact is DirectionFact { IsStated: false } && directed.Contains(Member(fact)));

            // A kind that words name is of use only to an ioctl that is still said to be called on it.
            isOverridden |= fact is ResourceFact { Provenance.IsExplicit: false } named && (!subjects.Contains(named.Kind) || nodes.Contains(named.Open));
            if (!isOverridden)
            {
                kept.Add(place);
            }
        }

        return kept;
    }

    private static FactKey Member(Fact fact) => new(fact.Entity, fact.Field, "");

    /// <summary>The weightiest fact so far of those with one key.</summary>
    private sealed class Kept(FactKey key, Fact fact)
    {
        public FactKey Key => key;

        public Fact Fact { get; set; } = fact;

        /// <summary>Where the fact is said, once it is settled: to sort by.</summary>
        public string Path { get; private set; } = "";

        public int Start { get; private set; }

        public void SetPosition()
        {
            SourceSpan span = Fact.Provenance.Span;
            Path = span.File?.Path ?? "";
            Start = span.Start;
        }
    }
}

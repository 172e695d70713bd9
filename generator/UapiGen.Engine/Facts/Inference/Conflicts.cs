using System.Collections.Generic;
using System.Linq;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Words that contradict one another give no fact: a wrong one is worse than none. A reader of the header is told of both.</summary>
internal static class Conflicts
{
    /// <summary>All facts found, without those that contradict another.</summary>
    public static List<Fact> Remove(InferenceContext context)
    {
        var known = new Dictionary<FactKey, List<Fact>>();
        HashSet<Fact>? contradicted = null;
        foreach (Fact fact in context.Facts.All)
        {
            if (!fact.IsStated || fact is not (ConditionFact or DirectionFact or IoctlResultFact))
            {
                continue;
            }

            if (!known.TryGetValue(fact.MergeKey, out List<Fact>? others))
            {
                known.Add(fact.MergeKey, [fact]);
                continue;
            }

            foreach (Fact other in others.Where(o => AreOpposite(o, fact)))
            {
                context.Report(FactRules.WordsDisagree, fact.Provenance.Span, FactMerger.Subject(fact), other.Provenance.Words, fact.Provenance.Words);
                (contradicted ??= []).UnionWith([other, fact]);
            }

            others.Add(fact);
        }

        return contradicted is null ? context.Facts.All : context.Facts.All.FindAll(f => !contradicted.Contains(f));
    }

    private static bool AreOpposite(Fact first, Fact second) => (first, second) switch
    {
        (ConditionFact a, ConditionFact b) => Opposite(a.Condition!).Equals(b.Condition),
        (DirectionFact a, DirectionFact b) => a.Direction is Direction.In or Direction.Out && b.Direction is Direction.In or Direction.Out && a.Direction != b.Direction,
        (IoctlResultFact a, IoctlResultFact b) => a.Form != b.Form && (a.Form == ResultForm.None || b.Form == ResultForm.None),
        _ => false,
    };

    private static Condition Opposite(Condition condition) => condition is NotCondition not ? not.Inside : new NotCondition(condition);
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>A union whose members each count for values of one and the same tag is a union by that tag.</summary>
internal static class UnionInference
{
    public static void Read(InferenceContext context, RecordDeclaration record)
    {
        if (context.Facts.Find<ConditionFact>(record.CName, IsTag) < 0)
        {
            return;
        }

        Dictionary<string, ConditionFact> conditions = context.Facts.Of<ConditionFact>(record.CName).Where(IsTag)
            .GroupBy(c => c.Path).ToDictionary(g => g.Key, g => g.First());

        foreach (FieldDeclaration field in record.Fields.Where(f => RecordMembers.RecordOf(f.Type) is { IsUnion: true } && f.Type.Canonical is RecordType))
        {
            ReadUnion(context, record, field, conditions);
        }
    }

    private static bool IsTag(ConditionFact fact) => fact.IsStated && fact.ForIoctls.IsEmpty && fact.Requirement != ConditionRequirement.Zero;

    private static void ReadUnion(InferenceContext context, RecordDeclaration record, FieldDeclaration field, Dictionary<string, ConditionFact> conditions)
    {
        string prefix = field.Name is null ? "" : field.Name + ".";
        var cases = ImmutableArray.CreateBuilder<TagCase>();
        string tag = "";
        ConditionFact? first = null;
        foreach (FieldDeclaration member in RecordMembers.RecordOf(field.Type)!.Fields.Where(m => m.Name is not null))
        {
            if (!conditions.TryGetValue(prefix + member.Name, out ConditionFact? condition) || Values(condition.Condition!) is not { } values)
            {
                continue;
            }

            if (first is not null && values.Tag != tag)
            {
                return;
            }

            if (values.Constants.Any(value => cases.Any(c => c.Constants.Contains(value))))
            {
                // Two members for one value: it doesn't tell which.
                return;
            }

            tag = values.Tag;
            first ??= condition;
            cases.AddRange(values.Constants.Select(value => new TagCase([value], prefix + member.Name)));
        }

        if (first is not null && cases.Select(c => c.Choice).Distinct().Count() >= 2)
        {
            context.Add(new UnionFact(first.Provenance, record.CName, field.Name ?? "") { Tags = [tag], Cases = cases.ToImmutable() });
        }
    }

    /// <summary>"tag == A or tag == B": the tag and its values; null for any other condition.</summary>
    private static (string Tag, List<string> Constants)? Values(Condition condition)
    {
        IEnumerable<Condition> parts = condition is OrCondition any ? any.Parts : [condition];
        var constants = new List<string>();
        string tag = "";
        foreach (Condition part in parts)
        {
            bool isEqual = part is Comparison { Operator: ComparisonOperator.Equal, Mask: null } comparison && comparison.Value.Atoms.Length == 1
                && comparison.Value.Atoms[0].Name.Length > 0 && (tag.Length == 0 || tag == comparison.Path);
            if (!isEqual)
            {
                return null;
            }

            tag = ((Comparison)part).Path;
            constants.Add(((Comparison)part).Value.Atoms[0].Name);
        }

        return (tag, constants);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Finds the member of a record that a flag is set in, or that takes a choice.</summary>
internal static class FlagHolder
{
    public static bool IsFlagsName(string path)
    {
        int start = path.LastIndexOf('.') + 1;
        bool isNamed = path.EndsWith("flags", StringComparison.Ordinal) || Is(path, start, "mask") || Is(path, start, "features") || Is(path, start, "flag") || Is(path, start, "comp_mask");
        return isNamed && !(Starts(path, start, "n_") || Starts(path, start, "num_") || Starts(path, start, "nr_"));
    }

    private static bool Starts(string path, int start, string word) => string.CompareOrdinal(path, start, word, 0, word.Length) == 0;

    private static bool Is(string path, int start, string name) => path.Length - start == name.Length && Starts(path, start, name);

    /// <summary>The member that takes a flag, whatever member is enabled by it; empty when none is clear.</summary>
    public static string Of(InferenceContext context, RecordDeclaration record, string constant) => Find(context, record, constant, "").Holder;

    /// <summary>The member that takes a constant beside a given member, and how it is compared; empty when none is clear.</summary>
    public static (string Holder, ComparisonOperator Operator) Find(InferenceContext context, RecordDeclaration record, string constant, string member, bool byName = true)
    {
        List<ValuesFact> takers = context.ValuesWith(constant);
        ValuesFact? own = null;
        foreach (ValuesFact taker in takers)
        {
            bool isWeightier = own is null || (taker.IsStated && !own.IsStated);
            own = isWeightier && taker.Record == record.CName && taker.Path != member && IsBeside(record, taker.Path, member) ? taker : own;
        }

        if (own is not null)
        {
            return (own.Path, own.IsFlags ? ComparisonOperator.HasBits : ComparisonOperator.Equal);
        }

        // A flag that another record's member takes, by its words or place, is that record's.
        bool isFlagLike = context.Constants[constant] is { } bits && bits != 0 && (bits & (bits - 1)) == 0;
        bool isOfAnother = takers.Any(v => v.IsFlags && v.Record != record.CName);
        return byName && isFlagLike && !isOfAnother ? (ByName(context, record, constant, member), ComparisonOperator.HasBits) : ("", ComparisonOperator.HasBits);
    }

    /// <summary>The record's own <c>flags</c>, or the only member with such a name; not one whose group of flags is known and lacks this one.</summary>
    private static string ByName(InferenceContext context, RecordDeclaration record, string constant, string member)
    {
        List<string> flags = context.MembersOf(record).Select(m => m.Path)
            .Where(path => IsFlagsName(path) && path != member && IsBeside(record, path, member)).ToList();
        string holder = flags.Contains("flags") ? "flags" : flags.Count == 1 ? flags[0] : "";
        if (holder.Length == 0)
        {
            return "";
        }

        ValuesFact? known = context.Facts.Of<ValuesFact>(record.CName).FirstOrDefault(v => v.Path == holder);
        return known is null || (!known.IsStated && SharesStem(context, known, constant)) ? holder : "";
    }

    /// <summary>Whether a guessed group may lack a flag by chance: its flags begin like this one.</summary>
    private static bool SharesStem(InferenceContext context, ValuesFact known, string constant)
    {
        string? first = context.ConstantsOf(known.Group).FirstOrDefault();
        int common = 0;
        while (first is not null && common < first.Length && common < constant.Length && first[common] == constant[common])
        {
            common++;
        }

        return first is null || constant.Substring(0, common).Count(c => c == '_') >= 2;
    }

    private static bool IsBeside(RecordDeclaration record, string path, string member) =>
        member.Length == 0 || RecordMembers.AreTogether(record, path, member);
}

using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Tells of constants by their names and values what they can be together: flags, a choice, or neither.</summary>
internal static class ConstantSets
{
    /// <summary>Ends of names that say that a constant marks the end of a choice or a part of a number, and is none of it.</summary>
    private static readonly string[] _noChoices = ["_MAX", "_LAST", "_NUM", "_COUNT", "_MASK", "_SHIFT"];

    private static readonly string[] _sums = ["_FLAGS", "_OFFSET", "_SUPP", "_SUPPORTED"];

    /// <summary>Whether a constant only marks the end of a choice, or a part of a number.</summary>
    public static bool IsSentinel(string constant) =>
        constant.StartsWith("__", StringComparison.Ordinal) || (constant.Contains("_MAX_") && constant.EndsWith("S", StringComparison.Ordinal)) || _noChoices.Any(end => constant.EndsWith(end, StringComparison.Ordinal));

    /// <summary>Whether a constant is named as the sum or a part of others, and is no bit of its own.</summary>
    public static bool IsNoFlag(InferenceContext context, string constant) =>
        constant.EndsWith("_MASK", StringComparison.Ordinal) || (_sums.Any(end => constant.EndsWith(end, StringComparison.Ordinal)) && !IsSingleBit(context, constant));

    /// <summary>Whether a prefix is of more than one word: "FOO_" alone begins too much.</summary>
    public static bool IsLong(string prefix) => prefix.Length > 3 && prefix.Trim('_').Contains('_');

    /// <summary>Whether no two constants have one value.</summary>
    public static bool AreDistinct(InferenceContext context, List<string> members)
    {
        var values = new ulong[members.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = context.Constants[members[i]] ?? 0;
        }

        Array.Sort(values);
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] == values[i - 1])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether all are bits of one set: no two of them the same bit, and none that the others don't make up.</summary>
    public static bool AreFlags(InferenceContext context, List<string> members)
    {
        // "#define NEW_NAME OLD_NAME": the same flag twice.
        var names = new HashSet<string>(members, StringComparer.Ordinal);
        ulong bits = 0;
        ulong combined = 0;
        foreach (string member in members)
        {
            ulong value = names.Contains(context.BodyOf(member)) ? 0 : context.Constants[member] ?? 0;
            bool isBit = (value & (value - 1)) == 0;
            if (isBit && (bits & value) != 0)
            {
                return false;
            }

            bits |= isBit ? value : 0;
            combined |= value;
        }

        return combined == bits && bits != 0;
    }

    /// <summary><c>PREFIX_xxx</c>, <c>PREFIX_*</c>, <c>PREFIX_</c>: the prefix with its underscore; else empty.</summary>
    public static string PrefixOf(string word)
    {
        string prefix = word.TrimEnd('x', 'X', '*');
        bool hasPlaceholder = prefix.Length < word.Length - 1 || word.EndsWith("_", StringComparison.Ordinal) || word.EndsWith("_x", StringComparison.Ordinal);
        return hasPlaceholder && prefix.EndsWith("_", StringComparison.Ordinal) && prefix.All(c => c is '_' || char.IsUpper(c) || char.IsDigit(c)) ? prefix : "";
    }

    public static bool IsSingleBit(InferenceContext context, string constant) =>
        context.Constants[constant] is { } value && value != 0 && (value & (value - 1)) == 0;

    /// <summary>The constants of a record's header that begin with a prefix.</summary>
    public static List<string> WithPrefix(InferenceContext context, RecordDeclaration record, string prefix) => context.Names.ConstantsNear(record)
        .Where(c => c.StartsWith(prefix, StringComparison.Ordinal) && context.Constants.Contains(c) && !context.IsIoctl(c)).ToList();

    /// <summary>Whether a bit above the second is among the constants without the number below it: 1, 2, 3, 4 only counts.</summary>
    public static bool HasBits(InferenceContext context, List<string> constants)
    {
        bool hasFour = false;
        foreach (string constant in constants)
        {
            ulong value = context.Constants[constant] ?? 0;
            if (value == 3)
            {
                return false;
            }

            hasFour |= value >= 4;
        }

        return hasFour;
    }
}

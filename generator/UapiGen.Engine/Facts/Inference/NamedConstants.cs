using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>"Supported flags (A | B)", "one or more of PREFIX_xxx": constants or a prefix in the words of a flags member.</summary>
internal static class NamedConstants
{
    private static readonly WordSet _examples = new("such e example eg etc e.g unless");

    /// <summary>Ends of names that say a constant is no flag, when its value is none either.</summary>
    private static readonly string[] _noFlags =
        ["_SHIFT", "_MAX", "_OFFSET", "_NUM", "_COUNT", "_MASK", "_BITS", "_BIT", "_FLAGS", "_ALL", "_LAST", "_VALID"];

    public static bool Read(InferenceContext context, RecordDeclaration record, string path, List<Sentence> sentences)
    {
        if (sentences.Count == 0)
        {
            return false;
        }

        if (!FlagHolder.IsFlagsName(path))
        {
            return AddChoice(context, record, path, sentences);
        }

        foreach (Sentence sentence in sentences)
        {
            for (int i = 0; i < sentence.Count; i++)
            {
                // "1 << PREFIX_xxx" names bit numbers.
                string prefix = PrefixOf(sentence[i].Text);
                if (prefix.Length > 3 && !sentence.At(i - 2, "<", "<"))
                {
                    return AddPrefix(context, record, path, sentence, prefix);
                }
            }
        }

        return AddNamed(context, record, path, sentences);
    }

    private static bool AddPrefix(InferenceContext context, RecordDeclaration record, string path, Sentence sentence, string prefix)
    {
        List<string> members = context.Names.ConstantsNear(record)
            .Where(c => c.StartsWith(prefix, StringComparison.Ordinal) && context.Constants.Contains(c) && !context.IsIoctl(c))
            .Where(c => !c.EndsWith("_MASK", StringComparison.Ordinal)).ToList();
        if (!AreFlags(context, members))
        {
            members.RemoveAll(c => _noFlags.Any(end => c.EndsWith(end, StringComparison.Ordinal)));
        }

        // A prefix that other constants share, too, names no group; nor do the values of a field of several bits, which a mask tells.
        bool hasField = context.Names.ConstantsNear(record).Any(c => c.StartsWith(prefix, StringComparison.Ordinal) && c.EndsWith("_MASK", StringComparison.Ordinal)
            && members.Count(m => m.StartsWith(c.Substring(0, c.Length - 4), StringComparison.Ordinal)) is >= 2 and int inside && inside < members.Count);
        if (members.Count == 0 || hasField || !AreFlags(context, members))
        {
            return false;
        }

        ValuesInference.AddGroup(context, record, path, members, InferenceContext.Stated(sentence));
        return true;
    }

    private static bool AddChoice(InferenceContext context, RecordDeclaration record, string path, List<Sentence> sentences)
    {
        foreach (Sentence sentence in sentences)
        {
            if (AddChoice(context, record, path, sentence))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"one of PREFIX_xxx", "PREFIX_*" and nothing else: a choice.</summary>
    private static bool AddChoice(InferenceContext context, RecordDeclaration record, string path, Sentence sentence)
    {
        int at = sentence.Find("one", "of") is >= 0 and int one ? one + 2 : sentence.Count <= 2 ? 0 : -1;
        string prefix = at >= 0 && at < sentence.Count ? PrefixOf(sentence[at].Text) : "";
        if (prefix.Length <= 3 || !prefix.Trim('_').Contains('_'))
        {
            return false;
        }

        List<string> members = context.Names.ConstantsNear(record)
            .Where(c => c.StartsWith(prefix, StringComparison.Ordinal) && context.Constants.Contains(c) && !context.IsIoctl(c))
            .Where(c => !_noFlags.Any(end => c.EndsWith(end, StringComparison.Ordinal))).ToList();
        bool isChoice = members.Count >= 2 && AreDistinct(context, members);
        if (isChoice)
        {
            ValuesInference.AddGroup(context, record, path, members, InferenceContext.Stated(sentence));
        }

        return isChoice;
    }

    private static bool AreDistinct(InferenceContext context, List<string> members)
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
    private static bool AreFlags(InferenceContext context, List<string> members)
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

        return combined == bits;
    }

    private static bool AddNamed(InferenceContext context, RecordDeclaration record, string path, List<Sentence> sentences)
    {
        var subject = context.SubjectOf(record, path, "");
        var named = new List<string>();
        Sentence? first = null;
        foreach (Sentence sentence in sentences)
        {
            // "such as A, B" names examples, "if A is set" a condition: neither the group.
            bool isExample = sentence.FindAny(0, _examples) >= 0 || sentence.Find("depending", "on") is >= 0 and < 4;
            ConditionPhrase? condition = isExample ? null : ConditionInference.FirstPhrase(subject, sentence);
            for (int i = 0; i < sentence.Count && !isExample; i++)
            {
                Word word = sentence[i];
                bool isCondition = condition is not null && i >= condition.Start && i < condition.End;
                if (word.Kind == WordKind.Word && word.IsCapitals && !isCondition && context.Constants.Contains(word.Text) && !named.Contains(word.Text))
                {
                    named.Add(word.Text);
                    first ??= sentence;
                }
            }
        }

        bool isChoice = sentences.Any(s => s.Find("one", "of", "the") >= 0);
        bool isGroup = first is not null && !isChoice && named.All(n => IsSingleBit(context, n)) && AreFlags(context, named)
            && !(named.Count == 1 && (named[0].EndsWith("_FLAGS", StringComparison.Ordinal) || named[0].EndsWith("_MASK", StringComparison.Ordinal)));
        if (isGroup)
        {
            ValuesInference.AddGroup(context, record, path, named, InferenceContext.Stated(first!));
        }

        return isGroup;
    }

    /// <summary><c>PREFIX_xxx</c>, <c>PREFIX_*</c>, <c>PREFIX_</c>: the prefix with its underscore; else empty.</summary>
    private static string PrefixOf(string word)
    {
        string prefix = word.TrimEnd('x', 'X', '*');
        bool hasPlaceholder = prefix.Length < word.Length - 1 || word.EndsWith("_", StringComparison.Ordinal);
        return hasPlaceholder && prefix.EndsWith("_", StringComparison.Ordinal) && prefix.All(c => c is '_' || char.IsUpper(c) || char.IsDigit(c)) ? prefix : "";
    }

    private static bool IsSingleBit(InferenceContext context, string constant) =>
        context.Constants[constant] is { } value && value != 0 && (value & (value - 1)) == 0;
}

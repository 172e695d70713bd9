using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts.Language;

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
            return NamedChoices.Read(context, record, path, sentences);
        }

        foreach (Sentence sentence in sentences)
        {
            for (int i = 0; i < sentence.Count; i++)
            {
                // "1 << PREFIX_xxx" names bit numbers.
                string prefix = ConstantSets.PrefixOf(sentence[i].Text);
                if (prefix.Length > 3 && !sentence.At(i - 2, "<", "<"))
                {
                    // "A_x | B_x": more than one group.
                    return !NamesPrefix(sentence, i + 1) && AddPrefix(context, record, path, sentence, prefix);
                }
            }
        }

        return AddNamed(context, record, path, sentences);
    }

    private static bool NamesPrefix(Sentence sentence, int from)
    {
        for (int i = from; i < sentence.Count; i++)
        {
            if (ConstantSets.PrefixOf(sentence[i].Text).Length > 3)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The constants of a prefix as flags; false when they are none.</summary>
    public static bool AddPrefix(InferenceContext context, RecordDeclaration record, string path, Sentence sentence, string prefix, bool? isCombined = null)
    {
        List<string> members = ConstantSets.WithPrefix(context, record, prefix).FindAll(c => !ConstantSets.IsNoFlag(context, c));
        if (!ConstantSets.AreFlags(context, members))
        {
            members.RemoveAll(c => _noFlags.Any(end => c.EndsWith(end, StringComparison.Ordinal)));
        }

        // A prefix that other constants share, too, names no group; nor do the values of a field of several bits, which a mask tells.
        bool hasField = context.Names.ConstantsNear(record).Any(c => c.StartsWith(prefix, StringComparison.Ordinal) && c.EndsWith("_MASK", StringComparison.Ordinal)
            && members.Count(m => m.StartsWith(c.Substring(0, c.Length - 4), StringComparison.Ordinal)) is >= 2 and int inside && inside < members.Count);

        // A zero that bits stand beside is no flag of theirs, unless its name says that it means none of them.
        members.RemoveAll(c => context.Constants[c] == 0 && !(c.EndsWith("_NONE", StringComparison.Ordinal) || c.EndsWith("_DEFAULT", StringComparison.Ordinal)));
        if (members.Count == 0 || hasField || !ConstantSets.AreFlags(context, members))
        {
            return false;
        }

        ValuesInference.AddGroup(context, record, path, members, InferenceContext.Stated(sentence), isCombined);
        return true;
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

                // "1 << X" names the number of a bit.
                isCondition |= sentence.At(i - 2, "<", "<");
                if (word.Kind == WordKind.Word && word.IsCapitals && !isCondition && context.Constants.Contains(word.Text) && !named.Contains(word.Text))
                {
                    named.Add(word.Text);
                    first ??= sentence;
                }
            }
        }

        bool isChoice = sentences.Any(s => s.Find("one", "of", "the") >= 0);
        bool isGroup = first is not null && !isChoice && named.All(n => ConstantSets.IsSingleBit(context, n)) && ConstantSets.AreFlags(context, named)
            && !(named.Count == 1 && (named[0].EndsWith("_FLAGS", StringComparison.Ordinal) || named[0].EndsWith("_MASK", StringComparison.Ordinal)));
        if (isGroup)
        {
            ValuesInference.AddGroup(context, record, path, named, InferenceContext.Stated(first!));
        }

        return isGroup;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>"Supported flags (A | B)", "one or more of PREFIX_xxx": constants or a prefix in the words of a flags member.</summary>
internal static class NamedConstants
{
    private static readonly WordSet _examples = new("such e example eg etc e.g unless");

    private static readonly WordSet _joints = new("or , | / and either : the of following one");

    /// <summary>Ends of names that say that a constant marks the end of a choice or a part of a number, and is none of it.</summary>
    private static readonly string[] _noChoices = ["_MAX", "_LAST", "_NUM", "_COUNT", "_MASK", "_SHIFT"];

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
            if (PrefixOf(sentence[i].Text).Length > 3)
            {
                return true;
            }
        }

        return false;
    }

    private static bool AddPrefix(InferenceContext context, RecordDeclaration record, string path, Sentence sentence, string prefix, bool? isCombined = null)
    {
        List<string> members = context.Names.ConstantsNear(record)
            .Where(c => c.StartsWith(prefix, StringComparison.Ordinal) && context.Constants.Contains(c) && !context.IsIoctl(c))
            .Where(c => !IsNoFlag(context, c)).ToList();
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

        ValuesInference.AddGroup(context, record, path, members, InferenceContext.Stated(sentence), isCombined);
        return true;
    }

    private static bool AddChoice(InferenceContext context, RecordDeclaration record, string path, List<Sentence> sentences)
    {
        for (int i = 0; i < sentences.Count; i++)
        {
            if (AddCombination(context, record, path, sentences[i]) || AddChoice(context, record, path, sentences[i]) || AddNamedChoice(context, record, path, sentences, i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"A combination of PREFIX_*", "mask of PREFIX_x": flags, whatever the member is called.</summary>
    private static bool AddCombination(InferenceContext context, RecordDeclaration record, string path, Sentence sentence)
    {
        int of = ValuesInference.SaysCombined(sentence) ? sentence.FindAny(0, "of") : -1;
        string prefix = of >= 0 && of + 1 < sentence.Count ? PrefixOf(sentence[of + (sentence.At(of + 1, "the") && of + 2 < sentence.Count ? 2 : 1)].Text) : "";
        return IsLong(prefix) && AddPrefix(context, record, path, sentence, prefix, isCombined: true);
    }

    /// <summary>"A or B", "one of A, B and C", "one of the following:" before a list: a choice of what is named, all of the words.</summary>
    private static bool AddNamedChoice(InferenceContext context, RecordDeclaration record, string path, List<Sentence> sentences, int first)
    {
        Sentence opening = sentences[first];
        int one = opening.Find("one", "of");
        int start = one >= 0 ? one + 2 : DirectionWords.MarkerLength(opening);
        var named = new List<string>();
        if (!ReadList(context, opening, start, named))
        {
            return false;
        }

        bool isList = one >= 0 && named.Count == 0;
        for (int i = first + 1; isList && i < sentences.Count && ReadEntry(context, sentences[i], named); i++)
        {
        }

        // "A, B, C" alone may be combined as well.
        bool isSaid = one >= 0 || opening.FindAny(0, "or", "either") >= 0;
        bool isChoice = isSaid && named.Count >= 2 && AreDistinct(context, named);
        if (isChoice)
        {
            ValuesInference.AddGroup(context, record, path, named, InferenceContext.Stated(opening), isCombined: false);
        }

        return isChoice;
    }

    /// <summary>Reads constants with nothing but joints between them, to the end of the sentence.</summary>
    private static bool ReadList(InferenceContext context, Sentence sentence, int start, List<string> named)
    {
        for (int i = start; i < sentence.Count; i++)
        {
            Word word = sentence[i];
            if (word.IsCapitals && context.Constants.Contains(word.Text) && !named.Contains(word.Text))
            {
                named.Add(word.Text);
            }
            else if (!word.IsAny(_joints))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>An entry of a list: a constant, alone or with a colon and words about it.</summary>
    private static bool ReadEntry(InferenceContext context, Sentence sentence, List<string> named)
    {
        int at = sentence[0].IsAny("-", "*") && sentence.Count > 1 ? 1 : 0;
        bool isEntry = sentence[at].IsCapitals && context.Constants.Contains(sentence[at].Text) && (sentence.Count == at + 1 || sentence[at + 1].IsAny(":", "-"));
        if (isEntry && !named.Contains(sentence[at].Text))
        {
            named.Add(sentence[at].Text);
        }

        return isEntry;
    }

    /// <summary>Whether a constant only marks the end of a choice, or a part of a number.</summary>
    public static bool IsSentinel(string constant) =>
        constant.StartsWith("__", StringComparison.Ordinal) || _noChoices.Any(end => constant.EndsWith(end, StringComparison.Ordinal));

    /// <summary>Whether a constant is named as the sum or a part of others, and is no bit of its own.</summary>
    public static bool IsNoFlag(InferenceContext context, string constant) =>
        constant.EndsWith("_MASK", StringComparison.Ordinal) || ((constant.EndsWith("_FLAGS", StringComparison.Ordinal) || constant.EndsWith("_OFFSET", StringComparison.Ordinal)) && !IsSingleBit(context, constant));

    private static bool IsLong(string prefix) => prefix.Length > 3 && prefix.Trim('_').Contains('_');

    /// <summary>"one of PREFIX_xxx", "PREFIX_*" and nothing else: a choice.</summary>
    private static bool AddChoice(InferenceContext context, RecordDeclaration record, string path, Sentence sentence)
    {
        int at = PlaceOfPrefix(sentence);
        string prefix = at >= 0 && at < sentence.Count ? PrefixOf(sentence[at].Text) : "";
        if (!IsLong(prefix))
        {
            return false;
        }

        List<string> members = context.Names.ConstantsNear(record)
            .Where(c => c.StartsWith(prefix, StringComparison.Ordinal) && context.Constants.Contains(c) && !context.IsIoctl(c))
            .Where(c => !IsSentinel(c)).ToList();
        bool isChoice = members.Count >= 2 && AreDistinct(context, members);
        bool isSaid = ValuesInference.SaysCombined(sentence);
        bool isCombined = !SaysOneOf(sentence) && AreFlags(context, members) && (isSaid || members.All(m => IsSingleBit(context, m)) && members.Count > 2);
        isChoice &= isCombined || !isSaid;
        if (isCombined)
        {
            members.RemoveAll(m => IsNoFlag(context, m));
        }

        if (isChoice)
        {
            ValuesInference.AddGroup(context, record, path, members, InferenceContext.Stated(sentence), isCombined);
        }

        return isChoice;
    }

    private static bool SaysOneOf(Sentence sentence) => sentence.Find("one", "of") >= 0 || sentence.Find("which", "of") >= 0;

    /// <summary>Where a prefix may stand that names a choice: "one of PREFIX_*", "which of the PREFIX_xxx", "(PREFIX_*)", alone, or after a marker.</summary>
    private static int PlaceOfPrefix(Sentence sentence)
    {
        int of = sentence.Find("one", "of") is >= 0 and int one ? one : sentence.Find("which", "of");
        if (of >= 0)
        {
            return of + (sentence.At(of + 2, "the") ? 3 : 2);
        }

        int marker = DirectionWords.MarkerLength(sentence);
        if (sentence.Count - marker <= 2)
        {
            return marker;
        }

        // "*" is a mark of its own: "(PREFIX_*)".
        int open = sentence.FindAny(0, "(");
        int close = open < 0 ? -1 : sentence.FindAny(open, ")");
        return close >= 0 && close - open is 2 or 3 ? open + 1 : -1;
    }

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
        bool hasPlaceholder = prefix.Length < word.Length - 1 || word.EndsWith("_", StringComparison.Ordinal) || word.EndsWith("_x", StringComparison.Ordinal);
        return hasPlaceholder && prefix.EndsWith("_", StringComparison.Ordinal) && prefix.All(c => c is '_' || char.IsUpper(c) || char.IsDigit(c)) ? prefix : "";
    }

    private static bool IsSingleBit(InferenceContext context, string constant) =>
        context.Constants[constant] is { } value && value != 0 && (value & (value - 1)) == 0;
}

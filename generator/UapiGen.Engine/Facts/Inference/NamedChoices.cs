using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>"one of PREFIX_xxx", "(PREFIX_*)", "A or B", "mask of PREFIX_x": the constants that a member takes whose name says nothing of flags.</summary>
internal static class NamedChoices
{
    private static readonly WordSet _joints = new("or , | / and either : the of following one");

    public static bool Read(InferenceContext context, RecordDeclaration record, string path, List<Sentence> sentences)
    {
        for (int i = 0; i < sentences.Count; i++)
        {
            if (AddCombination(context, record, path, sentences[i]) || AddPrefix(context, record, path, sentences[i]) || AddNamed(context, record, path, sentences, i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"A combination of PREFIX_*", "mask of PREFIX_x": flags, whatever the member is called.</summary>
    private static bool AddCombination(InferenceContext context, RecordDeclaration record, string path, Sentence sentence)
    {
        int at = ValuesInference.SaysCombined(sentence) ? sentence.FindAny(0, "of") + 1 : 0;
        at += at > 0 && sentence.At(at, "the") ? 1 : 0;
        string prefix = at > 0 && at < sentence.Count ? ConstantSets.PrefixOf(sentence[at].Text) : "";

        // "%FOO_*" is surely of constants, even if the prefix is of one word.
        bool isPrefix = ConstantSets.IsLong(prefix) || (prefix.Length > 3 && sentence[at].Markup == '%');
        return isPrefix && NamedConstants.AddPrefix(context, record, path, sentence, prefix, isCombined: true);
    }

    /// <summary>"A or B", "one of A, B and C", "one of the following:" before a list: a choice of what is named, all of the words.</summary>
    private static bool AddNamed(InferenceContext context, RecordDeclaration record, string path, List<Sentence> sentences, int first)
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
        bool isChoice = isSaid && named.Count >= 2 && ConstantSets.AreDistinct(context, named);
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

    /// <summary>"one of PREFIX_xxx", "PREFIX_*" and nothing else: a choice.</summary>
    private static bool AddPrefix(InferenceContext context, RecordDeclaration record, string path, Sentence sentence)
    {
        int at = PlaceOfPrefix(sentence);
        string prefix = at >= 0 && at < sentence.Count ? ConstantSets.PrefixOf(sentence[at].Text) : "";
        if (!ConstantSets.IsLong(prefix))
        {
            return false;
        }

        List<string> members = ConstantSets.WithPrefix(context, record, prefix).FindAll(c => !ConstantSets.IsSentinel(c));
        bool isChoice = members.Count >= 2 && ConstantSets.AreDistinct(context, members);
        bool isSaid = ValuesInference.SaysCombined(sentence);
        bool isCombined = !SaysOneOf(sentence) && ConstantSets.AreFlags(context, members) && (isSaid || members.All(m => ConstantSets.IsSingleBit(context, m)) && members.Count > 2);
        isChoice &= isCombined || !isSaid;
        if (isCombined)
        {
            members.RemoveAll(m => ConstantSets.IsNoFlag(context, m));
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
}

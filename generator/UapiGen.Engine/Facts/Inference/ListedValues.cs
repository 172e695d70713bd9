using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Lists in a record's own text: "The @op can be:" before "- %DEMO_OP_MAP - what it does".</summary>
internal static class ListedValues
{
    private static readonly WordSet _leads = new("and the where");

    private static readonly WordSet _modals = new("can may must");

    /// <param name="context">The facts so far.</param>
    /// <param name="record">The record.</param>
    /// <param name="beside">The constants that are defined beside each member.</param>
    public static void Read(InferenceContext context, RecordDeclaration record, Dictionary<string, List<Macro>>? beside)
    {
        if (context.Documentation.KernelDocOf(record) is not { } doc || !doc.Body.Span.Contains("be:") && !doc.Body.Span.Contains("values:"))
        {
            return;
        }

        List<Sentence> sentences = context.SentencesOf(doc.Body);
        for (int i = 0; i < sentences.Count; i++)
        {
            string member = MemberOf(record, sentences[i]);
            bool isKnown = member.Length == 0 || context.Facts.Find<ValuesFact>(record.CName, member, static (v, p) => v.IsStated && v.Path == p) >= 0;
            List<string> listed = isKnown ? [] : ListedBelow(context, sentences, i + 1);
            if (listed.Count > 0)
            {
                Add(context, record, member, listed, beside is not null && beside.TryGetValue(member, out List<Macro>? macros) ? macros : null, sentences[i]);
            }
        }
    }

    /// <summary>The member of "[and] the @op can be:", "@op supports the following values:"; empty when a sentence opens no list.</summary>
    private static string MemberOf(RecordDeclaration record, Sentence sentence)
    {
        int i = 0;
        while (i < sentence.Count && sentence[i].IsAny(_leads))
        {
            i++;
        }

        bool isMarked = i + 2 < sentence.Count && sentence[i].Markup == '@' && sentence[sentence.Count - 1].Is(":");
        bool isOpening = isMarked && ((sentence[i + 1].IsAny(_modals) && sentence[i + 2].Is("be")) || sentence.Find("following", "values") > i);
        return isOpening && RecordMembers.Find(record, sentence[i].Text) is { Type.Canonical: BuiltInType { IsInteger: true } } ? sentence[i].Text : "";
    }

    /// <summary>"The index in @info can be:" begins a list of something else.</summary>
    private static bool OpensAnother(Sentence sentence)
    {
        bool isOpening = sentence[sentence.Count - 1].Is(":") && !sentence[0].IsAny("-", "*");
        for (int i = 0; i < sentence.Count && isOpening; i++)
        {
            if (sentence[i].Markup == '@')
            {
                return true;
            }
        }

        return false;
    }

    private static List<string> ListedBelow(InferenceContext context, List<Sentence> sentences, int from)
    {
        var listed = new List<string>();
        for (int i = from; i < sentences.Count && !OpensAnother(sentences[i]); i++)
        {
            Sentence sentence = sentences[i];
            bool isEntry = sentence.Count > 1 && sentence[0].IsAny("-", "*") && sentence[1].IsCapitals && context.Constants.Contains(sentence[1].Text)
                && (sentence.Count == 2 || sentence[2].IsAny("-", ":"));
            if (isEntry && !listed.Contains(sentence[1].Text))
            {
                listed.Add(sentence[1].Text);
            }
        }

        return listed;
    }

    /// <summary>A list may have been left behind by its header: the constants beside the member say what it lacks.</summary>
    private static void Add(InferenceContext context, RecordDeclaration record, string member, List<string> listed, List<Macro>? beside, Sentence words)
    {
        List<string> constants = beside is not null && listed.All(l => beside.Exists(m => m.Name == l)) ? beside.ConvertAll(m => m.Name) : listed;
        bool isFlags = FlagHolder.IsFlagsName(member) && ConstantSets.AreFlags(context, constants);
        bool isChoice = !FlagHolder.IsFlagsName(member) && constants.Count > 1 && ConstantSets.AreDistinct(context, constants);
        if (isFlags || isChoice)
        {
            ValuesInference.AddGroup(context, record, member, constants, InferenceContext.Stated(words), isFlags);
        }
    }
}

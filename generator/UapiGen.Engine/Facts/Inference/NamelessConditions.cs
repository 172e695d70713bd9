using System.Collections.Generic;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>A condition above a struct or union without a name holds for each member in it: "Valid only when F is set".</summary>
internal static class NamelessConditions
{
    private const int LongestText = 3;

    private static readonly WordSet _openings = new("valid only used relevant applies applicable meaningful");

    public static void Read(InferenceContext context, RecordDeclaration record) => Read(context, record, record);

    private static void Read(InferenceContext context, RecordDeclaration record, RecordDeclaration part)
    {
        foreach (FieldDeclaration field in part.Fields)
        {
            if (!field.IsAnonymousRecord || RecordMembers.RecordOf(field.Type) is not { } inner)
            {
                continue;
            }

            List<Sentence>? sentences = context.Documentation.Read(field.Comments.Leading) is { } doc ? context.SentencesOf(doc.All) : null;
            if (sentences is { Count: > 0 and <= LongestText })
            {
                Read(context, record, inner, sentences);
            }

            Read(context, record, inner);
        }
    }

    private static void Read(InferenceContext context, RecordDeclaration record, RecordDeclaration inner, List<Sentence> sentences)
    {
        List<Sentence> conditions = sentences.FindAll(static s => s[0].IsAny(_openings));
        foreach (FieldDeclaration member in inner.Fields)
        {
            bool isOpen = conditions.Count > 0 && member.Name is { } name && context.Facts.Find<ConditionFact>(record.CName, f => f.Path == name) < 0;
            if (isOpen)
            {
                ConditionInference.ReadMember(context, context.SubjectOf(record, member.Name!, ""), conditions);
            }
        }
    }
}

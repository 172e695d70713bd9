using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Documentation;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>What a member's own words and name say of it: role, direction, condition.</summary>
internal static class MemberInference
{
    public static void Read(InferenceContext context, RecordDeclaration record)
    {
        Direction group = Direction.Unspecified;
        Sentence? groupWords = null;
        List<MemberWords> members = context.MembersOf(record);
        foreach (MemberWords member in members)
        {
            (string path, FieldDeclaration field, List<Sentence> sentences) = (member.Path, member.Field, member.Sentences);

            // A comment that is a bare marker ("in", "out:") heads the members below it, down to the next.
            if (sentences.Count > 0 && DirectionWords.IsBareMarker(sentences[0]) && field.Comments.Leading is not null)
            {
                group = DirectionWords.Of(sentences[0]);
                groupWords = sentences[0];
            }

            MemberRoles.Read(context, record, path, field, sentences);
            ReadDirection(context, record, member, group, groupWords);
            if (sentences.Count > 0)
            {
                ReadSentences(context, record, path, sentences);
            }

            if (field.CountedBy is { } counter && RecordMembers.Find(record, counter) is not null)
            {
                var provenance = new Provenance(FactSource.Inferred, Confidence.Stated, field.Span) { Words = $"__counted_by({counter})" };
                context.Add(new CountFact(provenance, record.CName, counter, path));
            }
        }

        // Addresses and lengths name one another, in either order.
        string above = "";
        foreach (MemberWords member in members)
        {
            foreach (Sentence sentence in member.Sentences)
            {
                LengthWords.Read(context, record, member.Path, above, sentence);
            }

            above = member.Path;
        }

        NamelessConditions.Read(context, record);
        UnionInference.Read(context, record);
        ReadRecordText(context, record);
    }

    private static void ReadSentences(InferenceContext context, RecordDeclaration record, string path, List<Sentence> sentences)
    {
        var subject = context.SubjectOf(record, path, "");
        ConditionInference.ReadMember(context, subject, sentences);
        ConditionInference.ReadMentions(context, subject, sentences);
        foreach (Sentence sentence in sentences)
        {
            ReadZeroFor(context, record, path, sentence);
            SelfConditionWords.Read(context, record, path, sentence);
            ExclusiveWords.Read(context, subject, sentence);
            VersionWords.Read(context, record.CName, path, sentence);
        }
    }

    /// <summary>"Zero for eventfd" beside a member of a nested record: its fd counts while the member is zero.</summary>
    private static void ReadZeroFor(InferenceContext context, RecordDeclaration record, string path, Sentence sentence)
    {
        if (!(sentence.Count == 3 && sentence[0].IsAny("zero", "0") && sentence[1].Is("for")))
        {
            return;
        }

        string prefix = path.Substring(0, path.LastIndexOf('.') + 1);
        if (!("." + prefix).EndsWith("." + sentence[2].Text + ".", StringComparison.Ordinal))
        {
            return;
        }

        foreach (string sibling in context.MembersOf(record).Select(m => m.Path))
        {
            string name = sibling.StartsWith(prefix, StringComparison.Ordinal) ? sibling.Substring(prefix.Length) : "";
            if (FdWords.IsFdName(name))
            {
                Provenance provenance = InferenceContext.Stated(sentence);
                context.Add(new FdFact(provenance, record.CName, sibling) { Kinds = FdWords.IsFd(sentence, 2) ? FdKinds.Of(record.Header, sentence, 2) : [] });
                context.Add(new ConditionFact(provenance, record.CName, sibling, new Comparison(path, ComparisonOperator.Equal, ConstantTerm.Of(0))));
            }
        }
    }

    private static void ReadDirection(
        InferenceContext context, RecordDeclaration record, MemberWords member, Direction group, Sentence? groupWords)
    {
        string path = member.Path;
        (Direction direction, Sentence? words) = DirectionWords.Of(member.Passages);
        if (words is not null && direction == Direction.Out && PointerWords.SaysPointer(words) && !words[0].IsAny("returned", "returns", "out", "output"))
        {
            // "Pointer to struct x filled in by the kernel": what it points to is.
            return;
        }

        bool isAddress = direction is Direction.Out or Direction.InOut && MemberRoles.IsAddress(context, record, member);
        if (words is not null && isAddress && !words[0].Is("returned") && !PointerWords.SaysPointer(words))
        {
            // "Key blob (output)" beside an address: the memory is written, the caller gives the address.
            return;
        }

        if (words is not null)
        {
            // "Returned handle" in a record that several ioctls share is said of one of them.
            bool isOfOneIoctl = (words[0].IsAny("returned", "returns") || words.At(0, "on", "return")) && context.IoctlsWith(record) > 1;
            Provenance provenance = InferenceContext.Stated(words);
            context.Add(new DirectionFact(isOfOneIoctl ? provenance with { Confidence = Confidence.Guessed } : provenance, record.CName, path, direction));
        }
        else if (group != Direction.Unspecified && groupWords is not null)
        {
            var provenance = new Provenance(FactSource.Inferred, Confidence.Guessed, groupWords.Span);
            context.Add(new DirectionFact(provenance, record.CName, path, group));
        }
        else if (member.Field.Name is { } name && name.StartsWith("out_", StringComparison.Ordinal))
        {
            context.Add(new DirectionFact(InferenceContext.Guessed(member.Field.Span), record.CName, path, Direction.Out));
        }
    }

    /// <summary>The record's own text, which may speak of its members by name.</summary>
    private static void ReadRecordText(InferenceContext context, RecordDeclaration record)
    {
        KernelDoc? doc = context.Documentation.KernelDocOf(record);
        List<Sentence> sentences = doc is null ? [] : context.SentencesOf(doc.Body);
        if (sentences.Count > 0)
        {
            var subject = context.SubjectOf(record, "", "");
            string entity = IoctlNames.InTitle(doc!) ?? record.CName;
            ConditionInference.ReadMentions(context, subject, sentences);
            foreach (Sentence sentence in sentences)
            {
                FdWords.ReadMentions(context, subject, sentence);
                ExclusiveWords.Read(context, subject, sentence);
                VersionWords.Read(context, entity, "", sentence);
                ErrnoWords.Read(context, entity, sentence);
            }
        }

        // A #define right above a struct names what the struct is for: its comment speaks of both.
        Macro? above = context.MacroAbove(record);
        NamedKinds.ReadRecord(context, record, doc);
        NamedKinds.ReadRecord(context, record, above is null ? null : context.Documentation.Read(above.Comments.Leading));
    }
}

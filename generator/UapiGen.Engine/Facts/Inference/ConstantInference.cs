using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Documentation;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>What the words about a flag say of members: "F indicates @x is valid", "If this flag is not provided, @x is ignored".</summary>
internal static class ConstantInference
{
    public static void Read(InferenceContext context, IReadOnlyList<RecordDeclaration> records, CancellationToken cancellationToken)
    {
        Dictionary<string, MentionedRecords> byHeader = records.GroupBy(r => r.Header, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new MentionedRecords(context, g), StringComparer.Ordinal);
        foreach (Macro macro in context.Unit.Macros)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (macro.Value is IntegerConstant && macro.Ioctl is null)
            {
                List<Sentence> sentences = context.SentencesOf(macro.Name, context.Documentation.KernelDocOf(macro), null, macro.Comments);
                ReadConstant(context, macro.Name, macro.EnclosingDeclaration as RecordDeclaration, sentences, byHeader.TryGetValue(macro.Header, out MentionedRecords? near) ? near : null);
            }
        }

        foreach (EnumDeclaration declaration in context.Unit.Declarations.OfType<EnumDeclaration>())
        {
            cancellationToken.ThrowIfCancellationRequested();
            KernelDoc? doc = context.Documentation.KernelDocOf(declaration);
            foreach (Enumerator enumerator in declaration.Enumerators)
            {
                List<Sentence> sentences = context.SentencesOf(
                    enumerator.Name, context.Documentation.Read(enumerator.Comments.Leading), doc?.Member(enumerator.Name), enumerator.Comments);
                ReadConstant(context, enumerator.Name, null, sentences, byHeader.TryGetValue(declaration.Header, out MentionedRecords? near) ? near : null);
            }
        }
    }

    private static void ReadConstant(
        InferenceContext context, string constant, RecordDeclaration? enclosing, List<Sentence> sentences, MentionedRecords? records)
    {
        if (sentences.Count == 0)
        {
            return;
        }

        foreach (Sentence sentence in sentences)
        {
            VersionWords.Read(context, constant, "", sentence);
        }

        RecordDeclaration? record = enclosing ?? (records is null ? null : RecordOf(context, constant, sentences, records));
        if (record is null)
        {
            ReadExclusive(context, constant, sentences);
            return;
        }

        // A comment may list several constants, each with a colon: such a sentence is that constant's own.
        var subject = context.SubjectOf(record, "", constant);
        List<Sentence> own = sentences
            .Where(s => !(s.Count > 2 && s[1].Is(":") && s[0].Text != constant && context.Names.HasConstant(s[0].Text))).ToList();
        foreach (Sentence sentence in own)
        {
            FlagWords.Read(context, subject, sentence);
            ExclusiveWords.Read(context, subject, sentence);
            ReadTail(context, subject, sentence);
        }

        ConditionInference.ReadMentions(context, subject, own);
    }

    /// <summary>Words about flags that don't go together hold for each member that takes the flag, whether or not they name it.</summary>
    private static void ReadExclusive(InferenceContext context, string constant, List<Sentence> sentences)
    {
        foreach (ValuesFact taker in context.ValuesWith(constant))
        {
            if (taker.IsFlags && taker.IsStated && context.Names.Record(taker.Record) is { } record)
            {
                var subject = context.SubjectOf(record, "", constant);
                foreach (Sentence sentence in sentences)
                {
                    ExclusiveWords.Read(context, subject, sentence);
                }
            }
        }
    }

    /// <summary>"Data is eventfd (s32)" beside a flag in a struct's body: with the flag, the member of that name holds fds.</summary>
    private static void ReadTail(InferenceContext context, PhraseSubject subject, Sentence sentence)
    {
        bool isSaid = sentence.Count >= 3 && sentence[1].IsAny("is", "are", "contains", "holds");
        string member = isSaid ? sentence[0].Lower : "";
        if (!subject.Members.Contains(member) || FlagHolder.Of(context, subject.Record!, subject.Constant) is not { Length: > 0 } holder)
        {
            return;
        }

        int at = sentence.FindAny(2, "eventfd", "fd", "memfd");
        if (at is < 0 or > 4)
        {
            return;
        }

        Provenance provenance = InferenceContext.Stated(sentence);
        context.Add(new FdFact(provenance, subject.Record!.CName, member) { Kinds = FdKinds.Of(subject.Record.Header, sentence, at) });
        context.Add(new ConditionFact(
            provenance, subject.Record.CName, member, new Comparison(holder, ComparisonOperator.HasBits, ConstantTerm.Of(subject.Constant))));
    }

    private static bool MentionsMember(PhraseSubject subject, Sentence sentence)
    {
        for (int i = 0; i < sentence.Count; i++)
        {
            if (subject.MentionedMember(sentence, i) is { Length: > 0 } member && !FlagHolder.IsFlagsName(member))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a word is <c>tag.member</c>.</summary>
    private static bool LeadsInto(Sentence sentence, string tag)
    {
        for (int i = 0; i < sentence.Count; i++)
        {
            string text = sentence[i].Text;
            if (text.Length > tag.Length && text[tag.Length] == '.' && text.StartsWith(tag, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The record that a flag's words speak of: one that they name, else the only one that takes flags and has a member they name.</summary>
    private static RecordDeclaration? RecordOf(
        InferenceContext context, string constant, List<Sentence> sentences, MentionedRecords records)
    {
        RecordDeclaration? best = null;
        foreach (RecordDeclaration record in records.In(sentences))
        {
            if (record.Tag is { } tag && sentences.Any(s => LeadsInto(s, tag)))
            {
                return record;
            }

            var subject = context.SubjectOf(record, "", constant);
            bool isMentioned = sentences.Any(s => MentionsMember(subject, s))
                && FlagHolder.Of(context, record, constant).Length > 0;
            if (isMentioned && best is not null)
            {
                // Two records have such a member: the words don't say which is meant.
                return null;
            }

            best = isMentioned ? record : best;
        }

        return best;
    }
}

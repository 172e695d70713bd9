using System.Collections.Generic;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Reads comments that head a block of <c>#define</c>s and name the member that takes them: "Flags for demo_args.flags", "demo_msg flags field", "Used by: struct demo_args.flags".</summary>
internal static class HeadingGroups
{
    private const int LongestComment = 200;

    private const int LongestSentence = 14;

    private static readonly char[] s_joints = ['.', '>', ':'];

    private static readonly WordSet _verbs = new("is are was were may must should if when");

    private static readonly WordSet _links = new("and , /");

    public static void Read(InferenceContext context)
    {
        foreach (Macro macro in context.Unit.Macros)
        {
            bool isHead = macro.Value is IntegerConstant && macro.Ioctl is null && macro.EnclosingDeclaration is null
                && macro.Comments.Leading is { } comment && comment.Span.Length < LongestComment && MayName(comment.Span);
            if (!isHead || context.Documentation.Read(macro.Comments.Leading) is not { } doc)
            {
                continue;
            }

            List<Sentence> sentences = context.SentencesOf(doc.All);
            bool isHeading = sentences.Count > 0 && sentences[0].Count <= LongestSentence && sentences[0].FindAny(0, _verbs) < 0;
            if (!isHeading)
            {
                continue;
            }

            Sentence named = sentences.Find(static s => s.At(0, "used", "by") || s.At(0, "used", "in")) ?? sentences[0];
            if (NamedMembers(context, named) is { Count: > 0 } members)
            {
                AddBlock(context, macro, members, named);
            }
        }
    }

    /// <summary>Whether a comment has a path in it, or the word "field" or "member": few have, and only these are read.</summary>
    private static bool MayName(SourceSpan span)
    {
        string text = span.File!.Text;
        int last = span.End - 3;
        for (int i = span.Start + 1; i <= last && (i = text.IndexOfAny(s_joints, i, last + 1 - i)) >= 0; i++)
        {
            if (char.IsLetter(text[i + 1]) && (char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '-' or ':' or '_'))
            {
                return true;
            }
        }

        return span.Contains(" field") || span.Contains(" member") || span.Contains("sed by:");
    }

    /// <summary>The members that a heading names: <c>record.member</c>, "record member field", and what "and" joins to them.</summary>
    private static List<Member> NamedMembers(InferenceContext context, Sentence sentence)
    {
        var members = new List<Member>();
        for (int i = 0; i < sentence.Count; i++)
        {
            string text = sentence[i].Text;
            int dot = text.IndexOf('.');
            if (dot > 0 && MemberOf(context, text.Substring(0, dot), text.Substring(dot + 1)) is { } dotted)
            {
                members.Add(dotted);
            }
            else if (members.Count > 0 && i > 0 && sentence[i - 1].IsAny(_links) && MemberOf(context, members[0].Record.Tag!, text) is { } joined)
            {
                members.Add(joined);
            }
            else if (i + 2 < sentence.Count && sentence[i + 2].IsAny("field", "member") && text.IndexOf('_') > 0 && MemberOf(context, text, sentence[i + 1].Text) is { } named)
            {
                members.Add(named);
            }
            else if (i == sentence.Count - 1 && i > 1 && sentence.At(0, "used", "by") && sentence[i - 1].Is("struct") && MemberOf(context, text, "flags") is { } flags)
            {
                members.Add(flags);
            }
        }

        return members;
    }

    private static Member? MemberOf(InferenceContext context, string tag, string path) =>
        context.Names.Record("struct " + tag) is { Tag: not null } record && RecordMembers.Find(record, path) is { Type.Canonical: BuiltInType { IsInteger: true } }
            ? new Member(record, path)
            : null;

    private static void AddBlock(InferenceContext context, Macro first, List<Member> members, Sentence heading)
    {
        List<string> constants = DefineBlock.Below(context, first);
        foreach (Member member in members)
        {
            bool isNamed = FlagHolder.IsFlagsName(member.Path);
            List<string> choices = constants.FindAll(c => !ConstantSets.IsSentinel(c));
            bool isFlags = constants.Count > (isNamed ? 0 : 1) && ConstantSets.AreFlags(context, constants) && (isNamed || ConstantSets.HasBits(context, constants));
            bool isChoice = !isFlags && !isNamed && choices.Count > 1 && ConstantSets.AreDistinct(context, choices);
            bool isKnown = context.Facts.Find<ValuesFact>(member.Record.CName, member.Path, static (v, p) => v.IsStated && v.Path == p) >= 0;
            if (!isKnown && (isFlags || isChoice))
            {
                ValuesInference.AddGroup(context, member.Record, member.Path, isFlags ? constants : choices, InferenceContext.Stated(heading), isFlags);
            }
        }
    }

    private sealed class Member(RecordDeclaration record, string path)
    {
        public RecordDeclaration Record => record;

        public string Path => path;
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Documentation;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>The kind of a record's fd as the text over the record, or over an ioctl that takes it, names it: "when the provided eventfd is triggered".</summary>
internal static class NamedKinds
{
    private static readonly WordSet _given = new("provided given specified passed supplied");

    private static readonly WordSet _orders = new("set specify pass attach register assign use");

    /// <summary>Reads the text over a record: its member that is named after the kind, else its only fd, is of that kind.</summary>
    public static void ReadRecord(InferenceContext context, RecordDeclaration record, KernelDoc? doc)
    {
        // All words for kinds end so; most texts have none.
        if (doc is null || !doc.All.Span.Contains("fd"))
        {
            return;
        }

        foreach (Sentence sentence in context.SentencesOf(doc.All))
        {
            int at = KindAt(sentence);
            if (at < 0)
            {
                continue;
            }

            string kind = sentence[at].Lower;
            foreach ((string path, FieldDeclaration field) in RecordMembers.Of(record))
            {
                if (field.Name is { } name && name.EndsWith(kind, StringComparison.Ordinal))
                {
                    Add(context, record, path, kind, sentence);
                }
            }

            bool isGiven = at > 0 && sentence[at - 1].IsAny(_given);
            if (isGiven && OnlyFd(record) is { } only)
            {
                Add(context, record, only, kind, sentence);
            }
        }
    }

    /// <summary>Reads an ioctl's own words about the fd in its argument, when ioctls share the record: "Set eventfd to signal an error", "Pass fd -1 to unbind".</summary>
    public static void ReadIoctl(InferenceContext context, Macro macro, RecordDeclaration record, IReadOnlyList<Sentence> sentences)
    {
        if (context.IoctlsWith(record) < 2 || OnlyFd(record) is not { } path)
        {
            return;
        }

        foreach (Sentence sentence in sentences)
        {
            int at = sentence[0].IsAny(_orders) ? KindAt(sentence) : -1;
            string[] kinds = at is > 0 and < 4 ? [sentence[at].Lower] : [];
            long? none = FdWords.NoneOf(sentence) ?? (kinds.Length > 0 ? GeneralNone(context, record, path) : null);
            bool isOfFd = kinds.Length > 0 || (sentence.FindAny(0, "fd") is >= 0 and < 4 && none is not null);
            if (!isOfFd)
            {
                continue;
            }

            // Ioctls that say the same make one fact.
            int known = context.Facts.Find<FdFact>(record.CName, f => f.Path == path && !f.ForIoctls.IsEmpty && f.None == none && f.Kinds.SequenceEqual(kinds));
            if (known >= 0)
            {
                var fact = (FdFact)context.Facts[known];
                context.Facts[known] = fact with { ForIoctls = fact.ForIoctls.Add(macro.Name) };
            }
            else
            {
                context.Add(new FdFact(InferenceContext.Stated(sentence), record.CName, path) { Kinds = kinds.ToImmutableArray(), None = none, ForIoctls = [macro.Name] });
            }

            return;
        }
    }

    private static int KindAt(Sentence sentence) => sentence.FindAny(0, FdWords.KindWords);

    private static long? GeneralNone(InferenceContext context, RecordDeclaration record, string path) =>
        context.Facts.Of<FdFact>(record.CName).FirstOrDefault(f => f.Path == path && f.ForIoctls.IsEmpty)?.None;

    private static string? OnlyFd(RecordDeclaration record)
    {
        List<string> fds = RecordMembers.Of(record)
            .Where(m => FdWords.IsFdName(m.Field.Name ?? "") && m.Field.Type.Canonical is BuiltInType { IsInteger: true, Size: >= 4 }).Select(m => m.Path).ToList();
        return fds.Count == 1 ? fds[0] : null;
    }

    private static void Add(InferenceContext context, RecordDeclaration record, string path, string kind, Sentence sentence)
    {
        int known = context.Facts.Find<FdFact>(record.CName, path, static (f, p) => f.Path == p && f.ForIoctls.IsEmpty);
        if (known >= 0 && (FdFact)context.Facts[known] is { } fact)
        {
            bool isOpen = fact.Kinds.IsEmpty || !fact.IsStated;
            context.Facts[known] = !isOpen ? fact : fact with { Kinds = [kind], Provenance = fact.IsStated ? fact.Provenance : InferenceContext.Stated(sentence) };
        }
        else
        {
            context.Add(new FdFact(InferenceContext.Stated(sentence), record.CName, path) { Kinds = [kind] });
        }
    }
}

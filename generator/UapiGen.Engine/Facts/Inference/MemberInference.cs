using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Documentation;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>What a member's own words and name say of it: role, direction, condition.</summary>
internal static class MemberInference
{
    private static readonly WordSet _numbers = new("index number count size offset flags");

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

            ReadRole(context, record, path, field, sentences);
            ReadDirection(context, record, member, group, groupWords);
            if (sentences.Count > 0)
            {
                ReadSentences(context, record, path, sentences);
            }

            if (field.CountedBy is { } counter && RecordMembers.Find(record, counter) is not null)
            {
                var provenance = new Provenance(FactSource.Inferred, Confidence.Stated, field.Span, $"__counted_by({counter})");
                context.Add(new CountFact(provenance, record.CName, counter, path));
            }
        }

        // Addresses and lengths name one another, in either order.
        foreach (MemberWords member in members)
        {
            foreach (Sentence sentence in member.Sentences)
            {
                LengthWords.Read(context, record, member.Path, sentence);
            }
        }

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

    private static void ReadRole(InferenceContext context, RecordDeclaration record, string path, FieldDeclaration field, List<Sentence> sentences)
    {
        Fact? role = null;
        bool isInteger = FdWords.ElementOf(field.Type) is BuiltInType { IsInteger: true, Size: >= 4 };
        foreach (Sentence sentence in sentences)
        {
            role ??= (Fact?)SizeOf(record, path, sentence)
                ?? (Fact?)ZeroWords.Read(record, path, field, sentence)
                ?? (isInteger ? FdWords.Read(record, path, field, sentence) : (Fact?)null)
                ?? (Fact?)PointerWords.Read(context, record, path, field, sentence)
                ?? (isInteger ? IdOf(record, path, sentence) : null);
        }

        // "number of fds", "index into the table": words that deny what the name suggests.
        bool isDenied = sentences.Count > 0 && sentences[0].FindAny(0, _numbers) is >= 0 and < 3
            && FdWords.FindFd(sentences[0], 0, 3) < 0;
        role ??= GuessedRole(record, path, field, isInteger && !isDenied);
        if (role is FdFact { Direction: Direction.Out } fd && context.IoctlsWith(record) > 1)
        {
            // What one ioctl returns, another takes.
            role = fd with { Direction = Direction.Unspecified };
        }

        if (role is not null)
        {
            context.Add(role);
        }

        foreach (Sentence sentence in sentences)
        {
            if (CountOf(record, path, sentence) is { } count)
            {
                context.Add(count);
            }
        }
    }

    /// <summary>"sizeof(struct x)", "size of this structure" about a member of struct x.</summary>
    private static SizeFact? SizeOf(RecordDeclaration record, string path, Sentence sentence)
    {
        // "User filled size of this data" about the first member.
        int size = sentence.Find("size", "of") is >= 0 and int found && found <= 3 ? found + 2 : -1;
        size += size >= 0 && size < sentence.Count && sentence[size].Is("the") ? 1 : 0;
        bool isThis = size >= 0 && ((sentence.At(size, "this") && size + 1 < sentence.Count && sentence[size + 1].IsAny("data", "struct", "structure", "argument"))
            || (size < sentence.Count && record.Tag is not null && (sentence[size].Text == record.Tag || (sentence[size].Is("struct") && size + 1 < sentence.Count && sentence[size + 1].Text == record.Tag))));
        if (isThis && record.Fields.Length > 0 && record.Fields[0].Name == path && record.Fields[0].Type.Canonical is BuiltInType { IsInteger: true, Size: >= 4 })
        {
            return new SizeFact(InferenceContext.Stated(sentence), record.CName, path);
        }

        int i = sentence.FindAny(0, "sizeof");
        bool isOwn = i >= 0 && record.Tag is not null && sentence.At(i + 1, "(") && sentence.FindAny(i, record.Tag.ToLowerInvariant()) is >= 0 and int at && at <= i + 3
            && sentence[at].Text == record.Tag && !path.Contains('.');
        return isOwn && i <= 3 ? new SizeFact(InferenceContext.Stated(sentence), record.CName, path) : null;
    }

    /// <summary>"ID of the …", "The ID of …"</summary>
    private static IdFact? IdOf(RecordDeclaration record, string path, Sentence sentence)
    {
        int i = sentence.At(0, "the") || sentence.At(0, "an") || sentence.At(0, "output") ? 1 : 0;
        return sentence.At(i, "id", "of") && path.EndsWith("id", StringComparison.Ordinal)
            ? new IdFact(InferenceContext.Stated(sentence), record.CName, path)
            : null;
    }

    /// <summary>"Number of entries in @x": the member counts an array of its record.</summary>
    private static CountFact? CountOf(RecordDeclaration record, string path, Sentence sentence)
    {
        int start = sentence.At(0, "the") ? 1 : 0;
        if (!(sentence.At(start, "number", "of") || sentence.At(start, "count", "of")))
        {
            return null;
        }

        for (int i = start + 2; i < Math.Min(sentence.Count, start + 9); i++)
        {
            bool isPlace = i > 0 && sentence[i - 1].IsAny("in", "of", "the") && (sentence[i].Markup == '@' || sentence[i].Text.Contains('_') || sentence.At(i + 1, "["));
            string name = sentence[i].Text;
            if (isPlace && name != path && RecordMembers.Find(record, name) is { Type.Canonical: ArrayType })
            {
                return new CountFact(InferenceContext.Stated(sentence), record.CName, path, name);
            }
        }

        return null;
    }

    /// <summary>What the name alone suggests; never more than a guess.</summary>
    private static FieldFact? GuessedRole(RecordDeclaration record, string path, FieldDeclaration field, bool isInteger)
    {
        string name = field.Name ?? "";
        if (IsReservedName(name) && FdWords.ElementOf(field.Type) is BuiltInType)
        {
            return new ReservedFact(InferenceContext.Guessed(field.Span), record.CName, path);
        }

        bool isCount = name.StartsWith("num_", StringComparison.Ordinal) || name.StartsWith("nr_", StringComparison.Ordinal) || name.StartsWith("n_", StringComparison.Ordinal)
            || (name.EndsWith("fds", StringComparison.Ordinal) && field.Type.Canonical is not ArrayType);
        if (isInteger && !isCount && FdWords.IsFdName(name))
        {
            return new FdFact(InferenceContext.Guessed(field.Span), record.CName, path);
        }

        bool isAddress = field.Type.Canonical is BuiltInType { IsInteger: true, Size: 8 }
            && (name.EndsWith("_ptr", StringComparison.Ordinal) || name.EndsWith("_uptr", StringComparison.Ordinal) || name.EndsWith("_uaddr", StringComparison.Ordinal) || name is "uaddr" or "uptr");
        if (isAddress)
        {
            return new PointerFact(InferenceContext.Guessed(field.Span), record.CName, path);
        }

        bool isSize = name is "argsz" && record.Fields.Length > 0 && record.Fields[0] == field;
        return isSize ? new SizeFact(InferenceContext.Guessed(field.Span), record.CName, path) : null;
    }

    /// <summary><c>reserved</c>, <c>__pad2</c>, <c>resv_1</c></summary>
    private static bool IsReservedName(string name)
    {
        int start = 0;
        while (start < name.Length && name[start] == '_')
        {
            start++;
        }

        int end = name.Length;
        while (end > start && name[end - 1] is '_' or (>= '0' and <= '9'))
        {
            end--;
        }

        return (start == 0 && end == name.Length ? name : name.Substring(start, end - start)) is "reserved" or "pad" or "padding" or "resv" or "rsvd" or "unused" or "res";
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
                context.Add(new FdFact(provenance, record.CName, sibling) { Kinds = FdWords.IsFd(sentence, 2) ? FdWords.KindOf(record.Header, sentence, 2) : [] });
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

        if (words is not null)
        {
            // "Returned handle" in a record that several ioctls share is said of one of them.
            bool isOfOneIoctl = words[0].IsAny("returned", "returns") && context.IoctlsWith(record) > 1;
            Provenance provenance = InferenceContext.Stated(words);
            context.Add(new DirectionFact(isOfOneIoctl ? provenance with { Confidence = Confidence.Guessed } : provenance, record.CName, path, direction));
        }
        else if (group != Direction.Unspecified && groupWords is not null)
        {
            var provenance = new Provenance(FactSource.Inferred, Confidence.Guessed, groupWords.Span, groupWords.Span.Text);
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
        var subject = context.SubjectOf(record, "", "");
        ConditionInference.ReadMentions(context, subject, sentences);
        foreach (Sentence sentence in sentences)
        {
            FdWords.ReadMentions(context, subject, sentence);
            ExclusiveWords.Read(context, subject, sentence);
            string entity = IoctlNames.InTitle(doc!) ?? record.CName;
            VersionWords.Read(context, entity, "", sentence);
            ErrnoWords.Read(context, entity, sentence);
        }

        // A #define right above a struct names what the struct is for: its comment speaks of both.
        Macro? above = context.MacroAbove(record);
        NamedKinds.ReadRecord(context, record, doc);
        NamedKinds.ReadRecord(context, record, above is null ? null : context.Documentation.Read(above.Comments.Leading));
    }
}

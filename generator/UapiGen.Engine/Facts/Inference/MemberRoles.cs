using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>What a member is, by its words or by its name: an fd, an id, an address, a size, a count, or reserved.</summary>
internal static class MemberRoles
{
    private static readonly WordSet _numbers = new("index number count size offset flags");

    public static void Read(InferenceContext context, RecordDeclaration record, string path, FieldDeclaration field, List<Sentence> sentences)
    {
        Fact? role = null;
        bool isInteger = FdWords.ElementOf(field.Type) is BuiltInType { IsInteger: true, Size: >= 4 };

        // "Set to 0" beside flags that the header has for the member is older than these.
        bool takesFlags = sentences.Count > 0 && context.Facts.Find<ValuesFact>(record.CName, path, static (v, p) => v.IsStated && v.IsFlags && v.Path == p) >= 0;
        bool isOfBits = false;
        foreach (Sentence sentence in sentences)
        {
            // "bit 1 - reserved. set to 0. bit 2 …" is not said of the whole member.
            bool isOfOneBit = isOfBits;
            isOfBits = sentence[0].IsAny("bit", "bits");
            role ??= (Fact?)SizeOf(record, path, sentence)
                ?? (takesFlags || isOfOneBit ? null : ZeroWords.Read(record, path, field, sentence))
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

        role = role is PointerFact { IsStated: true } pointer ? WithDirection(pointer, sentences) : role;
        if (role is not null)
        {
            context.Add(role);
        }

        foreach (Sentence sentence in sentences)
        {
            if ((CountOf(record, path, sentence) ?? CounterOf(record, path, field, sentence)) is { } count)
            {
                context.Add(count);
            }
        }
    }

    /// <summary>"sizeof(struct x)", "size of this structure" about a member of struct x.</summary>
    private static SizeFact? SizeOf(RecordDeclaration record, string path, Sentence sentence)
    {
        bool isFirst = record.Fields.Length > 0 && record.Fields[0].Name == path && record.Fields[0].Type.Canonical is BuiltInType { IsInteger: true, Size: >= 4 };
        bool isNamed = sentence.Count <= 4 && sentence[0].IsAny("structure", "struct") && sentence.Count > 1 && sentence[1].IsAny("length", "size");
        if (isFirst && isNamed)
        {
            return new SizeFact(InferenceContext.Stated(sentence), record.CName, path);
        }

        // "User filled size of this data" about the first member.
        int size = sentence.Find("size", "of") is >= 0 and int found && found <= 3 ? found + 2 : -1;
        size += size >= 0 && size < sentence.Count && sentence[size].Is("the") ? 1 : 0;
        bool isThis = size >= 0 && ((sentence.At(size, "this") && size + 1 < sentence.Count && sentence[size + 1].IsAny("data", "struct", "structure", "argument"))
            || (size < sentence.Count && record.Tag is not null && (sentence[size].Text == record.Tag || (sentence[size].Is("struct") && size + 1 < sentence.Count && sentence[size + 1].Text == record.Tag))));
        if (isThis && isFirst)
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
            if (isPlace && name != path && RecordMembers.Find(record, name) is { Type.Canonical: ArrayType array })
            {
                // "Number of registers in the data array" of bytes counts no bytes.
                bool isOther = array.Element.Canonical is BuiltInType { Size: 1 } && sentence.FindAny(start + 2, "bytes", "characters", "elements", "entries") < 0;
                return isOther ? null : new CountFact(InferenceContext.Stated(sentence), record.CName, path, name);
            }
        }

        return null;
    }

    /// <summary>"num_params tells the actual number of elements in params", about the array <c>params</c>: another member counts this one.</summary>
    private static CountFact? CounterOf(RecordDeclaration record, string path, FieldDeclaration field, Sentence sentence)
    {
        bool isTold = field.Type.Canonical is ArrayType && sentence.Count > 4 && sentence[1].IsAny("tells", "gives", "is", "holds") && sentence[2].Is("the");
        int number = isTold ? sentence.FindAny(3, "number") : -1;
        int at = number is 3 or 4 && sentence.At(number + 1, "of") ? sentence.FindAny(number + 2, "in") : -1;
        bool isOfThis = at >= 0 && at + 1 < sentence.Count && at <= number + 4 && sentence.FindAny(at + 1, path) is >= 0 and int named && named <= at + 2;
        string counter = sentence[0].Text;
        return isOfThis && counter != path && RecordMembers.Find(record, counter) is { Type.Canonical: BuiltInType { IsInteger: true } }
            ? new CountFact(InferenceContext.Stated(sentence), record.CName, counter, path)
            : null;
    }

    /// <summary>Whether a member holds an address, as its words say or its name suggests: what is "output" is then the memory.</summary>
    public static bool IsAddress(InferenceContext context, RecordDeclaration record, MemberWords member)
    {
        bool isWide = member.Field.Type.Canonical is PointerType or BuiltInType { IsInteger: true, Size: 8 };
        string name = member.Field.Name ?? "";
        return isWide && (context.Facts.Find<PointerFact>(record.CName, member.Path, static (f, p) => f.Path == p) >= 0
            || name is "buffer" or "buf" || name.EndsWith("_buffer", StringComparison.Ordinal) || name.EndsWith("_buf", StringComparison.Ordinal));
    }

    /// <summary>"Kernel will fill the entire memory": what any of a member's sentences says of the memory that it points to.</summary>
    private static PointerFact WithDirection(PointerFact pointer, List<Sentence> sentences)
    {
        bool isFilled = pointer.Direction == Direction.Unspecified && sentences.Exists(static s =>
            s.Find("kernel", "will", "fill") >= 0 || s.Find("kernel", "fills") >= 0 || s.Find("driver", "fills") >= 0 || s.Find("filled", "by", "the", "kernel") >= 0);
        return isFilled ? pointer with { Direction = Direction.Out } : pointer;
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

        return (start == 0 && end == name.Length ? name : name.Substring(start, end - start)) is "reserved" or "pad" or "padding" or "resv" or "rsvd" or "rsv" or "unused" or "res";
    }
}

using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Words that say a member holds an address, and of what: "user pointer to an array of struct x", "userspace address of", "points to".</summary>
internal static class PointerWords
{
    private static readonly WordSet _otherMemories = new("guest gpu physical iova dma device-virtual bus");

    private static readonly WordSet _numbers = new("__u8 __u16 __u32 __u64 __s32 __s64 u8 u16 u32 u64");

    private static readonly WordSet _recordNouns = new("struct structs structure structures");

    private static readonly WordSet _placeNouns = new("location position value offset index register cache");

    public static PointerFact? Read(InferenceContext context, RecordDeclaration record, string path, FieldDeclaration field, Sentence sentence)
    {
        CType type = field.Type.Canonical;
        // "For MAPPING op: pointer to …" holds for some cases alone.
        bool isOfOneCase = sentence[0].Is("for") && sentence.FindAny(1, ":") >= 0;
        if (type is not (BuiltInType { IsInteger: true, Size: 8 } or PointerType) || isOfOneCase || !SaysPointer(sentence))
        {
            return null;
        }

        // "Points to a 16 byte UUID"
        int bytes = sentence.FindAny(0, "byte", "bytes", "byte-long");
        long size = bytes > 0 && sentence[bytes - 1].Kind == WordKind.Number && sentence.Find("to", "a") is >= 0 and int to && to == bytes - 3
            && long.TryParse(sentence[bytes - 1].Text, out long number) && number is > 0 and < 65536 ? number : 0;
        if (size > 0 && type is not PointerType)
        {
            return new PointerFact(InferenceContext.Stated(sentence), record.CName, path) { Type = "u8", FixedCount = size, Target = PointerTarget.Typed };
        }

        bool isGuest = sentence.FindAny(0, _otherMemories) >= 0 || sentence.Find("file", "pointer") >= 0 || sentence.Find("in", "the", "file") >= 0 || sentence.Find("in", "a", "file") >= 0;
        return isGuest ? null : new PointerFact(InferenceContext.Stated(sentence), record.CName, path)
        {
            Direction = DirectionOf(sentence),
            Type = type is PointerType ? "" : TargetOf(context, sentence),
            Target = type is not PointerType && TargetOf(context, sentence).Length > 0 ? PointerTarget.Typed : PointerTarget.Unspecified,
        };
    }

    public static bool SaysPointer(Sentence sentence)
    {
        int start = DirectionWords.MarkerLength(sentence);
        for (int i = start; i < sentence.Count && i < start + 6; i++)
        {
            // "write pointer location" is a place, not an address of memory.
            bool isPlace = (i + 1 < sentence.Count && sentence[i + 1].IsAny(_placeNouns)) || (i > 0 && sentence[i - 1].IsAny("stack", "instruction", "program"));
            bool isPointer = sentence[i].IsAny("pointer", "user-pointer", "uptr") || ((sentence.At(i, "ptr", "to") || sentence.At(i, "userptr", "to")) && sentence.FindAny(i, "or", "inline") < 0);
            if (isPointer && !isPlace)
            {
                return true;
            }
        }

        return sentence.Find("points", "to") is >= 0 and < 4
            || sentence.Find("userspace", "address") >= 0 || sentence.Find("user", "address") >= 0 || sentence.Find("user", "space", "address") >= 0
            || sentence.Find("userspace", "virtual", "address") >= 0 || sentence.Find("user", "virtual", "address") >= 0 || sentence.Find("virtual", "user", "space", "address") >= 0
            || sentence.Find("address", "of", "userspace") >= 0 || sentence.Find("address", "of", "a", "buffer") >= 0 || sentence.Find("address", "of", "the", "buffer") >= 0 || sentence.Find("user-space", "address") >= 0 || (sentence.Find("address", "of", "a") is >= 0 and int of && sentence.At(of + 3, "user-space")) || sentence.Find("user", "mode", "address") >= 0;
    }

    /// <summary>"… to an array of struct x", "to a struct x", "the x __u32 array": the type, if the header has it.</summary>
    private static string TargetOf(InferenceContext context, Sentence sentence)
    {
        string first = TargetAfter(context, sentence, sentence.FindAny(0, "to", "of", "for"));
        return first.Length > 0 ? first : TargetAfter(context, sentence, sentence.Find("array", "of"));
    }

    private static string TargetAfter(InferenceContext context, Sentence sentence, int to)
    {
        for (int i = to + 1; to >= 0 && i < sentence.Count && i < to + 8; i++)
        {
            if (sentence[i].Is("struct") && i + 1 < sentence.Count && context.Names.Record("struct " + sentence[i + 1].Text) is { } record)
            {
                return record.CName;
            }

            if (TagAt(context, sentence, i) is { } named)
            {
                return named.CName;
            }

            if (sentence[i].IsAny(_numbers) && sentence.FindAny(0, "cast") < 0 && sentence.FindAny(i + 1, "point", "pointers", "which") < 0)
            {
                return sentence[i].Text;
            }
        }

        return "";
    }

    /// <summary>"my_entry", "my_entries", "entry_desc's" for <c>struct my_entry_desc</c>: a tag without "struct", or its end if one alone has it.</summary>
    public static RecordDeclaration? TagAt(InferenceContext context, Sentence sentence, int at)
    {
        string name = sentence[at].Text;
        if (sentence[at].Kind != WordKind.Word || name.IndexOf('_') <= 0)
        {
            return null;
        }

        bool isMany = name.EndsWith("s", System.StringComparison.Ordinal);
        string one = !isMany ? name : name.Substring(0, name.Length - (name.EndsWith("'s", System.StringComparison.Ordinal) ? 2 : 1));
        bool isEnd = isMany || sentence[at].Markup == '&' || (at + 1 < sentence.Count && sentence[at + 1].IsAny(_recordNouns));
        return context.Names.Record("struct " + name) ?? (isMany ? context.Names.Record("struct " + one) : null)
            ?? (isEnd && sentence[at].Markup != '@' ? context.Names.OnlyStructEndingIn(one) : null);
    }

    private static Direction DirectionOf(Sentence sentence)
    {
        bool isOut = sentence.FindAny(0, "output", "filled", "receive", "receives") >= 0 || sentence.Find("kernel", "to", "fill") >= 0;
        bool isIn = sentence.FindAny(0, "input", "containing", "contains") >= 0;
        return isOut == isIn ? Direction.Unspecified : isOut ? Direction.Out : Direction.In;
    }
}

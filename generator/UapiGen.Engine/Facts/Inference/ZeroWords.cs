using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Words that say a member must be zero: "must be 0", "should be set to zero", "shall be zero-filled".</summary>
internal static class ZeroWords
{
    private static readonly WordSet _orders = new("must should shall needs has have need mbz");

    private static readonly WordSet _conditions = new("if when unless for or otherwise except until on before with as");

    private static readonly WordSet _reserved = new("reserved padding pad unused input must in");

    private static readonly WordSet _ownWords = new(
        "reserved padding pad this field fields currently it value these and the unused for future use flags bits bit 32 64 16 8 32-bit 64-bit extension "
        + "expansion usage drivers applications input in now all bytes is are not used id file alignment align explicit of to 64bit 32bit array entries words tail word user userspace both "
        + "must rsvd mbz any purposes struct");

    private static readonly WordSet _ranges = new("to - through < and /");

    private static readonly WordSet _needs = new("must should shall needs has have need required");

    private static readonly WordSet _fillers = new("be to always all set filled with currently zero-filled cleared initialized initialised");

    private static readonly WordSet _zeros = new("0 zero zeros zeroes zeroed");

    public static ReservedFact? Read(RecordDeclaration record, string path, FieldDeclaration field, Sentence sentence)
    {
        bool isNumber = FdWords.ElementOf(field.Type) is BuiltInType { IsInteger: true };
        int end = isNumber ? Find(sentence, 0) : -1;
        int start = end < 0 ? -1 : sentence.FindAny(0, _orders);
        if (end < 0 && isNumber)
        {
            (start, end) = FindOrder(sentence);
        }

        if (end < 0 || !IsOfTheMember(sentence, start, path) || !EndsThere(sentence, end))
        {
            return null;
        }

        // "must be 0 if", "must be 0 or", "0 for", "0 on input": then it isn't always so. What the kernel then sets is no reserve.
        // "Reserved for alignment and must be 0" says what it is reserved for.
        int word = sentence.FindAny(0, _conditions);
        bool isPurpose = word > 0 && word < start && sentence[word].Is("for") && sentence[word - 1].IsAny(_reserved);
        word = isPurpose ? sentence.FindAny(word + 1, _conditions) : word;
        bool isConditional = word >= 0 && !sentence.At(word, "for", "now") && !sentence.At(word, "for", "future");
        bool isSet = DirectionWords.SaysOut(sentence);
        return isConditional || isSet ? null : new ReservedFact(InferenceContext.Stated(sentence), record.CName, path);
    }

    /// <summary>"Reserved, set to 0", "reserved (zero)", "padding: zero": the same as an order.</summary>
    private static (int Start, int End) FindOrder(Sentence sentence)
    {
        bool isReserved = sentence[0].IsAny(_reserved);
        if (sentence.Count <= 4 && (sentence.At(0, "set", "to", "zero") || sentence.At(0, "set", "to", "0") || (sentence.Count == 1 && sentence[0].IsAny("zero", "mbz"))))
        {
            return (0, sentence.Count);
        }

        for (int i = isReserved ? 1 : sentence.Count; i < sentence.Count; i++)
        {
            bool isSet = (sentence.At(i, "always") && i + 1 < sentence.Count && sentence[i + 1].IsAny("0", "zero") && sentence.FindAny(0, "reserved", "padding", "unused") >= 0)
                || (sentence.At(i, "set", "to") && i + 2 < sentence.Count && sentence[i + 2].IsAny("0", "zero"))
                || (sentence[i].IsAny("zero", "0") && (i + 1 == sentence.Count || sentence[i + 1].Is(")")) && sentence[i - 1].Kind == WordKind.Mark);
            if (isSet)
            {
                return (i, sentence[i].Is("set") ? i + 3 : sentence[i].Is("always") ? i + 2 : i + 1);
            }
        }

        return (-1, -1);
    }

    /// <summary>Whether the words before "must" are about the member itself: "mask must be 0" and "unknown flags must be zero" are not.</summary>
    private static bool IsOfTheMember(Sentence sentence, int start, string path)
    {
        for (int i = 0; i < start; i++)
        {
            Word word = sentence[i];
            bool isOwn = word.Kind == WordKind.Mark || word.IsAny(
                _ownWords)
                || word.Text == path || word.Markup == '@';
            if (!isOwn || (word.Kind == WordKind.Mark && word.IsAny("|", "<")) || (word.Kind == WordKind.Number && sentence.At(i + 1, ":")))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"must be 0..15" and "must be 0 to 3" go on.</summary>
    private static bool EndsThere(Sentence sentence, int end) =>
        end >= sentence.Count || !(sentence[end].IsAny(_ranges) && end + 1 < sentence.Count && sentence[end + 1].Kind == WordKind.Number)
            && !sentence[end].Text.StartsWith(".", System.StringComparison.Ordinal) && !sentence[end].Is(":");

    /// <summary>The place after "must be zero" from <paramref name="start"/> on; -1 without it.</summary>
    public static int Find(Sentence sentence, int start)
    {
        for (int i = start; i < sentence.Count; i++)
        {
            if (sentence[i].Is("mbz"))
            {
                return i + 1;
            }

            if (!sentence[i].IsAny(_needs))
            {
                continue;
            }

            // "applications must zero this array"
            if (sentence.At(i + 1, "zero", "this") && i + 3 < sentence.Count && sentence[i + 3].IsAny("array", "field", "member"))
            {
                return i + 4;
            }

            int next = i + 1;
            while (next < sentence.Count && sentence[next].IsAny(_fillers))
            {
                if (sentence[next].Is("zero-filled"))
                {
                    return next + 1;
                }

                next++;
            }

            bool hasBe = next > i + 1;
            if (hasBe && next < sentence.Count && sentence[next].IsAny(_zeros))
            {
                return next + 1;
            }
        }

        return -1;
    }
}

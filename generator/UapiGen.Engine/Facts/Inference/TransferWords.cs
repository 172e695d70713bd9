using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Words that name the sides a value goes between: "to the kernel", "from KFD", "to/from the driver", "set by the caller".</summary>
internal static class TransferWords
{
    private static readonly WordSet _setters = new("set filled provided supplied given specified");

    private static readonly WordSet _callers = new("caller user userspace user-space application client");

    private static readonly WordSet _ends = new("- : ( , .");

    /// <summary>The direction that opens a member's words; a second one in the same words makes it both.</summary>
    public static Direction Of(Sentence sentence)
    {
        if (!sentence[0].IsAny("to", "from"))
        {
            return Direction.Unspecified;
        }

        bool isIn = false;
        bool isOut = false;
        for (int i = 0; i < sentence.Count; i++)
        {
            int end = i + LengthAt(sentence, i);
            if (end == 0)
            {
                return Direction.Unspecified;
            }

            for (int k = i; k < end; k++)
            {
                isIn |= sentence[k].Is("to");
                isOut |= sentence[k].Is("from");
            }
        }

        return isIn && isOut ? Direction.InOut : isIn ? Direction.In : Direction.Out;
    }

    /// <summary>"Set by the caller", as a whole sentence.</summary>
    public static bool IsByCaller(Sentence sentence)
    {
        bool isBy = sentence.Count > 2 && sentence[0].IsAny(_setters) && sentence[1].Is("by");
        int at = isBy && sentence[2].Is("the") ? 3 : 2;
        return isBy && at == sentence.Count - 1 && sentence[at].IsAny(_callers);
    }

    /// <summary>The length of "to the kernel", "to/from KFD", when nothing or a mark follows; 0 when there is none.</summary>
    private static int LengthAt(Sentence sentence, int start)
    {
        int i = start;
        if (!sentence[i].IsAny("to", "from"))
        {
            return 0;
        }

        i++;
        if (i + 1 < sentence.Count && sentence[i].IsAny("/", "and") && sentence[i + 1].IsAny("to", "from"))
        {
            i += 2;
        }

        i += i < sentence.Count && sentence[i].Is("the") ? 1 : 0;
        bool isSide = i < sentence.Count && (sentence[i].IsAny("kernel", "driver") || IsDriver(sentence, i));
        bool isEnd = i + 1 >= sentence.Count || sentence[i + 1].IsAny(_ends);
        return isSide && isEnd ? i + 1 - start : 0;
    }

    /// <summary>Whether a word in capitals is what the header's file is named after: "KFD" in <c>kfd_ioctl.h</c>.</summary>
    private static bool IsDriver(Sentence sentence, int at)
    {
        string file = sentence.Span.File?.IncludeName ?? "";
        string name = sentence[at].Lower;
        int start = file.LastIndexOf('/') + 1;
        int end = start + name.Length;
        return sentence[at].IsCapitals && end < file.Length && file[end] is '_' or '-' or '.' && string.CompareOrdinal(file, start, name, 0, name.Length) == 0;
    }
}

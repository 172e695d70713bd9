using System.Collections.Generic;
using System.Linq;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Words that say who sets a member.</summary>
internal static class DirectionWords
{
    private static readonly WordSet _markers = new("in out input output inputs outputs inout / , &");

    private static readonly WordSet _given = new("parameter parameters argument arguments data");

    private static readonly WordSet _returnables = new("the a an fd number");

    private const string Setters = "set filled written updated populated provided initialized assigned";

    private static readonly WordSet _setters = new(Setters);

    private static readonly WordSet _rooms = new("buffer space room storage");

    private static readonly WordSet _holders = new("contains contain holds set filled");

    /// <summary>One of these is in all that says the kernel sets a member.</summary>
    private static readonly WordSet _signsOfOut = new(Setters + " returned returns return will after");

    /// <summary>Whether a comment is nothing but a marker: <c>in</c>, <c>out:</c>, <c>in/out</c>.</summary>
    public static bool IsBareMarker(Sentence sentence) => sentence.Count <= 4 && MarkerLength(sentence) == sentence.Count;

    /// <summary>What a member's whole text says: an "out:" later on makes an "in:" both.</summary>
    /// <param name="passages">The sentences of each comment about it. A marker opens a comment, or is a sentence by itself.</param>
    public static (Direction Direction, Sentence? Words) Of(List<List<Sentence>> passages)
    {
        foreach (List<Sentence> sentences in passages)
        {
            if (OnEntryAndReturn(sentences) is { Words: not null } said)
            {
                return said;
            }

            if (sentences.Count > 0 && TransferWords.Of(sentences[0]) is var transfer && transfer != Direction.Unspecified)
            {
                return (transfer, sentences[0]);
            }

            for (int i = 0; i < sentences.Count; i++)
            {
                bool isMarked = MarkerLength(sentences[i]) is var length && length > 0 && (i == 0 || length == sentences[i].Count || sentences[i][0].IsAny("[", "("));
                Direction direction = isMarked ? Of(sentences[i]) : Said(sentences[i], isFirst: i == 0, isLast: i == sentences.Count - 1);
                if (direction == Direction.Unspecified)
                {
                    continue;
                }

                bool isBoth = (direction == Direction.In && sentences.Any(s => HasMarker(s, "out") || HasMarker(s, "output") || (s != sentences[i] && SaysOut(s))))
                    || (direction == Direction.Out && sentences.Any(s => s.At(0, "on", "entry") || s.At(0, "on", "input")));

                // "Updated by the kernel. Read by user-space."
                bool isOnlyOut = direction == Direction.InOut && !isMarked && sentences.Exists(static s => s.At(0, "read", "by") && s.Count > 2 && s[2].IsAny("user-space", "userspace", "user"));
                return (isBoth ? Direction.InOut : isOnlyOut ? Direction.Out : direction, sentences[i]);
            }
        }

        return (Direction.Unspecified, null);
    }

    /// <summary>"On entry, the size of the buffer. On return, the size of the address", "On return, the number of strings", "Buffer for sizes. On return, this contains".</summary>
    private static (Direction Direction, Sentence? Words) OnEntryAndReturn(List<Sentence> sentences)
    {
        int returns = sentences.FindIndex(OpensOnReturn);
        bool hasEntry = sentences.Exists(s => s.At(0, "on", "entry") || s.At(0, "on", "input"));
        returns = returns < 0 && hasEntry ? sentences.FindIndex(static s => s.At(0, "on", "output") || s.At(0, "on", "return")) : returns;
        bool isEntry = returns >= 0 && sentences.Exists(s => s.At(0, "on", "entry") || s.At(0, "on", "input"));
        bool isRoom = returns > 0 && sentences[0].FindAny(0, _rooms) is 0 or 1 && sentences[0].FindAny(1, "for") is 1 or 2;
        return isEntry ? (Direction.InOut, sentences[returns])
            : returns == 0 || isRoom ? (Direction.Out, sentences[returns])
            : (Direction.Unspecified, null);
    }

    /// <summary>"On return, the …": what holds of some cases alone is another matter.</summary>
    private static bool OpensOnReturn(Sentence sentence) => (sentence.At(0, "on", "return", ",") || (sentence.At(0, "on", "output") && sentence.Count > 2 && sentence[2].IsAny(",", ":"))) && sentence.Count > 3 && !sentence[3].IsAny("if", "when", "unless");

    /// <summary>What a sentence without a marker at its start says. What is "returned" or there "on return" after other words was given before, or is said of some cases.</summary>
    private static Direction Said(Sentence sentence, bool isFirst, bool isLast)
    {
        bool isOut = SaysOut(sentence) && (isFirst || !SaysReturned(sentence));
        return (isFirst || isLast) && Bracketed(sentence) is { } bracketed and not Direction.Unspecified ? bracketed
            : TransferWords.IsByCaller(sentence) ? Direction.In
            : !isOut ? Direction.Unspecified
            : sentence.FindAny(0, "updated") >= 0 && !SaysReturned(sentence) ? Direction.InOut : Direction.Out;
    }

    private static bool SaysReturned(Sentence sentence) =>
        sentence[0].IsAny("returned", "returns") || sentence.Find("on", "return") >= 0 || sentence.Find("upon", "return") >= 0;

    /// <summary>"Size of the payload (input/output)", "The command's flags (input)"</summary>
    private static Direction Bracketed(Sentence sentence)
    {
        int open = sentence[sentence.Count - 1].Is(")") ? sentence.Count - 3 : -1;
        bool isBoth = sentence.At(open, "/", "output") || sentence.At(open, "/", "out");
        open -= isBoth ? 2 : 0;
        bool isMarker = open > 0 && sentence[open].Is("(") && sentence[open + 1].IsAny("input", "output", "in", "out");
        return !isMarker ? Direction.Unspecified : isBoth ? Direction.InOut : sentence[open + 1].IsAny("input", "in") ? Direction.In : Direction.Out;
    }

    private static bool HasMarker(Sentence sentence, string word)
    {
        for (int i = 0; i < sentence.Count; i++)
        {
            if (sentence[i].Is(word) && i + 1 < sentence.Count && sentence[i + 1].IsAny(":", "-", ")", "]") && (i == 0 || !sentence[i - 1].Is("of")))
            {
                return true;
            }
        }

        return false;
    }

    public static Direction Of(Sentence sentence)
    {
        int length = MarkerLength(sentence);
        if (length > 0)
        {
            bool hasIn = sentence.FindAny(0, "in", "input", "inputs", "inout") is >= 0 and int at && at < length;
            bool hasOut = sentence.FindAny(0, "out", "output", "outputs", "inout") is >= 0 and int outAt && outAt < length;
            return hasIn && hasOut ? Direction.InOut : hasIn ? Direction.In : Direction.Out;
        }

        if (SaysOut(sentence))
        {
            return Direction.Out;
        }

        return Direction.Unspecified;
    }

    /// <summary>The length of a marker that begins the sentence: <c>in:</c>, <c>out,</c>, <c>[in]</c>, <c>(out)</c>, <c>in/out</c>, <c>Output</c>; 0 without one.</summary>
    internal static int MarkerLength(Sentence sentence)
    {
        int i = 0;
        bool isBracketed = sentence[0].IsAny("[", "(");
        i += isBracketed ? 1 : 0;
        int start = i;
        while (i < sentence.Count && sentence[i].IsAny(_markers) && i < start + 3)
        {
            i++;
        }

        if (i == start || sentence[start].Kind == WordKind.Mark)
        {
            return 0;
        }

        if (isBracketed)
        {
            return i < sentence.Count && sentence[i].IsAny("]", ")") ? i + 1 : 0;
        }

        // "in bytes" and "out of" are no markers: one is followed by a colon, a comma or nothing. "in/out" is one whatever follows.
        bool isPair = i == start + 3 && sentence.At(start, "in", "/", "out");
        bool isParameter = i < sentence.Count && sentence[i].IsAny(_given) && (i + 1 == sentence.Count || sentence[i + 1].IsAny(",", ":", "-", "(") || sentence.At(i + 1, "as", "described"));
        bool isClosed = isPair || isParameter || i == sentence.Count || sentence[i].Is(":") || sentence[i].Is("-") || sentence[i].Is(",") || sentence[i - 1].Is(",");
        return isClosed ? (i < sentence.Count && sentence[i].IsAny(":", "-") ? i + 1 : i) : 0;
    }

    /// <summary>"will be populated with", "returned", "filled in by the kernel", "contains … after a successful …"</summary>
    public static bool SaysOut(Sentence sentence)
    {
        if (sentence.FindAny(0, _signsOfOut) < 0)
        {
            return false;
        }

        // What is said of other members, of some cases or of the caller, too, is no direction of this one.
        bool isOther = sentence.FindAny(0, "others", "during", "may") >= 0 || sentence.Find("other", "fields") >= 0 || sentence.Find("will", "be", "updated") >= 0
            || sentence.Find("by", "user") >= 0 || sentence.Find("by", "userspace") >= 0 || sentence.Find("by", "the", "user") >= 0 || sentence.Find("by", "the", "application") >= 0
            || (sentence[0].IsAny("size", "number") && sentence.FindAny(0, "/") >= 0);
        if (isOther)
        {
            return false;
        }

        bool isByKernel = !sentence.At(1, "by") || sentence.FindAny(2, "kernel", "driver") is 2 or 3;
        bool isReturned = sentence[0].Is("returned") || (sentence[0].Is("returns") && sentence.Count > 1 && sentence[1].IsAny(_returnables));
        if (isReturned && isByKernel && !sentence.At(1, "from"))
        {
            return true;
        }

        if (sentence[0].IsAny("if", "when", "unless"))
        {
            return false;
        }

        for (int i = 0; i < sentence.Count; i++)
        {
            bool isSetBy = sentence[i].IsAny(_setters)
                && sentence.FindAny(i + 1, "kernel", "driver") is >= 0 and int who && who <= i + 4 && sentence.FindAny(i + 1, "by") is >= 0 and int by && by < who;
            bool isRead = i >= 2 && sentence[i - 1].IsAny("and", "or") && sentence[i - 2].IsAny("read", "reads");
            bool isNegated = i > 0 && (sentence[i - 1].IsAny("not", "never") || sentence.At(i - 2, "to", "be"));
            if (isSetBy && !isRead && !isNegated)
            {
                return true;
            }

            // "this will be filled with": of the member, not of another thing that the words name.
            bool isFuture = sentence.At(i, "will", "be") && i + 2 < sentence.Count && sentence[i + 2].IsAny("populated", "filled") && (i == 0 || sentence[i - 1].IsAny("this", "it", "field"));
            if (isFuture)
            {
                return true;
            }
        }

        bool isAfter = sentence.Find("after", "a", "successful") >= 0 && sentence.FindAny(0, "contains", "contain", "holds") >= 0;
        bool isOnReturn = (sentence.Find("on", "return") is >= 0 and < 3 || sentence.Find("upon", "return") is >= 0 and < 3) && sentence.FindAny(0, _holders) >= 0;
        return isAfter || isOnReturn;
    }
}

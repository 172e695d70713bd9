namespace UapiGen.Engine.Facts.Inference;

/// <summary>Words that say who sets a member.</summary>
internal static class DirectionWords
{
    /// <summary>Whether a comment is nothing but a marker: <c>in</c>, <c>out:</c>, <c>in/out</c>.</summary>
    public static bool IsBareMarker(Sentence sentence) => sentence.Count <= 4 && MarkerLength(sentence) == sentence.Count;

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
    private static int MarkerLength(Sentence sentence)
    {
        int i = 0;
        bool isBracketed = sentence[0].IsAny("[", "(");
        i += isBracketed ? 1 : 0;
        int start = i;
        while (i < sentence.Count && sentence[i].IsAny("in", "out", "input", "output", "inputs", "outputs", "inout", "/", ",", "&") && i < start + 3)
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

        // "in bytes" and "out of" are no markers: one is followed by a colon, a comma or nothing.
        bool isClosed = i == sentence.Count || sentence[i].Is(":") || sentence[i].Is("-") || sentence[i - 1].Is(",");
        return isClosed ? (i < sentence.Count && sentence[i].IsAny(":", "-") ? i + 1 : i) : 0;
    }

    /// <summary>"will be populated with", "returned", "filled in by the kernel", "contains … after a successful …"</summary>
    private static bool SaysOut(Sentence sentence)
    {
        bool isReturned = sentence[0].IsAny("returned", "returns");
        bool isFilled = sentence.Find("will", "be", "populated") >= 0 || sentence.Find("will", "be", "filled") >= 0
            || sentence.Find("filled", "by", "the", "kernel") >= 0 || sentence.Find("filled", "in", "by", "the", "kernel") >= 0
            || sentence.Find("set", "by", "the", "kernel") >= 0 || sentence.Find("set", "by", "kernel") >= 0;
        bool isAfter = sentence.Find("after", "a", "successful") >= 0 && sentence.FindAny(0, "contains", "contain", "holds") >= 0;
        return isReturned || isFilled || isAfter;
    }
}

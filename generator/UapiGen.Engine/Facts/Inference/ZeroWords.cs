using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Words that say a member must be zero: "must be 0", "should be set to zero", "shall be zero-filled".</summary>
internal static class ZeroWords
{
    public static ReservedFact? Read(RecordDeclaration record, string path, FieldDeclaration field, Sentence sentence)
    {
        bool isNumber = FdWords.ElementOf(field.Type) is BuiltInType { IsInteger: true };
        int end = isNumber ? Find(sentence, 0) : -1;
        if (end < 0)
        {
            return null;
        }

        // "must be 0 if", "must be 0 or", "0 for", "0 on input": then it isn't always so.
        bool isConditional = sentence.FindAny(0, "if", "when", "unless", "for", "or", "otherwise", "except", "until", "on", "before", "with", "as") >= 0;
        return isConditional ? null : new ReservedFact(InferenceContext.Stated(sentence), record.CName, path);
    }

    /// <summary>The place after "must be zero" from <paramref name="start"/> on; -1 without it.</summary>
    public static int Find(Sentence sentence, int start)
    {
        for (int i = start; i + 1 < sentence.Count; i++)
        {
            if (!sentence[i].IsAny("must", "should", "shall", "needs", "has", "have", "need"))
            {
                continue;
            }

            int next = i + 1;
            while (next < sentence.Count && sentence[next].IsAny("be", "to", "always", "all", "set", "filled", "with", "currently", "zero-filled", "cleared"))
            {
                if (sentence[next].IsAny("zero-filled"))
                {
                    return next + 1;
                }

                next++;
            }

            bool hasBe = next > i + 1;
            if (hasBe && next < sentence.Count && sentence[next].IsAny("0", "zero", "zeros", "zeroes", "zeroed"))
            {
                return next + 1;
            }
        }

        return -1;
    }
}

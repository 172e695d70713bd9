using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>A member that tells by itself whether it counts: "ignored if 0", "only used when non-zero", "If zero, this is ignored".</summary>
internal static class SelfConditionWords
{
    private static readonly WordSet _ignored = new("ignored unused disregarded meaningless irrelevant");

    private static readonly WordSet _used = new("used valid considered honored honoured effective applied meaningful relevant evaluated");

    private static readonly WordSet _itself = new("it it's this the value field member parameter is are set to equal equals being");

    private static readonly WordSet _nothing = new("0 zero null");

    private static readonly WordSet _something = new("non-zero nonzero non-null");

    public static void Read(InferenceContext context, RecordDeclaration record, string path, Sentence sentence)
    {
        bool isSaid = IsLast(sentence) || IsFirst(sentence);
        if (!isSaid || FlagHolder.IsFlagsName(path) || context.Facts.Find<ConditionFact>(record.CName, path, static (f, p) => f.Path == p) >= 0
            || RecordMembers.Find(record, path)?.Type.Canonical is not (BuiltInType { IsInteger: true } or PointerType))
        {
            return;
        }

        context.Add(new ConditionFact(InferenceContext.Stated(sentence), record.CName, path, new Comparison(path, ComparisonOperator.NotEqual, ConstantTerm.Of(0)))
        {
            Otherwise = ConditionOtherwise.Ignored,
        });
    }

    /// <summary>"…; ignored if 0", "not used when it is zero", "(only valid if non-zero)": the effect right before the condition.</summary>
    private static bool IsLast(Sentence sentence)
    {
        for (int i = 1; i < sentence.Count; i++)
        {
            if (!sentence[i].IsAny("if", "when", "while"))
            {
                continue;
            }

            bool isNegated = i >= 2 && sentence[i - 2].IsAny("not", "isn't", "never");
            bool isIgnored = (sentence[i - 1].IsAny(_ignored) && !isNegated) || (sentence[i - 1].IsAny(_used) && isNegated);
            bool isUsed = sentence[i - 1].IsAny(_used) && !isNegated;
            if ((isIgnored && Ends(sentence, i + 1, isZero: true) > 0) || (isUsed && Ends(sentence, i + 1, isZero: false) > 0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"If zero, ignored", "When 0 the field is ignored".</summary>
    private static bool IsFirst(Sentence sentence)
    {
        int i = sentence[0].IsAny("if", "when") ? Ends(sentence, 1, isZero: true) : -1;
        i += i > 0 && sentence.At(i, ",") ? 1 : 0;
        while (i > 0 && i < sentence.Count && sentence[i].IsAny(_itself))
        {
            i++;
        }

        return i > 0 && i == sentence.Count - 1 && sentence[i].IsAny(_ignored);
    }

    /// <summary>The place after "0", "it is zero", "not 0", "set to zero", when nothing goes on with it ("0 or 1", "0 in flags"); else -1.</summary>
    private static int Ends(Sentence sentence, int from, bool isZero)
    {
        int i = from;
        while (i < sentence.Count && sentence[i].IsAny(_itself))
        {
            i++;
        }

        bool isNot = i < sentence.Count && sentence[i].IsAny("not", "!=", ">");
        i += isNot ? 1 : 0;
        bool isFound = i < sentence.Count && (isNot || isZero ? sentence[i].IsAny(_nothing) && isNot != isZero : sentence[i].IsAny(_something));
        bool isEnd = i + 1 >= sentence.Count || sentence[i + 1].IsAny(",", ")", ":") || (from == 1 && sentence[i + 1].IsAny("the", "this", "it"));
        return isFound && isEnd ? i + 1 : -1;
    }
}

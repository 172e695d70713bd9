using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>"A and B are mutually exclusive", "exactly one of A, B", "cannot be used with A": flags that don't go together.</summary>
internal static class ExclusiveWords
{
    private static readonly WordSet _negations = new("not cannot can't mustn't never");

    private static readonly WordSet _uses = new("combined used set specified together mixed specify given passed");

    public static void Read(InferenceContext context, PhraseSubject subject, Sentence sentence)
    {
        if (subject.Record is null)
        {
            return;
        }

        bool isRequired = sentence.Find("exactly", "one", "of") >= 0 || sentence.Find("one", "and", "only", "one") >= 0;
        bool isExclusive = isRequired || sentence.Find("mutually", "exclusive") >= 0 || sentence.Find("only", "one", "of") >= 0 || sentence.Find("at", "most", "one", "of") >= 0;
        bool isAgainst = !isExclusive && SaysNotWith(sentence);
        if (!isExclusive && !isAgainst)
        {
            return;
        }

        int end = sentence.FindAny(0, "except", "unless");
        List<string> before = Constants(context, subject, sentence, 0, end < 0 ? sentence.Count : end);
        List<string> unless = end < 0 ? [] : Constants(context, subject, sentence, end, sentence.Count);
        bool isOfThis = isAgainst || (sentence.Find("this", "flag") is >= 0 and int at && (end < 0 || at < end));
        if (isOfThis && subject.Constant.Length > 0 && !before.Contains(subject.Constant))
        {
            before.Insert(0, subject.Constant);
        }

        // "cannot be combined with A or B" is against each of them; which of them go together it doesn't say.
        if (before.Count < 2 || (isAgainst && before.Count > 2) || HolderOf(context, subject, before) is not { } holder)
        {
            return;
        }

        context.Add(new ExclusiveFact(InferenceContext.Stated(sentence), subject.Record.CName, holder, before.ToImmutableArray())
        {
            IsRequired = isRequired,
            Unless = unless.ToImmutableArray(),
        });
    }

    /// <summary>"cannot be combined with", "must not be used together with", "is incompatible with", "not valid to specify this flag with"</summary>
    private static bool SaysNotWith(Sentence sentence)
    {
        int with = sentence.FindAny(0, "with");
        if (with < 0 || sentence.FindAny(0, "if", "when", "unless") >= 0)
        {
            return false;
        }

        bool isNegated = sentence.HasBefore(with, _negations);
        bool isUse = sentence.HasBefore(with, _uses);
        return (isNegated && isUse) || sentence.FindAny(0, "incompatible", "conflicts") is >= 0 and int against && against < with;
    }

    /// <summary>The constants in a part of the sentence; a word in capitals may be the end of one flag's name of this record.</summary>
    private static List<string> Constants(InferenceContext context, PhraseSubject subject, Sentence sentence, int from, int to)
    {
        var constants = new List<string>();
        for (int i = from; i < to; i++)
        {
            string? constant = sentence[i].Kind == WordKind.Word && sentence[i].IsCapitals
                ? context.Names.HasConstant(sentence[i].Text) ? sentence[i].Text : ByEnd(context, subject, sentence[i].Text)
                : null;
            if (constant is not null && !constants.Contains(constant))
            {
                constants.Add(constant);
            }
        }

        return constants;
    }

    private static string? ByEnd(InferenceContext context, PhraseSubject subject, string word)
    {
        List<string> ends = context.Facts.Of<ValuesFact>(subject.Record!.CName).Where(v => v.IsFlags)
            .SelectMany(v => context.ConstantsOf(v.Group)).Where(c => c.EndsWith("_" + word, System.StringComparison.Ordinal)).Distinct().ToList();
        if (ends.Count < 2)
        {
            return ends.FirstOrDefault();
        }

        // WAIT is FLAGS_WAIT rather than FLAGS_COLLECTIVE_WAIT.
        string shortest = ends.OrderBy(c => c.Length).First();
        string stem = shortest.Substring(0, shortest.Length - word.Length);
        return ends.TrueForAll(c => c.StartsWith(stem, System.StringComparison.Ordinal)) ? shortest : null;
    }

    /// <summary>The member that takes all of them as flags; null when they are not of one.</summary>
    private static string? HolderOf(InferenceContext context, PhraseSubject subject, List<string> constants)
    {
        List<string> holders = constants.Select(c => FlagHolder.Find(context, subject.Record!, c, ""))
            .Select(found => found.Operator == ComparisonOperator.HasBits ? found.Holder : "").Distinct().ToList();
        return holders.Count == 1 && holders[0].Length > 0 ? holders[0] : null;
    }
}

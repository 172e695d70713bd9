using System;
using System.Collections.Generic;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>What an ioctl's own words say that it returns: a new fd, an fd number of another process, or nothing but success.</summary>
internal static class ReturnWords
{
    private static readonly WordSet _otherReturns = new("is in to from for of if status 0 about information on associated number it");

    private static readonly WordSet _noNumbers = new("zero success nothing true if on");

    private static readonly WordSet _obtainers = new("get obtain create open allocate");

    private static readonly WordSet _notOfFd = new("of for from flags number on the");

    private static readonly WordSet _failures = new("failure fail failed error errors failures");

    private static readonly WordSet _beforeFailure = new("negative errno -errno - -1 and a an or is in set code value on upon other otherwise of with , . / the");

    public static void Read(InferenceContext context, Macro macro, Sentence sentence)
    {
        ReadFd(context, macro, sentence);
        bool isOnlySuccess = SaysOnlySuccess(sentence);
        if ((isOnlySuccess || SaysNumber(sentence)) && context.Facts.Find<IoctlResultFact>(macro.Name, static _ => true) < 0)
        {
            context.Add(new IoctlResultFact(InferenceContext.Stated(sentence), macro.Name, isOnlySuccess ? ResultForm.None : ResultForm.Int));
        }
    }

    /// <summary>A list of what is returned: "* Demo file descriptor - what it is for", "* 0 - success".</summary>
    public static void ReadList(InferenceContext context, Macro macro, List<Sentence> sentences)
    {
        foreach (Sentence sentence in sentences)
        {
            bool isEntry = sentence.Count > 3 && sentence[0].IsAny("*", "-") && context.Facts.Find<IoctlResultFact>(macro.Name, static _ => true) < 0;
            int fd = isEntry ? FdWords.FindFd(sentence, 1, 4) : -1;
            int after = fd < 0 ? 0 : fd + (sentence[fd].Is("file") ? 2 : 1);
            if (after > 0 && sentence.At(after, "-"))
            {
                context.Add(new IoctlResultFact(InferenceContext.Stated(sentence), macro.Name, ResultForm.Fd) { Kinds = FdKinds.Of(macro.Header, sentence, fd) });
            }
            else if (isEntry && sentence[1].Is("0") && sentence[2].IsAny("-", ":") && sentence.FindAny(3, "success", "successfully", "successful") >= 0)
            {
                context.Add(new IoctlResultFact(InferenceContext.Stated(sentence), macro.Name, ResultForm.None));
            }
        }
    }

    /// <summary>"Returns the number of endpoints on success or negative error code on failure": a number, what else it is aside.</summary>
    private static bool SaysNumber(Sentence sentence)
    {
        bool isReturned = sentence[0].IsAny("returns", "return");
        int next = sentence.At(1, ":") ? 2 : 1;
        int success = isReturned ? sentence.Find("on", "success") : -1;
        bool isOther = success > next && (sentence[next].Kind != WordKind.Word || sentence[next].IsAny(_noNumbers) || sentence[next].Text.StartsWith("E", StringComparison.Ordinal));
        int failure = success < 0 ? -1 : sentence.FindAny(success, "or", "and", ",");
        bool isError = failure >= 0 && failure + 1 < sentence.Count && (sentence[failure + 1].IsAny("negative", "-errno", "-1", "a") || sentence[failure + 1].Is("-"));
        return success > next && !isOther && isError;
    }

    /// <summary>"Return: 0 on success, -errno on failure": no number comes back. "0 if not supported, 1 if supported" is another matter.</summary>
    private static bool SaysOnlySuccess(Sentence sentence)
    {
        int at = sentence.FindAny(0, "return", "returns");
        int next = at < 0 ? 0 : at + (sentence.At(at + 1, ":") ? 2 : 1);
        next += at >= 0 && sentence.At(next, "value") ? 1 : 0;
        bool isZero = at is 0 or 1 or 2 && next + 2 < sentence.Count && sentence[next].IsAny("0", "zero") && sentence[next + 1].IsAny("on", "upon", "for")
            && sentence[next + 2].IsAny("success", "succes");
        for (int i = next + 3; isZero && i < sentence.Count && !EndsSuccess(sentence[i]); i++)
        {
            isZero = sentence[i].IsAny(_beforeFailure);
        }

        return isZero;
    }

    private static bool EndsSuccess(Word word) => word.IsAny(_failures) || word.Is("(") || ErrnoWords.IsErrno(word.Text);

    /// <summary>"returns a VM fd", "Return a new file descriptor for …", "Return: new file descriptor on success".</summary>
    private static void ReadFd(InferenceContext context, Macro macro, Sentence sentence)
    {
        for (int i = 0; i < sentence.Count; i++)
        {
            if (!sentence[i].IsAny("returns", "return", "returned"))
            {
                continue;
            }

            for (int k = i + 1; k < Math.Min(sentence.Count, i + 9); k++)
            {
                bool isOther = sentence[k].IsAny(_otherReturns);
                if (isOther)
                {
                    break;
                }

                // "Returns the new fence's fd in x.fence": a member has it.
                int after = k + (sentence[k].Is("file") ? 2 : 1);
                if (FdWords.IsFd(sentence, k) && !(after < sentence.Count && sentence[after].IsAny("in", "through", "via")))
                {
                    context.Add(new IoctlResultFact(InferenceContext.Stated(sentence), macro.Name, ResultForm.Fd) { Kinds = FdKinds.Of(macro.Header, sentence, k) });
                    return;
                }
            }
        }

        bool isObtained = sentence[0].IsAny(_obtainers) && macro.Ioctl is { ArgumentType: null };
        int got = isObtained ? Math.Max(0, FdWords.FindFd(sentence, 1, 6)) : 0;
        if (got > 0 && !sentence.HasBefore(got, _notOfFd))
        {
            // With nothing to write it to, the fd can only be the result.
            context.Add(new IoctlResultFact(InferenceContext.Stated(sentence), macro.Name, ResultForm.Fd) { Kinds = FdKinds.Of(macro.Header, sentence, got) });
            return;
        }

        int passive = sentence.Find("is", "returned") is >= 0 and int isReturned ? isReturned : sentence.Find("will", "be", "returned");
        int named = passive < 0 ? -1 : FdWords.FindFd(sentence, Math.Max(0, passive - 3), passive);
        if (named >= 0 && FdWords.FindHead(sentence) == named && sentence.FindAny(passive, "in", "through", "via") < 0)
        {
            context.Add(new IoctlResultFact(InferenceContext.Stated(sentence), macro.Name, ResultForm.Fd) { Kinds = FdKinds.Of(macro.Header, sentence, named) });
            return;
        }

        int value = sentence.Find("return", "value", "is");
        bool isForeign = value >= 0 && sentence.FindAny(value, "remote") >= 0 && FdWords.FindFd(sentence, value, sentence.Count) >= 0;
        if (isForeign)
        {
            context.Add(new IoctlResultFact(InferenceContext.Stated(sentence), macro.Name, ResultForm.ForeignFd));
        }
    }
}

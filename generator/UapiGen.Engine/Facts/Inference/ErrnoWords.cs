using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>What an errno means: "-EINVAL if the size is wrong", "ENOENT: no such object", "If the list is too long, E2BIG is returned".</summary>
internal static class ErrnoWords
{
    private static readonly WordSet _joints = new("or / , - and");

    private static readonly WordSet _isReturned = new("is returned will be error errors error's");

    private static readonly WordSet _conditions = new("if when on for unless because in");

    private static readonly WordSet _meanings = new("if when on : = - for");

    private static readonly WordSet _listEnds = new("- , and or % ; with");

    private const int LongestText = 300;

    /// <summary>Linux' names of errnos (asm-generic/errno-base.h, errno.h).</summary>
    private static readonly HashSet<string> _names = new(
        ("EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES EFAULT ENOTBLK EBUSY EEXIST EXDEV ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE "
        + "ENOTTY ETXTBSY EFBIG ENOSPC ESPIPE EROFS EMLINK EPIPE EDOM ERANGE EDEADLK ENAMETOOLONG ENOLCK ENOSYS ENOTEMPTY ELOOP EWOULDBLOCK ENOMSG EIDRM ECHRNG EL2NSYNC EL3HLT "
        + "EL3RST ELNRNG EUNATCH ENOCSI EL2HLT EBADE EBADR EXFULL ENOANO EBADRQC EBADSLT EBFONT ENOSTR ENODATA ETIME ENOSR ENONET ENOPKG EREMOTE ENOLINK EADV ESRMNT ECOMM EPROTO "
        + "EMULTIHOP EDOTDOT EBADMSG EOVERFLOW ENOTUNIQ EBADFD EREMCHG ELIBACC ELIBBAD ELIBSCN ELIBMAX ELIBEXEC EILSEQ ERESTART ESTRPIPE EUSERS ENOTSOCK EDESTADDRREQ EMSGSIZE "
        + "EPROTOTYPE ENOPROTOOPT EPROTONOSUPPORT ESOCKTNOSUPPORT EOPNOTSUPP EPFNOSUPPORT EAFNOSUPPORT EADDRINUSE EADDRNOTAVAIL ENETDOWN ENETUNREACH ENETRESET ECONNABORTED "
        + "ECONNRESET ENOBUFS EISCONN ENOTCONN ESHUTDOWN ETOOMANYREFS ETIMEDOUT ECONNREFUSED EHOSTDOWN EHOSTUNREACH EALREADY EINPROGRESS ESTALE EUCLEAN ENOTNAM ENAVAIL EISNAM "
        + "EREMOTEIO EDQUOT ENOMEDIUM EMEDIUMTYPE ECANCELED ENOKEY EKEYEXPIRED EKEYREVOKED EKEYREJECTED EOWNERDEAD ENOTRECOVERABLE ERFKILL EHWPOISON ENOTSUP ENOTSUPP").Split(' '),
        StringComparer.Ordinal);

    public static bool IsErrno(string word) => _names.Contains(word);

    /// <summary>Reads a sentence about an ioctl, or about a record that ioctls take.</summary>
    public static void Read(InferenceContext context, string entity, Sentence sentence)
    {
        for (int i = 0; i < sentence.Count; i++)
        {
            if (!sentence[i].IsCapitals || sentence[i].Kind != WordKind.Word || !_names.Contains(sentence[i].Text))
            {
                continue;
            }

            (int from, int to) = MeaningAfter(sentence, i);
            if (from < 0 && i <= LastNameBeforeIf(sentence, i))
            {
                (from, to) = MeaningBefore(sentence, i);
            }

            // "returning -EINVAL if not" leans on what stands before.
            bool isLeaning = from >= 0 && to - from == 1 && sentence[from].IsAny("not", "so", "any", "needed");
            string text = from < 0 || isLeaning ? "" : TextOf(sentence, from, to);
            if (text.Length is > 2 and < LongestText)
            {
                context.Add(new ErrnoFact(InferenceContext.Stated(sentence), entity, sentence[i].Text, text));
            }
        }
    }

    /// <summary>"ENOENT: no such object", "EINVAL if the size is wrong", "EBUSY is returned when …", "EPERM (not the owner)".</summary>
    private static (int From, int To) MeaningAfter(Sentence sentence, int name)
    {
        int i = name + 1;

        // "-EINVAL or -EPERM if …" means both; the first goes on past the second.
        while (i < sentence.Count && (sentence[i].IsAny(_joints) && NextNameWithin(sentence, i) || _names.Contains(sentence[i].Text)))
        {
            i++;
        }

        while (i < sentence.Count && sentence[i].IsAny(_isReturned))
        {
            i++;
        }

        // "Return -EINVAL means the region doesn't exist"
        if (i + 1 < sentence.Count && sentence[i].Is("means"))
        {
            return (i + (sentence[i + 1].Is("that") ? 2 : 1), EndOfMeaning(sentence, i + 1));
        }

        int to = EndOfMeaning(sentence, i + 1);
        if (i < sentence.Count && sentence[i].IsAny(_conditions))
        {
            return (sentence[i].IsAny("if", "when") ? i + 1 : i, to);
        }

        bool isMeaning = i < sentence.Count && i + 1 < sentence.Count && sentence[i].IsAny(":", "-", "=", "(") && sentence[i + 1].Kind == WordKind.Word && !_names.Contains(sentence[i + 1].Text);
        return isMeaning ? (i + 1, to) : (-1, -1);
    }

    private static bool NextNameWithin(Sentence sentence, int from) =>
        Enumerable.Range(from + 1, 3).Any(k => k < sentence.Count && _names.Contains(sentence[k].Text));

    /// <summary>A list of errnos with meanings: the next name ends the meaning of this one.</summary>
    private static int EndOfMeaning(Sentence sentence, int from)
    {
        for (int i = from; i < sentence.Count; i++)
        {
            if (_names.Contains(sentence[i].Text) && i + 1 < sentence.Count && sentence[i + 1].IsAny(_meanings))
            {
                int end = i;
                while (end > from && sentence[end - 1].IsAny(_listEnds))
                {
                    end--;
                }

                return end;
            }

            if (sentence[i].Is(")") && !(sentence.FindAny(from, "(") is >= 0 and int open && open < i))
            {
                return i;
            }
        }

        return sentence.Count;
    }

    private static int LastNameBeforeIf(Sentence sentence, int name) => sentence.FindAny(0, "if", "when") is >= 0 and int at && at < name ? name : -1;

    /// <summary>"If the list is too long, E2BIG is returned": what stands between "if" and the comma.</summary>
    private static (int From, int To) MeaningBefore(Sentence sentence, int name)
    {
        int start = sentence.FindAny(0, "if", "when");
        int comma = -1;
        for (int i = start; i < name; i++)
        {
            // "if there is no such interface returns …", but not "if this ioctl returns …".
            bool isVerb = sentence[i].IsAny("returns", "return") && i > start + 3 && !sentence[i - 1].IsAny("ioctl", "driver", "should", "call") && !sentence[i - 1].IsCapitals;
            comma = comma < 0 && (sentence[i].IsAny(",", "then") || isVerb) ? i : comma;
        }

        return start <= 2 && comma > start + 1 ? (start + 1, comma) : (-1, -1);
    }

    private static string TextOf(Sentence sentence, int from, int to)
    {
        if (to <= from)
        {
            return "";
        }

        return FoldedText.Of(sentence.SpanOf(from, to));
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Words that say something is a file descriptor, and of which kind.</summary>
internal static class FdWords
{
    private const int FurthestHead = 12;

    /// <summary>Words for fds that name their kind.</summary>
    private static readonly string[] _kindWords = ["eventfd", "memfd", "pidfd", "iommufd", "userfaultfd", "timerfd", "signalfd"];

    /// <summary>Words before "fd" that say nothing of its kind.</summary>
    private static readonly HashSet<string> _adjectives = new(StringComparer.Ordinal)
    {
        "valid", "anonymous", "new", "newly", "returned", "returns", "open", "opened", "optional", "local", "remote", "the", "a", "an", "this", "that", "first",
        "second", "third", "provided", "given", "associated", "existing", "target", "source", "user", "output", "input", "in", "out", "contains", "holds",
        "ioctl", "ioctls", "for", "on", "and", "or", "added", "created", "resulting", "corresponding", "its", "process's", "another", "any", "each", "allocated", "exported", "imported", "return",
        "number", "file", "with", "receives", "of", "to", "by", "some", "single", "same", "one", "raw", "userspace",
    };

    /// <summary>Words that turn "fd" before them into something else: "fd flags", "fd table".</summary>
    private static readonly string[] _compounds =
        ["flags", "flag", "table", "index", "type", "types", "offset", "count", "mode", "support", "frame", "frames", "size", "state", "passing", "based", "only"];

    public static bool IsFdName(string name)
    {
        string bare = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return bare is "fd" || bare.EndsWith("_fd", StringComparison.Ordinal) || bare.EndsWith("eventfd", StringComparison.Ordinal)
            || (bare.Length > 4 && bare.EndsWith("fd", StringComparison.Ordinal) && !bare.EndsWith("ofd", StringComparison.Ordinal) && !bare.EndsWith("canfd", StringComparison.Ordinal))
            || bare is "ufd" or "fds" || bare.EndsWith("_fds", StringComparison.Ordinal);
    }

    /// <summary>The type of the member's elements: itself, or an array's.</summary>
    public static CType ElementOf(CType type)
    {
        CType canonical = type.Canonical;
        while (canonical is ArrayType array)
        {
            canonical = array.Element.Canonical;
        }

        return canonical;
    }

    /// <summary>Reads a sentence of a member's own words.</summary>
    public static FdFact? Read(RecordDeclaration record, string path, FieldDeclaration field, Sentence sentence)
    {
        string name = field.Name ?? "";
        bool isArray = field.Type.Canonical is ArrayType;
        if (!isArray && (name.EndsWith("fds", StringComparison.Ordinal) || name.StartsWith("num_", StringComparison.Ordinal) || name.StartsWith("nr_", StringComparison.Ordinal)))
        {
            return null;
        }

        // "fd_flags", "fd_offset": the words speak of the fd that the member belongs to.
        int at = FindHead(sentence);
        bool isNamed = IsFdName(name);
        if (at < 0 || (!isNamed && name.IndexOf("flags", StringComparison.Ordinal) >= 0))
        {
            return isNamed && NoneOf(sentence) is { } none ? new FdFact(InferenceContext.Stated(sentence), record.CName, path) { None = none } : null;
        }

        return new FdFact(InferenceContext.Stated(sentence), record.CName, path)
        {
            Kinds = KindOf(record.Header, sentence, at),
            Direction = DirectionWords.Of(sentence),
            None = NoneOf(sentence),
            IsForeign = sentence.FindAny(0, "remote") is >= 0 and int remote && remote < at,
        };
    }

    /// <summary>Where the head of the sentence is an fd ("The fd of …", "KVM VM file descriptor …"); -1 when it is something else.</summary>
    public static int FindHead(Sentence sentence)
    {
        for (int i = 0; i < Math.Min(sentence.Count, FurthestHead); i++)
        {
            if (IsFd(sentence, i) && !IsModifier(sentence, i))
            {
                int next = i + (sentence[i].Is("file") ? 2 : 1);
                bool isCompound = next < sentence.Count && sentence[next].IsAny(_compounds);
                return isCompound ? -1 : i;
            }

            // "size of the fd", "flags for the file descriptor": the head came before.
            bool isPreposition = sentence[i].IsAny("of", "for", "from", "on", "via", "per", "if", "when", "unless", "where", "into", "how", "whether", "which", "that", "than", "=", ":");
            bool isVerb = sentence[i].IsAny("is", "are", "was", "can", "may", "specifies", "describes", "passed", "identifies", "associated", "used", "use");
            bool isLink = sentence[i].IsAny("with", "to", "by", "in") && !(i > 0 && sentence[i - 1].IsAny("populated", "filled", "set"));
            bool isMarker = sentence[i].IsAny(":", "in", "out") && i <= 2;
            if ((isPreposition || isVerb || isLink) && !isMarker)
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>"iommufd object", "eventfd context": a kind's own word that only modifies what follows.</summary>
    private static bool IsModifier(Sentence sentence, int index)
    {
        if (sentence[index].IsAny(_kindWords) && index == 0 && sentence.At(1, ":"))
        {
            return true;
        }

        if (!sentence[index].IsAny(_kindWords) || index + 1 >= sentence.Count || sentence[index + 1].Kind != WordKind.Word)
        {
            return false;
        }

        return !sentence[index + 1].IsAny("to", "for", "of", "that", "which", "when", "if", "and", "or", "in", "is", "on", "file", "fd", "descriptor", "used", "associated");
    }

    /// <summary>Whether "fd", "file descriptor" or a kind's own word stands at a place.</summary>
    public static bool IsFd(Sentence sentence, int index)
    {
        Word word = sentence[index];
        bool isFd = (word.Text is "fd" or "FD" or "fds" or "FDs" && !(index > 0 && sentence[index - 1].Is("can"))) || word.IsAny(_kindWords);
        return isFd || (word.Is("file") && index + 1 < sentence.Count && sentence[index + 1].IsAny("descriptor", "descriptors"))
            || (word.Is("event") && index + 1 < sentence.Count && sentence[index + 1].IsAny("fd", "fds"));
    }

    /// <summary>The kind that the words before "fd" name, or nothing.</summary>
    public static ImmutableArray<string> KindOf(string header, Sentence sentence, int at)
    {
        if (sentence[at].IsAny(_kindWords))
        {
            return [sentence[at].Lower];
        }

        if (sentence[at].Is("event"))
        {
            return ["eventfd"];
        }

        var words = new List<string>();
        for (int i = at - 1; i >= 0 && words.Count < 3; i--)
        {
            Word word = sentence[i];
            bool isName = word.Kind == WordKind.Word && word.Markup == '\0' && word.Text.All(c => char.IsLetter(c) || c == '-');
            if (!isName || _adjectives.Contains(word.Lower))
            {
                break;
            }

            words.Insert(0, word.Lower.Replace('-', '_'));
        }

        string kind = string.Join("_", words);
        if (words.Count == 0)
        {
            bool isOfFile = sentence.At(at, "fd", "of", "the", "file") || sentence.At(at, "file", "descriptor", "of", "the", "file");
            return isOfFile ? ["file"] : [];
        }

        // "sync file descriptor" is one of a sync file; "socket" and the like are the same everywhere; "VM" is one of this header's.
        if (kind == "sync")
        {
            return ["sync_file"];
        }

        bool isShared = words.Count > 1 || kind is "socket" or "dma_buf" or "epoll" or "pipe";
        string stem = Stem(header);
        return [isShared || kind == stem ? kind : stem + "_" + kind];
    }

    /// <summary>"-1 for de-assignment", "Pass -1 to unbind": the value that means no fd.</summary>
    public static long? NoneOf(Sentence sentence)
    {
        for (int i = 0; i < sentence.Count; i++)
        {
            bool isNone = sentence[i].Kind == WordKind.Number && sentence[i].Text == "-1";
            bool isOutcome = i > 0 && sentence[i - 1].IsAny("returns", "return", "returned", "be", "success", "to");
            bool isMeaning = i + 1 < sentence.Count && sentence[i + 1].IsAny("for", "to", "means", "=", ":", "if", "disables", "removes", "can", "indicates", "unbinds", "detaches");
            if (isNone && isMeaning && !isOutcome)
            {
                return -1;
            }
        }

        return null;
    }

    /// <summary>What a record's (or its ioctl's) text says of members that are named like fds: "… is returned in data_fd".</summary>
    public static void ReadMentions(InferenceContext context, PhraseSubject subject, Sentence sentence)
    {
        if (subject.Record is null)
        {
            return;
        }

        for (int i = 0; i < sentence.Count; i++)
        {
            string member = subject.MentionedMember(sentence, i);
            if (member.Length == 0 || !IsFdName(member.Substring(member.LastIndexOf('.') + 1)) || HasStatedRole(context, subject.Record.CName, member)
                || RecordMembers.Find(subject.Record, member) is not { } field || ElementOf(field.Type) is not BuiltInType { IsInteger: true, Size: >= 4 })
            {
                continue;
            }

            bool isReturned = i >= 2 && sentence[i - 1].Is("in") && sentence[i - 2].IsAny("returned", "placed", "stored");
            context.Add(new FdFact(InferenceContext.Stated(sentence), subject.Record.CName, member)
            {
                Direction = isReturned ? Direction.Out : Direction.Unspecified,
                None = NoneOf(sentence),
            });
        }
    }

    private static bool HasStatedRole(InferenceContext context, string record, string member) =>
        context.Facts.Any(f => f is IRoleFact && f.IsStated && f.Entity == record && f.Field == member);

    private static string Stem(string header) =>
        new(Path.GetFileNameWithoutExtension(header).Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_').ToArray());
}

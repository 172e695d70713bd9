using System;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Words that say something is a file descriptor, and of which kind.</summary>
internal static class FdWords
{
    private static readonly WordSet _foreign = new("target remote traced other another sending sender's tracee's");

    private static readonly WordSet _markerEnds = new(": ] ) , / -");

    private static readonly WordSet _prepositions = new("of for from on via per if when unless where into how whether which that than = : index");

    private static readonly WordSet _verbs = new(
        "is are was can may specifies describes passed identifies associated used use not cannot can't exported shared as converted");

    private static readonly WordSet _leads = new("this it field must should be is holds contains specifies identifies represents set will hold contain then");

    private static readonly WordSet _headStarts = new("a an the fd eventfd valid open file");

    private static readonly WordSet _afterModifier = new(
        "whose with where from holding given returned provided opened created to for of that which when if and or in is on file fd descriptor used associated handler handlers handle handles");

    private static readonly WordSet _outcomes = new("returns return returned be success to");

    private static readonly WordSet _meanings = new("for to means = : if disables removes can indicates unbinds detaches when is unless - clears deassigns de-assigns");

    private const int FurthestHead = 12;

    /// <summary>Words for fds that name their kind.</summary>
    internal static readonly WordSet KindWords = new("eventfd memfd pidfd iommufd userfaultfd timerfd signalfd");

    /// <summary>Words that turn "fd" before them into something else: "fd flags", "fd table".</summary>
    private static readonly WordSet _compounds = new("flags flag table index type types offset count mode support frame frames size state passing based only");

    public static bool IsFdName(string name)
    {
        int end = name.Length;
        while (end > 0 && name[end - 1] is >= '0' and <= '9')
        {
            end--;
        }

        string bare = end == name.Length ? name : name.Substring(0, end);
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
        if (at < 0 || (!isNamed && (name.IndexOf("flags", StringComparison.Ordinal) >= 0 || name.EndsWith("index", StringComparison.Ordinal))))
        {
            return isNamed && NoneOf(sentence) is { } none ? new FdFact(InferenceContext.Stated(sentence), record.CName, path) { None = none } : null;
        }

        // Several fds packed into one number, and a number as wide as an address that is "returned", may be something else.
        bool isPlural = !isArray && (sentence[at].Lower.EndsWith("fds", StringComparison.Ordinal) || sentence.At(at, "file", "descriptors"));
        bool isAddress = ElementOf(field.Type) is BuiltInType { Size: 8 } && sentence.Find("returned", "in", "this") >= 0;
        Provenance provenance = InferenceContext.Stated(sentence);
        return new FdFact(isPlural || isAddress ? provenance with { Confidence = Confidence.Guessed } : provenance, record.CName, path)
        {
            Kinds = FdKinds.Of(record.Header, sentence, at),
            Direction = DirectionWords.Of(sentence),
            None = NoneOf(sentence),
            IsForeign = IsForeign(sentence, at),
        };
    }

    /// <summary>"remote FD", "fd in the target process": a number of another process's table.</summary>
    private static bool IsForeign(Sentence sentence, int at)
    {
        bool isRemote = sentence.FindAny(0, "remote") is >= 0 and int remote && remote < at;
        int process = sentence.FindAny(at, "process", "task", "tracee");
        bool isElsewhere = process >= 0 && (sentence[process].Is("tracee") || sentence[process - 1].IsAny(_foreign))
            && sentence.FindAny(at, "in", "of") is >= 0 and int of && of < process;
        return isRemote || isElsewhere;
    }

    /// <summary>Where the head of the sentence is an fd ("The fd of …", "KVM VM file descriptor …"); -1 when it is something else.</summary>
    public static int FindHead(Sentence sentence)
    {
        int start = StartOfHead(sentence);
        for (int i = start; i < Math.Min(sentence.Count, start + FurthestHead); i++)
        {
            if (IsFd(sentence, i) && !IsModifier(sentence, i))
            {
                int next = i + (sentence[i].IsAny("file", "event") ? 2 : 1);
                bool isCompound = next < sentence.Count && sentence[next].IsAny(_compounds);
                return isCompound ? -1 : i;
            }

            // "size of the fd", "flags for the file descriptor": the head came before.
            bool isMarker = i <= start + 2 && (sentence[i].Is(":") || (sentence[i].IsAny("in", "out") && i + 1 < sentence.Count && sentence[i + 1].IsAny(_markerEnds) && (i == start || sentence[i - 1].Kind == WordKind.Mark)));
            bool isPreposition = sentence[i].IsAny(_prepositions);
            bool isVerb = sentence[i].IsAny(_verbs);
            bool isLink = sentence[i].IsAny("with", "to", "by", "in") && !(i > 0 && sentence[i - 1].IsAny("populated", "filled"));
            if ((isPreposition || isVerb || isLink) && !isMarker)
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>The place after words that only lead to what the member is: "If F is set, this is", "must be", "set this to", "one of".</summary>
    private static int StartOfHead(Sentence sentence)
    {
        int i = 0;
        if (sentence[0].IsAny("if", "when") && sentence.FindAny(1, ",") is > 0 and int comma)
        {
            i = comma + 1;
        }
        else if (sentence[0].IsAny("if", "when") && sentence.Find("set", "this", "to") is > 0 and int order)
        {
            i = order;
        }

        int start = i;
        if (sentence.At(i, "set", "by") && sentence.FindAny(i, "to") is > 0 and int to && to <= i + 4)
        {
            return to + 1;
        }

        while (i < sentence.Count && sentence[i].IsAny(_leads))
        {
            i++;
        }

        // "set this to a …", but not "set to 0": what follows must name a thing.
        i += i > start && i < sentence.Count && sentence[i].Is("to") && i + 1 < sentence.Count && sentence[i + 1].IsAny("a", "an", "the", "fd") ? 1 : 0;
        return i < sentence.Count && (i == start || sentence[i].IsAny(_headStarts)) ? i : start;
    }

    /// <summary>"iommufd object", "eventfd context": a kind's own word that only modifies what follows.</summary>
    private static bool IsModifier(Sentence sentence, int index)
    {
        if (sentence[index].IsAny(KindWords) && index == 0 && sentence.At(1, ":"))
        {
            return true;
        }

        if (!sentence[index].IsAny(KindWords) || index + 1 >= sentence.Count || sentence[index + 1].Kind != WordKind.Word)
        {
            return false;
        }

        return !sentence[index + 1].IsAny(_afterModifier);
    }

    /// <summary>Whether "fd", "file descriptor" or a kind's own word stands at a place.</summary>
    public static bool IsFd(Sentence sentence, int index)
    {
        Word word = sentence[index];
        bool isFd = (word.Text is "fd" or "FD" or "fds" or "FDs" && !(index > 0 && sentence[index - 1].Is("can"))) || word.IsAny(KindWords);
        return isFd || (word.Is("file") && index + 1 < sentence.Count && sentence[index + 1].IsAny("descriptor", "descriptors"))
            || (word.Is("event") && index + 1 < sentence.Count && sentence[index + 1].IsAny("fd", "fds"));
    }

    /// <summary>The first place between two where an fd is spoken of, or -1.</summary>
    public static int FindFd(Sentence sentence, int from, int to)
    {
        for (int i = from; i < Math.Min(sentence.Count, to); i++)
        {
            if (IsFd(sentence, i))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>"-1 for de-assignment", "Pass -1 to unbind": the value that means no fd.</summary>
    public static long? NoneOf(Sentence sentence)
    {
        for (int i = 0; i < sentence.Count; i++)
        {
            bool isNone = sentence[i].Kind == WordKind.Number && sentence[i].Text == "-1";
            bool isOrder = i >= 2 && sentence[i - 1].Is("to") && sentence[i - 2].Is("set");
            bool isOutcome = i > 0 && !isOrder && sentence[i - 1].IsAny(_outcomes);
            bool isMeaning = i + 1 < sentence.Count && sentence[i + 1].IsAny(
                _meanings);
            bool isAlternative = i > 0 && sentence[i - 1].Is("or") && (i + 1 == sentence.Count || sentence[i + 1].Kind == WordKind.Mark);
            if (isNone && (isMeaning || isAlternative) && !isOutcome)
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
            string name = member.Substring(member.LastIndexOf('.') + 1);
            bool isCount = name.StartsWith("num_", StringComparison.Ordinal) || name.StartsWith("nr_", StringComparison.Ordinal) || name.StartsWith("n_", StringComparison.Ordinal);
            if (member.Length == 0 || isCount || !IsFdName(name) || HasStatedRole(context, subject.Record.CName, member)
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
        context.Facts.Find<FieldFact>(record, member, static (f, p) => f is IRoleFact && f.IsStated && f.Path == p) >= 0;
}

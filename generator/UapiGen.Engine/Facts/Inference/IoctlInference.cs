using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Documentation;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>What comments say of ioctls: their argument, the fd they return, the fds they are called on, the capability they need.</summary>
internal static class IoctlInference
{
    private static readonly WordSet _given = new("provided given passed specified supplied");

    private static readonly WordSet _orders = new("specify set pass attach register assign takes take expects accepts");

    public static void Read(InferenceContext context, CancellationToken cancellationToken)
    {
        ReadRecordTitles(context);
        List<Subject> headings = Subject.Headings(context);
        foreach (Macro macro in InOrder(context.Unit.Macros))
        {
            cancellationToken.ThrowIfCancellationRequested();
            KernelDoc? leading = context.Documentation.KernelDocOf(macro) ?? context.TitledComment(macro.Name);
            Subject? own = leading is null || !leading.All.Span.Contains("ioctl") ? null : Subject.Of(context.SentencesOf(leading.All), macro.Header, macro.Span.File);
            Subject? heading = headings.LastOrDefault(h => h.File == macro.Span.File && h.Position < macro.Span.Start);
            (own ?? heading)?.AddTo(context, macro, isOwn: own is not null);
            if (leading is not null && (leading.Kind != KernelDocKind.Section || HasCommentRightAbove(macro)))
            {
                ReadTitle(context, macro, leading.All);
                ReadWords(context, macro, leading.Prose);
                foreach (KernelDocSection section in leading.Sections.Where(s => s.Name is "Return" or "Returns"))
                {
                    ReturnWords.ReadList(context, macro, context.SentencesOf(section.Text));
                }
            }

            if (context.Documentation.Read(macro.Comments.Trailing) is { } trailing)
            {
                ReadWords(context, macro, trailing.All);
            }
        }
    }

    /// <summary>Whether a comment ends in the line above the macro: a "DOC:" section further up is of the whole header.</summary>
    private static bool HasCommentRightAbove(Macro macro)
    {
        if (macro.Comments.Leading is not { } comment || comment.Span.File != macro.Span.File)
        {
            return false;
        }

        int lines = 0;
        for (int i = comment.Span.End; i < macro.Span.Start; i++)
        {
            lines += macro.Span.File!.Text[i] == '\n' ? 1 : 0;
        }

        return lines == 1;
    }

    /// <summary>The ioctls in the order of the names of their headers, and of their places in them.</summary>
    private static List<Macro> InOrder(IEnumerable<Macro> macros)
    {
        List<Macro> ordered = macros.Where(m => m.Span.File is { Origin: not HeaderOrigin.BuiltIn } && IsIoctl(m)).ToList();
        ordered.Sort(static (a, b) => string.CompareOrdinal(a.Header, b.Header) is not 0 and int order ? order : a.Span.Start.CompareTo(b.Span.Start));
        return ordered;
    }

    /// <summary>An ioctl, or a macro that spells one by a macro of the header's own whose value could not be told.</summary>
    private static bool IsIoctl(Macro macro) =>
        macro.Ioctl is not null || (macro.Parameters is null && macro.Value is null && macro.Body.IndexOf("_IO", StringComparison.Ordinal) >= 0);

    /// <summary><c>struct x - ioctl(NAME)</c> over the argument of a bare <c>_IO()</c>.</summary>
    private static void ReadRecordTitles(InferenceContext context)
    {
        foreach (RecordDeclaration record in context.Unit.Declarations.OfType<RecordDeclaration>().Where(r => r.IsComplete && r.Tag is not null))
        {
            if (context.Documentation.KernelDocOf(record) is not { } doc || IoctlNames.InTitle(doc) is not { } name || doc.Name != record.Tag)
            {
                continue;
            }

            if (context.Unit.FindMacro(name) is not { Ioctl: { } ioctl })
            {
                context.Report(FactRules.CommentContradictsC, doc.Purpose.Span, $"the title names ioctl '{name}', which the header doesn't define");
                continue;
            }

            Macro macro = context.Unit.FindMacro(name)!;
            foreach (Sentence sentence in context.SentencesOf(doc.Prose))
            {
                ReturnWords.Read(context, macro, sentence);
                SubjectWords.Read(context, macro, sentence);
            }

            if (ioctl.ArgumentType is null)
            {
                var provenance = new Provenance(FactSource.Inferred, Confidence.Stated, doc.Purpose.Span) { Words = doc.Purpose.Words };
                context.Add(new IoctlArgumentFact(provenance, name, ArgumentForm.Pointer) { Direction = Direction.InOut, Type = record.CName });
            }
        }
    }

    /// <summary><c>NAME - _IOWR(TYPE, nr, struct S)</c>: what the macro itself leaves out.</summary>
    private static void ReadTitle(InferenceContext context, Macro macro, Passage comment)
    {
        for (int index = 0; index < comment.Lines.Length; index++)
        {
            PassageLine line = comment.Lines[index];
            string text = line.Text.Trim();
            if (!text.StartsWith(macro.Name + " ", StringComparison.Ordinal) || text.IndexOf("_IO", macro.Name.Length, StringComparison.Ordinal) is not (>= 0 and int at))
            {
                continue;
            }

            // A title may go on in the next line: "NAME - _IOWR(TYPE, BASE + 17," "struct s)".
            bool isOpen = text.EndsWith(",", StringComparison.Ordinal) && index + 1 < comment.Lines.Length;
            text = isOpen ? text + " " + comment.Lines[index + 1].Text.Trim() : text;

            int open = text.IndexOf('(', at);
            int close = text.LastIndexOf(')');
            int comma = close < 0 ? -1 : text.LastIndexOf(',', close);
            string form = open < 0 ? "" : text.Substring(at, open - at).Trim();
            string type = comma > open && form is "_IOR" or "_IOW" or "_IOWR" ? text.Substring(comma + 1, close - comma - 1).Trim() : "";
            if (macro.Ioctl?.ArgumentType is not null || type.Length == 0)
            {
                return;
            }

            var span = new SourceSpan(comment.File, line.Offset, line.Text.Length);
            bool isRecord = type.StartsWith("struct ", StringComparison.Ordinal);
            if (isRecord && context.Names.Record(type) is null)
            {
                context.Report(FactRules.CommentContradictsC, span, $"the title of '{macro.Name}' names '{type}', which the header doesn't define");
                return;
            }

            // _IOW says that user space writes; a struct that starts with its size is answered in place as often as not.
            Direction direction = form == "_IOW" ? Direction.In : form == "_IOR" ? Direction.Out : Direction.InOut;
            direction = isRecord && GoesBothWays(context, type, direction) ? Direction.InOut : direction;
            var provenance = new Provenance(FactSource.Inferred, Confidence.Stated, span) { Words = text };
            bool isFd = !isRecord && type != "char" && SaysFdIsProvided(context.SentencesOf(comment));

            // A number's name over a bare _IO() doesn't tell whether it is passed itself or by its address.
            bool isSure = isRecord || isFd || type == "char";
            provenance = isSure ? provenance : provenance with { Confidence = Confidence.Guessed };
            context.Add(new IoctlArgumentFact(provenance, macro.Name, type == "char" ? ArgumentForm.String : ArgumentForm.Pointer)
            {
                Direction = direction,
                Type = type,
                IsFd = isFd,
            });
            return;
        }
    }

    /// <summary>Whether members go the other way than the title says: the size that a struct begins with is given, and words may say it of others.</summary>
    private static bool GoesBothWays(InferenceContext context, string record, Direction said)
    {
        foreach (int place in context.Facts.PlacesOf(record))
        {
            bool isOther = context.Facts[place] switch
            {
                SizeFact => said == Direction.Out,
                DirectionFact { IsStated: true } fact => fact.Direction != said,
                FdFact { Direction: not Direction.Unspecified } fact => fact.Direction != said,
                _ => false,
            };
            if (isOther)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"to the open VFIO file descriptor provided", "Specify an eventfd file descriptor".</summary>
    private static bool SaysFdIsProvided(List<Sentence> comment)
    {
        foreach (Sentence sentence in comment)
        {
            for (int i = 0; i < sentence.Count; i++)
            {
                int next = i + (sentence[i].Is("file") ? 2 : 1);
                bool isOrdered = sentence[0].IsAny("specify", "pass") && !sentence.At(i - 1, "new");
                if (FdWords.IsFd(sentence, i) && ((next < sentence.Count && sentence[next].IsAny(_given)) || isOrdered))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static void ReadWords(InferenceContext context, Macro macro, Passage comment)
    {
        List<Sentence> sentences = context.SentencesOf(comment);
        RecordDeclaration? record = RecordOf(context, macro);
        foreach (Sentence sentence in sentences)
        {
            ReturnWords.Read(context, macro, sentence);
            SubjectWords.Read(context, macro, sentence);
            VersionWords.Read(context, macro.Name, "", sentence);
            ErrnoWords.Read(context, macro.Name, sentence);
            ReadFdArgument(context, macro, sentence);
            if (record is not null)
            {
                var subject = context.SubjectOf(record, "", "");
                FdWords.ReadMentions(context, subject, sentence);
                ExclusiveWords.Read(context, subject, sentence);
            }
        }

        if (record is not null)
        {
            ConditionInference.ReadMentions(context, context.SubjectOf(record, "", ""), sentences);
            NamedKinds.ReadIoctl(context, macro, record, sentences);
        }
    }

    private static RecordDeclaration? RecordOf(InferenceContext context, Macro macro)
    {
        if (macro.Ioctl?.ArgumentType is { } type)
        {
            return RecordMembers.RecordOf(type);
        }

        string named = context.Facts.Of<IoctlArgumentFact>(macro.Name).FirstOrDefault()?.Type ?? "";
        return named.Length > 0 ? context.Names.Record(named) : null;
    }

    /// <summary>"Specify an eventfd file descriptor to signal on log write", "Attach the DMABUF object, identified by its file descriptor", over an ioctl with the address of an int.</summary>
    private static void ReadFdArgument(InferenceContext context, Macro macro, Sentence sentence)
    {
        bool isNumber = macro.Ioctl?.ArgumentType?.Canonical is BuiltInType { IsInteger: true, Size: 4 };
        bool isIn = isNumber && macro.Ioctl?.Direction == IoctlDirection.Write;
        int at = isIn && sentence[0].IsAny(_orders) ? FdWords.FindHead(sentence) : -1;
        int identified = isIn && at < 0 ? sentence.Find("identified", "by", "its") : -1;
        bool isIdentified = identified >= 0 && FdWords.FindFd(sentence, identified, identified + 6) >= 0;
        if (at >= 0 || isIdentified)
        {
            context.Add(new IoctlArgumentFact(InferenceContext.Stated(sentence), macro.Name, ArgumentForm.Pointer)
            {
                Direction = Direction.In,
                Type = "int",
                IsFd = true,
                None = FdWords.NoneOf(sentence),
                FdKinds = isIdentified ? FdKinds.OfThing(sentence, identified) : FdKinds.Of(macro.Header, sentence, at),
            });
        }
    }

    /// <summary>A heading such as "ioctls for vcpu fds": sure for the ioctl below it, a guess for the rest of the group.</summary>
    private sealed class Subject(Sentence sentence, string kind, SourceFile? file, bool isHeading)
    {
        public SourceFile? File { get; } = file;

        public int Position => sentence.Span.Start;

        /// <summary>The headings of all comments, in the order of each file.</summary>
        public static List<Subject> Headings(InferenceContext context)
        {
            var headings = new List<Subject>();
            foreach (SourceFile file in context.Unit.Files.Where(context.Unit.Comments.ContainsKey))
            {
                foreach (Comment comment in context.Unit.Comments[file])
                {
                    if (comment.Span.Contains("ioctl") && context.Documentation.Read(comment) is { } doc && Of(context.SentencesOf(doc.All), file.IncludeName, file) is { } subject && subject.IsHeading)
                    {
                        headings.Add(subject);
                    }
                }
            }

            return headings;
        }

        public static Subject? Of(List<Sentence> sentences, string header, SourceFile? file)
        {
            foreach (Sentence sentence in sentences)
            {
                int start = sentence.FindAny(0, "ioctl", "ioctls");
                bool isHeading = start is >= 0 and <= 1 && start + 2 < sentence.Count && sentence.Count <= 9 && sentence[start + 1].IsAny("for", "on");
                int used = sentence.Find("ioctl", "is", "used", "on");
                int from = isHeading ? start + 2 : used >= 0 ? used + 4 : -1;
                for (int i = Math.Max(0, from); from >= 0 && i < sentence.Count; i++)
                {
                    if (FdWords.IsFd(sentence, i) && !sentence.At(i + 1, "returned"))
                    {
                        return FdKinds.Of(header, sentence, i).FirstOrDefault() is { Length: > 0 } kind ? new Subject(sentence, kind, file, isHeading) : null;
                    }
                }
            }

            return null;
        }

        public void AddTo(InferenceContext context, Macro macro, bool isOwn)
        {
            Provenance provenance = InferenceContext.Stated(sentence);
            context.Add(new IoctlSubjectFact(isOwn ? provenance : provenance with { Confidence = Confidence.Guessed }, macro.Name, [kind]));
        }

        /// <summary>Whether it heads the ioctls below it, too: "ioctls for", not "This ioctl is used on".</summary>
        private bool IsHeading { get; } = isHeading;
    }
}

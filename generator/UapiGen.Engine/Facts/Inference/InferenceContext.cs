using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Documentation;
using UapiGen.Engine.Facts.Overlays;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>What every part of the inference works with: the header, its documentation, and the facts found so far.</summary>
internal sealed class InferenceContext(TranslationUnit unit, HeaderNames names, List<SourceDiagnostic> diagnostics)
{
    private readonly Dictionary<RecordDeclaration, HashSet<string>> _members = [];
    private readonly HashSet<string> _ioctls = new(unit.Macros.Where(m => m.Ioctl is not null).Select(m => m.Name), System.StringComparer.Ordinal);
    private readonly Dictionary<string, string> _bodies = unit.Macros.GroupBy(m => m.Name).ToDictionary(g => g.Key, g => g.First().Body, System.StringComparer.Ordinal);
    private Dictionary<string, List<ValuesFact>>? _takers;
    private Dictionary<RecordDeclaration, int>? _sharing;
    private Dictionary<string, KernelDoc>? _titled;

    public TranslationUnit Unit { get; } = unit;

    public HeaderNames Names { get; } = names;

    public DocumentationIndex Documentation { get; } = DocumentationIndex.Of(unit);

    public ConstantTable Constants { get; } = new(unit);

    public List<Fact> Facts { get; } = [];

    /// <summary>A record, and what in it a comment speaks of, for reading the comment's phrases.</summary>
    public PhraseSubject SubjectOf(RecordDeclaration record, string member, string constant)
    {
        if (!_members.TryGetValue(record, out HashSet<string>? members))
        {
            members = new HashSet<string>(RecordMembers.Of(record).Select(m => m.Path), System.StringComparer.Ordinal);
            _members.Add(record, members);
        }

        return new PhraseSubject(Names, record, members, member, constant);
    }

    /// <summary>The macro whose line is right above a record's, blank lines aside; null when something else stands between.</summary>
    public Macro? MacroAbove(RecordDeclaration record)
    {
        string text = record.Span.File?.Text ?? "";
        int start = text.LastIndexOf('\n', System.Math.Max(0, record.DefinitionSpan.Start - 1));
        while (start > 0 && text[start - 1] is '\n' or ' ' or '\t' or '\r')
        {
            start--;
        }

        int lineStart = start <= 0 ? -1 : text.LastIndexOf('\n', start - 1) + 1;
        return lineStart >= 0 && string.CompareOrdinal(text, lineStart, "#define", 0, 7) == 0
            ? Unit.Macros.FirstOrDefault(m => m.Span.File == record.Span.File && m.Span.Start >= lineStart && m.Span.Start < start)
            : null;
    }

    public void Add(Fact fact) => Facts.Add(fact);

    /// <summary>Conditions that came from the words about flags: several flags may enable one member.</summary>
    public HashSet<ConditionFact> OfFlags { get; } = [];

    /// <summary>A macro's replacement text, or empty.</summary>
    public string BodyOf(string macro) => _bodies.TryGetValue(macro, out string? body) ? body : "";

    /// <summary>The comment that opens with an ioctl's name and macro (<c>NAME - _IOW(…)</c>), wherever it stands; null without one.</summary>
    public KernelDoc? TitledComment(string ioctl)
    {
        if (_titled is null)
        {
            _titled = new(System.StringComparer.Ordinal);
            foreach (Comment comment in Unit.Files.Where(Unit.Comments.ContainsKey).SelectMany(f => Unit.Comments[f])
                .Where(c => c.Kind == CommentKind.Block && c.Span.Contains(" - _IO")))
            {
                KernelDoc doc = Documentation.Read(comment)!;
                string title = doc.All.Lines.Select(l => l.Text.Trim()).FirstOrDefault(l => l.Length > 0) ?? "";
                int space = title.IndexOf(" - _IO", System.StringComparison.Ordinal);
                if (space > 0 && !_titled.ContainsKey(title.Substring(0, space)))
                {
                    _titled.Add(title.Substring(0, space), doc);
                }
            }
        }

        return _titled.TryGetValue(ioctl, out KernelDoc? found) ? found : null;
    }

    /// <summary>How many ioctls take the record, by their macros.</summary>
    public int IoctlsWith(RecordDeclaration record)
    {
        _sharing ??= Unit.Macros.Where(m => m.Ioctl?.ArgumentType is not null)
            .Select(m => (Record: RecordMembers.RecordOf(m.Ioctl!.ArgumentType!), m.Ioctl!.Code)).Where(p => p.Record is not null)
            .GroupBy(p => p.Record!).ToDictionary(g => g.Key, g => g.Select(p => p.Code).Distinct().Count());
        return _sharing.TryGetValue(record, out int count) ? count : 0;
    }

    public bool IsIoctl(string name) => _ioctls.Contains(name);

    /// <summary>The constants of an enum or group by its name.</summary>
    public IEnumerable<string> ConstantsOf(string group) =>
        Names.Enum("enum " + group)?.Enumerators.Select(e => e.Name)
        ?? Facts.OfType<FlagSetFact>().FirstOrDefault(g => g.Name == group)?.Constants
        ?? Enumerable.Empty<string>();

    /// <summary>What is known of members that take a constant. Asked for once all members' values are read.</summary>
    public List<ValuesFact> ValuesWith(string constant)
    {
        if (_takers is null)
        {
            _takers = [];
            foreach (ValuesFact values in Facts.OfType<ValuesFact>())
            {
                foreach (string name in ConstantsOf(values.Group))
                {
                    if (!_takers.TryGetValue(name, out List<ValuesFact>? takers))
                    {
                        _takers.Add(name, takers = []);
                    }

                    takers.Add(values);
                }
            }
        }

        return _takers.TryGetValue(constant, out List<ValuesFact>? known) ? known : [];
    }

    public void Report(DiagnosticRule rule, SourceSpan span, params string[] arguments) =>
        diagnostics.Add(new SourceDiagnostic(rule, span, arguments));

    /// <summary>All that is written about a member: its kernel-doc entry, and the comments above and beside it.</summary>
    public IEnumerable<Passage> PassagesOf(RecordDeclaration record, string path, FieldDeclaration field)
    {
        if (Documentation.MemberPassage(record, path) is { IsEmpty: false } entry)
        {
            yield return entry;
        }

        if (Documentation.Read(field.Comments.Leading) is { } leading)
        {
            yield return leading.Member(field.Name ?? "") ?? leading.All;
            if (leading.Kind == KernelDocKind.Inline && !leading.Body.IsEmpty && leading.Member(field.Name ?? "") is not null)
            {
                // Paragraphs below "@member:" are about it, too.
                yield return leading.Body;
            }
        }

        if (Documentation.Read(field.Comments.Trailing) is { } trailing)
        {
            yield return trailing.Member(field.Name ?? "") ?? trailing.All;
        }
    }

    /// <summary>All that is written about a constant.</summary>
    public IEnumerable<Passage> PassagesOf(string name, KernelDoc? own, Passage? entry, CommentSet comments)
    {
        if (entry is { IsEmpty: false })
        {
            yield return entry;
        }

        if (own is not null)
        {
            yield return own.Member(name) ?? own.All;
        }

        if (Documentation.Read(comments.Trailing) is { } trailing)
        {
            yield return trailing.Member(name) ?? trailing.All;
        }
    }

    public static Provenance Stated(Sentence sentence) => new(FactSource.Inferred, Confidence.Stated, sentence.Span, Fold(sentence.Span.Text));

    public static Provenance Guessed(SourceSpan span) => new(FactSource.Inferred, Confidence.Guessed, span, Fold(span.Text));

    private static string Fold(string text) =>
        string.Join(" ", text.Split([' ', '\t', '\r', '\n', '*'], System.StringSplitOptions.RemoveEmptyEntries));
}

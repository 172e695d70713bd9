using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Documentation;
using UapiGen.Engine.Facts.Language;
using UapiGen.Engine.Facts.Overlays;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>What every part of the inference works with: the header, its documentation, and the facts found so far.</summary>
internal sealed class InferenceContext(TranslationUnit unit, HeaderNames names, List<SourceDiagnostic> diagnostics)
{
    private readonly Dictionary<RecordDeclaration, HashSet<string>> _paths = [];
    private readonly Dictionary<RecordDeclaration, List<MemberWords>> _members = [];
    private readonly SentenceReader _sentences = new();
    private readonly Dictionary<Declaration, List<Macro>> _macrosIn = MacrosInRecords(unit);
    private static readonly List<List<Sentence>> _nothing = [];
    private static readonly List<Sentence> _noSentences = [];
    private static readonly List<Macro> _noMacros = [];

    private Dictionary<string, EnumDeclaration>? _enums;
    private Dictionary<string, List<ValuesFact>>? _takers;
    private Dictionary<RecordDeclaration, List<IoctlMacro>>? _sharing;
    private Dictionary<string, KernelDoc>? _titled;

    public TranslationUnit Unit { get; } = unit;

    public HeaderNames Names { get; } = names;

    public DocumentationIndex Documentation { get; } = DocumentationIndex.Of(unit);

    public ConstantTable Constants { get; } = ConstantTable.Of(unit);

    public FoundFacts Facts { get; } = new();

    /// <summary>A record, and what in it a comment speaks of, for reading the comment's phrases.</summary>
    public PhraseSubject SubjectOf(RecordDeclaration record, string member, string constant)
    {
        if (!_paths.TryGetValue(record, out HashSet<string>? members))
        {
            members = new HashSet<string>(MembersOf(record).Select(m => m.Path), System.StringComparer.Ordinal);
            _paths.Add(record, members);
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
        if (lineStart < 0 || string.CompareOrdinal(text, lineStart, "#define", 0, 7) != 0)
        {
            return null;
        }

        int name = lineStart + 7;
        while (name < start && text[name] is ' ' or '\t')
        {
            name++;
        }

        int end = name;
        while (end < start && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        return Unit.FindMacro(text.Substring(name, end - name)) is { } macro && macro.Span.File == record.Span.File && macro.Span.Start == name ? macro : null;
    }

    public void Add(Fact fact) => Facts.Add(fact);

    /// <summary>The places of conditions that came from the words about flags: several flags may enable one member.</summary>
    public List<int> OfFlags { get; } = [];

    /// <summary>A macro's replacement text, or empty.</summary>
    public string BodyOf(string macro) => Unit.FindMacro(macro)?.Body ?? "";

    /// <summary>The macros in a record's body that are integers, in their order.</summary>
    public List<Macro> MacrosIn(RecordDeclaration record) => _macrosIn.TryGetValue(record, out List<Macro>? macros) ? macros : _noMacros;

    private static Dictionary<Declaration, List<Macro>> MacrosInRecords(TranslationUnit unit)
    {
        var found = new Dictionary<Declaration, List<Macro>>();
        foreach (Macro macro in unit.Macros)
        {
            if (macro.EnclosingDeclaration is RecordDeclaration record && macro.Value is IntegerConstant)
            {
                if (!found.TryGetValue(record, out List<Macro>? macros))
                {
                    found.Add(record, macros = []);
                }

                macros.Add(macro);
            }
        }

        foreach (List<Macro> macros in found.Values)
        {
            macros.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        }

        return found;
    }

    /// <summary>The comment that opens with an ioctl's name and macro (<c>NAME - _IOW(…)</c>), wherever it stands; null without one.</summary>
    public KernelDoc? TitledComment(string ioctl)
    {
        if (_titled is null)
        {
            _titled = new(System.StringComparer.Ordinal);
            foreach (Comment comment in Unit.Files.Where(Unit.Comments.ContainsKey).SelectMany(f => Unit.Comments[f])
                .Where(c => c.Kind == CommentKind.Block && c.Span.Contains("- _IO")))
            {
                KernelDoc doc = Documentation.Read(comment)!;
                string title = doc.All.FirstLine;
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
        _sharing ??= ReadSharing();
        return _sharing.TryGetValue(record, out List<IoctlMacro>? ioctls) ? ioctls.Count : 0;
    }

    /// <summary>The ioctls of each record, those of one number once.</summary>
    private Dictionary<RecordDeclaration, List<IoctlMacro>> ReadSharing()
    {
        var sharing = new Dictionary<RecordDeclaration, List<IoctlMacro>>();
        foreach (Macro macro in Unit.Macros)
        {
            if (macro.Ioctl is not { ArgumentType: { } type } ioctl || RecordMembers.RecordOf(type) is not { } record)
            {
                continue;
            }

            if (!sharing.TryGetValue(record, out List<IoctlMacro>? ioctls))
            {
                sharing.Add(record, ioctls = []);
            }

            if (!ioctls.Exists(known => known.Code == ioctl.Code))
            {
                ioctls.Add(ioctl);
            }
        }

        return sharing;
    }

    public bool IsIoctl(string name) => Unit.FindMacro(name)?.Ioctl is not null;

    /// <summary>The constants of an enum or group by its name.</summary>
    public IEnumerable<string> ConstantsOf(string group) =>
        Names.Enum("enum " + group)?.Enumerators.Select(e => e.Name)
        ?? Facts.Of<FlagSetFact>(group).FirstOrDefault()?.Constants
        ?? Enumerable.Empty<string>();

    /// <summary>The enum that has an enumerator, or null.</summary>
    public EnumDeclaration? EnumWith(string enumerator)
    {
        if (_enums is null)
        {
            _enums = new(System.StringComparer.Ordinal);
            foreach (EnumDeclaration declaration in Unit.Declarations.OfType<EnumDeclaration>())
            {
                foreach (Enumerator one in declaration.Enumerators)
                {
                    _enums[one.Name] = declaration;
                }
            }
        }

        return _enums.TryGetValue(enumerator, out EnumDeclaration? found) ? found : null;
    }

    /// <summary>What is known of members that take a constant. Asked for once all members' values are read.</summary>
    public List<ValuesFact> ValuesWith(string constant)
    {
        if (_takers is null)
        {
            _takers = [];
            foreach (ValuesFact values in Facts.All.OfType<ValuesFact>())
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

    public List<Sentence> SentencesOf(Passage passage) => _sentences.Read(passage);


    /// <summary>A record's members with all that is written about each.</summary>
    public List<MemberWords> MembersOf(RecordDeclaration record)
    {
        if (!_members.TryGetValue(record, out List<MemberWords>? members))
        {
            members = [];
            foreach ((string path, FieldDeclaration field) in RecordMembers.Of(record))
            {
                members.Add(new MemberWords(path, field, PassagesOf(record, path, field)));
            }

            _members.Add(record, members);
        }

        return members;
    }

    /// <summary>All that is written about a member: its kernel-doc entry, and the comments above and beside it.</summary>
    private List<List<Sentence>> PassagesOf(RecordDeclaration record, string path, FieldDeclaration field)
    {
        List<List<Sentence>>? passages = null;
        void Add(Passage passage) => (passages ??= []).Add(_sentences.Read(passage));

        if (Documentation.MemberPassage(record, path) is { IsEmpty: false } entry)
        {
            Add(entry);
        }

        if (Documentation.Read(field.Comments.Leading) is { } leading)
        {
            Add(leading.Member(field.Name ?? "") ?? leading.All);
            if (leading.Kind == KernelDocKind.Inline && !leading.Body.IsEmpty && leading.Member(field.Name ?? "") is not null)
            {
                // Paragraphs below "@member:" are about it, too.
                Add(leading.Body);
            }
        }

        if (Documentation.Read(field.Comments.Trailing) is { } trailing)
        {
            Add(trailing.Member(field.Name ?? "") ?? trailing.All);
        }

        return passages ?? _nothing;
    }

    /// <summary>The sentences about a constant: its entry in an enum's kernel-doc, the comments above and beside it.</summary>
    public List<Sentence> SentencesOf(string name, KernelDoc? own, Passage? entry, CommentSet comments)
    {
        KernelDoc? trailing = Documentation.Read(comments.Trailing);
        if (own is null && trailing is null && entry is null)
        {
            return _noSentences;
        }

        var sentences = new List<Sentence>();
        sentences.AddRange(_sentences.Read(entry ?? Passage.Empty));
        sentences.AddRange(_sentences.Read(own is null ? Passage.Empty : own.Member(name) ?? own.Prose));
        sentences.AddRange(_sentences.Read(trailing is null ? Passage.Empty : trailing.Member(name) ?? trailing.All));
        return sentences;
    }

    public static Provenance Stated(Sentence sentence) => new(FactSource.Inferred, Confidence.Stated, sentence.Span);

    public static Provenance Guessed(SourceSpan span) => new(FactSource.Inferred, Confidence.Guessed, span);
}

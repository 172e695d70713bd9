using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Documentation;
using UapiGen.Engine.Facts;

namespace UapiGen.Engine.Lint;

/// <summary>What the rules look at, with the look-ups that several of them need.</summary>
internal sealed class LintContext
{
    private readonly LintOptions _options;
    private readonly Lazy<ILookup<string, Macro>> _ioctlsByArgument;

    public LintContext(IReadOnlyList<TranslationUnit> units, FactSet facts, LintOptions options, CancellationToken cancellationToken)
    {
        _options = options;
        Units = units;
        Facts = facts;
        CancellationToken = cancellationToken;
        Documentation = DocumentationIndex.Of(Unit);
        Constants = ConstantTable.Of(Unit);
        Files = [.. Unit.Files.Where(IsJudged)];
        Records = [.. Unit.Declarations.OfType<RecordDeclaration>().Where(record => record.IsComplete && IsJudged(record.Span.File))];
        Enums = [.. Unit.Declarations.OfType<EnumDeclaration>().Where(declaration => IsJudged(declaration.Span.File))];
        Macros = [.. Unit.Macros.Where(macro => IsJudged(macro.Span.File))];
        _ioctlsByArgument = new(FindIoctlsByArgument);
    }

    public IReadOnlyList<TranslationUnit> Units { get; }

    /// <summary>The unit that rules read; the others are for comparison.</summary>
    public TranslationUnit Unit => Units[0];

    public FactSet Facts { get; }

    public DocumentationIndex Documentation { get; }

    public ConstantTable Constants { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>The files that are judged.</summary>
    public ImmutableArray<SourceFile> Files { get; }

    /// <summary>Complete records of judged files, untagged inline ones included.</summary>
    public ImmutableArray<RecordDeclaration> Records { get; }

    /// <summary>Records that have a name of their own.</summary>
    public IEnumerable<RecordDeclaration> NamedRecords => Records.Where(record => (record.Tag ?? record.TypedefName) is not null);

    public ImmutableArray<EnumDeclaration> Enums { get; }

    public ImmutableArray<Macro> Macros { get; }

    public List<SourceDiagnostic> Findings { get; } = [];

    public bool RunsOptionalRules => _options.IncludeOptionalRules;

    public void Report(DiagnosticRule rule, SourceSpan span, params string[] arguments)
    {
        if (span.File is not null && IsJudged(span.File))
        {
            LintSeverity? changed = _options.Severities.TryGetValue(rule.Id, out LintSeverity? own) ? own : null;
            if (changed is null or { Severity: not null })
            {
                Findings.Add(new SourceDiagnostic(changed is { Severity: { } other } ? rule with { DefaultSeverity = other } : rule, span, arguments));
            }
        }
    }

    /// <summary>The ioctls whose argument a record is, by their macros or by facts.</summary>
    public IEnumerable<Macro> IoctlsWith(RecordDeclaration record) => _ioctlsByArgument.Value[record.CName];

    /// <summary>The record's name for a message; an untagged inline one goes by its outermost record's.</summary>
    public static string NameOf(RecordDeclaration record)
    {
        RecordDeclaration named = record;
        while ((named.Tag ?? named.TypedefName) is null && named.Parent is { } parent)
        {
            named = parent;
        }

        return named.CName;
    }

    private bool IsJudged(SourceFile? file) =>
        file is not null && (file.Origin == HeaderOrigin.Project
            || (file.Origin == HeaderOrigin.System && (_options.IncludeSystemHeaders || (_options.IncludeMainFile && file == Unit.MainFile))));

    private ILookup<string, Macro> FindIoctlsByArgument() => Unit.Macros
        .Select(macro => (Macro: macro, Type: ArgumentOf(macro)))
        .Where(pair => pair.Type.Length > 0)
        .ToLookup(pair => pair.Type, pair => pair.Macro, StringComparer.Ordinal);

    private string ArgumentOf(Macro macro) =>
        Facts.ForIoctl(macro.Name).Argument is { Type.Length: > 0 } stated ? stated.Type
        : macro.Ioctl?.ArgumentType is { } type ? (type.Canonical as RecordType)?.Declaration.CName ?? ""
        : "";
}

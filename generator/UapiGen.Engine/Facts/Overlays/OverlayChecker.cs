using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Facts.Overlays;

/// <summary>Checks statements against the header, as a compiler checks code: every name must be one, every kind must come from somewhere.</summary>
/// <remarks>
/// A name that is not there is an error, with the name that was probably meant. But a statement with a version may be younger than the
/// header, and one of a shipped overlay is right for some header: those lose themselves, with an information.
/// </remarks>
internal sealed class OverlayChecker(HeaderNames names, IReadOnlyCollection<ParsedOverlay> overlays, List<SourceDiagnostic> diagnostics)
{
    private readonly HashSet<string> _fdKinds = Names(overlays.SelectMany(o => o.Kinds.Resources).Where(r => r.IsFd).Select(r => r.Kind));
    private readonly HashSet<string> _idKinds = Names(overlays.SelectMany(o => o.Kinds.Resources).Where(r => !r.IsFd).Select(r => r.Kind));
    private readonly List<string> _otherConstants =
        [.. overlays.Where(o => o.Header.Length == 0 || names.HasHeader(o.Header)).SelectMany(o => o.Kinds.Constants).Where(c => !names.HasConstant(c)).Distinct(StringComparer.Ordinal)];

    private readonly HashSet<string> _groups = Names(overlays.SelectMany(o => o.Kinds.Groups));
    private readonly Dictionary<string, List<string>> _parameters = AllParameters(overlays);

    /// <summary>The facts of the statements that apply.</summary>
    public List<Fact> Check(CancellationToken cancellationToken)
    {
        var facts = new List<Fact>();
        CheckKinds();
        foreach (ParsedOverlay overlay in overlays)
        {
            if (overlay.Header.Length > 0 && !names.HasHeader(overlay.Header))
            {
                facts.AddRange(overlay.Kinds.Shared);
                continue;
            }

            foreach (ParsedStatement statement in overlay.Statements)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Applies(statement))
                {
                    AddFacts(statement, facts);
                }
            }
        }

        return facts;
    }

    private void AddFacts(ParsedStatement statement, List<Fact> facts)
    {
        ImmutableArray<string> members = ResolveMembers(statement);
        if (members.IsEmpty && statement.Facts.Exists(f => f is FlagSetFact))
        {
            // All its constants are younger than the header: the member takes none yet.
            return;
        }

        foreach (Fact fact in statement.Facts)
        {
            switch (fact)
            {
                case FlagSetFact group:
                    facts.Add(group with { Constants = members });
                    break;
                case SinceFact since when since.Entity.Length > 0 && statement.Members.Any(m => m.Name == since.Entity) && !HasConstant(since.Entity):
                    break;
                case ConditionFact { Condition: { } condition } when condition.ConstantNames().Any(n => !HasConstant(n)):
                    break;
                default:
                    facts.Add(fact);
                    break;
            }
        }
    }

    private bool Applies(ParsedStatement statement)
    {
        bool applies = true;
        foreach (NameReference reference in statement.References)
        {
            if (Exists(reference) || (applies is false && reference.Kind == ReferenceKind.Member))
            {
                continue;
            }

            applies = false;
            ReportMissing(reference, statement);
        }

        return applies;
    }

    private void ReportMissing(NameReference reference, ParsedStatement statement)
    {
        string what = Shown(reference);
        bool isShipped = statement.Facts.Exists(f => f.Provenance.Source == FactSource.ShippedOverlay)
            || statement.Span.File?.Origin == CFrontEnd.Text.HeaderOrigin.BuiltIn;
        bool isVersioned = statement.Since.Length > 0 || statement.IsRemoved;
        if (isVersioned || isShipped)
        {
            // The members of a record that is missing as a whole are reported once, with the record.
            bool isOfMissingRecord = IsOfMissingRecord(reference);
            if (!isOfMissingRecord)
            {
                diagnostics.Add(new SourceDiagnostic(FactRules.DoesNotApply, reference.Span, what));
            }

            return;
        }

        if (IsOfMissingRecord(reference))
        {
            return;
        }

        diagnostics.Add(new SourceDiagnostic(FactRules.UnknownName, reference.Span, what, NameSuggestions.Of(reference.Name, Candidates(reference))));
    }

    private static string Shown(NameReference reference) => reference.Kind switch
    {
        ReferenceKind.Record => $"record '{reference.Name}'",
        ReferenceKind.Member => $"member '{reference.Name}' of {(reference.Ioctl.Length > 0 ? "what '" + reference.Ioctl + "' takes" : "'" + reference.Record + "'")}",
        ReferenceKind.Constant => $"constant '{reference.Name}'",
        ReferenceKind.Ioctl => $"ioctl '{reference.Name}'",
        ReferenceKind.FdKind => $"kind of fd '{reference.Name}'",
        ReferenceKind.IdKind => $"kind of id '{reference.Name}'",
        ReferenceKind.Group => $"enum or group '{reference.Name}'",
        _ => $"'{reference.Name}'",
    };

    private bool IsOfMissingRecord(NameReference reference) =>
        reference.Kind == ReferenceKind.Member && reference.Ioctl.Length == 0 && names.Record(reference.Record) is null && ParametersOf(reference.Record) is null;

    /// <summary>The record that a member is to be of: a named one, or the one that an ioctl takes.</summary>
    private RecordDeclaration? RecordOf(NameReference reference)
    {
        if (reference.Ioctl.Length == 0)
        {
            return names.Record(reference.Record);
        }

        string stated = overlays.Select(o => o.Kinds.Arguments.TryGetValue(reference.Ioctl, out string? type) ? type : "").FirstOrDefault(t => t.Length > 0) ?? "";
        return names.Record(stated) ?? names.RecordTakenBy(reference.Ioctl);
    }

    /// <summary>The parameters of a system call, whose statements are like those about a record's members; null when the name is none.</summary>
    private List<string>? ParametersOf(string syscall) => _parameters.TryGetValue(syscall, out List<string>? parameters) ? parameters : null;

    /// <summary>The parameters of all system calls; of several overlays the first that names one counts.</summary>
    private static Dictionary<string, List<string>> AllParameters(IEnumerable<ParsedOverlay> overlays)
    {
        var all = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (ParsedOverlay overlay in overlays)
        {
            foreach (KeyValuePair<string, List<string>> syscall in overlay.Kinds.Parameters)
            {
                if (!all.ContainsKey(syscall.Key))
                {
                    all.Add(syscall.Key, syscall.Value);
                }
            }
        }

        return all;
    }

    /// <summary>Whether the header has the constant, or an overlay of it says which other header does.</summary>
    private bool HasConstant(string name) => names.HasConstant(name) || _otherConstants.Contains(name);

    private bool Exists(NameReference reference) => reference.Kind switch
    {
        ReferenceKind.Record => names.Record(reference.Name) is not null,
        ReferenceKind.Member => ParametersOf(reference.Record)?.Contains(reference.Name) ?? (RecordOf(reference) is { } record && RecordMembers.Find(record, reference.Name) is not null),
        ReferenceKind.Constant => HasConstant(reference.Name),
        ReferenceKind.Ioctl => names.HasConstant(reference.Name) || names.HasFunctionMacro(reference.Name),
        ReferenceKind.FdKind => _fdKinds.Contains(reference.Name),
        ReferenceKind.IdKind => _idKinds.Contains(reference.Name),
        ReferenceKind.Enum => names.Enum(reference.Name) is not null,
        _ => _groups.Contains(reference.Name) || names.Enum("enum " + reference.Name) is not null || names.Enum(reference.Name) is not null,
    };

    private IEnumerable<string> Candidates(NameReference reference) => reference.Kind switch
    {
        ReferenceKind.Record => names.Records,
        ReferenceKind.Member => ParametersOf(reference.Record) ?? (RecordOf(reference) is { } record ? RecordMembers.Of(record).Select(m => m.Path) : []),
        ReferenceKind.Constant => names.Constants.Concat(_otherConstants),
        ReferenceKind.Ioctl => names.Macros,
        ReferenceKind.FdKind => _fdKinds,
        ReferenceKind.IdKind => _idKinds,
        ReferenceKind.Enum => names.Enums,
        _ => names.Enums.Select(e => e.Substring(e.IndexOf(' ') + 1)).Concat(_groups),
    };

    /// <summary>The constants of a group, prefixes resolved, in the order of the header.</summary>
    private ImmutableArray<string> ResolveMembers(ParsedStatement statement)
    {
        if (statement.Members.Count == 0)
        {
            return [];
        }

        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (GroupMember member in statement.Members)
        {
            if (member.Name.EndsWith("*", StringComparison.Ordinal))
            {
                string prefix = member.Name.Substring(0, member.Name.Length - 1);
                int before = wanted.Count;
                wanted.UnionWith(names.Constants.Where(c => c.StartsWith(prefix, StringComparison.Ordinal)));
                if (wanted.Count == before)
                {
                    ReportMissing(new NameReference(ReferenceKind.Constant, member.Name, "", member.Span), statement);
                }
            }
            else if (HasConstant(member.Name))
            {
                wanted.Add(member.Name);
            }
            else if (member.Since.Length > 0)
            {
                diagnostics.Add(new SourceDiagnostic(FactRules.DoesNotApply, member.Span, $"constant '{member.Name}'"));
            }
            else
            {
                ReportMissing(new NameReference(ReferenceKind.Constant, member.Name, "", member.Span), statement);
            }
        }

        return [.. names.InOrder(wanted.Where(names.HasConstant)), .. _otherConstants.Where(wanted.Contains)];
    }

    /// <summary>A kind of fd that no statement makes, and that is not said to come from elsewhere, is a slip.</summary>
    private void CheckKinds()
    {
        HashSet<string> made = Names(overlays.SelectMany(o => o.Kinds.Made));
        foreach (ResourceFact resource in overlays.SelectMany(o => o.Kinds.Resources))
        {
            if (resource.IsFd && !made.Contains(resource.Kind))
            {
                diagnostics.Add(new SourceDiagnostic(FactRules.KindNeverMade, resource.Provenance.Span, resource.Kind));
            }
        }
    }

    private static HashSet<string> Names(IEnumerable<string> names) => new(names, StringComparer.Ordinal);
}

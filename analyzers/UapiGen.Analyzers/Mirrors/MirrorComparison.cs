using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using UapiGen.Analyzers.Facts;
using UapiGen.Analyzers.Rules;

namespace UapiGen.Analyzers.Mirrors;

/// <summary>Compares a hand-written struct with its C struct, byte for byte.</summary>
internal sealed class MirrorComparison(INamedTypeSymbol mirror, ClrLayout layout, RecordFacts record)
{
    private readonly List<Diagnostic> _findings = [];
    private readonly List<(PlacedField Field, MemberFacts Member)> _pairs = [];

    /// <summary>What is wrong; empty when the layouts agree.</summary>
    public ImmutableArray<Diagnostic> Compare()
    {
        Pair();
        ComparePlaces();
        CompareSizes();
        FindMissing();
        if (layout.Size != record.Size && _findings.All(f => f.Severity < DiagnosticSeverity.Warning))
        {
            Report(MirrorRules.WrongTotal, mirror, mirror.Name, layout.Size, record.CName, record.Size);
        }

        return [.. _findings];
    }

    private void Pair()
    {
        foreach (PlacedField field in layout.Fields)
        {
            string? stated = (field.Member.Uapi("CName") ?? field.Member.Uapi("CField"))?.Argument(0, "");
            string name = Plain(stated ?? field.Member.Name);
            if (record.Members.FirstOrDefault(m => Plain(m.CPath) == name || Plain(m.CPath.Substring(m.CPath.LastIndexOf('.') + 1)) == name) is { } member)
            {
                _pairs.Add((field, member));
            }
        }
    }

    // Only the first: a field that is missing or too short moves all that follow.
    private void ComparePlaces()
    {
        foreach (PlacedField field in layout.Fields.OrderBy(f => f.Offset))
        {
            if (MemberOf(field) is { } member)
            {
                if (field.Offset != member.Offset)
                {
                    Report(MirrorRules.Misplaced, field.Member, field.Member.Name, field.Offset, $"but '{member.CPath}' of '{record.CName}' is at offset {member.Offset}");
                    return;
                }
            }
            else if (!IsWithinMembers(field))
            {
                Report(MirrorRules.Misplaced, field.Member, field.Member.Name, field.Offset, $"which does not line up with any member of '{record.CName}'");
                return;
            }
        }
    }

    private void CompareSizes()
    {
        foreach ((PlacedField field, MemberFacts member) in _pairs)
        {
            if (member.BitOffset < 0 && field.Offset == member.Offset && field.Size != member.Size && !IsSplit(member) && !IsMerged(field, member))
            {
                Report(MirrorRules.WrongFieldSize, field.Member, field.Member.Name, field.Size, member.CPath, record.CName, member.Size);
            }
        }
    }

    // One C member, such as an array, as several fields: together they cover it.
    private bool IsSplit(MemberFacts member)
    {
        int end = member.Offset;
        foreach (PlacedField field in layout.Fields.OrderBy(f => f.Offset))
        {
            end = field.Offset <= end && MemberOf(field) is var own && (own is null || own.Name == member.Name) ? Math.Max(end, field.Offset + field.Size) : end;
        }

        return end >= member.Offset + member.Size && layout.Fields.All(f => f.Offset >= member.Offset + member.Size || f.Offset + f.Size <= member.Offset + member.Size);
    }

    // Several C members as one field: those that have no field of their own.
    private bool IsMerged(PlacedField field, MemberFacts member)
    {
        int end = field.Offset + field.Size;
        bool takesOthers = _pairs.Any(p => p.Member.Name != member.Name && p.Member.Offset < end && member.Offset + member.Size <= p.Member.Offset);
        return field.Size > member.Size && !takesOthers && (end == record.Size || record.Members.Any(m => m.Offset + m.Size == end));
    }

    private void FindMissing()
    {
        foreach (MemberFacts member in record.Members.Where(m => m.Size > 0))
        {
            bool isThere = _pairs.Any(p => p.Member.Name == member.Name) || layout.Fields.Any(f => f.Offset < member.Offset + member.Size && member.Offset < f.Offset + f.Size);
            if (isThere)
            {
                continue;
            }

            bool isPadding = IsReserved(member) && member.Offset + member.Size <= layout.Size;
            DiagnosticDescriptor rule = isPadding ? MirrorRules.ImplicitPadding : MirrorRules.Missing;
            _findings.Add(Diagnostic.Create(
                rule, mirror.Locations[0], FixOf(member), mirror.Name, member.CPath, record.CName, member.Size, member.Offset));
        }
    }

    private ImmutableDictionary<string, string?> FixOf(MemberFacts member)
    {
        string? type = member.Size switch { 1 => "byte", 2 => "ushort", 4 => "uint", 8 => "ulong", _ => null };
        PlacedField? before = layout.Fields.Where(f => f.Offset < member.Offset).OrderBy(f => f.Offset).LastOrDefault();
        if (type is null || !IsReserved(member) || before is null || before.Offset + before.Size > member.Offset)
        {
            return ImmutableDictionary<string, string?>.Empty;
        }

        string offset = StructLayout.Of(mirror).Kind == System.Runtime.InteropServices.LayoutKind.Explicit
            ? $"[FieldOffset({member.Offset})] "
            : "";
        return ImmutableDictionary<string, string?>.Empty
            .Add(FixProperties.After, before.Symbol.Name)
            .Add(FixProperties.Declaration, $"{offset}private {type} _{CamelCase(member.CPath)};");
    }

    private MemberFacts? MemberOf(PlacedField field)
    {
        foreach ((PlacedField paired, MemberFacts member) in _pairs)
        {
            if (ReferenceEquals(paired, field))
            {
                return member;
            }
        }

        return null;
    }

    // A field without a namesake may stand for several members, or for a part of one.
    private bool IsWithinMembers(PlacedField field)
    {
        int end = field.Offset + field.Size;
        bool isPart = record.Members.Any(m => m.Offset <= field.Offset && end <= m.Offset + m.Size);
        bool isWhole = record.Members.Any(m => m.Offset == field.Offset) && (end == record.Size || record.Members.Any(m => m.Offset + m.Size == end || m.Offset == end));
        bool isHole = record.Members.All(m => m.Offset + m.Size <= field.Offset || end <= m.Offset);
        return isPart || isWhole || isHole;
    }

    private static bool IsReserved(MemberFacts member) => member.MustBeZero == member.WidthMask || (member.MustBeZero != 0 && member.Size > 8);

    private static string Plain(string name) => name.Replace("_", "").Replace(".", "").ToLowerInvariant();

    private static string CamelCase(string path)
    {
        string[] words = path.Split(['_', '.'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0
            ? "padding"
            : string.Concat(words.Select((w, i) => i == 0 ? w : char.ToUpperInvariant(w[0]) + w.Substring(1)));
    }

    private void Report(DiagnosticDescriptor rule, ISymbol at, params object[] arguments) => _findings.Add(Diagnostic.Create(rule, at.Locations[0], arguments));
}

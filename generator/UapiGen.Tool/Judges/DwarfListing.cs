using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.Tool.Judges.Objects;
using UapiGen.Tool.Listing;

namespace UapiGen.Tool.Judges;

/// <summary>Lists the records and enumerators that a compiler's debugging information describes, by the same paths as our own listing.</summary>
internal sealed class DwarfListing
{
    private readonly DwarfUnit _unit;
    private readonly int _pointerSize;
    private readonly Func<string, bool> _isListedFile;
    private readonly Dictionary<long, string> _typedefNames = [];

    public DwarfListing(DwarfUnit unit, int pointerSize, Func<string, bool> isListedFile)
    {
        _unit = unit;
        _pointerSize = pointerSize;
        _isListedFile = isListedFile;
        Visit(unit.Root, NameTypedef);
        Visit(unit.Root, List);
    }

    public Dictionary<string, RecordListing> Records { get; } = new(StringComparer.Ordinal);

    /// <summary>Enumerators of the listed files.</summary>
    public Dictionary<string, ulong> Enumerators { get; } = new(StringComparer.Ordinal);

    /// <summary>Enumerators of all files.</summary>
    public Dictionary<string, ulong> AllEnumerators { get; } = new(StringComparer.Ordinal);

    private static void Visit(DwarfEntry entry, Action<DwarfEntry> action)
    {
        action(entry);
        foreach (DwarfEntry child in entry.Children)
        {
            Visit(child, action);
        }
    }

    /// <summary>The first typedef of an untagged record names it.</summary>
    private void NameTypedef(DwarfEntry entry)
    {
        if (entry.Tag == DwarfTag.Typedef && _unit.TypeOf(entry) is { Name: null } type && IsRecord(type))
        {
            _typedefNames.TryAdd(type.Offset, entry.Name ?? "");
        }
    }

    private void List(DwarfEntry entry)
    {
        if (IsRecord(entry))
        {
            bool isComplete = entry.Number(DwarfAttribute.Declaration) is null;
            if (isComplete && NameOf(entry) is { } name && IsListed(entry))
            {
                var fields = new List<FieldListing>();
                ListMembers(entry, "", 0, fields);
                Records[name] = new RecordListing(name, (long)(entry.Number(DwarfAttribute.ByteSize) ?? 0), 0, [.. fields]);
            }
        }
        else if (entry.Tag == DwarfTag.EnumerationType)
        {
            foreach (DwarfEntry enumerator in entry.Children.Where(child => child.Tag == DwarfTag.Enumerator))
            {
                ulong value = enumerator.Number(DwarfAttribute.ConstValue) ?? 0;
                AllEnumerators[enumerator.Name!] = value;
                if (IsListed(entry))
                {
                    Enumerators[enumerator.Name!] = value;
                }
            }
        }
    }

    private void ListMembers(DwarfEntry record, string prefix, long bitBase, List<FieldListing> fields)
    {
        foreach (DwarfEntry member in record.Children.Where(child => child.Tag == DwarfTag.Member))
        {
            long bitOffset = bitBase + (long)(member.Number(DwarfAttribute.DataBitOffset) ?? ((member.Number(DwarfAttribute.DataMemberLocation) ?? 0) * 8));
            DwarfEntry? type = _unit.TypeOf(member);
            if (member.Name is not null)
            {
                int? width = (int?)member.Number(DwarfAttribute.BitSize);
                fields.Add(new FieldListing(prefix + member.Name, bitOffset / 8, SizeOf(type), width is null ? null : (int)(bitOffset % 8), width));
            }

            if (InlineRecord(type) is { } inner)
            {
                ListMembers(inner, member.Name is null ? prefix : prefix + member.Name + ".", bitOffset, fields);
            }
        }
    }

    private DwarfEntry? InlineRecord(DwarfEntry? type)
    {
        while (type?.Tag is DwarfTag.ArrayType or DwarfTag.ConstType or DwarfTag.VolatileType)
        {
            type = _unit.TypeOf(type);
        }

        return type is not null && IsRecord(type) && NameOf(type) is null ? type : null;
    }

    private long SizeOf(DwarfEntry? type)
    {
        if (type is null)
        {
            return 0;
        }

        if (type.Tag == DwarfTag.ArrayType)
        {
            return type.Children.Where(child => child.Tag == DwarfTag.SubrangeType).Aggregate(SizeOf(_unit.TypeOf(type)), (size, range) => size * CountOf(range));
        }

        return type.Number(DwarfAttribute.ByteSize) is { } size ? (long)size : type.Tag == DwarfTag.PointerType ? _pointerSize : SizeOf(_unit.TypeOf(type));
    }

    /// <summary>A range without a count is a flexible array's.</summary>
    private static long CountOf(DwarfEntry range) =>
        range.Number(DwarfAttribute.Count) is { } count ? (long)count : range.Number(DwarfAttribute.UpperBound) is { } bound ? unchecked((long)bound + 1) : 0;

    private string? NameOf(DwarfEntry record) => record.Name is { } tag
        ? (record.Tag == DwarfTag.UnionType ? "union " : "struct ") + tag
        : _typedefNames.GetValueOrDefault(record.Offset);

    private static bool IsRecord(DwarfEntry entry) => entry.Tag is DwarfTag.StructureType or DwarfTag.UnionType;

    private bool IsListed(DwarfEntry entry) =>
        entry.Number(DwarfAttribute.DeclFile) is { } file && (int)file < _unit.Files.Count && _isListedFile(_unit.Files[(int)file]);
}

using System;
using System.Collections.Generic;

namespace UapiGen.Tool.Judges.Objects;

/// <summary>Reads the debugging information of an object with one C compilation unit (DWARF 5, 32-bit format): what the compiler itself says of its types.</summary>
public sealed class DwarfUnit
{
    private readonly ElfObject _object;
    private readonly ByteReader _info;
    private readonly Dictionary<long, long> _relocated;
    private readonly Dictionary<ulong, (int Tag, bool HasChildren, List<(int Attribute, int Form, long Constant)> Attributes)> _abbreviations = [];
    private readonly Dictionary<long, DwarfEntry> _byOffset = [];
    private readonly List<(DwarfEntry Entry, int Attribute, ulong Index)> _indexedNames = [];
    private int _addressSize;

    public DwarfUnit(ElfObject elf)
    {
        _object = elf;
        _info = new ByteReader(elf.Section(".debug_info"), elf.IsBigEndian);
        _relocated = elf.RelocatedValues(".debug_info");
        Root = Read();
        ResolveIndexedNames();
        Files = new DwarfFileTable(elf).Paths;
    }

    public DwarfEntry Root { get; }

    /// <summary>The paths of the source files, by the numbers that <c>decl_file</c> uses.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The entry that an attribute refers to; null for none, which C spells <c>void</c>.</summary>
    public DwarfEntry? TypeOf(DwarfEntry entry) =>
        entry.Number(DwarfAttribute.Type) is { } offset ? _byOffset.GetValueOrDefault((long)offset) : null;

    private DwarfEntry Read()
    {
        if (_info.Length == 0)
        {
            throw new InvalidOperationException("The compiler wrote no debugging information; it must understand -g -gdwarf-5.");
        }

        uint length = _info.U32();
        int end = (int)length + 4;
        int version = _info.U16();
        if (length >= 0xfffffff0 || version != 5)
        {
            throw new InvalidOperationException($"The compiler wrote DWARF {version}; version 5 in its 32-bit format is needed.");
        }

        _info.U8();
        _addressSize = _info.U8();
        ReadAbbreviations((int)Offset());

        var open = new Stack<DwarfEntry>();
        DwarfEntry? root = null;
        while (_info.Position < end)
        {
            int at = _info.Position;
            ulong code = _info.Uleb();
            if (code == 0)
            {
                if (open.Count > 0)
                {
                    open.Pop();
                }

                continue;
            }

            (int tag, bool hasChildren, List<(int Attribute, int Form, long Constant)> attributes) = _abbreviations[code];
            var entry = new DwarfEntry(tag, at);
            _byOffset[at] = entry;
            foreach ((int attribute, int form, long constant) in attributes)
            {
                ReadValue(entry, attribute, form, constant);
            }

            root ??= entry;
            if (open.Count > 0)
            {
                open.Peek().Children.Add(entry);
            }

            if (hasChildren)
            {
                open.Push(entry);
            }
        }

        return root ?? throw new InvalidOperationException("The debugging information is empty.");
    }

    private void ReadAbbreviations(int offset)
    {
        var reader = new ByteReader(_object.Section(".debug_abbrev"), _object.IsBigEndian) { Position = offset };
        for (ulong code = reader.Uleb(); code != 0; code = reader.Uleb())
        {
            int tag = (int)reader.Uleb();
            bool hasChildren = reader.U8() != 0;
            var attributes = new List<(int, int, long)>();
            while (true)
            {
                int attribute = (int)reader.Uleb();
                int form = (int)reader.Uleb();
                long constant = form == DwarfForm.ImplicitConst ? reader.Sleb() : 0;
                if (attribute == 0 && form == 0)
                {
                    break;
                }

                attributes.Add((attribute, form, constant));
            }

            _abbreviations[code] = (tag, hasChildren, attributes);
        }
    }

    private void ReadValue(DwarfEntry entry, int attribute, int form, long constant)
    {
        switch (form)
        {
            case DwarfForm.String:
                entry.Texts[attribute] = _info.CString();
                break;
            case DwarfForm.Strp:
                entry.Texts[attribute] = StringAt(".debug_str", Offset());
                break;
            case DwarfForm.LineStrp:
                entry.Texts[attribute] = StringAt(".debug_line_str", Offset());
                break;
            case DwarfForm.Strx:
                _indexedNames.Add((entry, attribute, _info.Uleb()));
                break;
            case DwarfForm.Strx1 or DwarfForm.Strx2 or DwarfForm.Strx3 or DwarfForm.Strx4:
                _indexedNames.Add((entry, attribute, _info.Unsigned(form - DwarfForm.Strx1 + 1)));
                break;
            case DwarfForm.Block or DwarfForm.Exprloc:
                _info.Skip((int)_info.Uleb());
                break;
            case DwarfForm.Block1:
                _info.Skip(_info.U8());
                break;
            case DwarfForm.Block2:
                _info.Skip(_info.U16());
                break;
            case DwarfForm.Block4:
                _info.Skip((int)_info.U32());
                break;
            case DwarfForm.Data16:
                _info.Skip(16);
                break;
            default:
                entry.Numbers[attribute] = Number(form, constant);
                break;
        }
    }

    private ulong Number(int form, long constant) => form switch
    {
        DwarfForm.Data1 or DwarfForm.Ref1 or DwarfForm.Flag or DwarfForm.Addrx1 => _info.U8(),
        DwarfForm.Data2 or DwarfForm.Ref2 or DwarfForm.Addrx2 => _info.U16(),
        DwarfForm.Data4 or DwarfForm.Ref4 or DwarfForm.Addrx4 => _info.U32(),
        DwarfForm.Data8 or DwarfForm.Ref8 => _info.U64(),
        DwarfForm.SecOffset or DwarfForm.RefAddr => (ulong)Offset(),
        DwarfForm.Sdata => unchecked((ulong)_info.Sleb()),
        DwarfForm.Udata or DwarfForm.RefUdata or DwarfForm.Addrx or DwarfForm.Loclistx or DwarfForm.Rnglistx => _info.Uleb(),
        DwarfForm.FlagPresent => 1,
        DwarfForm.ImplicitConst => unchecked((ulong)constant),
        DwarfForm.Addr => _info.Unsigned(_addressSize),
        _ => throw new InvalidOperationException($"Unknown form 0x{form:x} in the debugging information."),
    };

    /// <summary>An offset into another section, which a relocation may hold.</summary>
    private long Offset()
    {
        int at = _info.Position;
        uint written = _info.U32();
        return _relocated.TryGetValue(at, out long value) ? value : written;
    }

    private string StringAt(string section, long offset) => ElfObject.CString(_object.Section(section).Span[(int)offset..]);

    /// <summary>Names given by number are found once the root has told where the table of offsets starts.</summary>
    private void ResolveIndexedNames()
    {
        if (_indexedNames.Count == 0)
        {
            return;
        }

        long start = (long)(Root.Number(DwarfAttribute.StrOffsetsBase) ?? 8);
        Dictionary<long, long> relocated = _object.RelocatedValues(".debug_str_offsets");
        var table = new ByteReader(_object.Section(".debug_str_offsets"), _object.IsBigEndian);
        foreach ((DwarfEntry entry, int attribute, ulong index) in _indexedNames)
        {
            int at = (int)(start + ((long)index * 4));
            table.Position = at;
            uint written = table.U32();
            entry.Texts[attribute] = StringAt(".debug_str", relocated.TryGetValue(at, out long value) ? value : written);
        }
    }
}

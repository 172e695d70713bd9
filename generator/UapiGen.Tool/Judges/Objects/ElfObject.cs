using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;

namespace UapiGen.Tool.Judges.Objects;

/// <summary>A relocatable ELF object as a compiler writes it (System V gABI): sections with their relocations applied as far as data needs them.</summary>
public sealed class ElfObject
{
    private const uint SymbolTable = 2;
    private const uint RelocationsWithAddend = 4;
    private const uint Relocations = 9;

    private readonly byte[] _image;
    private readonly bool _is64;
    private readonly List<SectionHeader> _sections = [];
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);

    public ElfObject(byte[] image)
    {
        if (image.Length < 64 || image[0] != 0x7f || image[1] != 'E' || image[2] != 'L' || image[3] != 'F')
        {
            throw new InvalidOperationException("The compiler's output is not an ELF object.");
        }

        _image = image;
        _is64 = image[4] == 2;
        IsBigEndian = image[5] == 2;
        ReadSections();
    }

    public bool IsBigEndian { get; }

    /// <summary>A section's bytes; empty when there is none of that name.</summary>
    public ReadOnlyMemory<byte> Section(string name) =>
        _byName.TryGetValue(name, out int index) ? Bytes(_sections[index]) : default;

    /// <summary>The values that relocations put into a section, by offset: for one that points to a section's start plus an addend, that addend.</summary>
    public Dictionary<long, long> RelocatedValues(string section)
    {
        var values = new Dictionary<long, long>();
        if (!_byName.TryGetValue(section, out int target))
        {
            return values;
        }

        foreach (SectionHeader relocations in _sections)
        {
            if (relocations.Info != target || relocations.Type is not (RelocationsWithAddend or Relocations))
            {
                continue;
            }

            long[] symbols = SymbolValues(_sections[(int)relocations.Link]);
            bool hasAddend = relocations.Type == RelocationsWithAddend;
            int word = _is64 ? 8 : 4;
            int entry = word * (hasAddend ? 3 : 2);
            ReadOnlySpan<byte> data = Bytes(relocations).Span;
            for (int at = 0; at + entry <= data.Length; at += entry)
            {
                long offset = Word(data[at..]);
                long symbol = SymbolIndex(data[(at + word)..]);
                long addend = hasAddend ? Word(data[(at + (2 * word))..]) : U32(Bytes(_sections[target]).Span[(int)offset..]);
                values[offset] = symbols[symbol] + addend;
            }
        }

        return values;
    }

    /// <summary>The bytes of each data symbol that has a size, by name.</summary>
    public Dictionary<string, ReadOnlyMemory<byte>> DataSymbols()
    {
        var found = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (SectionHeader table in _sections)
        {
            if (table.Type != SymbolTable)
            {
                continue;
            }

            ReadOnlySpan<byte> names = Bytes(_sections[(int)table.Link]).Span;
            ReadOnlySpan<byte> data = Bytes(table).Span;
            int entry = _is64 ? 24 : 16;
            for (int at = 0; at + entry <= data.Length; at += entry)
            {
                ReadOnlySpan<byte> symbol = data[at..];
                int section = U16(symbol[(_is64 ? 6 : 14)..]);
                long value = Word(symbol[(_is64 ? 8 : 4)..]);
                long size = Word(symbol[(_is64 ? 16 : 8)..]);
                if (size > 0 && section > 0 && section < _sections.Count)
                {
                    ReadOnlyMemory<byte> bytes = Bytes(_sections[section]);
                    bool hasBytes = value + size <= bytes.Length;
                    found[CString(names[(int)U32(symbol)..])] = hasBytes ? bytes.Slice((int)value, (int)size) : new byte[size];
                }
            }
        }

        return found;
    }

    public static string CString(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
    }

    private void ReadSections()
    {
        long table = Word(_image.AsSpan(_is64 ? 0x28 : 0x20));
        int entry = U16(_image.AsSpan(_is64 ? 0x3a : 0x2e));
        int count = U16(_image.AsSpan(_is64 ? 0x3c : 0x30));
        int names = U16(_image.AsSpan(_is64 ? 0x3e : 0x32));
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> header = _image.AsSpan((int)(table + ((long)i * entry)));
            _sections.Add(_is64
                ? new SectionHeader(U32(header), U32(header[4..]), Word(header[24..]), Word(header[32..]), U32(header[40..]), U32(header[44..]))
                : new SectionHeader(U32(header), U32(header[4..]), U32(header[16..]), U32(header[20..]), U32(header[24..]), U32(header[28..])));
        }

        ReadOnlySpan<byte> strings = Bytes(_sections[names]).Span;
        for (int i = 0; i < count; i++)
        {
            _byName.TryAdd(CString(strings[(int)_sections[i].Name..]), i);
        }
    }

    private long[] SymbolValues(SectionHeader table)
    {
        int entry = _is64 ? 24 : 16;
        ReadOnlySpan<byte> data = Bytes(table).Span;
        var values = new long[data.Length / entry];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Word(data[((i * entry) + (_is64 ? 8 : 4))..]);
        }

        return values;
    }

    /// <summary>The symbol of a relocation. MIPS64 writes its index as a 32-bit number in front of the types, in the file's byte order.</summary>
    private long SymbolIndex(ReadOnlySpan<byte> info)
    {
        const int Mips = 8;
        if (!_is64)
        {
            return U32(info) >> 8;
        }

        return U16(_image.AsSpan(18)) == Mips ? U32(info) : (long)((ulong)Word(info) >> 32);
    }

    /// <summary>A section's bytes; of one without any in the file (<c>.bss</c>), none.</summary>
    private ReadOnlyMemory<byte> Bytes(SectionHeader section) =>
        section.Type == 8 ? default : _image.AsMemory((int)section.Offset, (int)section.Size);

    private long Word(ReadOnlySpan<byte> bytes) =>
        !_is64 ? U32(bytes) : IsBigEndian ? BinaryPrimitives.ReadInt64BigEndian(bytes) : BinaryPrimitives.ReadInt64LittleEndian(bytes);

    private uint U32(ReadOnlySpan<byte> bytes) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private ushort U16(ReadOnlySpan<byte> bytes) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private readonly record struct SectionHeader(uint Name, uint Type, long Offset, long Size, uint Link, uint Info);
}

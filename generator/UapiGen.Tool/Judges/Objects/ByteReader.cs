using System;

namespace UapiGen.Tool.Judges.Objects;

/// <summary>Reads numbers of a DWARF section in the object's byte order.</summary>
public sealed class ByteReader(ReadOnlyMemory<byte> bytes, bool isBigEndian)
{
    public int Position { get; set; }

    public int Length => bytes.Length;

    public void Skip(int count) => Position += count;

    public byte U8() => bytes.Span[Position++];

    public ushort U16() => (ushort)Unsigned(2);

    public uint U32() => (uint)Unsigned(4);

    public ulong U64() => Unsigned(8);

    public ulong Unsigned(int size)
    {
        ReadOnlySpan<byte> span = bytes.Span.Slice(Position, size);
        Position += size;
        ulong value = 0;
        for (int i = 0; i < size; i++)
        {
            value |= (ulong)span[i] << (8 * (isBigEndian ? size - 1 - i : i));
        }

        return value;
    }

    /// <summary>An unsigned number in base 128, least significant group first.</summary>
    public ulong Uleb()
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = U8();
            value |= shift < 64 ? (ulong)(next & 0x7f) << shift : 0;
            if ((next & 0x80) == 0)
            {
                return value;
            }
        }
    }

    /// <summary>A signed number in base 128, sign-extended from its last group.</summary>
    public long Sleb()
    {
        long value = 0;
        int shift = 0;
        byte next;
        do
        {
            next = U8();
            value |= shift < 64 ? (long)(next & 0x7f) << shift : 0;
            shift += 7;
        }
        while ((next & 0x80) != 0);
        return shift < 64 && (next & 0x40) != 0 ? value | (-1L << shift) : value;
    }

    public string CString()
    {
        string text = ElfObject.CString(bytes.Span[Position..]);
        Position += bytes.Span[Position..].IndexOf((byte)0) + 1;
        return text;
    }
}

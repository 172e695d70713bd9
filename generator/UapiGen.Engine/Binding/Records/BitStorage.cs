using System.Collections.Generic;
using System.Globalization;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding.Records;

/// <summary>Finds the private integer fields through which bit-fields are read and written.</summary>
/// <param name="recordSize">The size of the record.</param>
/// <param name="isBigEndian">Whether the first bit in memory is the highest of its unit.</param>
/// <param name="others">Where the record's other members lie: storage keeps clear of them where it can.</param>
internal sealed class BitStorage(long recordSize, bool isBigEndian, IReadOnlyList<(long Offset, long Size)> others)
{
    private readonly Dictionary<(long Offset, int Size), string> _units = [];

    /// <summary>Where a bit-field lies in its storage.</summary>
    /// <param name="Name">The private field.</param>
    /// <param name="IsNew">Whether the field was not asked for before, and must be declared.</param>
    internal readonly record struct Place(string Name, TypeRef Type, int Offset, int Size, int Shift, bool IsNew);

    /// <summary>The place of a bit-field; null when no integer covers it.</summary>
    /// <param name="bitOffset">Its first bit in memory order, from the start of the record.</param>
    /// <param name="width">Its width in bits.</param>
    /// <param name="typeSize">The size of its declared type: System V psABI, a bit-field lies within one unit of that size.</param>
    public Place? Find(long bitOffset, int width, int typeSize)
    {
        int size = typeSize;
        while (size > 1 && !IsClear(bitOffset / 8 / size * size, size) && Covers(bitOffset, width, size / 2))
        {
            size /= 2;
        }

        long offset = bitOffset / 8 / size * size;
        if (size > 8 || offset + size > recordSize || bitOffset + width > (offset + size) * 8)
        {
            // A packed one may cross its unit, or the unit the record's end.
            offset = bitOffset / 8;
            long bytes = ((bitOffset % 8) + width + 7) / 8;
            size = bytes > 4 ? 8 : bytes > 2 ? 4 : (int)bytes;
            offset = offset + size > recordSize ? recordSize - size : offset;
            if (bytes > 8 || offset < 0)
            {
                return null;
            }
        }

        return At(offset, size, bitOffset, width);
    }

    private static bool Covers(long bitOffset, int width, int size) => (bitOffset / 8 / size * size * 8) + (size * 8) >= bitOffset + width;

    private bool IsClear(long offset, int size)
    {
        foreach ((long otherOffset, long otherSize) in others)
        {
            if (otherOffset < offset + size && offset < otherOffset + otherSize)
            {
                return false;
            }
        }

        return true;
    }

    private Place At(long offset, int size, long bitOffset, int width)
    {
        bool isNew = !_units.TryGetValue((offset, size), out string? name);
        if (isNew)
        {
            string plain = "_bits" + offset.ToString(CultureInfo.InvariantCulture);
            name = _units.ContainsValue(plain) ? plain + "_" + size.ToString(CultureInfo.InvariantCulture) : plain;
            _units.Add((offset, size), name);
        }

        int first = (int)(bitOffset - (offset * 8));
        int shift = isBigEndian ? (size * 8) - first - width : first;
        return new Place(name!, TypeRef.Integer(size, isSigned: false), (int)offset, size, shift, isNew);
    }
}

using System.Collections.Generic;
using System.Globalization;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding.Records;

/// <summary>Finds the private integer fields through which bit-fields are read and written.</summary>
/// <param name="recordSize">The size of the record.</param>
/// <param name="isBigEndian">Whether the first bit in memory is the highest of its unit.</param>
/// <param name="leaves">The record's members: storage keeps clear of those that are no bit-fields where it can.</param>
internal sealed class BitStorage(long recordSize, bool isBigEndian, List<Leaf> leaves)
{
    private readonly List<Unit> _units = [];

    private sealed record Unit(string Name, long Offset, int Size);

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
        foreach (Leaf other in leaves)
        {
            if (other.Field.BitWidth is null && other.Offset < offset + size && offset < other.Offset + other.Field.Type.Size)
            {
                return false;
            }
        }

        return true;
    }

    private Place At(long offset, int size, long bitOffset, int width)
    {
        Unit? unit = _units.Find(u => u.Offset == offset && u.Size == size);
        bool isNew = unit is null;
        if (unit is null)
        {
            string plain = "_bits" + offset.ToString(CultureInfo.InvariantCulture);
            bool isTaken = _units.Exists(u => u.Name == plain);
            unit = new Unit(isTaken ? plain + "_" + size.ToString(CultureInfo.InvariantCulture) : plain, offset, size);
            _units.Add(unit);
        }

        int first = (int)(bitOffset - (offset * 8));
        int shift = isBigEndian ? (size * 8) - first - width : first;
        return new Place(unit.Name, TypeRef.Integer(size, isSigned: false), (int)offset, size, shift, isNew);
    }
}

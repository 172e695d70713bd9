using System.Collections.Generic;
using System.Globalization;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding.Records;

/// <summary>Finds the private integer fields through which bit-fields are read and written.</summary>
internal sealed class BitStorage(long recordSize, bool isBigEndian)
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
        long offset = bitOffset / 8 / typeSize * typeSize;
        int size = typeSize;
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

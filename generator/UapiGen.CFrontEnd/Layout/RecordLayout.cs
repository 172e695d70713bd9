using System;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Targets;

namespace UapiGen.CFrontEnd.Layout;

/// <summary>
/// Gives the members of a record their places, as GCC does on ELF targets. Each rule that is not plain C cites what it follows; the test
/// cases under <c>Layout/Cases</c> are judged by compilers.
/// </summary>
internal sealed class RecordLayout
{
    private const int BitsPerByte = 8;

    private readonly RecordDeclaration _record;
    private readonly Target _target;
    private readonly int _pack;
    private readonly long _limit;
    private long _bits;
    private long _alignment;

    private RecordLayout(RecordDeclaration record, int pack, Target target)
    {
        _record = record;
        _target = target;
        _pack = pack;
        _limit = TypeLimits.MaximumSize(target) * BitsPerByte;
        _alignment = Math.Max(1, record.AlignedAttribute);
    }

    /// <summary>Lays out a record whose fields are known.</summary>
    /// <param name="pack">The value of <c>#pragma pack</c> in force at the record's closing brace, or 0.</param>
    /// <returns>False when the record is larger than the target can address; it then keeps size 0.</returns>
    public static bool TryApply(RecordDeclaration record, int pack, Target target)
    {
        var layout = new RecordLayout(record, pack, target);
        foreach (FieldDeclaration field in record.Fields)
        {
            if (!layout.TryPlace(field))
            {
                return false;
            }
        }

        long size = RoundUp(RoundUp(layout._bits, BitsPerByte) / BitsPerByte, layout._alignment);
        if (size > TypeLimits.MaximumSize(target))
        {
            return false;
        }

        record.Alignment = (int)layout._alignment;
        record.Size = size;
        return true;
    }

    private bool TryPlace(FieldDeclaration field)
    {
        long start = _record.IsUnion ? 0 : _bits;
        long width = field.BitWidth ?? field.Type.Size * BitsPerByte;
        start = field.BitWidth is int bits ? PlaceBitField(field, start, bits) : PlaceMember(field, start);
        if (width > _limit - start)
        {
            return false;
        }

        field.BitOffset = start;
        _bits = Math.Max(_bits, start + width);
        return true;
    }

    private long PlaceMember(FieldDeclaration field, long start)
    {
        // "packed" drops the type's alignment, an "aligned" of the type's included, but not that of the member itself.
        int alignment = IsPacked(field)
            ? Math.Max(1, field.AlignedAttribute)
            : Math.Max(field.AlignedAttribute, field.Type.MemberAlignment);
        alignment = ApplyPack(alignment);
        _alignment = Math.Max(_alignment, alignment);
        field.Alignment = alignment;
        return RoundUp(RoundUp(start, BitsPerByte), alignment * BitsPerByte);
    }

    private long PlaceBitField(FieldDeclaration field, long start, int width)
    {
        int typeAlignment = field.Type.MemberAlignment;
        if (width == 0)
        {
            // Ends the storage unit; neither "packed" nor "#pragma pack" weaken it (System V psABI; AAPCS for the record's alignment).
            int unit = Math.Max(field.AlignedAttribute, typeAlignment);
            if (_target.UnnamedBitFieldsAlign)
            {
                _alignment = Math.Max(_alignment, unit);
            }

            return RoundUp(start, unit * BitsPerByte);
        }

        if (field.AlignedAttribute != 0)
        {
            start = RoundUp(start, ApplyPack(field.AlignedAttribute) * BitsPerByte);
        }

        // A bit-field must not span more units of its type's alignment than its type does; packing lifts the rule.
        bool isPacked = IsPacked(field);
        long unitBits = typeAlignment * BitsPerByte;
        if (!isPacked && _pack == 0 && ((start % unitBits) + width + unitBits - 1) / unitBits > field.Type.Size * BitsPerByte / unitBits)
        {
            start = RoundUp(start, unitBits);
        }

        if (field.Name is not null || _target.UnnamedBitFieldsAlign)
        {
            int alignment = _pack != 0 ? ApplyPack(typeAlignment) : isPacked ? 1 : typeAlignment;
            _alignment = Math.Max(_alignment, Math.Max(alignment, ApplyPack(field.AlignedAttribute)));
        }

        return start;
    }

    private bool IsPacked(FieldDeclaration field) => field.IsPacked || _record.IsPacked;

    private int ApplyPack(int alignment) => _pack != 0 ? Math.Min(alignment, _pack) : alignment;

    private static long RoundUp(long value, long multiple) => (value + multiple - 1) / multiple * multiple;
}

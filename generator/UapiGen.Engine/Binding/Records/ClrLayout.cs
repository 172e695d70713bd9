using System;
using System.Collections.Generic;

namespace UapiGen.Engine.Binding.Records;

/// <summary>Whether the CLR's own sequential layout is the C layout.</summary>
internal static class ClrLayout
{
    /// <summary>One field in the order of its declaration.</summary>
    /// <param name="Alignment">What the CLR aligns it to; 0: not known.</param>
    internal readonly record struct Field(long Offset, long Size, int Alignment);

    /// <summary>Whether fields laid out one after the other, each at its natural alignment, land on the offsets given and within the size.</summary>
    public static bool IsSequential(IEnumerable<Field> fields, long size)
    {
        long end = 0;
        int alignment = 1;
        bool isEmpty = true;
        foreach (Field field in fields)
        {
            isEmpty = false;
            // Above 8 the CLR's packing comes in.
            if (field.Alignment is 0 or > 8 || RoundUp(end, field.Alignment) != field.Offset)
            {
                return false;
            }

            end = field.Offset + field.Size;
            alignment = Math.Max(alignment, field.Alignment);
        }

        return !isEmpty && RoundUp(end, alignment) <= size;
    }

    private static long RoundUp(long value, int alignment) => (value + alignment - 1) / alignment * alignment;
}

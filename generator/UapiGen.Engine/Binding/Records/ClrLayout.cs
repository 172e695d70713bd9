using System;

namespace UapiGen.Engine.Binding.Records;

/// <summary>Whether the CLR's own sequential layout is the C layout.</summary>
internal sealed class ClrLayout
{
    private long _end;
    private int _alignment = 1;
    private bool _isEmpty = true;
    private bool _isBroken;

    /// <summary>Adds the next field in the order of declaration.</summary>
    /// <param name="offset">Its offset in C.</param>
    /// <param name="size">Its size.</param>
    /// <param name="alignment">What the CLR aligns it to; 0: not known.</param>
    public void Add(long offset, long size, int alignment)
    {
        _isEmpty = false;
        // Above 8 the CLR's packing comes in.
        _isBroken = _isBroken || alignment is 0 or > 8 || RoundUp(_end, alignment) != offset;
        _end = offset + size;
        _alignment = Math.Max(_alignment, alignment);
    }

    /// <summary>Whether the fields, laid out one after the other, each at its natural alignment, land on their offsets and within the size.</summary>
    public bool IsSequential(long size) => !_isEmpty && !_isBroken && RoundUp(_end, _alignment) <= size;

    private static long RoundUp(long value, int alignment) => (value + alignment - 1) / alignment * alignment;
}

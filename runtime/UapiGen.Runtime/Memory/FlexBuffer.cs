using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace UapiGen;

/// <summary>A C struct with its flexible array, in one piece of memory that knows how much room there is.</summary>
/// <remarks>The header is handed out and taken by value, and not while a call uses the buffer: what it counts is always within the buffer when the kernel looks.</remarks>
/// <typeparam name="THeader">The struct.</typeparam>
/// <typeparam name="TElement">The element of its flexible array.</typeparam>
public sealed class FlexBuffer<THeader, TElement>
    where THeader : unmanaged, IFlexHeader<THeader, TElement>
    where TElement : unmanaged
{
    // 64-bit elements, for the alignment that C structs ask for.
    private readonly ulong[] _storage;
    private readonly int _tailOffset = THeader.TailOffset;
    private int _busy;

    /// <summary>Makes a buffer, all zero, whose header counts <paramref name="capacity"/> elements.</summary>
    /// <param name="capacity">How many elements it has room for.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is negative, or too large for an array.</exception>
    public FlexBuffer(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        ArgumentOutOfRangeException.ThrowIfNegative(_tailOffset);
        long tail = _tailOffset + ((long)capacity * Unsafe.SizeOf<TElement>());
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tail, Array.MaxLength, nameof(capacity));
        ByteLength = (int)Math.Max(tail, Unsafe.SizeOf<THeader>());
        _storage = new ulong[(ByteLength + sizeof(ulong) - 1) / sizeof(ulong)];
        Capacity = capacity;
        THeader.SetCount(ref HeaderRef, capacity);
    }

    /// <summary>How many elements there is room for.</summary>
    public int Capacity { get; }

    /// <summary>The size of header and elements, in bytes.</summary>
    public int ByteLength { get; }

    /// <summary>How many elements the header counts; what the kernel sets it to can exceed <see cref="Capacity"/>, as the room it would have needed.</summary>
    /// <exception cref="InvalidOperationException">A call uses the buffer.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Set to a negative number, or to more than the capacity.</exception>
    public long Count
    {
        get => THeader.GetCount(HeaderRef);
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Capacity);
            Enter();
            try
            {
                THeader.SetCount(ref HeaderRef, value);
            }
            finally
            {
                Leave();
            }
        }
    }

    /// <summary>The header. One that counts nothing, such as <c>new() { Flags = … }</c>, keeps the count that the buffer has; set <see cref="Count"/> to count none.</summary>
    /// <exception cref="InvalidOperationException">Set while a call uses the buffer.</exception>
    public THeader Header
    {
        get => HeaderRef;
        set
        {
            Enter();
            try
            {
                long count = Count;
                HeaderRef = value;
                if (THeader.GetCount(value) == 0)
                {
                    THeader.SetCount(ref HeaderRef, count);
                }
            }
            finally
            {
                Leave();
            }
        }
    }

    /// <summary>All elements that there is room for.</summary>
    public Span<TElement> Elements => MemoryMarshal.Cast<byte, TElement>(Bytes.Slice(_tailOffset, Capacity * Unsafe.SizeOf<TElement>()));

    /// <summary>Header and elements.</summary>
    internal Span<byte> Bytes => MemoryMarshal.AsBytes(_storage.AsSpan())[..ByteLength];

    private ref THeader HeaderRef => ref Unsafe.As<ulong, THeader>(ref MemoryMarshal.GetArrayDataReference(_storage));

    /// <summary>Refuses a header that counts more than there is.</summary>
    internal void CheckCount()
    {
        long count = Count;
        if ((ulong)count > (ulong)Capacity)
        {
            throw new ArgumentException($"The header specifies {count} elements, but the buffer has room for only {Capacity}.");
        }
    }

    /// <summary>Ends what <see cref="Enter"/> began.</summary>
    internal void Leave() => Volatile.Write(ref _busy, 0);

    /// <summary>From now on nobody else changes the header.</summary>
    internal void Enter()
    {
        if (Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
        {
            throw new InvalidOperationException("The buffer is in use by a call on another thread.");
        }
    }
}

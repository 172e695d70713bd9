using System;
using System.Collections;
using System.Collections.Generic;

namespace UapiGen.CFrontEnd.Lexing;

/// <summary>
/// A list for what a large unit has tens of thousands of. It is kept in chunks: one array would be megabytes long and grow by copying, and after a few of
/// such arrays the garbage collector goes through the whole heap.
/// </summary>
public sealed class ChunkedList<T> : IReadOnlyList<T>
{
    internal const int ChunkBits = 9;
    internal const int ChunkSize = 1 << ChunkBits;

    private T[][] _chunks = new T[4][];

    /// <summary>How many chunks are in use.</summary>
    private int _chunkCount;
    private T[] _last = [];
    private int _lastCount;

    public int Count { get; private set; }

    public ref readonly T this[int index] => ref At(index);

    T IReadOnlyList<T>.this[int index] => this[index];

    public IEnumerator<T> GetEnumerator()
    {
        for (int start = 0; start < Count; start += ChunkSize)
        {
            T[] chunk = ChunkOf(start);
            int count = Math.Min(ChunkSize, Count - start);
            for (int i = 0; i < count; i++)
            {
                yield return chunk[i];
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>An element, to be changed in place.</summary>
    internal ref T At(int index) => ref _chunks[index >> ChunkBits][index & (ChunkSize - 1)];

    /// <summary>The array that holds an element, at the lower bits of its index.</summary>
    internal T[] ChunkOf(int index) => _chunks[index >> ChunkBits];

    internal void Add(in T item)
    {
        if (_lastCount == _last.Length)
        {
            AddChunk();
        }

        _last[_lastCount++] = item;
        Count++;
    }

    internal void AddRange(ReadOnlySpan<T> items)
    {
        while (items.Length > 0)
        {
            if (_lastCount == _last.Length)
            {
                AddChunk();
            }

            int fitting = Math.Min(items.Length, _last.Length - _lastCount);
            items.Slice(0, fitting).CopyTo(_last.AsSpan(_lastCount));
            items = items.Slice(fitting);
            _lastCount += fitting;
            Count += fitting;
        }
    }

    /// <summary>Some elements one behind the other in an array, and the index of the first there: a copy where they are in two chunks.</summary>
    internal (T[] Items, int Start) GetRange(int start, int end)
    {
        if (start >= end)
        {
            return ([], 0);
        }

        if (start >> ChunkBits == (end - 1) >> ChunkBits)
        {
            return (ChunkOf(start), start & (ChunkSize - 1));
        }

        var copy = new T[end - start];
        for (int i = start; i < end; i++)
        {
            copy[i - start] = this[i];
        }

        return (copy, 0);
    }

    /// <summary>Takes the elements out as a list that has no room for more. Full chunks go with them, the last one stays here to be filled again.</summary>
    internal ChunkedList<T> Take()
    {
        int chunkCount = (Count + ChunkSize - 1) >> ChunkBits;
        var taken = new ChunkedList<T> { _chunks = new T[chunkCount][], _chunkCount = chunkCount, Count = Count };
        int full = Count >> ChunkBits;
        Array.Copy(_chunks, taken._chunks, full);
        if (full < chunkCount)
        {
            taken._chunks[full] = _chunks[full].AsSpan(0, Count - (full << ChunkBits)).ToArray();
        }

        if (full > 0)
        {
            // What is filled again comes first; none is left that belongs to another list.
            (T[]? spare, _chunks) = (full < chunkCount ? _chunks[full] : null, new T[_chunks.Length][]);
            _chunks[0] = spare!;
        }

        Clear();
        return taken;
    }

    /// <summary>Empties the list, which keeps its chunks and so may serve again and again.</summary>
    internal void Clear()
    {
        _last = [];
        _lastCount = 0;
        _chunkCount = 0;
        Count = 0;
    }

    private void AddChunk()
    {
        if (_chunkCount == _chunks.Length)
        {
            Array.Resize(ref _chunks, _chunkCount * 2);
        }

        _last = _chunks[_chunkCount] ??= new T[ChunkSize];
        _chunkCount++;
        _lastCount = 0;
    }
}

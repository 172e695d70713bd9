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
    private int _chunkCount;
    private T[] _last = [];
    private int _lastCount;

    public int Count { get; private set; }

    public ref readonly T this[int index] => ref At(index);

    T IReadOnlyList<T>.this[int index] => this[index];

    public IEnumerator<T> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
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

    /// <summary>Empties the list; its first chunk stays, so that a list may serve again and again.</summary>
    internal void Clear()
    {
        Array.Clear(_chunks, 1, _chunks.Length - 1);
        _chunkCount = Math.Min(_chunkCount, 1);
        _last = _chunkCount == 1 ? _chunks[0] : [];
        _lastCount = 0;
        Count = 0;
    }

    private void AddChunk()
    {
        if (_chunkCount == _chunks.Length)
        {
            Array.Resize(ref _chunks, _chunkCount * 2);
        }

        _last = new T[ChunkSize];
        _chunks[_chunkCount++] = _last;
        _lastCount = 0;
    }
}

using System;

namespace UapiGen.Engine.Facts.Language;

/// <summary>The spellings of one header's comments.</summary>
internal sealed class SpellingTable
{
    private Spelling?[] _slots = new Spelling?[1024];
    private char[] _characters = new char[128];
    private int _length;
    private int _hash = Spelling.EmptyHash;
    private int _count;

    /// <summary>Adds a character to the word that is being read.</summary>
    public void Append(char c)
    {
        if (_length == _characters.Length)
        {
            Array.Resize(ref _characters, _length * 2);
        }

        _characters[_length++] = c;
        _hash = Spelling.Add(_hash, c);
    }

    /// <summary>The spelling of the word that was read; the next one starts empty.</summary>
    public Spelling Take(WordKind kind)
    {
        Spelling spelling = Find(kind, _characters.AsSpan(0, _length), _hash);
        _length = 0;
        _hash = Spelling.EmptyHash;
        return spelling;
    }

    /// <summary>The spelling of a word.</summary>
    /// <param name="hash">As <see cref="Spelling.Hash"/>.</param>
    public Spelling Find(WordKind kind, ReadOnlySpan<char> word, int hash)
    {
        int i = Slot(hash);
        while (_slots[i] is { } known && !(known.Hash == hash && word.SequenceEqual(known.Text.AsSpan())))
        {
            i = (i + 1) & (_slots.Length - 1);
        }

        Spelling spelling = _slots[i] ??= Added(new Spelling(kind, word.ToString(), hash));
        if (_count * 2 > _slots.Length)
        {
            Grow();
        }

        return spelling;
    }

    private Spelling Added(Spelling spelling)
    {
        _count++;
        return spelling;
    }

    private void Grow()
    {
        Spelling?[] old = _slots;
        _slots = new Spelling?[old.Length * 2];
        foreach (Spelling? spelling in old)
        {
            if (spelling is null)
            {
                continue;
            }

            int i = Slot(spelling.Hash);
            while (_slots[i] is not null)
            {
                i = (i + 1) & (_slots.Length - 1);
            }

            _slots[i] = spelling;
        }
    }

    private int Slot(int hash) => (hash ^ (hash >> 15)) & (_slots.Length - 1);
}

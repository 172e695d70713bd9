using System;
using System.Collections.Generic;
using System.Threading;

namespace UapiGen.CFrontEnd.Lexing;

/// <summary>
/// Interns spellings. One table serves the whole process, so that the tokens of a header can be shared by all units; reading takes no lock.
/// A table that has grown too large (a compiler server lives for days) gives way to a new one, which starts with the well-known names only;
/// a unit uses one table throughout.
/// </summary>
public sealed class SymbolTable
{
    internal const uint HashSeed = 2166136261;

    private const int MaxSymbols = 1 << 19;

    /// <summary>Longer spellings (only junk has them) are not kept for the life of the process.</summary>
    private const int MaxInternedLength = 512;

    private static readonly object s_pinLock = new();
    private static readonly List<Symbol> s_pinned = [];
    private static SymbolTable s_current = CreateFirst();

    private readonly object _lock = new();

    /// <summary>Open addressing with linear probing, at most half full; slots are only ever filled.</summary>
    private Symbol?[] _slots = new Symbol?[1 << 13];
    private int _count;
    private int _nextId;

    private SymbolTable()
    {
    }

    /// <summary>The table for a new unit.</summary>
    public static SymbolTable Current
    {
        get
        {
            SymbolTable table = Volatile.Read(ref s_current);
            return table._count < MaxSymbols ? table : Renew();
        }
    }

    public Symbol Intern(string text) => Intern(text.AsSpan(), HashOf(text.AsSpan()));

    /// <summary>A symbol for a spelling that is read but never compared: a literal's.</summary>
    internal static Symbol NotInterned(string text) => new(text, -1, 0, Keyword.None);

    internal static int HashOf(ReadOnlySpan<char> text)
    {
        uint hash = HashSeed;
        foreach (char c in text)
        {
            hash = HashStep(hash, c);
        }

        return (int)hash;
    }

    /// <summary>One step of FNV-1a over UTF-16 units; the lexer hashes as it scans.</summary>
    internal static uint HashStep(uint hash, char c) => unchecked((hash ^ c) * 16777619u);

    internal Symbol Intern(ReadOnlySpan<char> text, int hash)
    {
        Symbol?[] slots = Volatile.Read(ref _slots);
        Symbol? found = Volatile.Read(ref slots[FindSlot(slots, text, hash)]);
        return found ?? Add(text, hash);
    }

    internal static Symbol Pin(string name)
    {
        lock (s_pinLock)
        {
            Symbol symbol = s_current.Intern(name);
            if (!s_pinned.Contains(symbol))
            {
                s_pinned.Add(symbol);
            }

            return symbol;
        }
    }

    /// <summary>The slot that holds the spelling, or the empty one where it belongs.</summary>
    private static int FindSlot(Symbol?[] slots, ReadOnlySpan<char> text, int hash)
    {
        int mask = slots.Length - 1;
        int slot = (hash ^ (hash >>> 15)) & mask;
        while (Volatile.Read(ref slots[slot]) is { } symbol)
        {
            if (symbol.Hash == hash && text.SequenceEqual(symbol.Text.AsSpan()))
            {
                break;
            }

            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private Symbol Add(ReadOnlySpan<char> text, int hash)
    {
        if (text.Length > MaxInternedLength)
        {
            return NotInterned(text.ToString());
        }

        lock (_lock)
        {
            // Another thread may have added it since the look without the lock.
            int slot = FindSlot(_slots, text, hash);
            if (_slots[slot] is { } other)
            {
                return other;
            }

            var symbol = new Symbol(text.ToString(), _nextId++, hash, Keyword.None);
            AddAt(slot, symbol);
            return symbol;
        }
    }

    private void AddAt(int slot, Symbol symbol)
    {
        Volatile.Write(ref _slots[slot], symbol);
        _count++;
        if (_count * 2 > _slots.Length)
        {
            var larger = new Symbol?[_slots.Length * 4];
            foreach (Symbol? old in _slots)
            {
                if (old is not null)
                {
                    larger[FindSlot(larger, old.Text.AsSpan(), old.Hash)] = old;
                }
            }

            Volatile.Write(ref _slots, larger);
        }
    }

    private static SymbolTable CreateFirst()
    {
        int id = 0;
        foreach ((string name, Keyword keyword) in KeywordNames.All)
        {
            s_pinned.Add(new Symbol(name, id++, HashOf(name.AsSpan()), keyword));
        }

        return CreateWithPinned();
    }

    private static SymbolTable CreateWithPinned()
    {
        var table = new SymbolTable();
        foreach (Symbol symbol in s_pinned)
        {
            table.AddAt(FindSlot(table._slots, symbol.Text.AsSpan(), symbol.Hash), symbol);
            table._nextId = Math.Max(table._nextId, symbol.Id + 1);
        }

        return table;
    }

    private static SymbolTable Renew()
    {
        lock (s_pinLock)
        {
            if (s_current._count >= MaxSymbols)
            {
                Volatile.Write(ref s_current, CreateWithPinned());
            }

            return s_current;
        }
    }
}

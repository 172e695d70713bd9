using System;

namespace UapiGen.CFrontEnd.Lexing;

/// <summary>Something for each symbol of a table, by the symbol's number: two array accesses for a look-up, no hashing.</summary>
public sealed class SymbolMap<T>
    where T : class
{
    private const int PageBits = 9;
    private const int PageSize = 1 << PageBits;

    private T?[]?[] _pages = new T?[]?[64];

    internal SymbolMap()
    {
    }

    /// <summary>What is kept for <paramref name="name"/>, or null.</summary>
    public T? Find(Symbol name)
    {
        // The id -1 of symbols that are not interned gives a page number that no map has.
        uint page = (uint)name.Id >> PageBits;
        return page < (uint)_pages.Length && _pages[page] is { } values ? values[name.Id & (PageSize - 1)] : null;
    }

    internal void Set(Symbol name, T? value)
    {
        if (name.Id < 0)
        {
            return;
        }

        int page = name.Id >> PageBits;
        if (page >= _pages.Length)
        {
            Array.Resize(ref _pages, Math.Max(page + 1, _pages.Length * 2));
        }

        (_pages[page] ??= new T?[PageSize])[name.Id & (PageSize - 1)] = value;
    }
}

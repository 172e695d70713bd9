using System;
using UapiGen.CFrontEnd.Lexing;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>Macro definitions by the id of their name: two array accesses for a look-up, no hashing.</summary>
public sealed class MacroTable
{
    private const int PageBits = 9;
    private const int PageSize = 1 << PageBits;

    private MacroDefinition?[]?[] _pages = new MacroDefinition?[]?[64];

    internal MacroTable()
    {
    }

    /// <summary>The current definition of <paramref name="name"/>, or null.</summary>
    public MacroDefinition? Find(Symbol name)
    {
        // The id -1 of symbols that are not interned gives a page number that no table has.
        uint page = (uint)name.Id >> PageBits;
        return page < (uint)_pages.Length && _pages[page] is { } definitions ? definitions[name.Id & (PageSize - 1)] : null;
    }

    internal void Set(Symbol name, MacroDefinition? definition)
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

        (_pages[page] ??= new MacroDefinition?[PageSize])[name.Id & (PageSize - 1)] = definition;
    }
}

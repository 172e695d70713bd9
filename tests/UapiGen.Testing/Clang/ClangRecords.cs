// Records as libclang lays them out, as lines that a test compares with ours.

using System;
using System.Collections.Generic;

namespace UapiGen.Testing.Clang;

/// <summary>Lines such as <c>struct x: 8 4</c> (size and alignment in bytes) and <c>struct x.a.b: 32+5</c> (place and width in bits).</summary>
public static class ClangRecords
{
    /// <summary>All records of the text that have a tag, or a typedef for a name.</summary>
    public static SortedSet<string> Of(ClangUnit unit)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (Native.Cursor declaration in unit.Declarations)
        {
            Add(declaration, lines);
        }

        return lines;
    }

    /// <summary>The type's spelling is its name in C, as here: a typedef's for a record without a tag.</summary>
    private static void Add(Native.Cursor declaration, SortedSet<string> lines)
    {
        if (IsRecord(declaration) && Native.IsDefinition(declaration) != 0)
        {
            string name = Native.Take(Native.GetTypeSpelling(Native.GetType(declaration)));
            if (!name.Contains('(', StringComparison.Ordinal))
            {
                Describe(name, declaration, lines);
            }

            foreach (Native.Cursor inner in ClangUnit.Children(declaration))
            {
                Add(inner, lines);
            }
        }
    }

    private static void Describe(string name, Native.Cursor record, SortedSet<string> lines)
    {
        Native.ClangType type = Native.GetType(record);
        lines.Add($"{name}: {Native.GetSize(type)} {Native.GetAlignment(type)}");
        AddMembers(name, type, 0, lines);
    }

    private static void AddMembers(string path, Native.ClangType record, long start, SortedSet<string> lines)
    {
        foreach (Native.Cursor field in ClangUnit.Fields(record))
        {
            string name = Spelling(field);
            bool isUnnamed = name.Length == 0 || name.Contains('(', StringComparison.Ordinal);
            bool isBitField = Native.IsBitField(field) != 0;
            string inner = isUnnamed ? path : $"{path}.{name}";
            long offset = start + OffsetOf(field);
            if (!isUnnamed)
            {
                lines.Add(isBitField ? $"{inner}: {offset}+{Native.GetBitWidth(field)}" : $"{inner}: {offset}");
            }

            Native.ClangType type = Native.GetCanonicalType(Native.GetType(field));
            if (IsRecord(Native.GetDeclaration(type)))
            {
                AddMembers(inner, type, offset, lines);
            }
        }
    }

    private static long OffsetOf(Native.Cursor field)
    {
        long offset = Native.GetBitOffset(field);
        return offset >= 0 ? offset : throw new InvalidOperationException($"libclang has no offset for {Spelling(field)}: {offset}");
    }

    private static bool IsRecord(Native.Cursor cursor) => cursor.Kind is Native.CursorKind.Struct or Native.CursorKind.Union;

    private static string Spelling(Native.Cursor cursor) => Native.Take(Native.GetSpelling(cursor));
}

using System;
using System.Collections.Generic;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Lint;

/// <summary>Finds the bytes and bits of a record that no member covers.</summary>
public static class RecordGaps
{
    /// <summary>The gaps between a struct's members and behind the last one, in order; a union has only the gap behind its longest member.</summary>
    public static IEnumerable<Gap> Of(RecordDeclaration record)
    {
        long covered = 0;
        FieldDeclaration? last = null;
        foreach (FieldDeclaration field in record.Fields)
        {
            if (field.BitOffset > covered && !record.IsUnion)
            {
                yield return new Gap(covered, field.BitOffset - covered, last, field);
            }

            covered = Math.Max(covered, field.BitOffset + (field.BitWidth ?? (field.Type.Size * 8)));
            last = field;
        }

        if (last is not null && record.Size * 8 > covered)
        {
            yield return new Gap(covered, (record.Size * 8) - covered, last, Before: null);
        }
    }
}

/// <summary>Uncovered bits of a record.</summary>
/// <param name="After">The member in front of the gap; null when the gap comes first.</param>
/// <param name="Before">The member behind it; null at the record's end.</param>
public readonly record struct Gap(long BitOffset, long Bits, FieldDeclaration? After, FieldDeclaration? Before)
{
    public bool IsTail => Before is null;
}

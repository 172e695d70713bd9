using System.Collections.Generic;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Binding.Records;

/// <summary>A member as C code reaches it: those of anonymous members stand beside the others.</summary>
/// <param name="Field">The declaration.</param>
/// <param name="BitOffset">Its offset from the start of the struct that gets it in C#, in bits.</param>
internal sealed record Leaf(FieldDeclaration Field, long BitOffset)
{
    public long Offset => BitOffset / 8;

    /// <summary>The members of a record with those of its anonymous members flattened into it.</summary>
    public static List<Leaf> Of(RecordDeclaration record)
    {
        var leaves = new List<Leaf>(record.Fields.Length);
        Collect(record, 0, leaves, 0);
        return leaves;
    }

    private static void Collect(RecordDeclaration record, long bitOffset, List<Leaf> leaves, int depth)
    {
        // The parser bounds nesting far below this.
        if (depth > 512)
        {
            return;
        }

        foreach (FieldDeclaration field in record.Fields)
        {
            if (field.IsAnonymousRecord && field.Type.Canonical is RecordType inner)
            {
                Collect(inner.Declaration, bitOffset + field.BitOffset, leaves, depth + 1);
            }
            else
            {
                leaves.Add(new Leaf(field, bitOffset + field.BitOffset));
            }
        }
    }
}

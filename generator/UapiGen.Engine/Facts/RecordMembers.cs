using System.Collections.Generic;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Facts;

/// <summary>A record's members by the paths that C code uses: anonymous members are transparent, named records nest.</summary>
public static class RecordMembers
{
    private const int MaximumDepth = 16;

    /// <summary>All members, those of nested records written in the record's own body included.</summary>
    public static IEnumerable<(string Path, FieldDeclaration Field)> Of(RecordDeclaration record) => Walk(record, "", 0);

    /// <summary>The member at a path, which may lead into records defined elsewhere and into elements of arrays; null without it.</summary>
    public static FieldDeclaration? Find(RecordDeclaration record, string path)
    {
        RecordDeclaration? current = record;
        FieldDeclaration? field = null;
        foreach (string name in path.Split('.'))
        {
            field = current is null ? null : FindDirect(current, name, 0);
            if (field is null)
            {
                return null;
            }

            current = RecordOf(field.Type);
        }

        return field;
    }

    /// <summary>The record that a member holds, arrays seen through; null when it holds none.</summary>
    public static RecordDeclaration? RecordOf(CType type)
    {
        CType canonical = type.Canonical;
        while (canonical is ArrayType array)
        {
            canonical = array.Element.Canonical;
        }

        return canonical is RecordType record ? record.Declaration : null;
    }

    private static FieldDeclaration? FindDirect(RecordDeclaration record, string name, int depth)
    {
        foreach (FieldDeclaration field in record.Fields)
        {
            if (field.Name == name)
            {
                return field;
            }

            if (field.IsAnonymousRecord && depth < MaximumDepth && RecordOf(field.Type) is { } inner && FindDirect(inner, name, depth + 1) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static IEnumerable<(string Path, FieldDeclaration Field)> Walk(RecordDeclaration record, string prefix, int depth)
    {
        foreach (FieldDeclaration field in record.Fields)
        {
            if (field.Name is not null)
            {
                yield return (prefix + field.Name, field);
            }

            // A record of its own name and place is described where it is defined, not in each that uses it.
            RecordDeclaration? inner = RecordOf(field.Type);
            if (inner is not null && depth < MaximumDepth && (field.Name is null || inner is { Tag: null, TypedefName: null } || inner.Parent == record))
            {
                foreach ((string Path, FieldDeclaration Field) nested in Walk(inner, field.Name is null ? prefix : prefix + field.Name + ".", depth + 1))
                {
                    yield return nested;
                }
            }
        }
    }
}

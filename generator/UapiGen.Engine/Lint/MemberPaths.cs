using System.Collections.Generic;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Lint;

/// <summary>The one rule for the members of a record and their paths, as C's <c>offsetof</c> takes them.</summary>
/// <remarks>
/// Members of an anonymous struct or union belong to the record around it and are listed under their own names. A member whose type is an untagged
/// record written in place is listed, and its members after it as <c>outer.inner</c> (of an array of them, those of its first element): such a
/// record has no name under which they could be listed. Unnamed bit-fields are no members.
/// </remarks>
public static class MemberPaths
{
    /// <summary>All members of a record in the order of the text, with offsets from its start.</summary>
    public static IEnumerable<Member> Of(RecordDeclaration record) => Walk(record, "", "", 0);

    /// <summary>The untagged record that a member's type (or its array's element) writes in place, or null.</summary>
    public static RecordDeclaration? InlineRecord(CType type)
    {
        while (type is ArrayType or QualifiedType)
        {
            type = type is ArrayType array ? array.Element : ((QualifiedType)type).Type;
        }

        return type is RecordType { Declaration: { Tag: null, TypedefName: null } declaration } ? declaration : null;
    }

    private static IEnumerable<Member> Walk(RecordDeclaration record, string prefix, string designator, long bitBase)
    {
        foreach (FieldDeclaration field in record.Fields)
        {
            long bitOffset = bitBase + field.BitOffset;
            if (field.Name is not null)
            {
                yield return new Member(prefix + field.Name, designator + field.Name, bitOffset, field);
            }

            if (InlineRecord(field.Type) is { } inner)
            {
                string innerPrefix = field.Name is null ? prefix : prefix + field.Name + ".";
                string innerDesignator = field.Name is null ? designator : designator + field.Name + Indexes(field.Type) + ".";
                foreach (Member member in Walk(inner, innerPrefix, innerDesignator, bitOffset))
                {
                    yield return member;
                }
            }
        }
    }

    private static string Indexes(CType type)
    {
        string indexes = "";
        while (type is ArrayType or QualifiedType)
        {
            indexes += type is ArrayType ? "[0]" : "";
            type = type is ArrayType array ? array.Element : ((QualifiedType)type).Type;
        }

        return indexes;
    }
}

/// <summary>A member under its path from the record that lists it.</summary>
/// <param name="Designator">The path in C, with the index of an array's first element: <c>outer[0].inner</c>.</param>
/// <param name="BitOffset">From the record's start, in memory order.</param>
public readonly record struct Member(string Path, string Designator, long BitOffset, FieldDeclaration Field);

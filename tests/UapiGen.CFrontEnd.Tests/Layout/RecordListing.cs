using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Tests.Layout;

/// <summary>Records as lines of text, in one form whoever laid them out: <c>struct x: 8 4</c> and <c>struct x.a.b: 32+5</c> (bits).</summary>
internal static class RecordListing
{
    public static SortedSet<string> Of(TranslationUnit unit)
    {
        var lines = new SortedSet<string>(System.StringComparer.Ordinal);
        foreach (RecordDeclaration record in unit.Declarations.OfType<RecordDeclaration>().Where(record => record.IsComplete && (record.Tag ?? record.TypedefName) is not null))
        {
            lines.Add($"{record.CName}: {record.Size} {record.Alignment}");
            foreach (Member member in Flatten(record, record.CName, 0))
            {
                lines.Add($"{member.Path}: {member.BitOffset}{(member.Width is int width ? "+" + width : "")}");
            }
        }

        return lines;
    }

    public static IEnumerable<Member> Flatten(RecordDeclaration record, string prefix, long start)
    {
        foreach (FieldDeclaration field in record.Fields)
        {
            string path = field.Name is null ? prefix : prefix + "." + field.Name;
            long offset = start + field.BitOffset;
            if (field.Name is not null)
            {
                yield return new Member(path, offset, field.BitWidth);
            }

            if (field.Type.Canonical is RecordType { Declaration: var inner })
            {
                foreach (Member member in Flatten(inner, path, offset))
                {
                    yield return member;
                }
            }
        }
    }

    internal sealed record Member(string Path, long BitOffset, int? Width);
}

using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Lint;

namespace UapiGen.Tool.Output;

/// <summary>Prints records as pahole shows them: members with offset and size, holes and padding marked.</summary>
public sealed class LayoutText(TextWriter output)
{
    private const int TypeWidth = 26;
    private const int NameWidth = 30;

    /// <summary>Prints records under a heading for each header that defines some.</summary>
    public void Write(IEnumerable<RecordDeclaration> records)
    {
        foreach (IGrouping<string, RecordDeclaration> group in records.GroupBy(record => record.Header))
        {
            output.Write($"/* {group.Key} */\n\n");
            foreach (RecordDeclaration record in group)
            {
                Write(record);
            }
        }
    }

    private void Write(RecordDeclaration record)
    {
        bool isTypedef = record.Tag is null;
        output.Write(isTypedef ? $"typedef {Keyword(record)} {{" : $"{record.CName} {{");
        output.Write($"    /* {record.Span.Position.Line + 1}: offset  size */\n");
        WriteMembers(record, 0, 1);
        output.Write($"{(isTypedef ? $"}} {record.TypedefName};" : "};")}    /* size {Number(record.Size)}, align {record.Alignment}{(record.IsPacked ? ", packed" : "")} */\n\n");
    }

    private void WriteMembers(RecordDeclaration record, long bitBase, int depth)
    {
        Gap[] gaps = [.. RecordGaps.Of(record)];
        int next = 0;
        foreach (FieldDeclaration field in record.Fields)
        {
            for (; next < gaps.Length && gaps[next].BitOffset < field.BitOffset; next++)
            {
                WriteGap(gaps[next], depth);
            }

            WriteField(field, bitBase + field.BitOffset, depth);
        }

        for (; next < gaps.Length; next++)
        {
            WriteGap(gaps[next], depth);
        }
    }

    private void WriteField(FieldDeclaration field, long bitOffset, int depth)
    {
        string indent = new(' ', depth * 4);
        if (MemberPaths.InlineRecord(field.Type) is { } inner)
        {
            (_, string declarator) = CDeclarator.Spell(field.Type, field.Name ?? "");
            output.Write($"{indent}{Keyword(inner)} {{\n");
            WriteMembers(inner, bitOffset, depth + 1);
            WriteLine($"{indent}}}{(declarator.Length == 0 ? "" : " " + declarator)};", bitOffset, field);
            return;
        }

        (string type, string name) = CDeclarator.Spell(field.Type, field.Name ?? "");
        string width = field.BitWidth is { } bits ? $":{bits}" : "";
        WriteLine($"{indent}{type.PadRight(TypeWidth - indent.Length)} {name}{width};", bitOffset, field);
    }

    private void WriteLine(string text, long bitOffset, FieldDeclaration field)
    {
        string place = field.BitWidth is null
            ? $"{Number(bitOffset / 8),6} {Number(field.Type.Size),6}"
            : $"{Number(bitOffset / 8),6}:{Number(bitOffset % 8)}-{Number((bitOffset % 8) + field.BitWidth.Value - 1)}";
        output.Write($"{text.PadRight(TypeWidth + NameWidth)} /* {place} */\n");
    }

    private void WriteGap(Gap gap, int depth)
    {
        string kind = gap.IsTail ? "padding" : "hole";
        string size = gap.Bits % 8 == 0 ? $"{Number(gap.Bits / 8)} {(gap.Bits == 8 ? "byte" : "bytes")}" : $"{Number(gap.Bits)} {(gap.Bits == 1 ? "bit" : "bits")}";
        output.Write($"{new string(' ', depth * 4)}/* XXX {size} {kind} */\n");
    }

    private static string Keyword(RecordDeclaration record) => record.IsUnion ? "union" : "struct";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}

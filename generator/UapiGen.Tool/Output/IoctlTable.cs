using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using UapiGen.Engine;

namespace UapiGen.Tool.Output;

/// <summary>Prints what became of every ioctl: a line each, or a page with the counts of each header.</summary>
public static class IoctlTable
{
    /// <summary>One line an ioctl, its columns separated by tabs.</summary>
    public static void Write(TextWriter output, IEnumerable<IoctlRow> rows)
    {
        output.Write("header\tioctl\tkind\targument\tdirection\tresult\tform\tsource\n");
        foreach (IoctlRow row in rows)
        {
            output.Write(string.Join("\t", row.Header, row.Name, row.Kinds, row.Argument, row.Direction, row.Result, Lower(row.Form), Lower(row.Source)) + "\n");
        }
    }

    /// <summary>A page in Markdown: for each header how many ioctls it has, on a kind of fd, safe, dangerous, numbers, and by whose word.</summary>
    public static void WriteCoverage(TextWriter output, IReadOnlyList<IoctlRow> rows)
    {
        output.Write("# Coverage\n\n");
        output.Write("What the shipped facts make of the ioctls of the kernel's headers. `uapigen ioctls --all TREE --coverage` prints this page; without `--coverage`, each ioctl.\n\n");
        output.Write("- *typed*: the ioctl is a method of a kind of fd\n- *safe*, *dangerous*, *number*: the best form that a program gets\n");
        output.Write("- *overlay*, *words*, *macro*: who says what the argument is\n\n");
        output.Write("| header | ioctls | typed | safe | dangerous | number | overlay | words | macro |\n|---|---|---|---|---|---|---|---|---|\n");
        WriteCounts(output, "**all**", rows);
        foreach (IGrouping<string, IoctlRow> header in rows.GroupBy(row => row.Header))
        {
            WriteCounts(output, header.Key, [.. header]);
        }
    }

    private static void WriteCounts(TextWriter output, string name, IReadOnlyList<IoctlRow> rows)
    {
        int[] counts =
        [
            rows.Count, rows.Count(r => r.Kinds.Length > 0),
            .. new[] { IoctlForm.Safe, IoctlForm.Dangerous, IoctlForm.Number }.Select(form => rows.Count(r => r.Form == form)),
            .. new[] { IoctlSource.Overlay, IoctlSource.Words, IoctlSource.Macro }.Select(source => rows.Count(r => r.Source == source)),
        ];
        output.Write($"| {name} | {string.Join(" | ", counts.Select(c => c.ToString(CultureInfo.InvariantCulture)))} |\n");
    }

    private static string Lower(Enum value) => value.ToString().ToLowerInvariant();
}

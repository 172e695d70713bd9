// Code that only looks at results: most of a real program.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Linux.Kvm;
using Linux.Loop;

namespace Project.FileNNN;

internal sealed record Row(string Name, ulong Size, bool IsShared);

internal static class Report
{
    public static string Format(IEnumerable<Row> rows)
    {
        var text = new StringBuilder();
        foreach (IGrouping<bool, Row> group in rows.GroupBy(row => row.IsShared).OrderBy(group => group.Key))
        {
            text.AppendLine(group.Key ? "shared" : "private");
            foreach (Row row in group.OrderByDescending(row => row.Size).ThenBy(row => row.Name, StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {row.Name,-20} {Scale(row.Size),10}\n");
            }
        }

        return text.ToString();
    }

    public static Row FromLoop(string path, in LoopInfo64 info) =>
        new(Path.GetFileName(path), info.Sizelimit, info.Flags.HasFlag(LoopFlags.ReadOnly));

    public static Row FromRegion(KvmUserspaceMemoryRegion region) =>
        new($"slot {region.Slot}", region.MemorySize, region.Flags.HasFlag(KvmUserspaceMemoryRegionFlags.MemReadonly));

    public static IEnumerable<Row> Parse(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            string[] parts = line.Split('\t');
            if (parts.Length == 3 && ulong.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out ulong size))
            {
                yield return new Row(parts[0], size, parts[2] == "shared");
            }
        }
    }

    private static string Scale(ulong size)
    {
        string[] units = ["B", "KiB", "MiB", "GiB"];
        int unit = 0;
        double value = size;
        while (value >= 1024 && unit < units.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{value:0.#} {units[unit]}");
    }
}

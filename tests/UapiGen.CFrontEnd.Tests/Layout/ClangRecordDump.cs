using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;

namespace UapiGen.CFrontEnd.Tests.Layout;

/// <summary>Reads clang's <c>-fdump-record-layouts</c> into the lines of <see cref="RecordListing"/>, named records alone.</summary>
internal static partial class ClangRecordDump
{
    public static SortedSet<string> Read(string output)
    {
        var lines = new SortedSet<string>(System.StringComparer.Ordinal);
        string? record = null;
        var path = new List<string>();
        foreach (string line in output.Split('\n'))
        {
            if (line.StartsWith("*** ", System.StringComparison.Ordinal))
            {
                record = null;
                path.Clear();
            }
            else if (Size().Match(line) is { Success: true } size)
            {
                if (record is not null)
                {
                    lines.Add($"{record}: {size.Groups[1].Value} {size.Groups[2].Value}");
                }
            }
            else if (Member().Match(line) is { Success: true } member)
            {
                int depth = member.Groups["indent"].Length / 2;
                string text = member.Groups["text"].Value;
                if (depth == 0)
                {
                    record = text.Contains('(', System.StringComparison.Ordinal) || text.StartsWith("struct __NSConstant", System.StringComparison.Ordinal)
                        || text.StartsWith("struct __va_list", System.StringComparison.Ordinal) ? null : text;
                    path.Clear();
                    continue;
                }

                string name = text[(text.LastIndexOf(' ') + 1)..];
                path.RemoveRange(depth - 1, path.Count - depth + 1);
                path.Add(name);
                if (record is not null && name.Length > 0)
                {
                    lines.Add($"{record}.{string.Join('.', path.FindAll(part => part.Length > 0))}: {Place(member)}");
                }
            }
        }

        return lines;
    }

    private static string Place(Match member)
    {
        int start = Number(member.Groups["byte"]) * 8;
        return member.Groups["low"].Success
            ? $"{start + Number(member.Groups["low"])}+{Number(member.Groups["high"]) - Number(member.Groups["low"]) + 1}"
            : start.ToString(CultureInfo.InvariantCulture);
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*\| \[sizeof=(\d+), align=(\d+)")]
    private static partial Regex Size();

    [GeneratedRegex(@"^\s*(?<byte>\d+)(:((?<low>\d+)-(?<high>\d+)|-))? \| (?<indent> *)(?<text>\S.*)$")]
    private static partial Regex Member();
}

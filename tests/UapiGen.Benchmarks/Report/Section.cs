using System.Collections.Generic;
using System.Text;

namespace UapiGen.Benchmarks.Report;

/// <summary>What one part of the benchmark found: text, tables and checks, in the order in which they were added.</summary>
internal sealed class Section(string title)
{
    private readonly StringBuilder _text = new($"## {title}\n\n");

    public List<Check> Checks { get; } = [];

    public override string ToString() => _text.ToString();

    public Section Text(string paragraph)
    {
        _text.Append(paragraph).Append("\n\n");
        return this;
    }

    /// <summary>Adds a table; the first row is the head.</summary>
    public Section Table(params IReadOnlyList<string[]> rows)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            _text.Append("| ").AppendJoin(" | ", rows[i]).Append(" |\n");
            if (i == 0)
            {
                _text.Append('|').Insert(_text.Length, " --- |", rows[i].Length).Append('\n');
            }
        }

        _text.Append('\n');
        return this;
    }

    public Section Must(string what, string measured, bool holds, bool isRobust = false)
    {
        Checks.Add(new Check(what, measured, holds, isRobust));
        return this;
    }
}

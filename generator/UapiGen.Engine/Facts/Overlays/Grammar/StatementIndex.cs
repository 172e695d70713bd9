using System;
using System.Collections.Generic;
using System.Linq;

namespace UapiGen.Engine.Facts.Overlays.Grammar;

/// <summary>The rows that may stand at one place, found by their first words.</summary>
internal sealed class StatementIndex
{
    private readonly Dictionary<string, List<(string Second, StatementRow Row)>> _rows = new(StringComparer.Ordinal);

    public StatementIndex(IEnumerable<StatementRow> rows)
    {
        foreach (StatementRow row in rows)
        {
            foreach (string[] start in PatternText.Starts(row.Form))
            {
                if (!_rows.TryGetValue(start[0], out List<(string Second, StatementRow Row)>? same))
                {
                    _rows.Add(start[0], same = []);
                    FirstWords.Add(start[0]);
                    Words.Add(start[0]);
                }

                same.Add((start.Length > 1 ? start[1] : "", row));
            }
        }
    }

    /// <summary>The words that a statement can begin with here.</summary>
    public HashSet<string> FirstWords { get; } = new(StringComparer.Ordinal);

    /// <summary>The same, in the order of the table.</summary>
    public List<string> Words { get; } = [];

    /// <summary>The row that begins with these words; a row that names both comes before one that names the first alone.</summary>
    public StatementRow? Find(OverlayToken first, OverlayToken second)
    {
        if (first.Kind is OverlayTokenKind.Text or OverlayTokenKind.Number || !_rows.TryGetValue(first.Value, out List<(string Second, StatementRow Row)>? rows))
        {
            return null;
        }

        StatementRow? exact = rows.Where(r => r.Second.Length > 0 && second.Is(r.Second)).Select(r => r.Row).FirstOrDefault();
        return exact ?? rows.Where(r => r.Second.Length == 0).Select(r => r.Row).FirstOrDefault();
    }

    /// <summary>The second words that can follow a first word, when one of them must.</summary>
    public IEnumerable<string> SecondWords(string first) => _rows.TryGetValue(first, out List<(string Second, StatementRow Row)>? rows) ? rows.Select(r => r.Second).Where(s => s.Length > 0).Distinct() : [];
}

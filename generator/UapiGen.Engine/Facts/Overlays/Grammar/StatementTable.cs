using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace UapiGen.Engine.Facts.Overlays.Grammar;

/// <summary>The overlay language: every statement and clause is one row. Parsing, errors, the reference page and <c>uapigen facts --grammar</c> come from here.</summary>
internal static class StatementTable
{
    private static readonly ConcurrentDictionary<Place, StatementIndex> _indexes = new();

    public static ImmutableArray<StatementRow> All { get; } = [.. KindRows.All, .. EntityRows.All, .. MemberRows.All, .. ReachRows.All, .. ClauseRows.All, .. ArgumentRows.All];

    /// <summary>The rows that may stand at any of the places.</summary>
    public static StatementIndex Of(Place places) => _indexes.GetOrAdd(places, static p => new StatementIndex(All.Where(r => (r.Places & p) != Place.None)));

    public static IEnumerable<StatementRow> Rows(Place place) => All.Where(r => (r.Places & place) != Place.None);
}

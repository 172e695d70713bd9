using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using UapiGen.Tool.Listing;

namespace UapiGen.Tool.Judges;

/// <summary>One thing on which we and a compiler differ.</summary>
/// <param name="Name">Of the record, member, constant or string.</param>
/// <param name="Ours">What we say; null: we lack it.</param>
/// <param name="Theirs">What the compiler says; null: it has no such thing.</param>
public sealed record Disagreement(string Name, string? Ours, string? Theirs)
{
    public override string ToString() => Ours is null
        ? $"{Name}: missing; the compiler has {Theirs}"
        : Theirs is null ? $"{Name}: {Ours}; the compiler has none" : $"{Name}: {Ours}; the compiler says {Theirs}";
}

/// <summary>Compares two listings of a header in both directions, so that what was dropped counts as much as what is wrong.</summary>
public static class ListingComparison
{
    public static List<Disagreement> Compare(HeaderListing ours, HeaderListing theirs)
    {
        var found = new List<Disagreement>();
        Compare(found, ByName(ours.Records, r => r.Name), ByName(theirs.Records, r => r.Name), Describe);
        Compare(found, Fields(ours), Fields(theirs), Describe);
        Compare(found, ByName(ours.Constants, c => c.Name), ByName(theirs.Constants, c => c.Name), c => c.Value.ToString(CultureInfo.InvariantCulture));
        Compare(found, ByName(ours.Strings, s => s.Name), ByName(theirs.Strings, s => s.Name), s => $"\"{Encoding.Latin1.GetString([.. s.Bytes])}\"");
        return found;
    }

    private static Dictionary<string, FieldListing> Fields(HeaderListing listing)
    {
        var fields = new Dictionary<string, FieldListing>(StringComparer.Ordinal);
        foreach (RecordListing record in listing.Records)
        {
            foreach (FieldListing field in record.Fields)
            {
                fields[$"{record.Name}.{field.Path}"] = field;
            }
        }

        return fields;
    }

    private static void Compare<T>(List<Disagreement> found, Dictionary<string, T> ours, Dictionary<string, T> theirs, Func<T, string> describe)
    {
        foreach ((string name, T value) in ours)
        {
            string text = describe(value);
            string? other = theirs.TryGetValue(name, out T? their) ? describe(their) : null;
            if (text != other)
            {
                found.Add(new Disagreement(name, text, other));
            }
        }

        found.AddRange(theirs.Where(pair => !ours.ContainsKey(pair.Key)).Select(pair => new Disagreement(pair.Key, null, describe(pair.Value))));
    }

    private static Dictionary<string, T> ByName<T>(IEnumerable<T> items, Func<T, string> name)
    {
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (T item in items)
        {
            map[name(item)] = item;
        }

        return map;
    }

    private static string Describe(RecordListing record) => $"size {record.Size}, align {record.Alignment}";

    private static string Describe(FieldListing field) => field.BitWidth is { } width
        ? $"offset {field.Offset}, bits {field.BitOffset} to {field.BitOffset + width - 1}"
        : $"offset {field.Offset}, size {field.Size}";
}

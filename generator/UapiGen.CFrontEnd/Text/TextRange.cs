using System;
using System.Collections.Generic;

namespace UapiGen.CFrontEnd.Text;

/// <summary>A stretch of a file's text.</summary>
internal readonly record struct TextRange(int Start, int End)
{
    /// <summary>What is in both of two ascending lists of separate stretches.</summary>
    public static List<TextRange>? Intersect(List<TextRange>? a, List<TextRange>? b)
    {
        if (a is null || b is null)
        {
            return null;
        }

        var common = new List<TextRange>();
        int i = 0;
        int j = 0;
        while (i < a.Count && j < b.Count)
        {
            int start = Math.Max(a[i].Start, b[j].Start);
            int end = Math.Min(a[i].End, b[j].End);
            if (start < end)
            {
                common.Add(new TextRange(start, end));
            }

            _ = a[i].End < b[j].End ? i++ : j++;
        }

        return common;
    }

    /// <summary>Whether two lists have the same stretches; null is an empty list.</summary>
    public static bool AreSame(List<TextRange>? a, List<TextRange>? b)
    {
        int count = a?.Count ?? 0;
        if (count != (b?.Count ?? 0))
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            if (a![i] != b![i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether an ascending list holds <paramref name="offset"/>; <paramref name="cursor"/> starts at 0 and goes along with ascending offsets.</summary>
    public static bool Contains(List<TextRange>? ranges, int offset, ref int cursor)
    {
        if (ranges is null)
        {
            return false;
        }

        while (cursor < ranges.Count && ranges[cursor].End <= offset)
        {
            cursor++;
        }

        return cursor < ranges.Count && ranges[cursor].Start <= offset;
    }
}

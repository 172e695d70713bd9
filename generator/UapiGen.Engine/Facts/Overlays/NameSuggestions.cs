using System;
using System.Collections.Generic;

namespace UapiGen.Engine.Facts.Overlays;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NameSuggestions
{
    private const int LongestName = 80;

    /// <summary><c>; did you mean 'x'?</c>, or empty when nothing is near.</summary>
    public static string Of(string name, IEnumerable<string> candidates)
    {
        string best = "";
        int bestDistance = Math.Min(Math.Max(2, name.Length / 4), name.Length - 1) + 1;
        foreach (string candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) >= bestDistance || candidate.Length > LongestName || name.Length > LongestName)
            {
                continue;
            }

            int distance = Distance(name, candidate);
            if (distance < bestDistance || (distance == bestDistance && best.Length > 0 && string.CompareOrdinal(candidate, best) < 0))
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best.Length == 0 ? "" : $"; did you mean '{best}'?";
    }

    /// <summary>Edits (insert, delete, replace) that turn one name into the other, case aside.</summary>
    private static int Distance(string left, string right)
    {
        int[] previous = new int[right.Length + 1];
        int[] current = new int[right.Length + 1];
        for (int j = 0; j <= right.Length; j++)
        {
            previous[j] = j;
        }

        for (int i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int replace = previous[j - 1] + (char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using UapiGen.Analyzers.Facts;

namespace UapiGen.Analyzers.Rules;

/// <summary>Names of the values of a generated enum.</summary>
internal static class FlagNames
{
    /// <summary>The enumerator with that value, or the number.</summary>
    public static string Of(INamedTypeSymbol? type, ulong value) => Exact(type, value) ?? "0x" + value.ToString("x", CultureInfo.InvariantCulture);

    /// <summary>The first enumerator with that value, or null.</summary>
    public static string? Exact(INamedTypeSymbol? type, ulong value) =>
        type?.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && Integers.ToBits(f.ConstantValue) == value)?.Name;

    /// <summary>The enumerators that make up a value exactly, none of them twice; null when they can't.</summary>
    public static IReadOnlyList<string>? Parts(INamedTypeSymbol type, ulong value)
    {
        if (Exact(type, value) is { } name)
        {
            return [name];
        }

        var names = new List<string>();
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue))
        {
            // Single bits only: a mask that happens to fit is not what was meant.
            if (Integers.ToBits(field.ConstantValue) is { } bit && bit != 0 && (bit & (bit - 1)) == 0 && (value & bit) != 0)
            {
                names.Add(field.Name);
                value &= ~bit;
            }
        }

        return value == 0 && names.Count > 0 ? names : null;
    }

    /// <summary>The one element that fits, or null when none or several do.</summary>
    public static T? SingleOrNull<T>(this IEnumerable<T> items, Func<T, bool> fits)
        where T : class
    {
        T[] found = [.. items.Where(fits).Take(2)];
        return found.Length == 1 ? found[0] : null;
    }
}

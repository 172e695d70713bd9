using System.Collections.Immutable;

namespace UapiGen.Engine.Facts;

/// <summary>Picks the facts of one kind out of all that are known of something.</summary>
internal static class FactKinds
{
    /// <summary>All of a kind; the arrays of most kinds are empty, and cost nothing.</summary>
    public static ImmutableArray<T> Of<T>(ImmutableArray<Fact> facts)
        where T : Fact
    {
        ImmutableArray<T>.Builder? found = null;
        foreach (Fact fact in facts)
        {
            if (fact is T one)
            {
                (found ??= ImmutableArray.CreateBuilder<T>()).Add(one);
            }
        }

        return found?.ToImmutable() ?? [];
    }

    /// <summary>The first of a kind, or null.</summary>
    public static T? First<T>(ImmutableArray<Fact> facts)
        where T : Fact
    {
        foreach (Fact fact in facts)
        {
            if (fact is T one)
            {
                return one;
            }
        }

        return null;
    }
}

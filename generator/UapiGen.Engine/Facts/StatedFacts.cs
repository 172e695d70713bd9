using System.Collections.Generic;

namespace UapiGen.Engine.Facts;

/// <summary>What is stated once of an entity (<c>struct x</c>, <c>enum x</c>, an ioctl, a constant, <c>fd KIND</c>) and of its members.</summary>
public sealed class StatedFacts
{
    internal static readonly StatedFacts None = new();

    private readonly List<Fact> _facts = [];

    /// <summary>The C# name of a member, or of the entity itself; null: none is stated.</summary>
    public string? Name(string member = "") => First<NameFact>(member)?.Name;

    /// <summary>The first kernel version with it, or null.</summary>
    public string? Since(string member = "") => First<SinceFact>(member)?.Version;

    /// <summary>A member's name without the longest of the prefixes that the record's members begin with.</summary>
    public string WithoutPrefix(string member)
    {
        string shortest = member;
        foreach (Fact fact in _facts)
        {
            if (fact is MemberPrefixFact { Prefix: var prefix } && member.StartsWith(prefix, System.StringComparison.Ordinal)
                && member.Length > prefix.Length && char.IsLetter(member[prefix.Length]) && member.Length - prefix.Length < shortest.Length)
            {
                shortest = member.Substring(prefix.Length);
            }
        }

        return shortest;
    }

    /// <summary>What a member, or the entity itself, needs: capabilities, and answers of other ioctls.</summary>
    public IEnumerable<NeedsFact> Needs(string member = "") => _facts.Count == 0 ? [] : FindNeeds(member);

    private IEnumerable<NeedsFact> FindNeeds(string member)
    {
        foreach (Fact fact in _facts)
        {
            if (fact is NeedsFact needs && needs.Field == member)
            {
                yield return needs;
            }
        }
    }

    internal void Add(Fact fact) => _facts.Add(fact);

    private T? First<T>(string member)
        where T : Fact
    {
        foreach (Fact fact in _facts)
        {
            if (fact is T one && one.Field == member)
            {
                return one;
            }
        }

        return null;
    }
}

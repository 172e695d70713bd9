using System;
using System.Collections.Generic;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>The facts found so far, in the order of finding, with a look-up by what they speak of.</summary>
internal sealed class FoundFacts
{
    private static readonly List<int> _none = [];

    private readonly List<Fact> _facts = [];
    private readonly Dictionary<string, List<int>> _places = new(StringComparer.Ordinal);

    public List<Fact> All => _facts;

    public int Count => _facts.Count;

    /// <summary>A fact by its place. One that takes another's place speaks of the same entity.</summary>
    public Fact this[int place]
    {
        get => _facts[place];
        set => _facts[place] = value;
    }

    public void Add(Fact fact)
    {
        if (!_places.TryGetValue(fact.Entity, out List<int>? places))
        {
            _places.Add(fact.Entity, places = []);
        }

        places.Add(_facts.Count);
        _facts.Add(fact);
    }

    /// <summary>The places of all facts about an entity.</summary>
    public List<int> PlacesOf(string entity) => _places.TryGetValue(entity, out List<int>? places) ? places : _none;

    /// <summary>The facts of a sort about an entity.</summary>
    public IEnumerable<T> Of<T>(string entity)
        where T : Fact
    {
        foreach (int place in PlacesOf(entity))
        {
            if (_facts[place] is T fact)
            {
                yield return fact;
            }
        }
    }

    /// <summary>The place of the first fact of a sort about an entity that meets a condition on a member's path, or -1.</summary>
    public int Find<T>(string entity, string path, Func<T, string, bool> isMeant)
        where T : Fact
    {
        foreach (int place in PlacesOf(entity))
        {
            if (_facts[place] is T fact && isMeant(fact, path))
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>The place of the first fact of a sort about an entity that meets a condition, or -1.</summary>
    public int Find<T>(string entity, Func<T, bool> isMeant)
        where T : Fact
    {
        foreach (int place in PlacesOf(entity))
        {
            if (_facts[place] is T fact && isMeant(fact))
            {
                return place;
            }
        }

        return -1;
    }
}

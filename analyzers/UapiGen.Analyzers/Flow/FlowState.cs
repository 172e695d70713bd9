using System.Collections.Generic;
using System.Collections.Immutable;

namespace UapiGen.Analyzers.Flow;

/// <summary>What is known of all followed variables at one point of a method; a variable that is not listed can have any value.</summary>
internal sealed class FlowState
{
    private ImmutableDictionary<Place, FlowValue> _values;

    private FlowState(ImmutableDictionary<Place, FlowValue> values) => _values = values;

    /// <summary>Nothing is known.</summary>
    public static FlowState Empty => new(ImmutableDictionary<Place, FlowValue>.Empty);

    public FlowState Copy() => new(_values);

    public FlowValue Get(Place place) => _values.TryGetValue(place, out FlowValue? value) ? value : FlowValue.Unknown;

    public void Set(Place place, FlowValue value) =>
        _values = value.Equals(FlowValue.Unknown) ? _values.Remove(place) : _values.SetItem(place, value);

    public void Forget(Place place) => _values = _values.Remove(place);

    /// <summary>What is known when control comes from either of two points.</summary>
    public FlowState Join(FlowState other)
    {
        ImmutableDictionary<Place, FlowValue> joined = _values;
        foreach (KeyValuePair<Place, FlowValue> pair in _values)
        {
            FlowValue value = pair.Value.Join(other.Get(pair.Key));
            joined = value.Equals(FlowValue.Unknown) ? joined.Remove(pair.Key) : joined.SetItem(pair.Key, value);
        }

        return new FlowState(joined);
    }

    /// <summary>Whether both know the same.</summary>
    public bool IsSameAs(FlowState other)
    {
        if (_values.Count != other._values.Count)
        {
            return false;
        }

        foreach (KeyValuePair<Place, FlowValue> pair in _values)
        {
            if (!other._values.TryGetValue(pair.Key, out FlowValue? value) || !value.Equals(pair.Value))
            {
                return false;
            }
        }

        return true;
    }
}

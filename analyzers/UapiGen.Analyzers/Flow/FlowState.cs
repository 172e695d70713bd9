using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace UapiGen.Analyzers.Flow;

/// <summary>What is known of all followed variables at one point of a method; a variable that is not listed can have any value.</summary>
internal sealed class FlowState
{
    private ImmutableDictionary<Place, FlowValue> _values;

    // Most bodies have neither: then nothing looks for them.
    private bool _hasParts;
    private bool _hasFields;

    private FlowState(ImmutableDictionary<Place, FlowValue> values, bool hasParts, bool hasFields)
    {
        _values = values;
        _hasParts = hasParts;
        _hasFields = hasFields;
    }

    /// <summary>Nothing is known.</summary>
    public static FlowState Empty => new(ImmutableDictionary<Place, FlowValue>.Empty, false, false);

    public FlowState Copy() => new(_values, _hasParts, _hasFields);

    public FlowValue Get(Place place) => _values.TryGetValue(place, out FlowValue? value) ? value : FlowValue.Unknown;

    public void Set(Place place, FlowValue value)
    {
        Forget(place);
        if (!value.Equals(FlowValue.Unknown))
        {
            _values = _values.SetItem(place, value);
            _hasParts |= place.Part.Length > 0;
            _hasFields |= place.IsField;
        }
    }

    /// <summary>Makes a variable, its parts and what it is a part of unknown.</summary>
    public void Forget(Place place)
    {
        _values = _hasParts
            ? _values.RemoveRange(_values.Keys.Where(p => place.Contains(p) || (p.Contains(place) && p.Part.Length < place.Part.Length)))
            : _values.Remove(place);
    }

    /// <summary>Makes all fields unknown.</summary>
    public void ForgetFields()
    {
        if (_hasFields)
        {
            _values = _values.RemoveRange(_values.Keys.Where(p => p.IsField));
            _hasFields = false;
        }
    }

    /// <summary>What holds behind a condition: of variables, what all ways there have in common. A capture belongs to the expression it is in.</summary>
    public FlowState OnEveryWay()
    {
        ImmutableDictionary<Place, FlowValue>.Builder? values = null;
        foreach (KeyValuePair<Place, FlowValue> pair in _values)
        {
            if (pair.Key.Variable is not null && pair.Value.OnEveryWay() is var common && !ReferenceEquals(common, pair.Value) && !common.Equals(pair.Value))
            {
                (values ??= _values.ToBuilder())[pair.Key] = common;
            }
        }

        return values is null ? this : new FlowState(values.ToImmutable(), _hasParts, _hasFields);
    }

    /// <summary>What is known when control comes from either of two points.</summary>
    public FlowState Join(FlowState other)
    {
        ImmutableDictionary<Place, FlowValue> joined = _values;
        foreach (KeyValuePair<Place, FlowValue> pair in _values)
        {
            FlowValue value = pair.Value.Join(other.Get(pair.Key), tellsWaysApart: pair.Key.Variable is null);
            joined = value.Equals(FlowValue.Unknown) ? joined.Remove(pair.Key) : joined.SetItem(pair.Key, value);
        }

        return new FlowState(joined, _hasParts, _hasFields);
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

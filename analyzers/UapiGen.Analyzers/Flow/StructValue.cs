using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using UapiGen.Analyzers.Facts;

namespace UapiGen.Analyzers.Flow;

/// <summary>What is known of the members of a struct, by their paths; of a member that is not listed, what <see cref="Rest"/> says.</summary>
internal sealed class StructValue : IEquatable<StructValue>
{
    private readonly FactCache _facts;
    private readonly ImmutableSortedDictionary<string, MemberValue> _members;

    private StructValue(RecordFacts record, FactCache facts, MemberValue rest, ImmutableSortedDictionary<string, MemberValue> members)
    {
        Record = record;
        _facts = facts;
        Rest = rest;
        _members = members;
    }

    public RecordFacts Record { get; }

    /// <summary>The paths of the members, elements and nested members that something of their own is known of.</summary>
    public IEnumerable<string> Known => _members.Keys;

    /// <summary>What holds of all members that nothing else is known of.</summary>
    public MemberValue Rest { get; }

    /// <summary>A struct of which <paramref name="rest"/> holds for every member.</summary>
    public static StructValue Create(RecordFacts record, FactCache facts, MemberValue rest) =>
        new(record, facts, rest, ImmutableSortedDictionary.Create<string, MemberValue>(StringComparer.Ordinal));

    /// <summary>What is known of a member: said of itself, of a member that contains it, or of all.</summary>
    public MemberValue this[string path]
    {
        get
        {
            for (string at = path; ;)
            {
                if (_members.TryGetValue(at, out MemberValue? value))
                {
                    return value;
                }

                int dot = at.LastIndexOf('.');
                if (dot < 0)
                {
                    return Rest;
                }

                at = at.Substring(0, dot);
            }
        }
    }

    /// <summary>The struct after a member was set. Members that share its bytes become unknown.</summary>
    public StructValue With(string path, MemberValue value)
    {
        ImmutableSortedDictionary<string, MemberValue> members = Forget(path).SetItem(path, value);
        return new StructValue(Record, _facts, Rest, members);
    }

    /// <summary>The struct after a member that is a struct itself was set.</summary>
    public StructValue WithStruct(string path, StructValue value)
    {
        ImmutableSortedDictionary<string, MemberValue> members = Forget(path).SetItem(path, value.Rest);
        foreach (var pair in value._members)
        {
            members = members.SetItem(path + "." + pair.Key, pair.Value);
        }

        return new StructValue(Record, _facts, Rest, members);
    }

    /// <summary>The member that is a struct itself; null when the facts don't know it as one.</summary>
    public StructValue? Struct(string path)
    {
        if (_facts.Record(TypeAt(path)) is not { } record)
        {
            return null;
        }

        StructValue part = Create(record, _facts, this[path]);
        string prefix = path + ".";
        foreach (var pair in _members)
        {
            if (pair.Key.StartsWith(prefix, StringComparison.Ordinal))
            {
                part = new StructValue(record, _facts, part.Rest, part._members.SetItem(pair.Key.Substring(prefix.Length), pair.Value));
            }
        }

        return part;
    }

    /// <summary>The struct as a copy, or after a call: what the program set, it set earlier.</summary>
    public StructValue AsEarlier()
    {
        ImmutableSortedDictionary<string, MemberValue>.Builder members = _members.ToBuilder();
        foreach (var pair in _members)
        {
            if (pair.Value.By == Assignment.Program)
            {
                members[pair.Key] = pair.Value with { By = Assignment.Earlier };
            }
        }

        return new StructValue(Record, _facts, Rest, members.ToImmutable());
    }

    /// <summary>Without what only some ways have.</summary>
    public StructValue OnEveryWay()
    {
        ImmutableSortedDictionary<string, MemberValue>.Builder? members = null;
        foreach (var pair in _members)
        {
            if (pair.Value.OnEveryWay() is var common && !ReferenceEquals(common, pair.Value))
            {
                (members ??= _members.ToBuilder())[pair.Key] = common;
            }
        }

        return members is null ? this : new StructValue(Record, _facts, Rest, members.ToImmutable());
    }

    public StructValue? Join(StructValue other)
    {
        if (ReferenceEquals(this, other))
        {
            return this;
        }

        if (!ReferenceEquals(Record, other.Record))
        {
            return null;
        }

        ImmutableSortedDictionary<string, MemberValue>.Builder members = ImmutableSortedDictionary.CreateBuilder<string, MemberValue>(StringComparer.Ordinal);
        foreach (string path in _members.Keys.Concat(other._members.Keys))
        {
            members[path] = this[path].Join(other[path]);
        }

        return new StructValue(Record, _facts, Rest.Join(other.Rest), members.ToImmutable());
    }

    public bool Equals(StructValue? other) =>
        other is not null
        && (ReferenceEquals(this, other)
            || (ReferenceEquals(Record, other.Record) && Rest.Equals(other.Rest) && _members.Count == other._members.Count && _members.SequenceEqual(other._members)));

    public override bool Equals(object? obj) => Equals(obj as StructValue);

    public override int GetHashCode() => _members.Count;

    /// <summary>The type of a member or of an element, as in <c>Attrs.[0]</c>.</summary>
    private ITypeSymbol? TypeAt(string path)
    {
        ITypeSymbol? type = Record.Type;
        foreach (string name in path.Split('.'))
        {
            type = Step(type, name);
        }

        return type;
    }

    private ITypeSymbol? Step(ITypeSymbol? type, string name) => name[0] == '[' ? _facts.Element(type) : _facts.Record(type)?.Member(name)?.Type;

    // Takes out what was known of the member's own members, and makes unknown what shares bytes with it, at each level.
    private ImmutableSortedDictionary<string, MemberValue> Forget(string path)
    {
        ImmutableSortedDictionary<string, MemberValue> members = RemoveBelow(_members, path);
        ITypeSymbol? type = Record.Type;
        string prefix = "";
        foreach (string name in path.Split('.'))
        {
            foreach (string other in _facts.Record(type)?.Member(name)?.Overlapping ?? [])
            {
                members = RemoveBelow(members, prefix + other).SetItem(prefix + other, MemberValue.Unknown);
            }

            prefix += name + ".";
            type = Step(type, name);
        }

        return members;
    }

    private static ImmutableSortedDictionary<string, MemberValue> RemoveBelow(ImmutableSortedDictionary<string, MemberValue> members, string path)
    {
        string prefix = path + ".";
        return members.RemoveRange(members.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)));
    }
}

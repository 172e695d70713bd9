using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace UapiGen.Engine.Facts;

/// <summary>The facts about one record and its members.</summary>
public sealed class RecordFacts
{
    internal static readonly RecordFacts None = new("", []);

    private Dictionary<string, MemberFacts>? _members;

    internal RecordFacts(string name, ImmutableArray<Fact> facts)
    {
        Name = name;
        All = facts;
    }

    public string Name { get; }

    public ImmutableArray<Fact> All { get; }

    /// <summary>Whether the record's layout is marked as differing by architecture.</summary>
    public bool Differs => All.Any(f => f is DiffersFact);

    /// <summary>Errnos of every ioctl that takes the record.</summary>
    public IEnumerable<ErrnoFact> Errnos => All.OfType<ErrnoFact>();

    /// <summary>Paths with facts, in ordinal order.</summary>
    public IEnumerable<string> Paths => Members.Keys.OrderBy(p => p, StringComparer.Ordinal);

    /// <summary>The member that holds the record's own size, or null.</summary>
    public SizeFact? Size => All.OfType<SizeFact>().FirstOrDefault();

    /// <summary>The facts about a member by its path (<c>u.evtchn.port</c>); an empty set when there are none.</summary>
    public MemberFacts Member(string path) => Members.TryGetValue(path, out MemberFacts? facts) ? facts : MemberFacts.None;

    /// <summary>Two threads that ask at once make the same twice, and either may be kept.</summary>
    private Dictionary<string, MemberFacts> Members =>
        _members ??= All.OfType<FieldFact>().GroupBy(f => f.Path, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new MemberFacts(g.Key, g.ToImmutableArray()), StringComparer.Ordinal);
}

/// <summary>The facts about one member.</summary>
public sealed class MemberFacts
{
    internal static readonly MemberFacts None = new("", []);

    internal MemberFacts(string path, ImmutableArray<FieldFact> all)
    {
        Path = path;
        All = all;
    }

    public string Path { get; }

    public ImmutableArray<FieldFact> All { get; }

    /// <summary>That it holds an fd, whichever ioctl is used: of several limited to ioctls, all kinds together.</summary>
    public FdFact? Fd
    {
        get
        {
            List<FdFact> facts = All.OfType<FdFact>().ToList();
            return facts.Count switch
            {
                0 => null,
                1 => facts[0],
                _ => facts[0] with
                {
                    Kinds = facts.SelectMany(f => f.Kinds).Distinct(StringComparer.Ordinal).ToImmutableArray(),
                    Direction = facts.All(f => f.Direction == facts[0].Direction) ? facts[0].Direction : Direction.Unspecified,
                    ForIoctls = [],
                },
            };
        }
    }

    public IdFact? Id => First<IdFact>();

    public ReservedFact? Reserved => First<ReservedFact>();

    public SizeFact? Size => First<SizeFact>();

    public PointerFact? Pointer => First<PointerFact>();

    public UnionFact? Union => First<UnionFact>();

    public IEnumerable<ConditionFact> Conditions => All.OfType<ConditionFact>().Where(c => c.Condition is not null);

    public IEnumerable<ValuesFact> Values => All.OfType<ValuesFact>();

    public IEnumerable<ExclusiveFact> Exclusives => All.OfType<ExclusiveFact>();

    /// <summary>What it counts.</summary>
    public IEnumerable<CountFact> Counts => All.OfType<CountFact>();

    /// <summary>Who sets it, of its own statement or of its role; unspecified when nothing says so for all ioctls alike.</summary>
    public Direction Direction
    {
        get
        {
            if (First<DirectionFact>() is { ForIoctls.IsEmpty: true } direction)
            {
                return direction.Direction;
            }

            return Fd is { } fd ? fd.Direction : Id is { } id ? id.Direction : Direction.Unspecified;
        }
    }

    /// <summary>The fd fact that holds when a given ioctl is used.</summary>
    public FdFact? FdFor(string ioctl) =>
        All.OfType<FdFact>().FirstOrDefault(f => f.ForIoctls.Contains(ioctl))
        ?? All.OfType<FdFact>().FirstOrDefault(f => f.ForIoctls.IsEmpty);

    /// <summary>Who sets it when a given ioctl is used.</summary>
    public Direction DirectionFor(string ioctl) =>
        All.OfType<DirectionFact>().FirstOrDefault(f => f.ForIoctls.Contains(ioctl))?.Direction
        ?? FdFor(ioctl)?.Direction
        ?? Direction;

    private T? First<T>()
        where T : FieldFact => All.OfType<T>().FirstOrDefault();
}

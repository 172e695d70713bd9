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
    public bool Differs => FactKinds.First<DiffersFact>(All) is not null;

    /// <summary>Errnos of every ioctl that takes the record.</summary>
    public ImmutableArray<ErrnoFact> Errnos => FactKinds.Of<ErrnoFact>(All);

    /// <summary>Paths with facts, in ordinal order.</summary>
    public IEnumerable<string> Paths => Members.Keys.OrderBy(p => p, StringComparer.Ordinal);

    /// <summary>The member that holds the record's own size, or null.</summary>
    public SizeFact? Size => FactKinds.First<SizeFact>(All);

    /// <summary>The facts about a member by its path (<c>u.evtchn.port</c>); an empty set when there are none.</summary>
    public MemberFacts Member(string path) => Members.TryGetValue(path, out MemberFacts? facts) ? facts : MemberFacts.None;

    /// <summary>Two threads that ask at once make the same twice, and either may be kept.</summary>
    private Dictionary<string, MemberFacts> Members => _members ??= FindMembers();

    private Dictionary<string, MemberFacts> FindMembers()
    {
        var members = new Dictionary<string, MemberFacts>(StringComparer.Ordinal);
        foreach (Fact fact in All)
        {
            if (fact is FieldFact field)
            {
                if (!members.TryGetValue(field.Path, out MemberFacts? member))
                {
                    members.Add(field.Path, member = new MemberFacts(field.Path));
                }

                member.Add(field);
            }
        }

        return members;
    }
}

/// <summary>The facts about one member.</summary>
public sealed class MemberFacts
{
    internal static readonly MemberFacts None = new("");

    private ImmutableArray<FdFact> _fds = [];
    private ImmutableArray<PointerFact> _pointers = [];
    private ImmutableArray<DirectionFact> _directions = [];

    internal MemberFacts(string path)
    {
        Path = path;
    }

    public string Path { get; }

    public ImmutableArray<FieldFact> All { get; private set; } = [];

    /// <summary>That it holds an fd, whichever ioctl is used: of several limited to ioctls, all kinds together.</summary>
    public FdFact? Fd => WhicheverIoctl(_fds);

    /// <summary>That it holds an fd, as it is said: of all ioctls, or of some.</summary>
    public ImmutableArray<FdFact> Fds => _fds;

    public IdFact? Id { get; private set; }

    public ReservedFact? Reserved { get; private set; }

    public SizeFact? Size { get; private set; }

    /// <summary>That it is an address, whichever ioctl is used: of several limited to ioctls, with the direction that they share.</summary>
    public PointerFact? Pointer => WhicheverIoctl(_pointers);

    public UnionFact? Union { get; private set; }

    /// <summary>That its bytes hold a text, or null.</summary>
    public StringFact? Text { get; private set; }

    public ImmutableArray<ConditionFact> Conditions { get; private set; } = [];

    public ImmutableArray<ValuesFact> Values { get; private set; } = [];

    public ImmutableArray<ExclusiveFact> Exclusives { get; private set; } = [];

    /// <summary>What it counts.</summary>
    public ImmutableArray<CountFact> Counts { get; private set; } = [];

    /// <summary>Who sets it, of its own statement or of its role; unspecified when nothing says so for all ioctls alike.</summary>
    public Direction Direction =>
        _directions.FirstOrDefault(f => f.ForIoctls.IsEmpty) is { } always ? always.Direction : Fd?.Direction ?? Id?.Direction ?? Direction.Unspecified;

    /// <summary>All facts of a form, those that are limited to some ioctls too.</summary>
    public IEnumerable<T> Of<T>()
        where T : FieldFact => All.OfType<T>();

    /// <summary>The fd fact that holds when a given ioctl is used.</summary>
    public FdFact? FdFor(string ioctl) =>
        _fds.FirstOrDefault(f => f.ForIoctls.Contains(ioctl)) ?? _fds.FirstOrDefault(f => f.ForIoctls.IsEmpty);

    /// <summary>The fact about an address that holds when a given ioctl is used: what is said of that ioctl first, and what is stated before what is guessed.</summary>
    public PointerFact? PointerFor(string ioctl) =>
        _pointers.FirstOrDefault(f => f.ForIoctls.Contains(ioctl))
        ?? _pointers.FirstOrDefault(f => f.IsStated && f.ForIoctls.IsEmpty)
        ?? _pointers.FirstOrDefault(f => f.ForIoctls.IsEmpty);

    /// <summary>Who sets it when a given ioctl is used.</summary>
    public Direction DirectionFor(string ioctl)
    {
        FdFact? fd = FdFor(ioctl);
        return _directions.FirstOrDefault(f => f.ForIoctls.Contains(ioctl)) is { } own ? own.Direction
            : fd is { Direction: not Direction.Unspecified } && fd.ForIoctls.Contains(ioctl) ? fd.Direction
            : Direction != Direction.Unspecified ? Direction
            : fd?.Direction ?? Direction.Unspecified;
    }

    /// <summary>Whether somebody says that the kernel takes it for a plain value when a given ioctl is used, whatever its type and name are.</summary>
    public bool IsPlainFor(string ioctl) => All.Any(f => f is PlainFact { IsStated: true } && (f.ForIoctls.IsEmpty || f.ForIoctls.Contains(ioctl)));

    /// <summary>Adds a fact while the facts of the record are sorted; of roles the first counts.</summary>
    internal void Add(FieldFact fact)
    {
        All = All.Add(fact);
        switch (fact)
        {
            case FdFact fd:
                _fds = _fds.Add(fd);
                break;
            case IdFact id:
                Id ??= id;
                break;
            case ReservedFact reserved:
                Reserved ??= reserved;
                break;
            case SizeFact size:
                Size ??= size;
                break;
            case PointerFact pointer:
                _pointers = _pointers.Add(pointer);
                break;
            case UnionFact union:
                Union ??= union;
                break;
            case StringFact text:
                Text ??= text;
                break;
            case ConditionFact { Condition: not null } condition:
                Conditions = Conditions.Add(condition);
                break;
            case ValuesFact values:
                Values = Values.Add(values);
                break;
            case ExclusiveFact exclusive:
                Exclusives = Exclusives.Add(exclusive);
                break;
            case CountFact count:
                Counts = Counts.Add(count);
                break;
            case DirectionFact direction:
                _directions = _directions.Add(direction);
                break;
            default:
                break;
        }
    }

    private static PointerFact? WhicheverIoctl(ImmutableArray<PointerFact> facts)
    {
        ImmutableArray<PointerFact> stated = facts.Where(f => f.IsStated).ToImmutableArray();
        return stated.FirstOrDefault(f => f.ForIoctls.IsEmpty) is { } always ? always
            : stated.IsEmpty ? facts.FirstOrDefault()
            : stated[0] with { Direction = stated.All(f => f.Direction == stated[0].Direction) ? stated[0].Direction : Direction.Unspecified, ForIoctls = [] };
    }

    private static FdFact? WhicheverIoctl(ImmutableArray<FdFact> facts) => facts.Length switch
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

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace UapiGen.Engine.Facts;

/// <summary>All facts about one header and what it includes, merged, with the look-ups that binding, lint and the tool need.</summary>
public sealed class FactSet
{
    public static readonly FactSet Empty = new([]);

    private readonly Dictionary<string, EntityFacts> _entities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ResourceFact> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FlagSetFact> _flagSets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StatedFacts> _stated = new(StringComparer.Ordinal);

    /// <summary>Builds the look-ups over facts that don't contradict one another (see <see cref="FactMerger"/>).</summary>
    public FactSet(ImmutableArray<Fact> facts)
    {
        All = facts;
        foreach (Fact fact in facts)
        {
            string entity = fact.Entity;
            if (!_entities.TryGetValue(entity, out EntityFacts? own))
            {
                _entities.Add(entity, own = new EntityFacts(entity));
            }

            own.Add(fact);
            switch (fact)
            {
                case ResourceFact resource:
                    _resources[resource.Kind] = resource;
                    break;
                case ValuesFact values:
                    Values.Add(values);
                    break;
                case FlagSetFact flagSet:
                    _flagSets[flagSet.Name] = flagSet;
                    break;
                case PrefixFact prefix:
                    Prefixes.Add(prefix);
                    break;
                case ConstantFact constant:
                    Constants = Constants.Add(constant);
                    break;
                case NameFact or SinceFact or NeedsFact or MemberPrefixFact:
                    if (!_stated.TryGetValue(fact.Entity, out StatedFacts? stated))
                    {
                        _stated.Add(fact.Entity, stated = new StatedFacts());
                    }

                    stated.Add(fact);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Every fact, ordered by file, place and statement.</summary>
    public ImmutableArray<Fact> All { get; }

    /// <summary>Kinds of fds and objects, in the order of their names.</summary>
    public IEnumerable<ResourceFact> Resources => _resources.Values.OrderBy(r => r.Kind, StringComparer.Ordinal);

    /// <summary>Groups of constants, in the order of their names.</summary>
    public IEnumerable<FlagSetFact> FlagSets => _flagSets.Values.OrderBy(s => s.Name, StringComparer.Ordinal);

    /// <summary>Which enums and groups members take.</summary>
    internal List<ValuesFact> Values { get; } = [];

    /// <summary>What the names of ioctls begin with.</summary>
    internal List<PrefixFact> Prefixes { get; } = [];

    /// <summary>Constants of other headers, with the values that statements give them.</summary>
    public ImmutableArray<ConstantFact> Constants { get; } = [];

    /// <summary>System calls that make fds.</summary>
    public IEnumerable<SyscallFact> Syscalls => All.OfType<SyscallFact>();

    /// <summary>The names of the ioctls that any fact speaks of, in ordinal order: a raw-numbered one is an ioctl only by such a fact.</summary>
    public IEnumerable<string> Ioctls =>
        _entities.Where(pair => !pair.Value.Ioctl.IsEmpty).Select(pair => pair.Key).OrderBy(n => n, StringComparer.Ordinal);

    /// <summary>The facts about a record by its C name (<c>struct kvm_regs</c>); an empty set when there are none.</summary>
    public RecordFacts ForRecord(string cName) => _entities.TryGetValue(cName, out EntityFacts? facts) ? facts.Record : RecordFacts.None;

    /// <summary>The facts about an ioctl by its macro's name; an empty set when there are none.</summary>
    public IoctlFacts ForIoctl(string name) => _entities.TryGetValue(name, out EntityFacts? facts) ? facts.Ioctl : IoctlFacts.None;

    /// <summary>The kind of that name, or null.</summary>
    public ResourceFact? Resource(string kind) => _resources.TryGetValue(kind, out ResourceFact? fact) ? fact : null;

    /// <summary>Whether a kind is another, or specialises it at any distance.</summary>
    public bool IsKindOf(string kind, string other)
    {
        for (int depth = 0; depth < 16 && kind.Length > 0; depth++)
        {
            if (kind == other)
            {
                return true;
            }

            kind = Resource(kind)?.Parent ?? "";
        }

        return false;
    }

    /// <summary>The group of constants of that name, or null.</summary>
    public FlagSetFact? FlagSet(string name) => _flagSets.TryGetValue(name, out FlagSetFact? fact) ? fact : null;

    /// <summary>What is stated once of an entity: name, first version, capability.</summary>
    public StatedFacts StatedOf(string entity) => _stated.TryGetValue(entity, out StatedFacts? stated) ? stated : StatedFacts.None;

    /// <summary>The C# name that is stated for an entity (<c>struct x</c>, <c>enum x</c>, an ioctl, a constant, <c>fd KIND</c>) or a member; else null.</summary>
    public string? NameOf(string entity, string field = "") => StatedOf(entity).Name(field);

    /// <summary>The first kernel version with the entity or member; else null.</summary>
    public string? Since(string entity, string field = "") => StatedOf(entity).Since(field);

    /// <summary>All facts about one name, as those of a record and as those of an ioctl.</summary>
    private sealed class EntityFacts(string name)
    {
        private readonly ImmutableArray<Fact>.Builder _facts = ImmutableArray.CreateBuilder<Fact>();
        private Views? _views;

        public RecordFacts Record => Made.Record;

        public IoctlFacts Ioctl => Made.Ioctl;

        /// <summary>Two threads that ask at once make the same twice, and either may be kept.</summary>
        private Views Made => _views ??= new Views(name, _facts.ToImmutable());

        public void Add(Fact fact) => _facts.Add(fact);

        private sealed class Views(string name, ImmutableArray<Fact> facts)
        {
            public RecordFacts Record { get; } = new(name, facts);

            public IoctlFacts Ioctl { get; } = new(name, facts);
        }
    }
}

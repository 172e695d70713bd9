using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace UapiGen.Engine.Facts;

/// <summary>All facts about one header and what it includes, merged, with the look-ups that binding, lint and the tool need.</summary>
public sealed class FactSet
{
    public static readonly FactSet Empty = new([]);

    private readonly Dictionary<string, RecordFacts> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IoctlFacts> _ioctls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ResourceFact> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FlagSetFact> _flagSets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StatedFacts> _stated = new(StringComparer.Ordinal);

    /// <summary>Builds the look-ups over facts that don't contradict one another (see <see cref="FactMerger"/>).</summary>
    public FactSet(ImmutableArray<Fact> facts)
    {
        All = facts;
        var entities = new Dictionary<string, ImmutableArray<Fact>.Builder>(StringComparer.Ordinal);
        foreach (Fact fact in facts)
        {
            string entity = fact.Entity;
            if (!entities.TryGetValue(entity, out ImmutableArray<Fact>.Builder? own))
            {
                entities.Add(entity, own = ImmutableArray.CreateBuilder<Fact>());
            }

            own.Add(fact);
            switch (fact)
            {
                case ResourceFact resource:
                    _resources[resource.Kind] = resource;
                    break;
                case FlagSetFact flagSet:
                    _flagSets[flagSet.Name] = flagSet;
                    break;
                case ConstantFact constant:
                    Constants = Constants.Add(constant);
                    break;
                case NameFact or SinceFact or NeedsFact:
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

        foreach (KeyValuePair<string, ImmutableArray<Fact>.Builder> entity in entities)
        {
            ImmutableArray<Fact> own = entity.Value.ToImmutable();
            _records.Add(entity.Key, new RecordFacts(entity.Key, own));
            _ioctls.Add(entity.Key, new IoctlFacts(entity.Key, own));
        }
    }

    /// <summary>Every fact, ordered by file, place and statement.</summary>
    public ImmutableArray<Fact> All { get; }

    /// <summary>Kinds of fds and objects, in the order of their names.</summary>
    public IEnumerable<ResourceFact> Resources => _resources.Values.OrderBy(r => r.Kind, StringComparer.Ordinal);

    /// <summary>Groups of constants, in the order of their names.</summary>
    public IEnumerable<FlagSetFact> FlagSets => _flagSets.Values.OrderBy(s => s.Name, StringComparer.Ordinal);

    /// <summary>Constants of other headers, with the values that statements give them.</summary>
    public ImmutableArray<ConstantFact> Constants { get; } = [];

    /// <summary>System calls that make fds.</summary>
    public IEnumerable<SyscallFact> Syscalls => All.OfType<SyscallFact>();

    /// <summary>The names of the ioctls that any fact speaks of, in ordinal order: a raw-numbered one is an ioctl only by such a fact.</summary>
    public IEnumerable<string> Ioctls =>
        _ioctls.Where(pair => !pair.Value.IsEmpty).Select(pair => pair.Key).OrderBy(n => n, StringComparer.Ordinal);

    /// <summary>The facts about a record by its C name (<c>struct kvm_regs</c>); an empty set when there are none.</summary>
    public RecordFacts ForRecord(string cName) => _records.TryGetValue(cName, out RecordFacts? facts) ? facts : RecordFacts.None;

    /// <summary>The facts about an ioctl by its macro's name; an empty set when there are none.</summary>
    public IoctlFacts ForIoctl(string name) => _ioctls.TryGetValue(name, out IoctlFacts? facts) ? facts : IoctlFacts.None;

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
}

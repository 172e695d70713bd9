using System.Collections.Generic;
using System.Collections.Immutable;

namespace UapiGen.Engine.Facts;

/// <summary>One thing that the C types don't say, with where it is said.</summary>
public abstract record Fact(Provenance Provenance)
{
    /// <summary>What it speaks of: <c>struct kvm_irqfd</c>, <c>KVM_RUN</c>, <c>fd kvm_vm</c>, a constant's name.</summary>
    public abstract string Entity { get; }

    /// <summary>The member's path inside <see cref="Entity"/>, or empty.</summary>
    public virtual string Field => "";

    /// <summary>The statement's word: <c>fd</c>, <c>when</c>, <c>zero</c> … as the overlay grammar and the <c>facts</c> command spell it.</summary>
    public abstract string Statement { get; }

    /// <summary>What the statement says, as ordered name/value pairs: the stable printable form.</summary>
    public abstract IEnumerable<(string Name, string Value)> Details { get; }

    /// <summary>What two facts share when only one of them can hold: the merge keeps the weightier.</summary>
    internal virtual FactKey MergeKey => new(Entity, Field, Statement);

    public bool IsStated => Provenance.IsStated;

    /// <summary>The whole fact on one line, as the <c>facts</c> command prints it (without where it comes from).</summary>
    public string Describe()
    {
        var text = new System.Text.StringBuilder(Entity);
        if (Field.Length > 0)
        {
            text.Append('.').Append(Field);
        }

        text.Append(": ").Append(Statement);
        foreach ((string name, string value) in Details)
        {
            text.Append(' ').Append(name).Append('=').Append(value);
        }

        return text.ToString();
    }
}

/// <summary>A fact about a member of a record.</summary>
/// <param name="Record">The record's C name, such as <c>struct kvm_irqfd</c>.</param>
/// <param name="Path">The member's path in it, such as <c>u.evtchn.port</c>; anonymous members don't appear.</param>
public abstract record FieldFact(Provenance Provenance, string Record, string Path) : Fact(Provenance)
{
    /// <summary>The ioctls that the fact is limited to; empty: it always holds.</summary>
    public ImmutableArray<string> ForIoctls { get; init; } = [];

    public override string Entity => Record;

    public override string Field => Path;

    /// <summary>Members have one role: an fd is no id, a reserved member no pointer. Role facts displace one another.</summary>
    internal override FactKey MergeKey => new(Record, Path, this is IRoleFact ? "role" : Statement, Ioctls);

    private protected string Ioctls => ForIoctls.IsEmpty ? "" : string.Join(",", ForIoctls);

    private protected IEnumerable<(string Name, string Value)> With(params (string Name, string Value)[] details)
    {
        foreach ((string Name, string Value) detail in details)
        {
            if (detail.Value.Length > 0)
            {
                yield return detail;
            }
        }

        if (!ForIoctls.IsEmpty)
        {
            yield return ("for", Ioctls);
        }
    }
}

/// <summary>Marks the facts that say what a member is: fd, id, reserved, size, address, or none of them.</summary>
internal interface IRoleFact;

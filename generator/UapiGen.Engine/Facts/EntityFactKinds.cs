// The facts about whole records, constants and kinds of fd, one record each.

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;

namespace UapiGen.Engine.Facts;

/// <summary>A kind of fd or of numbered object: <c>resource fd KIND open "/dev/…"</c>.</summary>
/// <param name="Kind">The kind's name, such as <c>kvm_vm</c>.</param>
public sealed record ResourceFact(Provenance Provenance, string Kind) : Fact(Provenance)
{
    /// <summary>Whether it is an fd; else it is a number that only its subject understands.</summary>
    public required bool IsFd { get; init; }

    /// <summary>The device node to open, possibly with <c>*</c> for a number or name; empty when no node makes it.</summary>
    public string Open { get; init; } = "";

    /// <summary>What <c>/proc/self/fd</c> shows after <c>anon_inode:</c>, by which the kernel tells the kind; <c>*</c> for a varying part. Empty: not known.</summary>
    public string Inode { get; init; } = "";

    /// <summary>The kind that it specialises: what the parent can do, it can. Empty: none.</summary>
    public string Parent { get; init; } = "";

    /// <summary>Whether the runtime library has its type, since a system call makes it.</summary>
    public bool IsRuntime { get; init; }

    /// <summary>Whether something outside of all known headers makes it.</summary>
    public bool IsExternal { get; init; }

    /// <summary>For an id: its C type.</summary>
    public string UnderlyingType { get; init; } = "";

    /// <summary>The include name of the header whose namespace holds the kind's type.</summary>
    public string Home { get; init; } = "";

    public override string Entity => (IsFd ? "fd " : "id ") + Kind;

    public override string Statement => "resource";

    public override IEnumerable<(string Name, string Value)> Details
    {
        get
        {
            if (Open.Length > 0)
            {
                yield return ("open", Open);
            }

            if (Inode.Length > 0)
            {
                yield return ("inode", Inode);
            }

            if (Parent.Length > 0)
            {
                yield return ("parent", Parent);
            }

            if (IsRuntime)
            {
                yield return ("runtime", "true");
            }

            if (IsExternal)
            {
                yield return ("external", "true");
            }

            if (UnderlyingType.Length > 0)
            {
                yield return ("type", UnderlyingType);
            }

            if (Home.Length > 0)
            {
                yield return ("home", Home);
            }
        }
    }
}

/// <summary>Constants that belong together: <c>flagset NAME { PREFIX_*, A, B }</c>, <c>enumset NAME { … }</c>.</summary>
/// <param name="Name">The group's name in C's style; a C# enum is named after it.</param>
/// <param name="Constants">Its members, wildcards resolved, in the header's order.</param>
public sealed record FlagSetFact(Provenance Provenance, string Name, ImmutableArray<string> Constants) : Fact(Provenance)
{
    /// <summary>Whether they are combined; else one is chosen.</summary>
    public bool IsFlags { get; init; } = true;

    /// <summary>The include name of the header that holds its constants.</summary>
    public string Home { get; init; } = "";

    public override string Entity => Name;

    public override string Statement => IsFlags ? "flagset" : "enumset";

    public override IEnumerable<(string Name, string Value)> Details => [("values", string.Join(",", Constants))];

    internal override FactKey MergeKey => new(Name, "set", "");
}

/// <summary>A constant that another header defines, which this one speaks of without including it: <c>constant NAME = VALUE [on TARGET VALUE] from "HEADER"</c>.</summary>
/// <param name="Constant">Its name.</param>
/// <param name="Value">Its value, sign-extended to 64 bits.</param>
/// <param name="From">The include name of the header that defines it.</param>
public sealed record ConstantFact(Provenance Provenance, string Constant, ulong Value, string From) : Fact(Provenance)
{
    /// <summary>The target that has this value; empty: each that no other statement names.</summary>
    public string Target { get; init; } = "";

    public override string Entity => Constant;

    public override string Statement => "constant";

    public override IEnumerable<(string Name, string Value)> Details => Target.Length > 0
        ? [("value", Number), ("target", Target), ("from", From)]
        : [("value", Number), ("from", From)];

    /// <summary>The value as C code would write it.</summary>
    public string Number => unchecked((long)Value) < 0
        ? unchecked((long)Value).ToString(CultureInfo.InvariantCulture)
        : "0x" + Value.ToString("x", CultureInfo.InvariantCulture);

    internal override FactKey MergeKey => new(Constant, "", Statement, Target);
}

/// <summary>The C# name of an entity or member: <c>name "CSharpName"</c>.</summary>
public sealed record NameFact(Provenance Provenance, string Of, string Path, string Name) : Fact(Provenance)
{
    public override string Entity => Of;

    public override string Field => Path;

    public override string Statement => "name";

    public override IEnumerable<(string Name, string Value)> Details => [("name", Name)];
}

/// <summary>The kernel version that first has it: <c>since 6.8</c>.</summary>
public sealed record SinceFact(Provenance Provenance, string Of, string Path, string Version) : Fact(Provenance)
{
    public override string Entity => Of;

    public override string Field => Path;

    public override string Statement => "since";

    public override IEnumerable<(string Name, string Value)> Details => [("version", Version)];
}

/// <summary>What must be there first: a capability, <c>needs KVM_CAP_X</c>, or what another ioctl gives, <c>needs IOCTL (CONDITION)</c>.</summary>
/// <param name="Capability">The capability, or empty where an ioctl tells.</param>
public sealed record NeedsFact(Provenance Provenance, string Of, string Path, string Capability) : Fact(Provenance)
{
    /// <summary>The ioctl whose answer tells, or empty.</summary>
    public string Ioctl { get; init; } = "";

    /// <summary>What must hold of the members of the ioctl's argument when it has returned; null for a capability.</summary>
    public Condition? Condition { get; init; }

    public override string Entity => Of;

    public override string Field => Path;

    public override string Statement => "needs";

    public override IEnumerable<(string Name, string Value)> Details => Condition is null
        ? [("capability", Capability)]
        : [("ioctl", Ioctl), ("condition", Condition.ToString())];

    internal override FactKey MergeKey => new(Of, Path, Statement, Condition is null ? Capability : $"{Ioctl} {Condition}");
}

/// <summary>The record's layout differs by architecture: <c>differs</c>.</summary>
public sealed record DiffersFact(Provenance Provenance, string Record) : Fact(Provenance)
{
    public override string Entity => Record;

    public override string Statement => "differs";

    public override IEnumerable<(string Name, string Value)> Details => [];
}

/// <summary>Memory that a kind of fd maps: <c>mmap KIND struct S at OFFSET size IOCTL</c>.</summary>
/// <param name="Kind">The kind of fd.</param>
/// <param name="Type">The C type at the start of the mapping.</param>
public sealed record MmapFact(Provenance Provenance, string Kind, string Type) : Fact(Provenance)
{
    /// <summary>The offset to map at.</summary>
    public long Offset { get; init; }

    /// <summary>The ioctl whose result is the mapping's size, or empty: the type's own size.</summary>
    public string SizeIoctl { get; init; } = "";

    public override string Entity => "fd " + Kind;

    public override string Statement => "mmap";

    public override IEnumerable<(string Name, string Value)> Details => SizeIoctl.Length > 0
        ? [("type", Type), ("offset", Offset.ToString(CultureInfo.InvariantCulture)), ("size", SizeIoctl)]
        : [("type", Type), ("offset", Offset.ToString(CultureInfo.InvariantCulture))];

    internal override FactKey MergeKey => new(Entity, "", Statement, Type);
}

/// <summary>A system call that makes an fd: <c>syscall NAME(…) -&gt; fd KIND</c>.</summary>
public sealed record SyscallFact(Provenance Provenance, string Name, ImmutableArray<string> Parameters, string Kind) : Fact(Provenance)
{
    public override string Entity => Name;

    public override string Statement => "syscall";

    public override IEnumerable<(string Name, string Value)> Details => [("parameters", string.Join(", ", Parameters)), ("kind", Kind)];
}

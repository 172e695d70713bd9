// The facts about members, one record each. Strings that name C things hold C names; paths are relative to the record.

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;

namespace UapiGen.Engine.Facts;

/// <summary>Who sets a value, seen from user space.</summary>
public enum Direction
{
    /// <summary>Not said.</summary>
    Unspecified,

    /// <summary>Nothing is passed.</summary>
    None,

    /// <summary>The caller sets it, the kernel reads it.</summary>
    In,

    /// <summary>The kernel writes it.</summary>
    Out,

    /// <summary>Both.</summary>
    InOut,
}

/// <summary>The member (or each element of it, if it is an array) holds an fd: <c>fd F KIND</c>.</summary>
public sealed record FdFact(Provenance Provenance, string Record, string Path) : FieldFact(Provenance, Record, Path), IRoleFact
{
    /// <summary>The kinds it takes; empty when not known.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    public Direction Direction { get; init; }

    /// <summary>The value that means "no fd", or null.</summary>
    public long? None { get; init; }

    /// <summary>Whether the number is one of another process's table: no handle of this process holds it.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Whether the kernel, which writes it, wants to find zero there.</summary>
    public bool IsZeroOnInput { get; init; }

    public override string Statement => "fd";

    public override IEnumerable<(string Name, string Value)> Details => With(
        ("kind", string.Join("|", Kinds)),
        ("direction", Direction.ToText()),
        ("none", None?.ToString(CultureInfo.InvariantCulture) ?? ""),
        ("foreign", IsForeign ? "true" : ""),
        ("on-input", IsZeroOnInput ? "zero" : ""));
}

/// <summary>The member holds the number of a kernel object that is no fd: <c>id F KIND</c>.</summary>
public sealed record IdFact(Provenance Provenance, string Record, string Path) : FieldFact(Provenance, Record, Path), IRoleFact
{
    /// <summary>The kinds of object; empty when not known.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    public Direction Direction { get; init; }

    public override string Statement => "id";

    public override IEnumerable<(string Name, string Value)> Details => With(("kind", string.Join("|", Kinds)), ("direction", Direction.ToText()));
}

/// <summary>What a condition asks of its member while it holds.</summary>
public enum ConditionRequirement
{
    /// <summary>The member is looked at; any value may be legal.</summary>
    Valid,

    /// <summary>The member must be given.</summary>
    Required,

    /// <summary>The member must be zero.</summary>
    Zero,
}

/// <summary>What holds for the member while the condition doesn't.</summary>
public enum ConditionOtherwise
{
    Unspecified,

    /// <summary>The member is not looked at.</summary>
    Ignored,

    /// <summary>The member must be zero.</summary>
    Zero,

    /// <summary>The member must hold <see cref="ConditionFact.OtherwiseValue"/>.</summary>
    Value,
}

/// <summary>When the member counts: <c>when F (COND) : required else ignored</c>. Without a condition it always does: <c>always F</c>.</summary>
public sealed record ConditionFact(Provenance Provenance, string Record, string Path, Condition? Condition) : FieldFact(Provenance, Record, Path)
{
    public ConditionRequirement Requirement { get; init; }

    public ConditionOtherwise Otherwise { get; init; }

    public long OtherwiseValue { get; init; }

    public override string Statement => Condition is null ? "always" : "when";

    public override IEnumerable<(string Name, string Value)> Details => Condition is null ? With() : With(
        ("condition", Condition.ToString()),
        ("requirement", Requirement.ToString().ToLowerInvariant()),
        ("otherwise", Otherwise switch
        {
            ConditionOtherwise.Unspecified => "",
            ConditionOtherwise.Value => OtherwiseValue.ToString(CultureInfo.InvariantCulture),
            _ => Otherwise.ToString().ToLowerInvariant(),
        }));

    internal override FactKey MergeKey => new(Record, Path, Requirement == ConditionRequirement.Zero ? "when zero" : "when", Ioctls);
}

/// <summary>The member, or the bits in <see cref="Mask"/>, must be zero: <c>zero F</c>.</summary>
public sealed record ReservedFact(Provenance Provenance, string Record, string Path) : FieldFact(Provenance, Record, Path), IRoleFact
{
    public ulong? Mask { get; init; }

    public override string Statement => "zero";

    public override IEnumerable<(string Name, string Value)> Details => With(("mask", Mask is { } mask ? "0x" + mask.ToString("x", CultureInfo.InvariantCulture) : ""));
}

/// <summary>The member holds its own struct's size: <c>size-first F [including TAIL]</c>.</summary>
public sealed record SizeFact(Provenance Provenance, string Record, string Path) : FieldFact(Provenance, Record, Path), IRoleFact
{
    /// <summary>The variable tail that the size counts too, or empty.</summary>
    public string Including { get; init; } = "";

    public override string Statement => "size-first";

    public override IEnumerable<(string Name, string Value)> Details => With(("including", Including));
}

/// <summary>The member is a plain value, whatever its name suggests: <c>plain F</c>.</summary>
public sealed record PlainFact(Provenance Provenance, string Record, string Path) : FieldFact(Provenance, Record, Path), IRoleFact
{
    public override string Statement => "plain";

    public override IEnumerable<(string Name, string Value)> Details => With();
}

/// <summary>The member takes the values of a C enum or of a group of constants: <c>enum F E</c>, <c>flags F E</c>.</summary>
/// <param name="Group">A C enum's tag, or the name of a <see cref="FlagSetFact"/>.</param>
public sealed record ValuesFact(Provenance Provenance, string Record, string Path, string Group) : FieldFact(Provenance, Record, Path)
{
    /// <summary>Whether values may be combined.</summary>
    public bool IsFlags { get; init; }

    /// <summary>Constants whose bits belong to the group's part of the member (<c>mask</c>); empty: all of it.</summary>
    public ConstantTerm? Mask { get; init; }

    /// <summary>Members of the group that this member does not take.</summary>
    public ImmutableArray<string> Excludes { get; init; } = [];

    public override string Statement => IsFlags ? "flags" : "enum";

    public override IEnumerable<(string Name, string Value)> Details => With(
        ("group", Group), ("mask", Mask?.ToString() ?? ""), ("excludes", string.Join(",", Excludes)));

    internal override FactKey MergeKey => new(Record, Path, "values", Mask?.ToString() ?? "");
}

/// <summary>Of these constants at most one (or exactly one) may be in the member: <c>exclusive F { A, B }</c>, <c>one-of F { A, B }</c>.</summary>
public sealed record ExclusiveFact(Provenance Provenance, string Record, string Path, ImmutableArray<string> Constants) : FieldFact(Provenance, Record, Path)
{
    /// <summary>Whether one of them must be there.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Constants that lift the rule when set.</summary>
    public ImmutableArray<string> Unless { get; init; } = [];

    public override string Statement => IsRequired ? "one-of" : "exclusive";

    public override IEnumerable<(string Name, string Value)> Details => With(
        ("values", string.Join(",", Constants)), ("unless", string.Join(",", Unless)));

    internal override FactKey MergeKey => new(Record, Path, "exclusive", string.Join(",", Constants.OrderBy(c => c, System.StringComparer.Ordinal)));
}

/// <summary>What an address points to.</summary>
public enum PointerTarget
{
    /// <summary>Not said, or bytes.</summary>
    Unspecified,

    /// <summary>Values of <see cref="PointerFact.Type"/>.</summary>
    Typed,

    /// <summary>A zero-terminated string.</summary>
    String,

    /// <summary>It depends on another member's value: <see cref="PointerFact.Cases"/>.</summary>
    ByTag,
}

/// <summary>One alternative of what a tag selects.</summary>
/// <param name="Constants">The tag's values, one constant per tag member; several alternatives are several cases.</param>
/// <param name="Choice">What it selects: a union member's path, or a C type, or <c>none</c>.</param>
public sealed record TagCase(ImmutableArray<string> Constants, string Choice)
{
    /// <summary>Kinds of fd when the choice is an fd; else empty.</summary>
    public ImmutableArray<string> FdKinds { get; init; } = [];

    /// <summary>The value that means "no fd", or null.</summary>
    public long? None { get; init; }

    /// <summary>The member that counts the elements, or empty.</summary>
    public string Count { get; init; } = "";

    public Direction Direction { get; init; }

    public override string ToString() => "(" + string.Join(", ", Constants) + "): "
        + (Direction == Direction.Unspecified ? "" : Direction.ToText() + " ")
        + (FdKinds.IsEmpty ? Choice : "fd " + string.Join("|", FdKinds)) + (Count.Length > 0 ? "[" + Count + "]" : "");
}

/// <summary>The member holds an address in user space: <c>ptr F in TYPE[count N]</c>.</summary>
public sealed record PointerFact(Provenance Provenance, string Record, string Path) : FieldFact(Provenance, Record, Path), IRoleFact
{
    public Direction Direction { get; init; }

    public PointerTarget Target { get; init; }

    /// <summary>The C type that it points to (<c>struct x</c>, <c>u8</c>), or empty.</summary>
    public string Type { get; init; } = "";

    /// <summary>The member with the number of elements, or empty.</summary>
    public string Count { get; init; } = "";

    /// <summary>The fixed number of elements, or 0.</summary>
    public long FixedCount { get; init; }

    /// <summary>The member with the number of bytes, or empty.</summary>
    public string Bytes { get; init; } = "";

    /// <summary>Whether the kernel keeps using the memory after the call.</summary>
    public bool IsRetained { get; init; }

    /// <summary>Kinds when it points to fds; else empty.</summary>
    public ImmutableArray<string> FdKinds { get; init; } = [];

    /// <summary>The members whose values choose among <see cref="Cases"/>.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    public ImmutableArray<TagCase> Cases { get; init; } = [];

    public override string Statement => "ptr";

    public override IEnumerable<(string Name, string Value)> Details => With(
        ("direction", Direction.ToText()),
        ("type", Target == PointerTarget.String ? "string" : Type),
        ("kind", string.Join("|", FdKinds)),
        ("count", FixedCount > 0 ? FixedCount.ToString(CultureInfo.InvariantCulture) : Count),
        ("bytes", Bytes),
        ("retained", IsRetained ? "true" : ""),
        ("by", string.Join(",", Tags)),
        ("cases", string.Join("; ", Cases)));
}

/// <summary>The member gives the number of elements (or bytes) of an array of the same record: <c>count N of F [max C]</c>, <c>bytes N of F</c>.</summary>
public sealed record CountFact(Provenance Provenance, string Record, string Path, string Of) : FieldFact(Provenance, Record, Path)
{
    /// <summary>Whether it counts bytes rather than elements.</summary>
    public bool IsBytes { get; init; }

    /// <summary>The most it may be, a constant's name or a number; else empty.</summary>
    public string Max { get; init; } = "";

    public override string Statement => IsBytes ? "bytes" : "count";

    public override IEnumerable<(string Name, string Value)> Details => With(("of", Of), ("max", Max));

    internal override FactKey MergeKey => new(Record, Path, "count", Of);
}

/// <summary>Which alternative of a union (or what shape of a tail) counts, by other members: <c>union F by T { V: member }</c>.</summary>
public sealed record UnionFact(Provenance Provenance, string Record, string Path) : FieldFact(Provenance, Record, Path)
{
    public ImmutableArray<string> Tags { get; init; } = [];

    public ImmutableArray<TagCase> Cases { get; init; } = [];

    public override string Statement => "union";

    public override IEnumerable<(string Name, string Value)> Details => With(("by", string.Join(",", Tags)), ("cases", string.Join("; ", Cases)));
}

/// <summary>Who sets the member: <c>in F</c>, <c>out F</c>, <c>inout F</c>.</summary>
public sealed record DirectionFact(Provenance Provenance, string Record, string Path, Direction Direction) : FieldFact(Provenance, Record, Path)
{
    public override string Statement => "direction";

    public override IEnumerable<(string Name, string Value)> Details => With(("direction", Direction.ToText()));
}

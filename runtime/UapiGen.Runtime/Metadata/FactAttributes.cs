using System;

namespace UapiGen.Metadata;

/// <summary>Where the value of a member comes from, seen from the caller.</summary>
public enum FieldDirection
{
    /// <summary>Not known: follows the ioctl's own direction.</summary>
    Unspecified,

    /// <summary>Set by the caller, read by the kernel.</summary>
    In,

    /// <summary>Written by the kernel.</summary>
    Out,

    /// <summary>Both.</summary>
    InOut,
}

/// <summary>How sure a fact is: only a stated one may warn.</summary>
public enum FactConfidence
{
    /// <summary>Said in words by the header, or explicitly by an annotation.</summary>
    Stated,

    /// <summary>Taken from names or placement alone.</summary>
    Guessed,
}

/// <summary>Base of the attributes that carry a fact about a member.</summary>
public abstract class FactAttribute : Attribute
{
    /// <summary>How sure the fact is.</summary>
    public FactConfidence Confidence { get; init; }

    /// <summary>The C names of the ioctls that the fact is limited to, joined with <c>|</c>; empty: it holds whatever the struct goes into.</summary>
    public string For { get; init; } = "";

    /// <summary>Where the fact is stated, for messages: file and line of a header or an overlay.</summary>
    public string Source { get; init; } = "";
}

/// <summary>The member holds a file descriptor.</summary>
/// <param name="kind">The kinds of fd it takes, joined with <c>|</c>; empty when not known.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class FdFieldAttribute(string kind) : FactAttribute
{
    /// <summary>The kinds of fd it takes, joined with <c>|</c>; empty when not known.</summary>
    public string Kind { get; } = kind;

    /// <summary>Who sets it.</summary>
    public FieldDirection Direction { get; init; }

    /// <summary>Whether <see cref="NoneValue"/> means "no fd".</summary>
    public bool HasNoneValue { get; init; }

    /// <summary>The value that means "no fd", usually -1.</summary>
    public long NoneValue { get; init; }
}

/// <summary>The member holds the number of a kernel object of some kind (not an fd).</summary>
/// <param name="kind">The kind of object.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class IdFieldAttribute(string kind) : FactAttribute
{
    /// <summary>The kind of object.</summary>
    public string Kind { get; } = kind;
}

/// <summary>The member holds an address in user space.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class PointerFieldAttribute : FactAttribute
{
    /// <summary>The C# member that gives the number of elements, or empty.</summary>
    public string Count { get; init; } = "";

    /// <summary>The C# member that gives the number of bytes, or empty.</summary>
    public string Bytes { get; init; } = "";
}

/// <summary>The member gives the number of elements of another member.</summary>
/// <param name="of">The C# member that it counts.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class CountOfAttribute(string of) : FactAttribute
{
    /// <summary>The C# member that it counts.</summary>
    public string Of { get; } = of;
}

/// <summary>Who sets the member.</summary>
/// <param name="direction">The direction.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class DirectionAttribute(FieldDirection direction) : FactAttribute
{
    /// <summary>The direction.</summary>
    public FieldDirection Direction { get; } = direction;
}

/// <summary>Bits of the member that must be zero: all of a reserved field, or those that no flag names.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class MustBeZeroAttribute : FactAttribute
{
    /// <summary>The bits that must be zero; all of them unless set.</summary>
    public ulong Mask { get; init; } = ulong.MaxValue;
}

/// <summary>The member holds the size of its own struct; calls write it.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class SizeFieldAttribute : FactAttribute
{
    /// <summary>Whether the size counts the variable tail too.</summary>
    public bool IncludesTail { get; init; }
}

/// <summary>The member takes the values of an enum, or a combination of its flags.</summary>
/// <param name="type">The generated enum.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class ValuesOfAttribute(Type type) : FactAttribute
{
    /// <summary>The generated enum.</summary>
    public Type Type { get; } = type;

    /// <summary>Whether values may be combined.</summary>
    public bool IsFlags { get; init; }

    /// <summary>Values of the enum that this member does not take.</summary>
    public ulong[] Excludes { get; init; } = [];
}

/// <summary>Of these bits of the member, at most one (or, with <see cref="Required"/>, exactly one) may be set.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class ExclusiveAttribute : FactAttribute
{
    /// <summary>The alternatives, one value each.</summary>
    public ulong[] Values { get; init; } = [];

    /// <summary>Whether one of them must be there.</summary>
    public bool Required { get; init; }

    /// <summary>Bits that, when set, lift the rule; 0: none.</summary>
    public ulong UnlessMask { get; init; }
}

/// <summary>What a condition asks of the member it stands on.</summary>
public enum Requirement
{
    /// <summary>The member is read then; any value is legal.</summary>
    Valid,

    /// <summary>The member must be given then.</summary>
    Required,

    /// <summary>The member must be zero then.</summary>
    Zero,
}

/// <summary>What the kernel does with the member when its condition does not hold.</summary>
public enum Otherwise
{
    /// <summary>Not known.</summary>
    Unspecified,

    /// <summary>The member is not looked at.</summary>
    Ignored,

    /// <summary>The member must be zero.</summary>
    Zero,

    /// <summary>The member must hold <see cref="FieldConditionAttribute.OtherwiseValue"/>.</summary>
    Value,
}

/// <summary>How a clause compares <c>member &amp; Mask</c> with <c>Value</c>.</summary>
public enum ClauseOperator
{
    /// <summary><c>(member &amp; mask) == value</c></summary>
    Equal,

    /// <summary><c>(member &amp; mask) != value</c></summary>
    NotEqual,
}

/// <summary>
/// When the member counts: a condition over other members, in disjunctive normal form. Attributes with the same <see cref="Group"/> are
/// joined by "and", groups by "or". A member without one always counts.
/// </summary>
/// <param name="path">The C# member that the clause reads, by its path from the struct that carries this attribute (<c>Flags</c>, <c>U.Type</c>);
/// <c>^.Flags</c> reads the struct that contains it.</param>
/// <param name="mask">The bits it looks at.</param>
/// <param name="value">What they must equal (or not equal).</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class FieldConditionAttribute(string path, ulong mask, ulong value) : FactAttribute
{
    /// <summary>The C# member that the clause reads.</summary>
    public string Path { get; } = path;

    /// <summary>The bits it looks at.</summary>
    public ulong Mask { get; } = mask;

    /// <summary>What they must equal (or not equal).</summary>
    public ulong Value { get; } = value;

    /// <summary>How they are compared.</summary>
    public ClauseOperator Operator { get; init; }

    /// <summary>The conjunction that the clause belongs to.</summary>
    public int Group { get; init; }

    /// <summary>What the condition asks of the member.</summary>
    public Requirement Requirement { get; init; }

    /// <summary>What holds when the condition doesn't.</summary>
    public Otherwise Otherwise { get; init; }

    /// <summary>The value for <see cref="Otherwise.Value"/>.</summary>
    public long OtherwiseValue { get; init; }

    /// <summary>The condition in C's words, for messages: <c>flags &amp; KVM_IRQFD_FLAG_RESAMPLE</c>.</summary>
    public string Text { get; init; } = "";
}

/// <summary>What an ioctl method, or the property that gives an ioctl's request, hands out and takes, for the analyzers.</summary>
/// <param name="name">The ioctl's C name.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class IoctlAttribute(string name) : Attribute
{
    /// <summary>The ioctl's C name.</summary>
    public string Name { get; } = name;

    /// <summary>Whether what it returns owns an fd that the caller must dispose.</summary>
    public bool ReturnsFd { get; init; }

    /// <summary>Whether the kernel reads the struct argument.</summary>
    public bool ReadsArgument { get; init; }

    /// <summary>Whether the kernel writes the struct argument.</summary>
    public bool WritesArgument { get; init; }

    /// <summary>The size in bytes of the argument that the request's number encodes; 0 when it encodes none or when it differs by target.</summary>
    public int ArgumentSize { get; init; }
}

/// <summary>
/// On a parameter of an ioctl method that fills a member of the method's struct argument: passing something other than null sets the member
/// and the flags that the member's condition asks for.
/// </summary>
/// <param name="path">The C# member that it fills, by its path from the struct argument (<c>Resamplefd</c>, <c>U.Fd</c>).</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SuppliesFieldAttribute(string path) : Attribute
{
    /// <summary>The C# member that it fills.</summary>
    public string Path { get; } = path;
}

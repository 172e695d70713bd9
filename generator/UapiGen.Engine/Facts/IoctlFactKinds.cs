// The facts about ioctls, one record each.

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;

namespace UapiGen.Engine.Facts;

/// <summary>The kinds of fd that an ioctl is called on: <c>ioctl N on KIND</c>.</summary>
public sealed record IoctlSubjectFact(Provenance Provenance, string Ioctl, ImmutableArray<string> Kinds) : Fact(Provenance)
{
    public override string Entity => Ioctl;

    public override string Statement => "on";

    public override IEnumerable<(string Name, string Value)> Details => [("kind", string.Join("|", Kinds))];
}

/// <summary>How an ioctl's third argument is passed.</summary>
public enum ArgumentForm
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>The address of a value of <see cref="IoctlArgumentFact.Type"/>.</summary>
    Pointer,

    /// <summary>The number itself.</summary>
    Value,

    /// <summary>The address of a zero-terminated string.</summary>
    String,

    /// <summary>The address of bytes (or of elements of <see cref="IoctlArgumentFact.Type"/>) whose number the ioctl's own size, or nothing, tells.</summary>
    Buffer,
}

/// <summary>An ioctl's argument: <c>ioctl N … in struct S</c>, <c>value ulong id</c>, <c>in string</c>, <c>in fd KIND</c>.</summary>
public sealed record IoctlArgumentFact(Provenance Provenance, string Ioctl, ArgumentForm Form) : Fact(Provenance)
{
    /// <summary>In, out or both for what is passed by address; in for a value.</summary>
    public Direction Direction { get; init; }

    /// <summary>The C type (<c>struct kvm_regs</c>, <c>ulong</c>, <c>int</c>), or empty.</summary>
    public string Type { get; init; } = "";

    /// <summary>A name for the parameter, or empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether a caller may leave the value out, which means 0.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Kinds when the argument is an fd; empty when it is none, or of a kind that is not known (see <see cref="IsFd"/>).</summary>
    public ImmutableArray<string> FdKinds { get; init; } = [];

    /// <summary>Whether the argument is an fd, whatever its kind.</summary>
    public bool IsFd
    {
        get => field || !FdKinds.IsEmpty;
        init;
    }

    /// <summary>Kinds when the argument is an object's number; else empty.</summary>
    public ImmutableArray<string> IdKinds { get; init; } = [];

    /// <summary>The value that means "no fd", or null.</summary>
    public long? None { get; init; }

    /// <summary>The group of constants that a value takes, or empty.</summary>
    public string Group { get; init; } = "";

    public bool IsFlags { get; init; }

    public override string Entity => Ioctl;

    public override string Statement => "argument";

    public override IEnumerable<(string Name, string Value)> Details
    {
        get
        {
            yield return ("form", Form.ToString().ToLowerInvariant());
            if (Direction != Direction.Unspecified)
            {
                yield return ("direction", Direction.ToText());
            }

            if (Type.Length > 0)
            {
                yield return ("type", Type);
            }

            if (Name.Length > 0)
            {
                yield return ("name", Name);
            }

            if (IsOptional)
            {
                yield return ("optional", "true");
            }

            if (IsFd)
            {
                yield return ("fd", FdKinds.IsEmpty ? "any" : string.Join("|", FdKinds));
            }

            if (!IdKinds.IsEmpty)
            {
                yield return ("id", string.Join("|", IdKinds));
            }

            if (None is { } none)
            {
                yield return ("none", none.ToString(CultureInfo.InvariantCulture));
            }

            if (Group.Length > 0)
            {
                yield return (IsFlags ? "flags" : "enum", Group);
            }
        }
    }
}

/// <summary>What an ioctl's return value is when it is not negative.</summary>
public enum ResultForm
{
    /// <summary>Zero.</summary>
    None,

    /// <summary>A number.</summary>
    Int,

    /// <summary>A new fd of one of <see cref="IoctlResultFact.Kinds"/>.</summary>
    Fd,

    /// <summary>A number of an object of one of <see cref="IoctlResultFact.Kinds"/>.</summary>
    Id,

    /// <summary>An fd number of another process: nothing to own here.</summary>
    ForeignFd,
}

/// <summary>What an ioctl returns: <c>-&gt; fd KIND</c>, <c>-&gt; int</c>.</summary>
public sealed record IoctlResultFact(Provenance Provenance, string Ioctl, ResultForm Form) : Fact(Provenance)
{
    public ImmutableArray<string> Kinds { get; init; } = [];

    public override string Entity => Ioctl;

    public override string Statement => "returns";

    public override IEnumerable<(string Name, string Value)> Details => Shown(Form, Kinds);

    internal static IEnumerable<(string Name, string Value)> Shown(ResultForm form, ImmutableArray<string> kinds)
    {
        string text = form == ResultForm.ForeignFd ? "foreign-fd" : form.ToString().ToLowerInvariant();
        return kinds.IsEmpty ? [("form", text)] : [("form", text), ("kind", string.Join("|", kinds))];
    }
}

/// <summary>What an ioctl returns for some arguments alone: <c>-&gt; fd KIND when (CONDITION)</c>.</summary>
/// <param name="Condition">A condition on the members of its argument.</param>
public sealed record ConditionalResultFact(Provenance Provenance, string Ioctl, ResultForm Form, Condition Condition) : Fact(Provenance)
{
    public ImmutableArray<string> Kinds { get; init; } = [];

    /// <summary>The kernel version that first returns it, or empty.</summary>
    public string Since { get; init; } = "";

    public override string Entity => Ioctl;

    public override string Statement => "returns";

    public override IEnumerable<(string Name, string Value)> Details =>
    [
        .. IoctlResultFact.Shown(Form, Kinds),
        ("condition", Condition.ToString()),
        .. Since.Length > 0 ? [("since", Since)] : System.Array.Empty<(string, string)>(),
    ];

    internal override FactKey MergeKey => new(Ioctl, "", Statement, Condition.ToString());
}

/// <summary>What a call does when a signal interrupts it: <c>eintr return</c> or <c>eintr retry</c>.</summary>
public sealed record EintrFact(Provenance Provenance, string Ioctl, bool Retry) : Fact(Provenance)
{
    public override string Entity => Ioctl;

    public override string Statement => "eintr";

    public override IEnumerable<(string Name, string Value)> Details => [("policy", Retry ? "retry" : "return")];
}

/// <summary>What an errno of an ioctl (or of all ioctls with a record as argument) means: <c>errno E2BIG "…"</c>.</summary>
public sealed record ErrnoFact(Provenance Provenance, string Of, string Errno, string Text) : Fact(Provenance)
{
    public override string Entity => Of;

    public override string Statement => "errno";

    public override IEnumerable<(string Name, string Value)> Details => [("errno", Errno), ("text", Text)];

    internal override FactKey MergeKey => new(Of, "", Statement, Errno);
}

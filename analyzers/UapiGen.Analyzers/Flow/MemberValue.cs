using Microsoft.CodeAnalysis;

namespace UapiGen.Analyzers.Flow;

/// <summary>Who gave a member its value.</summary>
internal enum Assignment
{
    /// <summary>Not known, or not the same on all ways here.</summary>
    Unknown,

    /// <summary>Nobody: it is zero from the struct's creation.</summary>
    Never,

    /// <summary>The program, for the call that is judged next.</summary>
    Program,

    /// <summary>The program, but for an earlier call or in the struct that this one is a copy of.</summary>
    Earlier,

    /// <summary>The kernel, by an ioctl that succeeded.</summary>
    Kernel,
}

/// <summary>What is known of one member of a struct.</summary>
/// <param name="Bits">Its value.</param>
/// <param name="By">Who set it.</param>
/// <param name="Handle">For an fd taken from a handle, the handle's type.</param>
/// <param name="Origin">The assignment that set it.</param>
internal sealed record MemberValue(KnownBits Bits, Assignment By, ITypeSymbol? Handle = null, IOperation? Origin = null)
{
    public static MemberValue Unknown { get; } = new(KnownBits.Unknown, Assignment.Unknown);

    public static MemberValue Fresh { get; } = new(KnownBits.Zero, Assignment.Never);

    public static MemberValue FromKernel { get; } = new(KnownBits.Unknown, Assignment.Kernel);

    public MemberValue Join(MemberValue other)
    {
        if (ReferenceEquals(this, other))
        {
            return this;
        }

        return new MemberValue(
            Bits.Join(other.Bits),
            Join(By, other.By),
            SymbolEqualityComparer.Default.Equals(Handle, other.Handle) ? Handle : null,
            Earliest(Origin, other.Origin));
    }

    /// <summary>Without what only some ways have.</summary>
    public MemberValue OnEveryWay() => Bits.Some == Bits.Ones ? this : this with { Bits = Bits.OnEveryWay() };

    private static Assignment Join(Assignment a, Assignment b)
    {
        if (a == b)
        {
            return a;
        }

        return (a, b) is (Assignment.Program, Assignment.Earlier) or (Assignment.Earlier, Assignment.Program) ? Assignment.Earlier : Assignment.Unknown;
    }

    // One of the two, by place in the text: the choice must not depend on the order in which ways meet.
    private static IOperation? Earliest(IOperation? a, IOperation? b)
    {
        if (a is null || b is null)
        {
            return null;
        }

        return a.Syntax.SpanStart <= b.Syntax.SpanStart ? a : b;
    }

    public bool Equals(MemberValue? other) =>
        other is not null && Bits == other.Bits && By == other.By && ReferenceEquals(Origin, other.Origin)
        && SymbolEqualityComparer.Default.Equals(Handle, other.Handle);

    public override int GetHashCode() => (Bits, By).GetHashCode();
}

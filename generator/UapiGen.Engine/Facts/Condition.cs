// The condition language as a tree: what `when (…)` says, before constants have values.

using System.Collections.Immutable;
using System.Globalization;
using System.Linq;

namespace UapiGen.Engine.Facts;

/// <summary>A condition over members, the ioctl in use and the fd it is used on.</summary>
public abstract record Condition
{
    /// <summary>The condition in the overlay's spelling.</summary>
    public abstract override string ToString();

    /// <summary>How tightly it binds, for printing: and 2, or 1, the rest 3.</summary>
    internal virtual int Precedence => 3;

    private protected static string Inner(Condition condition, int precedence) =>
        condition.Precedence < precedence ? $"({condition})" : condition.ToString();
}

/// <summary>How a member is compared with a constant.</summary>
public enum ComparisonOperator
{
    /// <summary><c>member &amp; CONSTANT</c>: at least one of the bits is set.</summary>
    HasBits,

    Equal,

    NotEqual,
}

/// <summary><c>path &amp; FLAG</c>, <c>path == VALUE</c>, <c>(path &amp; MASK) != VALUE</c>.</summary>
/// <param name="Path">A member's path from the record that the condition is about; <c>parent.x</c> is a member of the record that contains it.</param>
public sealed record Comparison(string Path, ComparisonOperator Operator, ConstantTerm Value) : Condition
{
    /// <summary>The bits that == and != look at; null: all.</summary>
    public ConstantTerm? Mask { get; init; }

    public override string ToString()
    {
        if (Operator == ComparisonOperator.HasBits)
        {
            return Value.Atoms.Length > 1 ? $"{Path} & ({Value})" : $"{Path} & {Value}";
        }

        string left = Mask is null ? Path : $"({Path} & {Mask})";
        return $"{left} {(Operator == ComparisonOperator.Equal ? "==" : "!=")} {Value}";
    }
}

public sealed record AndCondition(ImmutableArray<Condition> Parts) : Condition
{
    internal override int Precedence => 2;

    public override string ToString() => string.Join(" and ", Parts.Select(p => Inner(p, 2)));

    public bool Equals(AndCondition? other) => other is not null && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode() => Parts.Aggregate(17, (hash, part) => (hash * 31) + part.GetHashCode());
}

public sealed record OrCondition(ImmutableArray<Condition> Parts) : Condition
{
    internal override int Precedence => 1;

    public override string ToString() => string.Join(" or ", Parts.Select(p => Inner(p, 1)));

    public bool Equals(OrCondition? other) => other is not null && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode() => Parts.Aggregate(19, (hash, part) => (hash * 31) + part.GetHashCode());
}

public sealed record NotCondition(Condition Inside) : Condition
{
    public override string ToString() => $"not {Inner(Inside, 3)}";
}

/// <summary><c>ioctl == N</c>: the ioctl that the record is handed to.</summary>
public sealed record IoctlCondition(string Ioctl) : Condition
{
    public override string ToString() => $"ioctl == {Ioctl}";
}

/// <summary><c>subject is KIND</c>: the kind of fd that the ioctl is called on.</summary>
public sealed record SubjectCondition(string Kind) : Condition
{
    public override string ToString() => $"subject is {Kind}";
}

/// <summary>Constants and numbers joined with <c>|</c>; <c>~</c> before an atom inverts it.</summary>
public sealed record ConstantTerm(ImmutableArray<ConstantAtom> Atoms)
{
    public static ConstantTerm Of(string name) => new([new ConstantAtom(name, 0)]);

    public static ConstantTerm Of(ulong number) => new([new ConstantAtom("", number)]);

    public override string ToString() => string.Join(" | ", Atoms);

    public bool Equals(ConstantTerm? other) => other is not null && Atoms.SequenceEqual(other.Atoms);

    public override int GetHashCode() => Atoms.Aggregate(23, (hash, atom) => (hash * 31) + atom.GetHashCode());
}

/// <summary>One constant by name, or a number when the name is empty.</summary>
public sealed record ConstantAtom(string Name, ulong Number, bool IsInverted = false)
{
    public override string ToString()
    {
        string text = Name.Length > 0
            ? Name
            : unchecked((long)Number) < 0
                ? unchecked((long)Number).ToString(CultureInfo.InvariantCulture)
                : Number.ToString(CultureInfo.InvariantCulture);
        return IsInverted ? "~" + text : text;
    }
}

using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace UapiGen.Analyzers.Facts;

/// <summary>What the attributes of one member of a generated struct say. Guessed facts are left out: only stated ones may warn.</summary>
internal sealed record MemberFacts
{
    public required string Name { get; init; }

    public required ITypeSymbol Type { get; init; }

    /// <summary>The member's path in C.</summary>
    public required string CPath { get; init; }

    public required int Offset { get; init; }

    /// <summary>Size in bytes; for a bit-field, of its storage unit.</summary>
    public required int Size { get; init; }

    /// <summary>First bit of a bit-field; -1 for others.</summary>
    public int BitOffset { get; init; } = -1;

    public int BitWidth { get; init; }

    public MemberDirection Direction { get; init; }

    public FdFact? Fd { get; init; }

    public bool IsId { get; init; }

    public PointerFact? Pointer { get; init; }

    /// <summary>Bits that must be zero; 0 when no fact says so.</summary>
    public ulong MustBeZero { get; init; }

    /// <summary>Where it is stated which bits must be zero, or which values are not taken.</summary>
    public string Source { get; init; } = "";

    public bool IsSize { get; init; }

    /// <summary>For a size member, whether it counts the variable tail too.</summary>
    public bool SizeIncludesTail { get; init; }

    /// <summary>The enum whose flags the member takes; null when it takes none, or single values.</summary>
    public INamedTypeSymbol? Flags { get; init; }

    /// <summary>All bits that <see cref="Flags"/> names.</summary>
    public ulong FlagsMask { get; init; }

    /// <summary>Values of the member's enum that it does not take.</summary>
    public ImmutableArray<ulong> Excluded { get; init; } = [];

    public ImmutableArray<ExclusiveGroup> Exclusive { get; init; } = [];

    public MemberCondition? Condition { get; init; }

    /// <summary>Whether the member counts only under a condition, be it one that is merely guessed.</summary>
    public bool IsConditional { get; init; }

    /// <summary>The same member as it is for certain ioctls, where facts are limited to them; null when none is.</summary>
    public IReadOnlyDictionary<string, MemberFacts>? ByIoctl { get; init; }

    /// <summary>Other members that share bytes with this one, as in a union.</summary>
    public ImmutableArray<string> Overlapping { get; init; } = [];

    /// <summary>Whether a rule about values has anything to ask of the member.</summary>
    public bool IsJudged =>
        Fd is not null || Condition is not null || !Exclusive.IsEmpty || MustBeZero != 0 || IsSize || FlagsMask != 0 || !Excluded.IsEmpty || Direction == MemberDirection.Out
        || ByIoctl is not null;

    /// <summary>What holds of the member when the struct goes into an ioctl; of one that is not known, what holds for all.</summary>
    public MemberFacts For(string ioctl) => ByIoctl is not null && ByIoctl.TryGetValue(ioctl, out MemberFacts? facts) ? facts : this;

    /// <summary>The bits that the member has.</summary>
    public ulong WidthMask
    {
        get
        {
            int bits = BitOffset >= 0 ? BitWidth : Size * 8;
            return bits is <= 0 or >= 64 ? ulong.MaxValue : (1UL << bits) - 1;
        }
    }
}

/// <summary>The member holds an fd.</summary>
/// <param name="Kinds">The kinds it takes; empty when not known.</param>
/// <param name="None">The value that is stated to mean "no fd", or null.</param>
/// <param name="Source">Where it is stated.</param>
internal sealed record FdFact(ImmutableArray<string> Kinds, ulong? None, string Source);

/// <summary>The member holds an address; the names are of the C# members that give its length, or empty.</summary>
internal sealed record PointerFact(string Count, string Bytes);

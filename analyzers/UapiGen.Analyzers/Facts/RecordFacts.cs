using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace UapiGen.Analyzers.Facts;

/// <summary>What the attributes of one generated struct say.</summary>
internal sealed record RecordFacts
{
    public required INamedTypeSymbol Type { get; init; }

    /// <summary>The C name, such as <c>struct kvm_regs</c>.</summary>
    public required string CName { get; init; }

    public required string Header { get; init; }

    public required int Size { get; init; }

    public required int Alignment { get; init; }

    /// <summary>The members that have a <c>CField</c> attribute, in the order of their declaration.</summary>
    public required ImmutableArray<MemberFacts> Members { get; init; }

    public MemberFacts? Member(string name)
    {
        foreach (MemberFacts member in Members)
        {
            if (member.Name == name)
            {
                return member;
            }
        }

        return null;
    }

    public bool Equals(RecordFacts? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

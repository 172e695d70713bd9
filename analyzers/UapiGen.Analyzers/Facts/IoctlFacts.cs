using System.Collections.Immutable;

namespace UapiGen.Analyzers.Facts;

/// <summary>What a method that performs an ioctl does with its arguments.</summary>
internal sealed record IoctlFacts
{
    /// <summary>The ioctl's C name; empty when only the request, given at run time, knows it.</summary>
    public required string Name { get; init; }

    public bool ReturnsFd { get; init; }

    /// <summary>Whether the kernel reads the struct argument; null when not known.</summary>
    public bool? Reads { get; init; }

    /// <summary>Whether the kernel writes the struct argument; null when not known.</summary>
    public bool? Writes { get; init; }

    /// <summary>Whether the method reports failure by what it returns, so that a normal return says nothing of the outcome.</summary>
    public bool Tries { get; init; }

    /// <summary>The size in bytes that the request's number encodes; 0 when not known.</summary>
    public int ArgumentSize { get; init; }

    /// <summary>For each parameter, the path of the member of the struct argument that it fills, or null.</summary>
    public ImmutableArray<string?> Supplies { get; init; } = [];
}

using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace UapiGen.Analyzers.Flow;

/// <summary>
/// What is followed: a local, a parameter by value, a field of the own object, or a value that the flow graph captured; or a part of one of them
/// that is not a member of a generated struct, such as an element of a tuple or an array.
/// </summary>
/// <remarks>A class, since collections of reference types are compiled ahead of time in the compiler's own libraries.</remarks>
internal sealed class Place : IEquatable<Place>
{
    private readonly CaptureId _capture;

    public Place(ISymbol variable) => Variable = variable;

    public Place(CaptureId capture) => _capture = capture;

    private Place(Place whole, string part)
    {
        Variable = whole.Variable;
        _capture = whole._capture;
        Part = whole.Part + part;
    }

    public ISymbol? Variable { get; }

    /// <summary>The way to the part, such as <c>.Item1</c> or <c>[0]</c>; empty for the whole.</summary>
    public string Part { get; } = "";

    /// <summary>Whether other methods can change it.</summary>
    public bool IsField => Variable is IFieldSymbol;

    public Place PartOf(string part) => new(this, part);

    /// <summary>Whether the other place is this one or a part of it.</summary>
    public bool Contains(Place other) => IsSameVariable(other) && other.Part.StartsWith(Part, StringComparison.Ordinal);

    public bool Equals(Place? other) => other is not null && Part == other.Part && IsSameVariable(other);

    public override bool Equals(object? obj) => Equals(obj as Place);

    public override int GetHashCode() =>
        (Variable is null ? _capture.GetHashCode() : SymbolEqualityComparer.Default.GetHashCode(Variable)) ^ (Part.Length == 0 ? 0 : Part.GetHashCode());

    private bool IsSameVariable(Place other) => SymbolEqualityComparer.Default.Equals(Variable, other.Variable) && _capture.Equals(other._capture);
}

/// <summary>A member of a followed variable; the path is empty for the variable itself.</summary>
internal readonly record struct MemberPlace(Place Place, string Path)
{
    public MemberPlace Member(string name) => this with { Path = Path.Length == 0 ? name : Path + "." + name };

    /// <summary>A part that no generated struct has; there is none inside of one.</summary>
    public MemberPlace? PartOf(string part) => Path.Length == 0 ? new MemberPlace(Place.PartOf(part), "") : null;
}

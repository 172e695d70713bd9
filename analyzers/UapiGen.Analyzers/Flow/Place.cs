using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace UapiGen.Analyzers.Flow;

/// <summary>A variable that is followed: a local, a parameter by value, or a value that the flow graph captured.</summary>
/// <remarks>A class, since collections of reference types are compiled ahead of time in the compiler's own libraries.</remarks>
internal sealed class Place : IEquatable<Place>
{
    private readonly CaptureId _capture;

    public Place(ISymbol variable) => Variable = variable;

    public Place(CaptureId capture) => _capture = capture;

    public ISymbol? Variable { get; }

    public bool Equals(Place? other) =>
        other is not null && SymbolEqualityComparer.Default.Equals(Variable, other.Variable) && _capture.Equals(other._capture);

    public override bool Equals(object? obj) => Equals(obj as Place);

    public override int GetHashCode() => Variable is null ? _capture.GetHashCode() : SymbolEqualityComparer.Default.GetHashCode(Variable);
}

/// <summary>A member of a followed variable; the path is empty for the variable itself.</summary>
internal readonly record struct MemberPlace(Place Place, string Path)
{
    public MemberPlace Member(string name) => this with { Path = Path.Length == 0 ? name : Path + "." + name };
}

using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace UapiGen.Analyzers.Flow;

/// <summary>A variable that is followed: a local, a parameter by value, or a value that the flow graph captured.</summary>
internal readonly struct Place : IEquatable<Place>
{
    private readonly ISymbol? _variable;
    private readonly CaptureId _capture;

    public Place(ISymbol variable)
    {
        _variable = variable;
        _capture = default;
    }

    public Place(CaptureId capture)
    {
        _variable = null;
        _capture = capture;
    }

    public ISymbol? Variable => _variable;

    public bool Equals(Place other) => SymbolEqualityComparer.Default.Equals(_variable, other._variable) && _capture.Equals(other._capture);

    public override bool Equals(object? obj) => obj is Place other && Equals(other);

    public override int GetHashCode() => _variable is null ? _capture.GetHashCode() : SymbolEqualityComparer.Default.GetHashCode(_variable);
}

/// <summary>A member of a followed variable; the path is empty for the variable itself.</summary>
internal readonly record struct MemberPlace(Place Place, string Path)
{
    public MemberPlace Member(string name) => this with { Path = Path.Length == 0 ? name : Path + "." + name };
}

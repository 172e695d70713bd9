using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.Engine.Model;

namespace UapiGen.Engine;

/// <summary>The generated C# of one assembly, and what there is to say about its headers.</summary>
/// <param name="Sources">One file per header that defines something that is generated, ordered by hint name.</param>
/// <param name="Diagnostics">The findings of all stages, each once, ordered by place.</param>
public sealed record BindingsResult(EquatableArray<GeneratedSource> Sources, EquatableArray<SourceDiagnostic> Diagnostics)
{
    /// <summary>The types that the sources declare.</summary>
    public EquatableArray<DeclaredType> Types { get; init; }
}

/// <summary>A generated type, for those who look whether a user's type meets it.</summary>
/// <param name="FullName">Its namespace and name; a nested one with the names of those around it, joined by dots. No <c>@</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Arity">The number of its type parameters.</param>
public sealed record DeclaredType(string FullName, DeclaredKind Kind, int Arity);

public enum DeclaredKind
{
    /// <summary>A C struct or union: partial, its size and the places of its fields fixed.</summary>
    Struct,

    /// <summary>A partial class.</summary>
    Class,

    /// <summary>A type that nobody can add to.</summary>
    Closed,
}

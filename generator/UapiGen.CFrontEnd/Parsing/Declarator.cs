using System.Collections.Immutable;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>A declarator with the type that it makes of its base (C11 6.7.6).</summary>
/// <param name="Name">The name; null in an abstract declarator.</param>
/// <param name="Type">The type; null after a failure.</param>
/// <param name="Attributes">The attributes written after it.</param>
/// <param name="IsDirect">Whether it is a name alone, so that its type is the base itself.</param>
internal readonly record struct Declarator(Token? Name, CType? Type, AttributeSet Attributes, bool IsDirect);

/// <summary>Which declarators may stand at a place.</summary>
internal enum DeclaratorKind
{
    /// <summary>With a name.</summary>
    Named,

    /// <summary>Without a name.</summary>
    Abstract,

    /// <summary>With or without one: a parameter.</summary>
    Parameter,
}

/// <summary>One step from a type to the type of a declarator.</summary>
internal readonly record struct DeclaratorStep(
    DeclaratorStepKind Kind, Token Place, long? Length = null, ImmutableArray<CType> Parameters = default, bool IsVariadic = false);

internal enum DeclaratorStepKind
{
    Pointer,
    Const,
    Volatile,
    Array,
    Function,
}

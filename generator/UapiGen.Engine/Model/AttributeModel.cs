namespace UapiGen.Engine.Model;

/// <summary>An attribute on a type or member.</summary>
/// <param name="Namespace">The namespace of its type.</param>
/// <param name="Name">Its name without <c>Attribute</c>.</param>
/// <param name="Arguments">Positional arguments, then named ones.</param>
public sealed record AttributeModel(string Namespace, string Name, EquatableArray<AttributeArgument> Arguments = default);

/// <summary>An argument of an attribute.</summary>
/// <param name="Name">The property that it sets; null for a positional one.</param>
/// <param name="Value">Its value.</param>
public sealed record AttributeArgument(string? Name, Literal Value);

/// <summary>A constant value in C#.</summary>
public abstract record Literal;

/// <summary>An integer of a C# type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Bits">The value, sign- or zero-extended to 64 bits.</param>
/// <param name="IsHex">Whether it is written in hexadecimal.</param>
/// <param name="IsCharacter">Whether it is written as a character, where it is a printable one.</param>
public sealed record IntegerLiteral(TypeRef Type, ulong Bits, bool IsHex = false, bool IsCharacter = false) : Literal;

public sealed record FloatLiteral(double Value) : Literal;

public sealed record TextLiteral(string Text) : Literal;

public sealed record BooleanLiteral(bool Value) : Literal;

/// <summary>A number as a value of an enum that has no name for it.</summary>
public sealed record CastLiteral(TypeRef Type, IntegerLiteral Value) : Literal;

/// <summary>A member of an enum.</summary>
public sealed record EnumLiteral(TypeRef Type, string Member) : Literal;

/// <summary><c>typeof(…)</c></summary>
public sealed record TypeLiteral(TypeRef Type) : Literal;

/// <summary>An array of integers.</summary>
public sealed record ArrayLiteral(TypeRef Element, EquatableArray<IntegerLiteral> Items) : Literal;

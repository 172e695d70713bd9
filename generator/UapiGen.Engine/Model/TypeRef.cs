using System;
using System.Collections.Immutable;

namespace UapiGen.Engine.Model;

/// <summary>A C# type as generated code names it.</summary>
/// <param name="Namespace">Its namespace; empty for a type that C# has a keyword for.</param>
/// <param name="Name">Its name; a nested type with the names of those around it, <c>Outer.Inner</c>.</param>
/// <param name="Arguments">Its type arguments.</param>
public sealed record TypeRef(string Namespace, string Name, EquatableArray<TypeRef> Arguments = default)
{
    public static readonly TypeRef Void = Keyword("void");
    public static readonly TypeRef Bool = Keyword("bool");
    public static readonly TypeRef SByte = Keyword("sbyte");
    public static readonly TypeRef Byte = Keyword("byte");
    public static readonly TypeRef Int16 = Keyword("short");
    public static readonly TypeRef UInt16 = Keyword("ushort");
    public static readonly TypeRef Int32 = Keyword("int");
    public static readonly TypeRef UInt32 = Keyword("uint");
    public static readonly TypeRef Int64 = Keyword("long");
    public static readonly TypeRef UInt64 = Keyword("ulong");
    public static readonly TypeRef NUInt = Keyword("nuint");
    public static readonly TypeRef Single = Keyword("float");
    public static readonly TypeRef Double = Keyword("double");
    public static readonly TypeRef String = Keyword("string");

    public bool IsKeyword => Namespace.Length == 0;

    /// <summary>A type of the runtime library.</summary>
    public static TypeRef Runtime(string name, params TypeRef[] arguments) =>
        new("UapiGen", name, ImmutableArray.Create(arguments));

    /// <summary>The integer type of a size and signedness.</summary>
    public static TypeRef Integer(long size, bool isSigned) => (size, isSigned) switch
    {
        (1, true) => SByte,
        (1, false) => Byte,
        (2, true) => Int16,
        (2, false) => UInt16,
        (4, true) => Int32,
        (4, false) => UInt32,
        (8, true) => Int64,
        (8, false) => UInt64,
        (16, true) => new TypeRef("System", "Int128"),
        (16, false) => new TypeRef("System", "UInt128"),
        _ => throw new ArgumentOutOfRangeException(nameof(size)),
    };

    private static TypeRef Keyword(string name) => new("", name);
}

using System;
using System.Collections.Immutable;

namespace UapiGen.CFrontEnd.Semantics;

/// <summary>
/// An expression as far as it is known: always its type if it has one, and its value when that is constant. It is copied at every step of an
/// expression, so what few expressions have shares a field.
/// </summary>
internal readonly struct Operand
{
    /// <summary>The bytes of a string literal, or the member that the expression names.</summary>
    private readonly object? _more;

    private Operand(OperandKind kind, CType? type, ulong bits = 0, object? more = null)
    {
        Kind = kind;
        Type = type;
        Bits = bits;
        _more = more;
    }

    public OperandKind Kind { get; }

    /// <summary>The type, typedefs kept; null when even that is not known.</summary>
    public CType? Type { get; }

    /// <summary>The value of an integer, extended by its type; the number of a pointer; the address of an object; the bits of <see cref="Real"/>.</summary>
    public ulong Bits { get; }

    public double Real => BitConverter.Int64BitsToDouble((long)Bits);

    /// <summary>The bytes of a string literal.</summary>
    public ImmutableArray<byte> Bytes => _more is ImmutableArray<byte> bytes ? bytes : default;

    /// <summary>The member that the expression names, whose own alignment <c>__alignof__</c> asks for; null for anything else.</summary>
    public FieldDeclaration? Member => _more as FieldDeclaration;

    public bool IsConstant => Kind is OperandKind.Integer or OperandKind.Character or OperandKind.Real or OperandKind.Pointer;

    public bool IsInteger => Kind is OperandKind.Integer or OperandKind.Character;

    public static Operand Unknown(CType? type = null) => new(OperandKind.Unknown, type);

    public static Operand Integer(ulong bits, BuiltInType type) => new(OperandKind.Integer, type, bits);

    public static Operand Character(ulong bits, BuiltInType type) => new(OperandKind.Character, type, bits);

    public static Operand Floating(double value, BuiltInType type) => new(OperandKind.Real, type, (ulong)BitConverter.DoubleToInt64Bits(value));

    public static Operand String(ImmutableArray<byte> bytes, CType type) => new(OperandKind.String, type, more: bytes);

    public static Operand Pointer(ulong address, CType type) => new(OperandKind.Pointer, type, address);

    /// <summary>An object at a known address, such as <c>((struct x *)0)->y</c>.</summary>
    public static Operand Object(ulong address, CType type) => new(OperandKind.Object, type, address);

    /// <summary>The operand as the member of a record that it is.</summary>
    public Operand AsMember(FieldDeclaration member) => new(Kind, Type, Bits, member);

    /// <summary>The value with its outermost type replaced by the type's spelling, for a cast to an enum or a typedef.</summary>
    public Operand As(CType type) => new(Kind, type, Bits, _more is FieldDeclaration ? null : _more);
}

internal enum OperandKind
{
    Unknown,
    Integer,

    /// <summary>An integer that is still just a character literal.</summary>
    Character,
    Real,
    Pointer,
    Object,
    String,
}

using System.Collections.Immutable;

namespace UapiGen.CFrontEnd.Semantics;

/// <summary>An expression as far as it is known: always its type if it has one, and its value when that is constant.</summary>
internal readonly struct Operand
{
    private Operand(OperandKind kind, CType? type, ulong bits = 0, double real = 0, ImmutableArray<byte> bytes = default, FieldDeclaration? member = null)
    {
        Member = member;
        Kind = kind;
        Type = type;
        Bits = bits;
        Real = real;
        Bytes = bytes;
    }

    public OperandKind Kind { get; }

    /// <summary>The type, typedefs kept; null when even that is not known.</summary>
    public CType? Type { get; }

    /// <summary>The value of an integer, extended by its type; the number of a pointer; the address of an object.</summary>
    public ulong Bits { get; }

    public double Real { get; }

    /// <summary>The bytes of a string literal.</summary>
    public ImmutableArray<byte> Bytes { get; }

    /// <summary>The member that the expression names, whose own alignment <c>__alignof__</c> asks for; null for anything else.</summary>
    public FieldDeclaration? Member { get; }

    public bool IsConstant => Kind is OperandKind.Integer or OperandKind.Character or OperandKind.Real or OperandKind.Pointer;

    public bool IsInteger => Kind is OperandKind.Integer or OperandKind.Character;

    public static Operand Unknown(CType? type = null) => new(OperandKind.Unknown, type);

    public static Operand Integer(ulong bits, BuiltInType type) => new(OperandKind.Integer, type, bits);

    public static Operand Character(ulong bits, BuiltInType type) => new(OperandKind.Character, type, bits);

    public static Operand Floating(double value, BuiltInType type) => new(OperandKind.Real, type, real: value);

    public static Operand String(ImmutableArray<byte> bytes, CType type) => new(OperandKind.String, type, bytes: bytes);

    public static Operand Pointer(ulong address, CType type) => new(OperandKind.Pointer, type, address);

    /// <summary>An object at a known address, such as <c>((struct x *)0)->y</c>.</summary>
    public static Operand Object(ulong address, CType type) => new(OperandKind.Object, type, address);

    /// <summary>The operand as the member of a record that it is.</summary>
    public Operand AsMember(FieldDeclaration member) => new(Kind, Type, Bits, Real, Bytes, member);

    /// <summary>The value with its outermost type replaced by the type's spelling, for a cast to an enum or a typedef.</summary>
    public Operand As(CType type) => new(Kind, type, Bits, Real, Bytes);
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

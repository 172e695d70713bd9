using System;
using System.Collections.Immutable;
using System.Linq;

namespace UapiGen.CFrontEnd.Semantics;

/// <summary>A C type, laid out for the target it was read for. Reference identity is not type identity: compare with <see cref="Canonical"/>.</summary>
public abstract class CType
{
    /// <summary>Size in bytes; 0 for <c>void</c>, functions, incomplete types and empty records (see <see cref="IsComplete"/>).</summary>
    public abstract long Size { get; }

    /// <summary>Alignment in bytes, as <c>__alignof__</c> has it.</summary>
    public abstract int Alignment { get; }

    /// <summary>
    /// Alignment in bytes as a member of a record, as <c>_Alignof</c> has it: lower than <see cref="Alignment"/> for a 64-bit scalar on i386,
    /// unless an <c>aligned</c> of its typedef says otherwise.
    /// </summary>
    public virtual int MemberAlignment => Alignment;

    public virtual bool IsComplete => true;

    /// <summary>The type with typedefs and qualifiers taken off its outside.</summary>
    public virtual CType Canonical => this;

    /// <summary>
    /// How many types stand inside one another. The parser keeps it below a limit, so that code may recurse over a type. What a pointer
    /// to a record leads to doesn't count.
    /// </summary>
    internal virtual int Depth => 0;

    /// <summary>The type in C's spelling.</summary>
    public abstract override string ToString();
}

public enum BuiltInKind
{
    Void,
    Bool,
    Char,
    SignedChar,
    UnsignedChar,
    Short,
    UnsignedShort,
    Int,
    UnsignedInt,
    Long,
    UnsignedLong,
    LongLong,
    UnsignedLongLong,
    Int128,
    UnsignedInt128,
    Float,
    Double,
    LongDouble,
}

/// <summary>An arithmetic type of the language, or <c>void</c>.</summary>
public sealed class BuiltInType(
    BuiltInKind kind, string name, long size, int alignment, int memberAlignment, bool isInteger, bool isSigned) : CType
{
    public BuiltInKind Kind { get; } = kind;

    public string Name { get; } = name;

    public override long Size { get; } = size;

    public override int Alignment { get; } = alignment;

    public override int MemberAlignment { get; } = memberAlignment;

    public bool IsInteger { get; } = isInteger;

    public bool IsSigned { get; } = isSigned;

    public override bool IsComplete => Kind != BuiltInKind.Void;

    public override string ToString() => Name;
}

/// <summary>Several numbers of one type as one: a vector (GNU's <c>vector_size</c>) or a complex number. It has a layout and no value.</summary>
public sealed class NumberGroupType(BuiltInType element, int count, int alignment, int memberAlignment, bool isComplex) : CType
{
    public BuiltInType Element { get; } = element;

    public bool IsComplex { get; } = isComplex;

    public override long Size { get; } = element.Size * count;

    public override int Alignment { get; } = alignment;

    public override int MemberAlignment { get; } = memberAlignment;

    public override string ToString() => IsComplex ? $"_Complex {Element}" : $"{Element} __attribute__((vector_size({Size})))";
}

public sealed class PointerType(CType pointee, int size) : CType
{
    public CType Pointee { get; } = pointee;

    public override long Size { get; } = size;

    public override int Alignment { get; } = size;

    internal override int Depth { get; } = pointee.Canonical is RecordType ? 1 : pointee.Depth + 1;

    public override string ToString() => $"{Pointee} *";
}

/// <summary>An array; a flexible one (<c>[]</c>) has no length.</summary>
public sealed class ArrayType(CType element, long? length) : CType
{
    public CType Element { get; } = element;

    /// <summary>Number of elements; null for <c>[]</c>; 0 is the GNU zero-length array.</summary>
    public long? Length { get; } = length;

    public override long Size => Element.Size * (Length ?? 0);

    public override int Alignment => Element.Alignment;

    public override int MemberAlignment => Element.MemberAlignment;

    public override bool IsComplete => Length is not null;

    internal override int Depth => Element.Depth + 1;

    public override string ToString() => $"{Element} [{Length}]";
}

public sealed class FunctionType(CType returnType, ImmutableArray<CType> parameters, bool isVariadic) : CType
{
    public CType ReturnType { get; } = returnType;

    public ImmutableArray<CType> Parameters { get; } = parameters;

    public bool IsVariadic { get; } = isVariadic;

    public override long Size => 1;

    public override int Alignment => 1;

    public override bool IsComplete => false;

    internal override int Depth { get; } = parameters.Aggregate(returnType.Depth, (depth, parameter) => Math.Max(depth, parameter.Depth)) + 1;

    public override string ToString() => $"{ReturnType} ({string.Join(", ", Parameters)})";
}

/// <summary>A struct or union type; all references to one tag share one declaration.</summary>
public sealed class RecordType(RecordDeclaration declaration) : CType
{
    public RecordDeclaration Declaration { get; } = declaration;

    public override long Size => Declaration.Size;

    public override int Alignment => Declaration.Alignment;

    public override bool IsComplete => Declaration.IsComplete;

    internal override int Depth => Declaration.Depth;

    public override string ToString() => Declaration.CName;
}

public sealed class EnumType(EnumDeclaration declaration) : CType
{
    public EnumDeclaration Declaration { get; } = declaration;

    public override long Size => Declaration.UnderlyingType?.Size ?? 0;

    public override int Alignment => Declaration.UnderlyingType?.Alignment ?? 1;

    public override int MemberAlignment => Declaration.UnderlyingType?.MemberAlignment ?? 1;

    public override bool IsComplete => Declaration.UnderlyingType is not null;

    public override string ToString() => Declaration.CName;
}

/// <summary>A use of a typedef: the same type under its spelled name.</summary>
public sealed class TypedefType(TypedefDeclaration declaration) : CType
{
    public TypedefDeclaration Declaration { get; } = declaration;

    public override long Size => Declaration.Type.Size;

    /// <summary>A typedef may carry an <c>aligned</c> of its own, lower or higher than its type's.</summary>
    public override int Alignment => Declaration.Alignment;

    public override int MemberAlignment =>
        Declaration.AlignedAttribute != 0 ? Declaration.AlignedAttribute : Declaration.Type.MemberAlignment;

    public override bool IsComplete => Declaration.Type.IsComplete;

    public override CType Canonical { get; } = declaration.Type.Canonical;

    internal override int Depth { get; } = declaration.Type.Depth + 1;

    public override string ToString() => Declaration.Name;
}

/// <summary>A type with <c>const</c> or <c>volatile</c>.</summary>
public sealed class QualifiedType(CType type, bool isConst, bool isVolatile) : CType
{
    public CType Type { get; } = type;

    public bool IsConst { get; } = isConst;

    public bool IsVolatile { get; } = isVolatile;

    public override long Size => Type.Size;

    public override int Alignment => Type.Alignment;

    public override int MemberAlignment => Type.MemberAlignment;

    public override bool IsComplete => Type.IsComplete;

    public override CType Canonical { get; } = type.Canonical;

    internal override int Depth { get; } = type.Depth + 1;

    public override string ToString() => $"{(IsConst ? "const " : "")}{(IsVolatile ? "volatile " : "")}{Type}";
}

using System;
using System.Collections.Generic;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Targets;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding.Types;

/// <summary>Finds the C# type of a C type on one target.</summary>
internal sealed class TypeMapper(TypeCatalog catalog, ReachedTypes table, Target target)
{
    /// <summary>The CLR refuses inline arrays that are larger.</summary>
    public const long LargestArray = 1024 * 1024;

    private readonly Dictionary<TypeId, ClrAlignment> _alignments = [];
    private readonly PointerCycles _cycles = new(table);

    public TypeCatalog Catalog => catalog;

    public ReachedTypes Table => table;

    public Target Target => target;

    /// <summary>The type of a member or argument; null when there is none, or it has no size.</summary>
    /// <param name="type">The C type.</param>
    /// <param name="user">The record that it stands in; null for an argument.</param>
    /// <param name="arrays">Where C arrays are declared.</param>
    public MappedType? Map(CType type, TypeId? user, ArrayTypes arrays)
    {
        switch (type)
        {
            case QualifiedType qualified:
                return Map(qualified.Type, user, arrays);
            case TypedefType typedef:
                return ByteOrder(typedef.Declaration.Name) ?? Map(typedef.Declaration.Type, user, arrays);
            case BuiltInType builtIn:
                return BuiltIn(builtIn, arrays);
            case PointerType pointer:
                return new MappedType(PointerTo(pointer.Pointee, user, arrays), pointer.Size, (int)pointer.Size);
            case ArrayType array:
                return Array(array, user, arrays);
            case RecordType record:
                return Record(record.Declaration);
            case EnumType @enum:
                return Enum(@enum.Declaration);
            default:
                return null;
        }
    }

    /// <summary><c>UserPtr&lt;T&gt;</c>, or <c>UserPtr</c> where C# can't name what it points to.</summary>
    public TypeRef PointerTo(CType pointee, TypeId? user, ArrayTypes arrays)
    {
        CType target = Mentions.Strip(pointee, out _);
        bool isCyclic = user is { } from && target is RecordType record && _cycles.Reaches(TypeId.Of(record.Declaration), from);
        MappedType? mapped = isCyclic || pointee.Canonical is FunctionType ? null : Map(pointee, user, arrays);
        return mapped is { } known ? TypeRef.Runtime("UserPtr", known.Type) : TypeRef.Runtime("UserPtr");
    }

    /// <summary>Whether naming <paramref name="pointee"/> in <paramref name="user"/> as a type argument would go round in a circle, which the CLR can't load.</summary>
    public bool IsCyclic(TypeId pointee, TypeId user) => _cycles.Reaches(pointee, user);

    /// <summary>The CLR's alignment of a record, by its members; 0: not known.</summary>
    public int AlignmentOf(RecordDeclaration record) => Of(record, 0).Alignment;

    /// <summary>The limit to the alignment that the CLR must be told of, as C aligns the record less than its members; 0: none.</summary>
    /// <remarks>Without it the CLR would round an element of an array up to the alignment of its largest member.</remarks>
    public int PackOf(RecordDeclaration record) => Of(record, 0).Pack;

    private static MappedType? ByteOrder(string typedef) => typedef switch
    {
        "__be16" => new MappedType(TypeRef.Runtime("Be16"), 2, 2),
        "__be32" => new MappedType(TypeRef.Runtime("Be32"), 4, 4),
        "__be64" => new MappedType(TypeRef.Runtime("Be64"), 8, 8),
        "__le16" => new MappedType(TypeRef.Runtime("Le16"), 2, 2),
        "__le32" => new MappedType(TypeRef.Runtime("Le32"), 4, 4),
        "__le64" => new MappedType(TypeRef.Runtime("Le64"), 8, 8),
        _ => null,
    };

    /// <summary>The integer that a type of the runtime holds in a byte order of its own; null for any other type.</summary>
    public static TypeRef? ByteOrderOf(TypeRef type) => type.Namespace != "UapiGen" ? null : type.Name switch
    {
        "Be16" or "Le16" => TypeRef.UInt16,
        "Be32" or "Le32" => TypeRef.UInt32,
        "Be64" or "Le64" => TypeRef.UInt64,
        _ => null,
    };

    private static MappedType? BuiltIn(BuiltInType type, ArrayTypes arrays)
    {
        if (type.Kind is BuiltInKind.Bool or BuiltInKind.Char)
        {
            // A byte the kernel wrote need not be 0 or 1, and a char is no UTF-16 unit.
            return new MappedType(TypeRef.Byte, 1, 1);
        }

        if (type.IsInteger)
        {
            // The CLR's own alignment of 16-byte integers changed between versions.
            return new MappedType(TypeRef.Integer(type.Size, type.IsSigned), type.Size, type.Size == 16 ? 0 : (int)type.Size);
        }

        return type.Kind switch
        {
            BuiltInKind.Float => new MappedType(TypeRef.Single, 4, 4),
            BuiltInKind.Double => new MappedType(TypeRef.Double, 8, 8),
            BuiltInKind.LongDouble => new MappedType(arrays.Of((int)type.Size, TypeRef.Byte), type.Size, 1),
            _ => null,
        };
    }

    private MappedType? Array(ArrayType array, TypeId? user, ArrayTypes arrays)
    {
        if (array.Size <= 0 || array.Size > LargestArray || array.Length is not { } length)
        {
            return null;
        }

        if (array.Element.Canonical is BuiltInType { Kind: BuiltInKind.Char } or QualifiedType { Type.Canonical: BuiltInType { Kind: BuiltInKind.Char } })
        {
            return new MappedType(arrays.OfText((int)length), length, 1);
        }

        return Map(array.Element, user, arrays) is { } element
            ? new MappedType(arrays.Of((int)length, element.Type), array.Size, element.Alignment)
            : null;
    }

    private MappedType? Record(RecordDeclaration record)
    {
        if (!record.IsComplete || record.Size == 0)
        {
            return null;
        }

        return catalog.Find(table.Target, TypeId.Of(record)) is { } name ? new MappedType(name, record.Size, AlignmentOf(record)) : null;
    }

    private MappedType? Enum(EnumDeclaration declaration)
    {
        if (declaration.UnderlyingType is not { } underlying)
        {
            return null;
        }

        TypeRef? name = declaration.Tag is null && declaration.TypedefName is null ? null : catalog.Find(table.Target, TypeId.Of(declaration));
        return new MappedType(name ?? TypeRef.Integer(underlying.Size, underlying.IsSigned), underlying.Size, (int)underlying.Size);
    }

    private ClrAlignment Of(RecordDeclaration record, int depth)
    {
        TypeId id = TypeId.Of(record);
        bool isNamed = record.Tag is not null || record.TypedefName is not null;
        if (isNamed && _alignments.TryGetValue(id, out ClrAlignment? known))
        {
            return known;
        }

        int natural = depth > 64 ? 0 : 1;
        int declared = 1;
        foreach (FieldDeclaration field in record.Fields)
        {
            if (field.Type.Size == 0 || (field.Name is null && field.BitWidth is not null))
            {
                continue;
            }

            declared = Math.Max(declared, field.Type.MemberAlignment);
            int own = natural == 0 ? 0 : AlignmentOf(field.Type, depth);
            natural = own == 0 ? 0 : Math.Max(natural, own);
        }

        int pack = record.Alignment < Math.Max(declared, natural) ? record.Alignment : 0;
        int alignment = pack == 0 ? natural : natural == 0 ? (pack <= 4 ? pack : 0) : Math.Min(pack, natural);
        var found = new ClrAlignment(alignment, pack);
        if (isNamed)
        {
            _alignments[id] = found;
        }

        return found;
    }

    private int AlignmentOf(CType type, int depth) => type.Canonical switch
    {
        QualifiedType qualified => AlignmentOf(qualified.Type, depth),
        ArrayType array => AlignmentOf(array.Element, depth),
        RecordType record => Of(record.Declaration, depth + 1).Alignment,
        PointerType pointer => (int)pointer.Size,
        EnumType @enum => (int)@enum.Size,
        BuiltInType { Kind: BuiltInKind.LongDouble } => 1,
        // On 32-bit x86 and its like the CLR and C need not agree about 8-byte numbers; 16-byte ones changed between versions.
        BuiltInType { Size: 8 } when target.PointerSize == 4 => 0,
        BuiltInType { Size: 16 } => 0,
        BuiltInType builtIn => (int)builtIn.Size,
        _ => 1,
    };

    /// <param name="Alignment">As <see cref="AlignmentOf(RecordDeclaration)"/> says it.</param>
    /// <param name="Pack">As <see cref="PackOf"/> says it.</param>
    private sealed record ClrAlignment(int Alignment, int Pack);
}

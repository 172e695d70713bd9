using UapiGen.CFrontEnd.Targets;

namespace UapiGen.CFrontEnd.Semantics;

/// <summary>The arithmetic types of a target, one object each, and C's rules for which of them an operation has (C11 6.3.1).</summary>
public sealed class TypeTable
{
    /// <summary>By their kinds.</summary>
    private readonly BuiltInType?[] _types = new BuiltInType?[(int)BuiltInKind.LongDouble + 1];

    public TypeTable(Target target)
    {
        Target = target;
        int longSize = target.LongSize;
        Void = Add(BuiltInKind.Void, "void", 0, 1);
        Bool = Add(BuiltInKind.Bool, "_Bool", 1, 1, isInteger: true);
        Char = Add(BuiltInKind.Char, "char", 1, 1, isInteger: true, isSigned: target.IsCharSigned);
        AddPair(BuiltInKind.SignedChar, "signed char", BuiltInKind.UnsignedChar, "unsigned char", 1, 1, 1);
        AddPair(BuiltInKind.Short, "short", BuiltInKind.UnsignedShort, "unsigned short", 2, 2, 2);
        AddPair(BuiltInKind.Int, "int", BuiltInKind.UnsignedInt, "unsigned int", 4, 4, 4);
        AddPair(BuiltInKind.Long, "long", BuiltInKind.UnsignedLong, "unsigned long", longSize, longSize, longSize);
        AddPair(
            BuiltInKind.LongLong, "long long", BuiltInKind.UnsignedLongLong, "unsigned long long",
            8, target.LongLongAlignment, target.LongLongMemberAlignment);
        if (target.Int128Alignment is int alignment and not 0)
        {
            AddPair(BuiltInKind.Int128, "__int128", BuiltInKind.UnsignedInt128, "unsigned __int128", 16, alignment, alignment);
        }

        Add(BuiltInKind.Float, "float", 4, 4);
        Add(BuiltInKind.Double, "double", 8, target.DoubleAlignment, memberAlignment: target.DoubleMemberAlignment);
        Add(BuiltInKind.LongDouble, "long double", target.LongDoubleSize, target.LongDoubleAlignment);
    }

    public Target Target { get; }

    public BuiltInType Void { get; }

    public BuiltInType Bool { get; }

    public BuiltInType Char { get; }

    public BuiltInType Int => Get(BuiltInKind.Int);

    public BuiltInType UnsignedInt => Get(BuiltInKind.UnsignedInt);

    /// <summary>The type of <c>sizeof</c>.</summary>
    public BuiltInType Size => Target.PointerSize == 8 ? Get(BuiltInKind.UnsignedLong) : UnsignedInt;

    /// <summary>The type of the difference of two pointers.</summary>
    public BuiltInType PointerDifference => Target.PointerSize == 8 ? Get(BuiltInKind.Long) : Int;

    public BuiltInType WideChar => Target.IsWCharSigned ? Int : UnsignedInt;

    /// <summary>The type of that kind, or null where the target has none.</summary>
    public BuiltInType? Find(BuiltInKind kind) => _types[(int)kind];

    public BuiltInType Get(BuiltInKind kind) => _types[(int)kind]!;

    /// <summary>Integer promotion (C11 6.3.1.1): whatever is narrower than <c>int</c> becomes <c>int</c>.</summary>
    public BuiltInType Promote(BuiltInType type) => type.IsInteger && (type.Size < Int.Size || type.Kind == BuiltInKind.Bool) ? Int : type;

    /// <summary>The common type of two operands (C11 6.3.1.8).</summary>
    public BuiltInType Common(BuiltInType left, BuiltInType right)
    {
        if (!left.IsInteger || !right.IsInteger)
        {
            return left.IsInteger ? right : right.IsInteger || left.Kind >= right.Kind ? left : right;
        }

        left = Promote(left);
        right = Promote(right);
        if (left.IsSigned == right.IsSigned)
        {
            return left.Kind >= right.Kind ? left : right;
        }

        (BuiltInType signed, BuiltInType unsigned) = left.IsSigned ? (left, right) : (right, left);
        if (ToUnsigned(signed).Kind <= unsigned.Kind)
        {
            return unsigned;
        }

        return signed.Size > unsigned.Size ? signed : ToUnsigned(signed);
    }

    public BuiltInType ToUnsigned(BuiltInType type) => type.Kind switch
    {
        BuiltInKind.Char or BuiltInKind.SignedChar => Get(BuiltInKind.UnsignedChar),
        BuiltInKind.Short or BuiltInKind.Int or BuiltInKind.Long or BuiltInKind.LongLong or BuiltInKind.Int128 => Get(type.Kind + 1),
        _ => type,
    };

    private BuiltInType Add(
        BuiltInKind kind, string name, long size, int alignment, int memberAlignment = 0, bool isInteger = false, bool isSigned = false)
    {
        var type = new BuiltInType(kind, name, size, alignment, memberAlignment == 0 ? alignment : memberAlignment, isInteger, isSigned);
        _types[(int)kind] = type;
        return type;
    }

    private void AddPair(
        BuiltInKind signed, string signedName, BuiltInKind unsigned, string unsignedName, long size, int alignment, int memberAlignment)
    {
        Add(signed, signedName, size, alignment, memberAlignment, isInteger: true, isSigned: true);
        Add(unsigned, unsignedName, size, alignment, memberAlignment, isInteger: true);
    }
}

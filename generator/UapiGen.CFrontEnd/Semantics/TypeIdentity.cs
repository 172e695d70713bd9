namespace UapiGen.CFrontEnd.Semantics;

/// <summary>Whether two types are the same type for C, whatever names they are spelled with (C11 6.2.7).</summary>
internal static class TypeIdentity
{
    /// <summary>Function types may share parameters without bound; beyond so many comparisons two types count as different.</summary>
    private const int MaximumWork = 10_000;

    public static bool AreSame(CType left, CType right)
    {
        int work = MaximumWork;
        return AreSame(left, right, ref work);
    }

    private static bool AreSame(CType left, CType right, ref int work)
    {
        left = left.Canonical;
        right = right.Canonical;
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (--work < 0)
        {
            return false;
        }

        return (left, right) switch
        {
            (BuiltInType a, BuiltInType b) => a.Kind == b.Kind,
            (NumberGroupType a, NumberGroupType b) => a.IsComplex == b.IsComplex && a.Size == b.Size && AreSame(a.Element, b.Element, ref work),
            (PointerType a, PointerType b) => Qualifiers(a.Pointee) == Qualifiers(b.Pointee) && AreSame(a.Pointee, b.Pointee, ref work),
            (ArrayType a, ArrayType b) => (a.Length is null || b.Length is null || a.Length == b.Length) && AreSame(a.Element, b.Element, ref work),
            (RecordType a, RecordType b) => ReferenceEquals(a.Declaration, b.Declaration),
            (EnumType a, EnumType b) => ReferenceEquals(a.Declaration, b.Declaration),
            (EnumType { Declaration.UnderlyingType: BuiltInType underlying }, BuiltInType b) => underlying.Kind == b.Kind,
            (BuiltInType, EnumType) => AreSame(right, left, ref work),
            (FunctionType a, FunctionType b) => AreSame(a, b, ref work),
            _ => false,
        };
    }

    /// <summary>The qualifiers on a type's outside; only what a pointer leads to is told apart by them.</summary>
    public static (bool IsConst, bool IsVolatile) Qualifiers(CType type)
    {
        bool isConst = false;
        bool isVolatile = false;
        while (type is QualifiedType or TypedefType)
        {
            if (type is QualifiedType qualified)
            {
                isConst |= qualified.IsConst;
                isVolatile |= qualified.IsVolatile;
                type = qualified.Type;
            }
            else
            {
                type = ((TypedefType)type).Declaration.Type;
            }
        }

        return (isConst, isVolatile);
    }

    private static bool AreSame(FunctionType left, FunctionType right, ref int work)
    {
        if (left.IsVariadic != right.IsVariadic || left.Parameters.Length != right.Parameters.Length
            || !AreSame(left.ReturnType, right.ReturnType, ref work))
        {
            return false;
        }

        for (int i = 0; i < left.Parameters.Length; i++)
        {
            if (!AreSame(left.Parameters[i], right.Parameters[i], ref work))
            {
                return false;
            }
        }

        return true;
    }
}

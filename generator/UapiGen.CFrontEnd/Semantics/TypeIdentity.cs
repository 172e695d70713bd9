using System.Linq;

namespace UapiGen.CFrontEnd.Semantics;

/// <summary>Whether two types are the same type for C, whatever names they are spelled with (C11 6.2.7).</summary>
internal static class TypeIdentity
{
    public static bool AreSame(CType left, CType right)
    {
        left = left.Canonical;
        right = right.Canonical;
        return (left, right) switch
        {
            (BuiltInType a, BuiltInType b) => a.Kind == b.Kind,
            (PointerType a, PointerType b) => AreSame(a.Pointee, b.Pointee),
            (ArrayType a, ArrayType b) => (a.Length is null || b.Length is null || a.Length == b.Length) && AreSame(a.Element, b.Element),
            (RecordType a, RecordType b) => ReferenceEquals(a.Declaration, b.Declaration),
            (EnumType a, EnumType b) => ReferenceEquals(a.Declaration, b.Declaration),
            (EnumType { Declaration.UnderlyingType: BuiltInType underlying }, BuiltInType b) => underlying.Kind == b.Kind,
            (BuiltInType, EnumType) => AreSame(right, left),
            (FunctionType a, FunctionType b) => a.IsVariadic == b.IsVariadic && a.Parameters.Length == b.Parameters.Length
                && AreSame(a.ReturnType, b.ReturnType) && a.Parameters.Zip(b.Parameters, AreSame).All(same => same),
            _ => false,
        };
    }
}

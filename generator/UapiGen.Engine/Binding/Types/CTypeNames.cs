using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Binding.Types;

/// <summary>Finds C types by the names that facts use.</summary>
internal static class CTypeNames
{
    /// <summary>The type of a name: <c>struct x</c>, <c>__u32</c>, <c>u8</c>, <c>unsigned long</c>, <c>u64[2]</c>; null when the header knows none.</summary>
    public static CType? Find(HeaderView view, string name)
    {
        if (name.Length == 0 || name == "void")
        {
            return null;
        }

        int bracket = name.IndexOf('[');
        if (bracket > 0)
        {
            return int.TryParse(name.Substring(bracket + 1).TrimEnd(']'), out int length) && Find(view, name.Substring(0, bracket)) is { } element
                ? new ArrayType(element, length)
                : null;
        }

        if (view.Records.TryGetValue(name, out RecordDeclaration? record))
        {
            return new RecordType(record);
        }

        if (view.Typedefs.TryGetValue(name, out TypedefDeclaration? typedef) || view.Typedefs.TryGetValue("__" + name, out typedef))
        {
            return new TypedefType(typedef);
        }

        return BuiltIn(view, name);
    }

    private static BuiltInType? BuiltIn(HeaderView view, string name)
    {
        BuiltInKind? kind = string.Join(" ", name.Split([' '], System.StringSplitOptions.RemoveEmptyEntries)) switch
        {
            "char" => BuiltInKind.Char,
            "signed char" or "s8" or "int8_t" => BuiltInKind.SignedChar,
            "unsigned char" or "u8" or "uint8_t" => BuiltInKind.UnsignedChar,
            "short" or "s16" or "int16_t" => BuiltInKind.Short,
            "unsigned short" or "u16" or "uint16_t" => BuiltInKind.UnsignedShort,
            "int" or "s32" or "int32_t" or "signed int" => BuiltInKind.Int,
            "unsigned" or "unsigned int" or "uint" or "u32" or "uint32_t" => BuiltInKind.UnsignedInt,
            "long" or "long int" => BuiltInKind.Long,
            "unsigned long" or "ulong" or "unsigned long int" => BuiltInKind.UnsignedLong,
            "long long" or "s64" or "int64_t" => BuiltInKind.LongLong,
            "unsigned long long" or "u64" or "uint64_t" => BuiltInKind.UnsignedLongLong,
            _ => null,
        };
        return kind is { } known ? view.Types.Get(known) : null;
    }
}

using System;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Targets;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>Types that GNU C makes of an arithmetic type: by a machine mode, as a vector, as a complex number.</summary>
internal static class DerivedTypes
{
    /// <summary>The type of a <c>mode</c> attribute, an integer signed as the type that it stands on (gcc manual, "Common Type Attributes"); null for others.</summary>
    public static BuiltInType? OfMode(BuiltInType declared, string mode, TypeTable types)
    {
        BuiltInKind? kind = mode switch
        {
            "QI" or "byte" => BuiltInKind.SignedChar,
            "HI" => BuiltInKind.Short,
            "SI" => BuiltInKind.Int,
            "DI" => types.Target.LongSize == 8 ? BuiltInKind.Long : BuiltInKind.LongLong,
            "TI" => BuiltInKind.Int128,
            "word" or "pointer" => types.Target.LongSize == 8 ? BuiltInKind.Long : BuiltInKind.Int,
            "SF" => BuiltInKind.Float,
            "DF" => BuiltInKind.Double,
            _ => null,
        };
        return kind is null || types.Find(kind.Value) is not BuiltInType result || result.IsInteger != declared.IsInteger ? null
            : declared.IsInteger && !declared.IsSigned ? types.ToUnsigned(result)
            : result;
    }

    /// <summary>A vector of so many bytes (gcc manual, "Vector Extensions"); null where it is no power of two or no multiple of the element.</summary>
    public static NumberGroupType? Vector(BuiltInType element, long size, Target target)
    {
        bool isValid = element.Kind is not (BuiltInKind.Void or BuiltInKind.LongDouble) && size >= element.Size && size <= Layout.TypeLimits.MaximumAlignment && (size & (size - 1)) == 0;
        int alignment = (int)Math.Min(size, target.BiggestVectorAlignment);
        return isValid ? new NumberGroupType(element, (int)(size / element.Size), alignment, alignment, isComplex: false) : null;
    }

    /// <summary>Two numbers side by side, aligned as one (C11 6.2.5 paragraph 13).</summary>
    public static NumberGroupType Complex(BuiltInType part) => new(part, 2, part.Alignment, part.MemberAlignment, isComplex: true);
}

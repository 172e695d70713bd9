using UapiGen.CFrontEnd.Targets;

namespace UapiGen.CFrontEnd.Layout;

/// <summary>Bounds that keep sizes and nesting inside what code can compute with.</summary>
internal static class TypeLimits
{
    /// <summary>How deep types may stand inside one another (C11 5.2.4.1 asks for 12 declarators and 63 nested records).</summary>
    public const int MaximumDepth = 500;

    /// <summary>The largest <c>aligned</c>, as GCC has it for ELF.</summary>
    public const int MaximumAlignment = 1 << 28;

    /// <summary>The largest object in bytes; on 64-bit targets small enough that its size in bits, rounded up, is a <c>long</c>.</summary>
    public static long MaximumSize(Target target) => target.PointerSize == 4 ? int.MaxValue : long.MaxValue / 16;
}

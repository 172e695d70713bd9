using System.Runtime.CompilerServices;

namespace UapiGen;

/// <summary>Takes request numbers apart as <c>asm/ioctl.h</c> does.</summary>
internal static class IoctlCode
{
    // powerpc has three direction bits and thirteen of size; the others that .NET runs on have two and fourteen.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SizeOf(uint code, UapiArchitectures target) =>
        (int)(code >> 16) & (target == UapiArchitectures.Ppc64le ? 0x1FFF : 0x3FFF);

    /// <summary>Whether the direction is "read" alone (<c>_IOR</c>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool OnlyReads(uint code, UapiArchitectures target) =>
        target == UapiArchitectures.Ppc64le ? code >> 29 == 2 : code >> 30 == 2;
}

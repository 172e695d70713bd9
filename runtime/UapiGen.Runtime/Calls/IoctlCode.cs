using System.Runtime.CompilerServices;

namespace UapiGen;

/// <summary>Takes request numbers apart as <c>asm/ioctl.h</c> of the running architecture does.</summary>
internal static class IoctlCode
{
    // powerpc has three direction bits and thirteen of size; the others that .NET runs on have two and fourteen.
    private static bool HasThreeDirectionBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => UapiTarget.Current == UapiArchitectures.Ppc64le;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SizeOf(uint code) => (int)(code >> 16) & (HasThreeDirectionBits ? 0x1FFF : 0x3FFF);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool OnlyReads(uint code) => HasThreeDirectionBits ? code >> 29 == 2 : code >> 30 == 2;
}

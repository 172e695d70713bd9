using System.Runtime.CompilerServices;

namespace UapiGen;

/// <summary>System call numbers of the running architecture; -1 where they are not known.</summary>
internal static class SystemCall
{
    //                                           x64  generic  arm  s390x  ppc64le  x86
    public static nint Read => Number(0, 63, 3, 3, 3, 3);

    public static nint Write => Number(1, 64, 4, 4, 4, 4);

    public static nint Close => Number(3, 57, 6, 6, 6, 6);

    public static nint OpenAt => Number(257, 56, 322, 288, 286, 295);

    public static nint Ioctl => Number(16, 29, 54, 54, 54, 54);

    /// <summary><c>fcntl64</c> on 32-bit systems.</summary>
    public static nint Fcntl => Number(72, 25, 221, 55, 55, 221);

    /// <summary><c>mmap2</c> on 32-bit systems; on s390x it takes its arguments in memory.</summary>
    public static nint MMap => Number(9, 222, 192, 90, 90, 192);

    public static nint MUnmap => Number(11, 215, 91, 91, 91, 91);

    public static nint PPoll => Number(271, 73, 336, 302, 281, 309);

    public static nint EventFd2 => Number(290, 19, 356, 323, 314, 328);

    public static nint StatX => Number(332, 291, 397, 379, 383, 383);

    public static nint TgKill => Number(234, 131, 268, 241, 250, 270);

    public static nint GetTid => Number(186, 178, 224, 236, 207, 224);

    public static nint ReadLinkAt => Number(267, 78, 332, 298, 296, 305);

    public static nint MemFdCreate => Number(319, 279, 385, 350, 360, 356);

    public static nint PidFdOpen => Number(434, 434, 434, 434, 434, 434);

    // arm64 and riscv64 share the numbers of asm-generic/unistd.h.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Number(int x64, int generic, int arm, int s390x, int ppc64le, int x86) => UapiTarget.Current switch
    {
        UapiArchitectures.X64 => x64,
        UapiArchitectures.Arm64 or UapiArchitectures.RiscV64 => generic,
        UapiArchitectures.Arm => arm,
        UapiArchitectures.S390x => s390x,
        UapiArchitectures.Ppc64le => ppc64le,
        UapiArchitectures.X86 => x86,
        _ => -1,
    };
}

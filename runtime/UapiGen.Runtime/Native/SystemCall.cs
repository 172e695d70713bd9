using System.Runtime.CompilerServices;

namespace UapiGen;

/// <summary>System call numbers of the running architecture; -1 where they are not known.</summary>
internal static class SystemCall
{
    // In the order x64, arm64 and riscv64 (asm-generic/unistd.h), arm, s390x, ppc64le, x86.
    public static PerTarget Read => new(0, 63, 3, 3, 3, 3);

    public static PerTarget Write => new(1, 64, 4, 4, 4, 4);

    public static PerTarget Close => new(3, 57, 6, 6, 6, 6);

    public static PerTarget OpenAt => new(257, 56, 322, 288, 286, 295);

    public static PerTarget Ioctl
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)] // So that it is a constant where it matters.
        get => new(16, 29, 54, 54, 54, 54);
    }

    /// <summary><c>fcntl64</c> on 32-bit systems.</summary>
    public static PerTarget Fcntl => new(72, 25, 221, 55, 55, 221);

    /// <summary><c>mmap2</c> on 32-bit systems; on s390x it takes its arguments in memory.</summary>
    public static PerTarget MMap => new(9, 222, 192, 90, 90, 192);

    public static PerTarget MUnmap => new(11, 215, 91, 91, 91, 91);

    public static PerTarget MProtect => new(10, 226, 125, 125, 125, 125);

    public static PerTarget PPoll => new(271, 73, 336, 302, 281, 309);

    public static PerTarget EventFd2 => new(290, 19, 356, 323, 314, 328);

    public static PerTarget StatX => new(332, 291, 397, 379, 383, 383);

    public static PerTarget TgKill => new(234, 131, 268, 241, 250, 270);

    public static PerTarget RtSigProcMask => new(14, 135, 175, 175, 174, 175);

    public static PerTarget GetTid => new(186, 178, 224, 236, 207, 224);

    public static PerTarget ReadLinkAt => new(267, 78, 332, 298, 296, 305);

    public static PerTarget MemFdCreate => new(319, 279, 385, 350, 360, 356);

    public static PerTarget UserfaultFd => new(323, 282, 388, 355, 364, 374);

    public static PerTarget PidFdOpen => new(434, 434, 434, 434, 434, 434);
}

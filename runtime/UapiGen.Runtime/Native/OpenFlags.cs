using System;
using System.IO;

namespace UapiGen;

/// <summary>The numbers of <c>O_…</c> (<c>asm/fcntl.h</c>) on the running architecture.</summary>
internal static class OpenFlags
{
    public const int WriteOnly = 1;
    public const int ReadWrite = 2;
    public const int Exclusive = 0x80;
    public const int NoControllingTerminal = 0x100;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;
    public const int Synchronous = 0x101000;

    // arm, arm64 and powerpc number four flags apart.
    private static bool IsArmOrPpc =>
        (UapiTarget.Current & (UapiArchitectures.Arm | UapiArchitectures.Arm64 | UapiArchitectures.Ppc64le)) != 0;

    public static int Directory => IsArmOrPpc ? 0x4000 : 0x10000;

    public static int NoFollow => IsArmOrPpc ? 0x8000 : 0x20000;

    public static int Direct => UapiTarget.Current == UapiArchitectures.Ppc64le ? 0x20000 : IsArmOrPpc ? 0x10000 : 0x4000;

    public static int LargeFile => UapiTarget.Current == UapiArchitectures.Ppc64le ? 0x10000 : IsArmOrPpc ? 0x20000 : 0x8000;

    public static int From(FileAccess access, OpenOptions options)
    {
        int flags = CloseOnExec | NoControllingTerminal | LargeFile;
        flags |= access switch
        {
            FileAccess.Read => 0,
            FileAccess.Write => WriteOnly,
            FileAccess.ReadWrite => ReadWrite,
            _ => throw new ArgumentOutOfRangeException(nameof(access)),
        };
        flags |= options.HasFlag(OpenOptions.NonBlocking) ? NonBlocking : 0;
        flags |= options.HasFlag(OpenOptions.Exclusive) ? Exclusive : 0;
        flags |= options.HasFlag(OpenOptions.Directory) ? Directory : 0;
        flags |= options.HasFlag(OpenOptions.Direct) ? Direct : 0;
        flags |= options.HasFlag(OpenOptions.Synchronous) ? Synchronous : 0;
        flags |= options.HasFlag(OpenOptions.NoFollow) ? NoFollow : 0;
        return flags;
    }
}

using System;
using System.IO;

namespace UapiGen;

/// <summary>The numbers of <c>O_…</c> (<c>asm/fcntl.h</c>).</summary>
internal static class OpenFlags
{
    public const int WriteOnly = 1;
    public const int ReadWrite = 2;
    public const int Exclusive = 0x80;
    public const int NoControllingTerminal = 0x100;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;
    public const int Synchronous = 0x101000;

    // The only flags that are not the same everywhere. arm64 has arm's, not the generic ones.
    public static int Directory => DirectoryOn(UapiTarget.Current);

    public static int NoFollow => NoFollowOn(UapiTarget.Current);

    public static int Direct => DirectOn(UapiTarget.Current);

    public static int LargeFile => LargeFileOn(UapiTarget.Current);

    public static int DirectoryOn(UapiArchitectures target) => IsArm(target) || IsPpc(target) ? 0x4000 : 0x10000;

    public static int NoFollowOn(UapiArchitectures target) => IsArm(target) || IsPpc(target) ? 0x8000 : 0x20000;

    public static int DirectOn(UapiArchitectures target) => IsPpc(target) ? 0x20000 : IsArm(target) ? 0x10000 : 0x4000;

    public static int LargeFileOn(UapiArchitectures target) => IsPpc(target) ? 0x10000 : IsArm(target) ? 0x20000 : 0x8000;

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

    private static bool IsArm(UapiArchitectures target) => target is UapiArchitectures.Arm or UapiArchitectures.Arm64;

    private static bool IsPpc(UapiArchitectures target) => target == UapiArchitectures.Ppc64le;
}

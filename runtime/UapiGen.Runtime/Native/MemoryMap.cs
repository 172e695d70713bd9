using System;

namespace UapiGen;

/// <summary><c>mmap</c>, <c>mprotect</c> and <c>munmap</c>.</summary>
internal static unsafe class MemoryMap
{
    public const int Shared = 1;
    public const int Private = 2;
    public const int Anonymous = 0x20;
    public const int ProtectionRead = 1;
    public const int ProtectionWrite = 2;

    // A call that reads 8 bytes first, and then finds that it is asked for nothing that exists (EINVAL).
    private const int NoAction = -1;
    private const int SignalSetSize = 8;

    // mmap2 of 32-bit systems counts the offset in units of 4096 bytes, whatever the page size.
    private const int OffsetUnit = 4096;

    public static PerTarget NoReserve => new(0x4000, 0x4000, 0x4000, 0x4000, 0x40, 0x4000);

    /// <returns>The address, or a failure.</returns>
    public static nint Map(nuint length, int protection, int flags, int fd, long offset)
    {
        if (sizeof(nint) == 8 && UapiTarget.Current != UapiArchitectures.S390x)
        {
            return Libc.Call(SystemCall.MMap, 0, (nint)length, protection, flags, fd, (nint)offset);
        }

        if (UapiTarget.Current == UapiArchitectures.S390x)
        {
            nint* arguments = stackalloc nint[] { 0, (nint)length, protection, flags, fd, (nint)offset };
            return Libc.Call(SystemCall.MMap, (nint)arguments);
        }

        return offset % OffsetUnit != 0
            ? -(nint)Errno.EINVAL
            : Libc.Call(SystemCall.MMap, 0, (nint)length, protection, flags, fd, (nint)(uint)(offset / OffsetUnit));
    }

    /// <summary>Whether memory is there that can be read. The kernel looks for each page, which raises no signal.</summary>
    public static bool IsReadable(byte* start, long length)
    {
        nuint pageMask = (nuint)Environment.SystemPageSize - 1;
        nuint end = (nuint)start + (nuint)length;
        for (nuint page = (nuint)start & ~pageMask; page < end; page += pageMask + 1)
        {
            if (Libc.ErrnoOf(Libc.Call(SystemCall.RtSigProcMask, NoAction, (nint)page, 0, SignalSetSize)) == Errno.EFAULT)
            {
                return false;
            }
        }

        return true;
    }

    public static bool Protect(nint address, nuint length, int protection) => !Libc.Failed(Libc.Call(SystemCall.MProtect, address, (nint)length, protection));

    public static bool Unmap(nint address, nuint length) => !Libc.Failed(Libc.Call(SystemCall.MUnmap, address, (nint)length));
}

namespace UapiGen;

/// <summary><c>mmap</c> and <c>munmap</c>.</summary>
internal static unsafe class MemoryMap
{
    public const int Shared = 1;
    public const int Private = 2;
    public const int Anonymous = 0x20;
    public const int ProtectionRead = 1;
    public const int ProtectionWrite = 2;

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

    public static bool Unmap(nint address, nuint length) => !Libc.Failed(Libc.Call(SystemCall.MUnmap, address, (nint)length));
}

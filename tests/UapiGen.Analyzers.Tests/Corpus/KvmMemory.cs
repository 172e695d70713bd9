// Guest memory with and without a private file behind it, built in many ways.
using System;
using Linux.Kvm;
using UapiGen;

public static class GuestMemory
{
    private const KvmMemFlags Private = KvmMemFlags.GuestMemfd | KvmMemFlags.LogDirtyPages;

    public static void Map(KvmVmFd vm, uint slot, ulong size, UserPtr64 at, KvmGuestMemfdFd? file, bool isReadOnly)
    {
        KvmUserspaceMemoryRegion2 region = default;
        region.Slot = slot;
        region.MemorySize = size;
        region.UserspaceAddr = at;
        region.Flags = isReadOnly ? KvmMemFlags.Readonly : KvmMemFlags.None;
        if (file is { IsInvalid: false })
        {
            region.Flags |= KvmMemFlags.GuestMemfd;
            region.GuestMemfd = file.DangerousGetRawFd<KvmGuestMemfdFd>();
            region.GuestMemfdOffset = 0;
        }

        vm.DangerousSetUserMemoryRegion2(region);
    }

    public static void MapPrivate(KvmVmFd vm, ulong size, ulong offset)
    {
        using KvmGuestMemfdFd file = vm.CreateGuestMemfd((nuint)size);
        vm.DangerousSetUserMemoryRegion2(new()
        {
            MemorySize = size,
            Flags = Private,
            GuestMemfd = file.DangerousGetRawFd<KvmGuestMemfdFd>(),
            GuestMemfdOffset = offset,
        });
    }

    public static void Unmap(KvmVmFd vm, uint slot) => vm.DangerousSetUserMemoryRegion2(new() { Slot = slot });

    public static void MapAll(KvmVmFd vm, ReadOnlySpan<KvmUserspaceMemoryRegion2> regions)
    {
        foreach (KvmUserspaceMemoryRegion2 region in regions)
        {
            vm.DangerousSetUserMemoryRegion2(region);
        }

        foreach (ref readonly KvmUserspaceMemoryRegion2 region in regions)
        {
            vm.DangerousSetUserMemoryRegion2(in region);
        }
    }

    public static KvmUserspaceMemoryRegion2 Describe(KvmMemFlags flags)
    {
        // The caller adds the file.
        return new KvmUserspaceMemoryRegion2 { Flags = flags | KvmMemFlags.GuestMemfd };
    }

    public static void MapDescribed(KvmVmFd vm, KvmGuestMemfdFd file)
    {
        KvmUserspaceMemoryRegion2 region = Describe(KvmMemFlags.None);
        region.GuestMemfd = file.DangerousGetRawFd<KvmGuestMemfdFd>();
        vm.DangerousSetUserMemoryRegion2(region);

        KvmUserspaceMemoryRegion2 other = new() { Flags = KvmMemFlags.GuestMemfd };
        Complete(ref other, file);
        vm.DangerousSetUserMemoryRegion2(other);
    }

    public static bool Toggle(KvmVmFd vm, KvmUserspaceMemoryRegion2 region, bool log)
    {
        region.Flags = log ? region.Flags | KvmMemFlags.LogDirtyPages : region.Flags & ~KvmMemFlags.LogDirtyPages;
        try
        {
            vm.DangerousSetUserMemoryRegion2(region);
            return true;
        }
        catch (IoctlException e) when (e.Errno == Errno.EINVAL)
        {
            region.Flags = KvmMemFlags.None;
            vm.DangerousSetUserMemoryRegion2(region);
            return false;
        }
    }

    private static void Complete(ref KvmUserspaceMemoryRegion2 region, KvmGuestMemfdFd file) => region.GuestMemfd = file.DangerousGetRawFd<KvmGuestMemfdFd>();
}

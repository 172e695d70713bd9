using System;
using System.Collections.Generic;
using Linux.Kvm;
using Linux.Kvm.X64;
using UapiGen;
using UapiGen.Metadata;

// The mistakes are made on purpose: what the analyzers say of each stands in its row.
#pragma warning disable UAPI5001, UAPI5002, UAPI5006, UAPI5009

namespace LivePairs;

/// <summary><c>KVM_MEM_GUEST_MEMFD</c> with <c>guest_memfd</c>: guest memory that the host does not map.</summary>
internal sealed class GuestMemfd(KvmFd kvm)
{
    private const int Bytes = 0x10000;

    public IEnumerable<Row> Rows()
    {
        using KvmVmFd vm = kvm.CreateVm(TypeWithPrivateMemory());
        if (vm.CheckExtension(KvmConstants.KVM_CAP_GUEST_MEMFD) <= 0)
        {
            throw new NotSupportedException("the kernel has no guest memory that the host does not map (Linux 6.8, CONFIG_KVM_SW_PROTECTED_VM)");
        }

        using MappedMemory shared = MappedMemory.Allocate(Bytes);
        using KvmGuestMemFd memfd = vm.CreateGuestMemfd(new KvmCreateGuestMemfd { Size = Bytes });
        yield return Typed(vm, shared, memfd);
        yield return FlagWithoutFd(vm, shared);
        yield return FlagWithoutHandle(vm, shared);
        yield return WrongKind(vm, shared);
        yield return FdWithoutFlag(vm, shared);
        yield return UnknownFlag(vm, shared);
        yield return BeyondTheEnd(vm, shared, memfd);
        yield return Twice(vm, shared, memfd);
    }

    // Older kernels have it for VMs of this type alone, newer ones for all.
    private nuint TypeWithPrivateMemory()
    {
        const int Type = KvmX64Constants.KVM_X86_SW_PROTECTED_VM;
        bool hasType = (kvm.CheckExtension(KvmConstants.KVM_CAP_VM_TYPES) & (1 << Type)) != 0;
        return hasType ? (nuint)Type : 0;
    }

    /// <summary>The call by hand: flag and fd as they are given.</summary>
    [Ioctl("KVM_SET_USER_MEMORY_REGION2", ReadsArgument = true)]
    private static Errno Set(KvmVmFd vm, in KvmUserspaceMemoryRegion2 args) => Ioctl.TryWrite(vm, KvmIoctls.KVM_SET_USER_MEMORY_REGION2, args, out _);

    private static Row Typed(KvmVmFd vm, MappedMemory shared, KvmGuestMemFd memfd) =>
        new("typed overload, with a guest_memfd", "", Errno.None, vm.TrySetUserMemoryRegion2(new KvmUserspaceMemoryRegion2(), shared, guestMemfd: memfd));

    private static Row FlagWithoutFd(KvmVmFd vm, MappedMemory shared)
    {
        var args = new KvmUserspaceMemoryRegion2
        {
            Slot = 1,
            GuestPhysAddr = Bytes,
            MemorySize = Bytes,
            UserspaceAddr = shared.Address,
            Flags = KvmUserspaceMemoryRegion2Flags.MemGuestMemfd,
        };
        return new("flag set, guest_memfd left 0", "UAPI5001", Errno.EINVAL, Set(vm, args));
    }

    private static Row FlagWithoutHandle(KvmVmFd vm, MappedMemory shared)
    {
        var args = new KvmUserspaceMemoryRegion2 { Slot = 1, GuestPhysAddr = Bytes, Flags = KvmUserspaceMemoryRegion2Flags.MemGuestMemfd };
        return new("flag set for the typed overload, no handle", "UAPI5001", Errno.EBADF, vm.TrySetUserMemoryRegion2(args, shared));
    }

    private static Row WrongKind(KvmVmFd vm, MappedMemory shared)
    {
        var args = new KvmUserspaceMemoryRegion2
        {
            Slot = 1,
            GuestPhysAddr = Bytes,
            MemorySize = Bytes,
            UserspaceAddr = shared.Address,
            Flags = KvmUserspaceMemoryRegion2Flags.MemGuestMemfd,
            GuestMemfd = vm.DangerousGetRawFd<KvmGuestMemFd>(),
        };
        return new("the VM's own fd as the guest_memfd", "UAPI5009", Errno.EINVAL, Set(vm, args));
    }

    private static Row FdWithoutFlag(KvmVmFd vm, MappedMemory shared)
    {
        // Refused as the row above, if it were looked at.
        var args = new KvmUserspaceMemoryRegion2
        {
            Slot = 2,
            GuestPhysAddr = 2 * Bytes,
            MemorySize = Bytes,
            UserspaceAddr = shared.Address,
            GuestMemfd = RawFd<KvmGuestMemFd>.DangerousCreate(12345),
        };
        return new("guest_memfd set, flag forgotten: ignored", "UAPI5002", Errno.None, Set(vm, args));
    }

    private static Row UnknownFlag(KvmVmFd vm, MappedMemory shared)
    {
        var args = new KvmUserspaceMemoryRegion2 { Slot = 1, GuestPhysAddr = Bytes, Flags = (KvmUserspaceMemoryRegion2Flags)0x100 };
        return new("a flag that does not exist", "UAPI5006", Errno.EINVAL, vm.TrySetUserMemoryRegion2(args, shared));
    }

    private static Row BeyondTheEnd(KvmVmFd vm, MappedMemory shared, KvmGuestMemFd memfd)
    {
        var args = new KvmUserspaceMemoryRegion2 { Slot = 1, GuestPhysAddr = Bytes };
        return new("an offset beyond the memory's end", "", Errno.EINVAL, vm.TrySetUserMemoryRegion2(args, shared, guestMemfdOffset: Bytes, guestMemfd: memfd));
    }

    private static Row Twice(KvmVmFd vm, MappedMemory shared, KvmGuestMemFd memfd)
    {
        var args = new KvmUserspaceMemoryRegion2 { Slot = 1, GuestPhysAddr = Bytes };
        return new("the same memory at two places", "", Errno.EINVAL, vm.TrySetUserMemoryRegion2(args, shared, guestMemfd: memfd));
    }
}

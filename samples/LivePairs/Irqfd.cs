using System.Collections.Generic;
using Linux.Kvm;
using UapiGen;
using UapiGen.Metadata;

// The mistakes are made on purpose: what the analyzers say of each stands in its row.
#pragma warning disable UAPI5001, UAPI5002, UAPI5006, UAPI5009

namespace LivePairs;

/// <summary><c>KVM_IRQFD_FLAG_RESAMPLE</c> with <c>resamplefd</c>: an interrupt line that is told when the guest has dealt with it.</summary>
internal sealed class Irqfd(KvmFd kvm)
{
    public IEnumerable<Row> Rows()
    {
        using KvmVmFd vm = kvm.CreateVm();
        vm.CreateIrqchip();
        using EventFd irq = EventFd.Create();
        using EventFd resample = EventFd.Create();
        yield return Typed(vm, irq, resample);
        yield return FlagWithoutFd(vm, irq);
        yield return FlagWithoutHandle(vm, irq);
        yield return WrongKind(vm, irq);
        yield return FdWithoutFlag(vm);
        yield return UnknownFlag(vm, irq);
        yield return TakenBack(vm, irq);
    }

    /// <summary>The call by hand: flag and fds as they are given.</summary>
    [Ioctl("KVM_IRQFD", ReadsArgument = true)]
    private static Errno Assign(KvmVmFd vm, in KvmIrqfd args) => Ioctl.TryWrite(vm, KvmIoctls.KVM_IRQFD, args, out _);

    private static Row Typed(KvmVmFd vm, EventFd irq, EventFd resample) =>
        new("typed overload, with a resamplefd", "", Errno.None, vm.TryIrqfd(new KvmIrqfd { Gsi = 5 }, irq, resamplefd: resample));

    private static Row FlagWithoutFd(KvmVmFd vm, EventFd irq)
    {
        // 0 is standard input, and that is no eventfd.
        var args = new KvmIrqfd { Gsi = 6, Fd = irq.DangerousGetRawFd<EventFd>(), Flags = KvmIrqfdFlags.Resample };
        return new("flag set, resamplefd left 0", "UAPI5001", Errno.EINVAL, Assign(vm, args));
    }

    private static Row FlagWithoutHandle(KvmVmFd vm, EventFd irq) =>
        new("flag set for the typed overload, no handle", "UAPI5001", Errno.EBADF, vm.TryIrqfd(new KvmIrqfd { Gsi = 6, Flags = KvmIrqfdFlags.Resample }, irq));

    private static Row WrongKind(KvmVmFd vm, EventFd irq)
    {
        var args = new KvmIrqfd
        {
            Gsi = 6,
            Fd = irq.DangerousGetRawFd<EventFd>(),
            Flags = KvmIrqfdFlags.Resample,
            Resamplefd = vm.DangerousGetRawFd<EventFd>(),
        };
        return new("the VM's own fd as the resamplefd", "UAPI5009", Errno.EINVAL, Assign(vm, args));
    }

    private static Row FdWithoutFlag(KvmVmFd vm)
    {
        // Refused as the row above, if it were looked at.
        using EventFd other = EventFd.Create();
        var args = new KvmIrqfd { Gsi = 7, Fd = other.DangerousGetRawFd<EventFd>(), Resamplefd = RawFd<EventFd>.DangerousCreate(12345) };
        return new("resamplefd set, flag forgotten: ignored", "UAPI5002", Errno.None, Assign(vm, args));
    }

    private static Row UnknownFlag(KvmVmFd vm, EventFd irq)
    {
        var args = new KvmIrqfd { Gsi = 6, Fd = irq.DangerousGetRawFd<EventFd>(), Flags = (KvmIrqfdFlags)0x10 };
        return new("a flag that does not exist", "UAPI5006", Errno.EINVAL, Assign(vm, args));
    }

    private static Row TakenBack(KvmVmFd vm, EventFd irq) =>
        new("taken back: needs no resamplefd", "", Errno.None, vm.TryIrqfd(new KvmIrqfd { Gsi = 5, Flags = KvmIrqfdFlags.Deassign }, irq));
}

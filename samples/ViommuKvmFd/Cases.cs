using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;
using Linux.IommufdKvmfd;
using UapiGen;

// The mistakes are the point: what the analyzers say of them is right.
#pragma warning disable UAPI5001, UAPI5002, UAPI5006, UAPI5007, UAPI5008, UAPI5009

namespace ViommuKvmFd;

/// <summary>The cases in their order: the right way first, then one mistake each, then the end of what was made.</summary>
internal static class Cases
{
    private const string Success = "success";

    public static IEnumerable<Case> Run(Cast cast)
    {
        IommuViommuAlloc made = cast.Request();
        Errno typed = cast.Context.TryIommuViommuAlloc(ref made, dataUptr: [], kvmVmFd: cast.Vm);
        yield return Row("typed overload with a VM", Errno.None, typed);
        foreach (Case mistake in Mistakes(cast))
        {
            yield return mistake;
        }

        foreach (Case end in End(cast, made))
        {
            yield return end;
        }
    }

    private static IEnumerable<Case> Mistakes(Cast cast)
    {
        IommuViommuAlloc withVm = cast.Request() with { Flags = IommuViommuFlags.KvmFd, KvmVmFd = cast.Vm.DangerousGetRawFd<Linux.Kvm.KvmVmFd>() };

        yield return Row("flag set, fd left 0", Errno.EBADF, Call(cast, withVm with { KvmVmFd = default }));
        yield return Row("flag set, fd -1", Errno.EBADF, Call(cast, withVm with { KvmVmFd = RawFd<Linux.Kvm.KvmVmFd>.None }));
        yield return Row("flag set, fd of /dev/kvm instead of a VM", Errno.EBADF, Call(cast, withVm with { KvmVmFd = Smuggled(cast.Kvm) }));
        yield return Row("fd set, flag forgotten: the fd is ignored", Errno.None, Call(cast, withVm with { Flags = 0 }));
        yield return Row("junk fd without the flag: ignored, too", Errno.None, Call(cast, cast.Request() with { KvmVmFd = RawFd<Linux.Kvm.KvmVmFd>.None }));
        yield return Row("another VM in the same context", Errno.EINVAL, Call(cast, withVm with { KvmVmFd = Smuggled(cast.OtherVm) }));
        yield return Row("a flag that does not exist", Errno.EOPNOTSUPP, Call(cast, withVm with { Flags = (IommuViommuFlags)0x2 | IommuViommuFlags.KvmFd }));
        yield return Row("the default type", Errno.EOPNOTSUPP, Call(cast, withVm with { Type = IommuViommuType.Default }));
        yield return Row("a reserved field that is not 0", Errno.EOPNOTSUPP, Call(cast, withVm, tailOfStruct: 1));
        yield return Row("an unknown device", Errno.ENOENT, Call(cast, withVm with { DevId = 12345 }));
        yield return Row("a device where a page table is due", Errno.ENOENT, Call(cast, withVm with { HwptId = withVm.DevId }));
        yield return Row("a newer struct, zero beyond what is known", Errno.None, Call(cast, withVm, extra: 8));
        yield return Row("a newer struct, not zero beyond what is known", Errno.E2BIG, Call(cast, withVm, extra: 8, afterStruct: 1));
        yield return Row("an older struct, before the fd was added", Errno.None, Call(cast, cast.Request(), extra: -8));
        yield return Row("a struct shorter than any", Errno.EINVAL, Call(cast, withVm, extra: -32));
    }

    private static IEnumerable<Case> End(Cast cast, IommuViommuAlloc made)
    {
        yield return Row("destroying a device that is in use", Errno.EBUSY, Destroy(cast, cast.Mock.OutDevId));
        if (Cast.CountVms() is { } before)
        {
            cast.Vm.Dispose();
            yield return new Case("closing the VM's fd: the VM lives on", $"{before} VMs", $"{Cast.CountVms()} VMs");
        }

        for (uint id = made.OutViommuId; Destroy(cast, id) == Errno.None; id++)
        {
        }

        yield return Row("destroying it again", Errno.ENOENT, Destroy(cast, made.OutViommuId));
        if (Cast.CountVms() is not null)
        {
            // The kernel lets go of a file's last reference a moment after the call.
            SpinWait.SpinUntil(() => Cast.CountVms() == 1, TimeSpan.FromSeconds(5));
            yield return new Case("with the vIOMMUs its last user goes, and the VM", "1 VMs", $"{Cast.CountVms()} VMs");
        }
    }

    private static Case Row(string name, Errno expected, Errno got) => new(name, Text(expected), Text(got));

    private static string Text(Errno errno) => errno == Errno.None ? Success : errno.ToString();

    private static Errno Destroy(Cast cast, uint id) => cast.Context.TryIommuDestroy(new IommuDestroy { Id = id });

    /// <summary>The fd of something else as if it were a VM's: what an int would have let through.</summary>
    private static RawFd<Linux.Kvm.KvmVmFd> Smuggled(FdHandle handle) => handle.DangerousGetRawFd<Linux.Kvm.KvmVmFd>();

    /// <summary>The call by address: with what the typed method does not let a caller say.</summary>
    /// <param name="cast">Who plays.</param>
    /// <param name="args">The struct.</param>
    /// <param name="extra">How much longer (or shorter) the struct claims to be, in bytes.</param>
    /// <param name="tailOfStruct">What to put into the last four bytes of the struct, which are reserved.</param>
    /// <param name="afterStruct">What to put right behind the struct.</param>
    private static unsafe Errno Call(Cast cast, IommuViommuAlloc args, int extra = 0, uint tailOfStruct = 0, uint afterStruct = 0)
    {
        int size = Unsafe.SizeOf<IommuViommuAlloc>();
        Span<byte> memory = stackalloc byte[128];
        memory.Clear();
        MemoryMarshal.Write(memory, args);
        MemoryMarshal.Write(memory, (uint)(size + extra));
        MemoryMarshal.Write(memory[(size - sizeof(uint))..], tailOfStruct);
        MemoryMarshal.Write(memory[size..], afterStruct);
        fixed (byte* address = memory)
        {
            return Ioctl.TryDangerousCall(cast.Context, IommufdKvmfdIoctls.IOMMU_VIOMMU_ALLOC, UserPtr.DangerousCreate((nuint)address), out _);
        }
    }
}

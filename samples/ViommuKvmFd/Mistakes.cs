using System.Collections.Generic;
using System.Runtime.InteropServices;
using Linux.IommufdKvmfd;
using Linux.Kvm;
using UapiGen;

// Each of these is reported where it stands; here they are made on purpose. What even the C# compiler refuses stands in DOES_NOT_COMPILE.
#pragma warning disable UAPI5001, UAPI5002, UAPI5006, UAPI5009, UAPI5016

namespace ViommuKvmFd;

/// <summary>One mistake a method, of those that can be seen in the source: the finding's id stands in its row.</summary>
internal static class Mistakes
{
    private const int OffsetOfReserved = 28;
    private const int OffsetOfReserved2 = 44;

    public static IEnumerable<Row> Rows(Cast cast)
    {
        yield return FlagWithoutFd(cast);
        yield return FlagWithoutHandle(cast);
        yield return PlainNumber(cast);
        yield return FdOfKvm(cast);
        yield return FdOfVcpu(cast);
        yield return FdWithoutFlag(cast);
        yield return JunkWithoutFlag(cast);
        yield return UnknownFlag(cast);
        yield return DefaultType(cast);
        yield return Reserved(cast);
        yield return Reserved2(cast);
        yield return ShortSize(cast);
    }

    private static Row FlagWithoutFd(Cast cast)
    {
        var args = new IommuViommuAlloc
        {
            Type = IommuViommuType.Selftest,
            DevId = cast.Device,
            HwptId = cast.PageTable,
            Flags = IommuViommuFlags.KvmFd,
        };
        return new("flag set, fd left 0", "UAPI5001", Errno.EBADF, cast.Allocate(ref args));
    }

    private static Row FlagWithoutHandle(Cast cast)
    {
        var args = new IommuViommuAlloc
        {
            Type = IommuViommuType.Selftest,
            DevId = cast.Device,
            HwptId = cast.PageTable,
            Flags = IommuViommuFlags.KvmFd,
        };
        return new("flag set for the typed overload, no handle", "UAPI5001", Errno.EBADF, cast.Context.TryIommuViommuAlloc(ref args, dataUptr: []));
    }

    private static Row PlainNumber(Cast cast)
    {
        var args = new IommuViommuAlloc
        {
            Type = IommuViommuType.Selftest,
            DevId = cast.Device,
            HwptId = cast.PageTable,
            Flags = IommuViommuFlags.KvmFd,
            KvmVmFd = RawFd<KvmVmFd>.None,
        };
#if DOES_NOT_COMPILE
        args.KvmVmFd = -1;
#endif
        return new("flag set, -1 as the fd", "CS0029", Errno.EBADF, cast.Allocate(ref args));
    }

    private static Row FdOfKvm(Cast cast)
    {
        var args = new IommuViommuAlloc
        {
            Type = IommuViommuType.Selftest,
            DevId = cast.Device,
            HwptId = cast.PageTable,
            Flags = IommuViommuFlags.KvmFd,
            KvmVmFd = cast.Kvm.DangerousGetRawFd<KvmVmFd>(),
        };
        return new("the fd of /dev/kvm as a VM's", "UAPI5009", Errno.EBADF, cast.Allocate(ref args));
    }

    private static Row FdOfVcpu(Cast cast)
    {
        using KvmVcpuFd vcpu = cast.Vm.CreateVcpu(0);
        var args = new IommuViommuAlloc { Type = IommuViommuType.Selftest, DevId = cast.Device, HwptId = cast.PageTable };
#if DOES_NOT_COMPILE
        cast.Context.TryIommuViommuAlloc(ref args, dataUptr: [], kvmVmFd: vcpu);
#endif
        args.Flags = IommuViommuFlags.KvmFd;
        args.KvmVmFd = RawFd<KvmVmFd>.DangerousCreate((int)(nint)vcpu.DangerousGetHandle());
        return new("a vCPU's fd as a VM's", "CS1503 UAPI5009", Errno.EBADF, cast.Allocate(ref args));
    }

    private static Row FdWithoutFlag(Cast cast)
    {
        // Another VM than the context's: if it were looked at, it would be refused.
        var args = new IommuViommuAlloc
        {
            Type = IommuViommuType.Selftest,
            DevId = cast.Device,
            HwptId = cast.PageTable,
            KvmVmFd = cast.OtherVm.DangerousGetRawFd<KvmVmFd>(),
        };
        return new("fd set, flag forgotten: the fd is ignored", "UAPI5002", Errno.None, cast.Allocate(ref args));
    }

    private static Row JunkWithoutFlag(Cast cast)
    {
        var args = new IommuViommuAlloc
        {
            Type = IommuViommuType.Selftest,
            DevId = cast.Device,
            HwptId = cast.PageTable,
            KvmVmFd = RawFd<KvmVmFd>.DangerousCreate(12345),
        };
        return new("a number that is no fd, without the flag: ignored", "UAPI5002", Errno.None, cast.Allocate(ref args));
    }

    private static Row UnknownFlag(Cast cast)
    {
        var args = new IommuViommuAlloc
        {
            Type = IommuViommuType.Selftest,
            DevId = cast.Device,
            HwptId = cast.PageTable,
            Flags = (IommuViommuFlags)0x2,
        };
        return new("a flag that does not exist", "UAPI5006", Errno.EOPNOTSUPP, cast.Allocate(ref args));
    }

    private static Row DefaultType(Cast cast)
    {
        var args = new IommuViommuAlloc { Type = IommuViommuType.Default, DevId = cast.Device, HwptId = cast.PageTable };
        return new("the default type", "UAPI5016", Errno.EOPNOTSUPP, cast.Context.TryIommuViommuAlloc(ref args, dataUptr: [], kvmVmFd: cast.Vm));
    }

    private static Row Reserved(Cast cast)
    {
        var args = new IommuViommuAlloc { Type = IommuViommuType.Selftest, DevId = cast.Device, HwptId = cast.PageTable };
#if DOES_NOT_COMPILE
        args.Reserved = 1;
#endif
        MemoryMarshal.AsBytes(new System.Span<IommuViommuAlloc>(ref args))[OffsetOfReserved] = 1;
        return new("the reserved member is not 0", "CS0200", Errno.EOPNOTSUPP, cast.Allocate(ref args));
    }

    private static Row Reserved2(Cast cast)
    {
        var args = new IommuViommuAlloc { Type = IommuViommuType.Selftest, DevId = cast.Device, HwptId = cast.PageTable };
#if DOES_NOT_COMPILE
        args.Reserved2 = 1;
#endif
        MemoryMarshal.AsBytes(new System.Span<IommuViommuAlloc>(ref args))[OffsetOfReserved2] = 1;
        return new("the padding behind the fd is not 0", "CS0200", Errno.EOPNOTSUPP, cast.Allocate(ref args));
    }

    private static Row ShortSize(Cast cast)
    {
        var args = new IommuViommuAlloc { Type = IommuViommuType.Selftest, DevId = cast.Device, HwptId = cast.PageTable };
#if DOES_NOT_COMPILE
        args.Size = 16;
#endif
        return new("a size shorter than the struct ever was", "CS0200", Errno.EINVAL, cast.Allocate(ref args, size: 16));
    }
}

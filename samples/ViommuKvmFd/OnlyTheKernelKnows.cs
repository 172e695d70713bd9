using System.Collections.Generic;
using Linux.IommufdKvmfd;
using Linux.Kvm;
using UapiGen;

namespace ViommuKvmFd;

/// <summary>What is right or wrong by what exists at run time, or by the kernel's age: here the compiler must be silent.</summary>
internal static class OnlyTheKernelKnows
{
    /// <summary>The struct's size before <c>kvm_vm_fd</c> was added to it.</summary>
    private const int SizeWithoutFd = 40;

    public static IEnumerable<Row> Rows(Cast cast)
    {
        yield return OtherVm(cast);
        yield return ClosedVm(cast);
        yield return UnwantedData(cast);
        yield return UnknownDevice(cast);
        yield return DeviceAsPageTable(cast);
        yield return LongerStruct(cast, later: 0, "a longer struct, 0 beyond what is known", Errno.None);
        yield return LongerStruct(cast, later: 1, "a longer struct, not 0 beyond what is known", Errno.E2BIG);
        yield return OlderStruct(cast);
        yield return OlderStructWithFlag(cast);
        yield return BadAddress(cast);
        yield return UnknownCommand(cast);
    }

    private static Row OtherVm(Cast cast)
    {
        var args = new IommuViommuAlloc { Type = IommuViommuType.Selftest, DevId = cast.Device, HwptId = cast.PageTable };
        return new("another VM in the same context", "", Errno.EINVAL, cast.Context.TryIommuViommuAlloc(ref args, dataUptr: [], kvmVmFd: cast.OtherVm));
    }

    private static Row ClosedVm(Cast cast)
    {
        RawFd<KvmVmFd> number;
        using (KvmVmFd vm = cast.Kvm.CreateVm())
        {
            number = vm.DangerousGetRawFd<KvmVmFd>();
        }

        var args = new IommuViommuAlloc
        {
            Type = IommuViommuType.Selftest,
            DevId = cast.Device,
            HwptId = cast.PageTable,
            Flags = IommuViommuFlags.KvmFd,
            KvmVmFd = number,
        };
        return new("a VM's fd that is closed by now", "", Errno.EBADF, cast.Allocate(ref args));
    }

    private static Row UnwantedData(Cast cast)
    {
        var args = new IommuViommuAlloc { Type = IommuViommuType.Selftest, DevId = cast.Device, HwptId = cast.PageTable };
        return new("data, which this type does not take", "", Errno.EOPNOTSUPP, cast.Context.TryIommuViommuAlloc(ref args, dataUptr: [1, 2, 3, 4]));
    }

    private static Row UnknownDevice(Cast cast)
    {
        var args = new IommuViommuAlloc { Type = IommuViommuType.Selftest, DevId = 12345, HwptId = cast.PageTable };
        return new("an id that no device has", "", Errno.ENOENT, cast.Context.TryIommuViommuAlloc(ref args, dataUptr: []));
    }

    private static Row DeviceAsPageTable(Cast cast)
    {
        var args = new IommuViommuAlloc { Type = IommuViommuType.Selftest, DevId = cast.Device, HwptId = cast.Device };
        return new("a device's id where a page table's is due", "", Errno.ENOENT, cast.Context.TryIommuViommuAlloc(ref args, dataUptr: []));
    }

    private static Row LongerStruct(Cast cast, ulong later, string name, Errno expected)
    {
        var args = new LongerViommuAlloc
        {
            Known = new() { Type = IommuViommuType.Selftest, DevId = cast.Device, HwptId = cast.PageTable },
            Later = later,
        };
        return new(name, "", expected, cast.Allocate(ref args));
    }

    private static Row OlderStruct(Cast cast)
    {
        var args = new IommuViommuAlloc { Type = IommuViommuType.Selftest, DevId = cast.Device, HwptId = cast.PageTable };
        return new("an older struct, from before there was an fd", "", Errno.None, cast.Allocate(ref args, SizeWithoutFd));
    }

    private static Row OlderStructWithFlag(Cast cast)
    {
        // The kernel reads 0 for what the older struct lacks, and 0 is standard input.
        var args = new IommuViommuAlloc
        {
            Type = IommuViommuType.Selftest,
            DevId = cast.Device,
            HwptId = cast.PageTable,
            Flags = IommuViommuFlags.KvmFd,
            KvmVmFd = cast.Vm.DangerousGetRawFd<KvmVmFd>(),
        };
        return new("an older struct with the newer flag", "", Errno.EBADF, cast.Allocate(ref args, SizeWithoutFd));
    }

    private static Row BadAddress(Cast cast)
    {
        var nowhere = UserPtr<IommuViommuAlloc>.DangerousCreate(8);
        return new("an address where nothing is", "", Errno.EFAULT, cast.Context.TryDangerousIommuViommuAlloc(nowhere));
    }

    private static Row UnknownCommand(Cast cast)
    {
        var request = new IoctlRequest(IommufdKvmfdIoctls.IOMMU_VIOMMU_ALLOC.Code + 1, "the next number");
        return new("a command that does not exist", "", Errno.ENOTTY, Ioctl.TryDangerousCall(cast.Context, request, UserPtr.Null, out _));
    }
}

using System.Collections.Generic;
using Linux.IommufdKvmfd;
using UapiGen;

namespace ViommuKvmFd;

/// <summary>The typed overload: passing the VM's handle sets the flag and the field together, and keeps the handle open during the call.</summary>
internal static class RightWay
{
    public static IEnumerable<Row> Rows(Cast cast)
    {
        yield return WithVm(cast, "typed overload, with a VM");
        yield return WithVm(cast, "the same VM once more");
        yield return WithoutVm(cast);
        yield return OtherContext(cast);
    }

    private static Row WithVm(Cast cast, string name)
    {
        var args = new IommuViommuAlloc { Type = IommuViommuType.Selftest, DevId = cast.Device, HwptId = cast.PageTable };
        Errno errno = cast.Context.TryIommuViommuAlloc(ref args, dataUptr: [], kvmVmFd: cast.Vm);
        return new(name, "", Errno.None, cast.Note(errno, args));
    }

    private static Row WithoutVm(Cast cast)
    {
        var args = new IommuViommuAlloc { Type = IommuViommuType.Selftest, DevId = cast.Device, HwptId = cast.PageTable };
        Errno errno = cast.Context.TryIommuViommuAlloc(ref args, dataUptr: []);
        return new("typed overload, without one", "", Errno.None, cast.Note(errno, args));
    }

    private static Row OtherContext(Cast cast)
    {
        using ViommuContextFd context = ViommuContextFd.Open();
        var domain = new IommuMockDomain();
        context.IommuMockDomain(ref domain);
        var args = new IommuViommuAlloc { Type = IommuViommuType.Selftest, DevId = domain.OutDevId, HwptId = domain.OutHwptId };
        return new("another VM in another context", "", Errno.None, context.TryIommuViommuAlloc(ref args, dataUptr: [], kvmVmFd: cast.OtherVm));
    }
}

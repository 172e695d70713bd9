using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Linux.IommufdKvmfd;
using UapiGen;

namespace ViommuKvmFd;

/// <summary>The end of what was made: who keeps whom alive, and until when.</summary>
internal static class Lifetime
{
    private const string VmFolder = "/sys/kernel/debug/kvm";

    public static IEnumerable<Row> Rows(Cast cast)
    {
        yield return new("destroying a device that is in use", "", Errno.EBUSY, cast.Destroy(cast.Device));
        int? before = CountVms();
        cast.Vm.Dispose();
        yield return new("closing the VM's fd: the VM lives on", "", Vms(before), Vms(CountVms()));
        yield return TryOtherVm(cast, "and the context is still bound to it", Errno.EINVAL);

        uint first = cast.Viommus[0];
        yield return new("destroying a vIOMMU", "", Errno.None, cast.Destroy(first));
        yield return new("destroying it again", "", Errno.ENOENT, cast.Destroy(first));
        foreach (uint id in cast.Viommus.ToArray())
        {
            cast.Destroy(id);
        }

        // The kernel lets go of a file's last reference a moment after the call.
        SpinWait.SpinUntil(() => CountVms() != before, TimeSpan.FromSeconds(5));
        yield return new("destroying its last vIOMMU: the VM goes", "", Vms(before - 1), Vms(CountVms()));
        yield return TryOtherVm(cast, "and the context is free for another", Errno.None);
        cast.Destroy(cast.Viommus[0]);
        yield return new("destroying a device that is not in use", "", Errno.None, cast.Destroy(cast.Device));
    }

    private static Row TryOtherVm(Cast cast, string name, Errno expected)
    {
        var args = new IommuViommuAlloc { Type = IommuViommuType.Selftest, DevId = cast.Device, HwptId = cast.PageTable };
        Errno errno = cast.Context.TryIommuViommuAlloc(ref args, dataUptr: [], kvmVmFd: cast.OtherVm);
        return new(name, "", expected, cast.Note(errno, args));
    }

    /// <summary>How many VMs this process has, as KVM itself lists them in debugfs; null where that is not mounted.</summary>
    private static int? CountVms() =>
        Directory.Exists(VmFolder) ? Directory.GetDirectories(VmFolder, $"{Environment.ProcessId}-*").Length : null;

    private static string Vms(int? count) => count is null ? "no debugfs" : $"{count} VM(s)";
}

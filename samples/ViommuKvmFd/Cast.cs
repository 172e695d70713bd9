using System;
using System.IO;
using Linux.IommufdKvmfd;
using Linux.Kvm;

namespace ViommuKvmFd;

/// <summary>What the cases play with: two VMs, a context of the driver, and in it a device with its page table.</summary>
internal sealed class Cast : IDisposable
{
    public Cast()
    {
        Kvm = KvmFd.Open();
        Vm = Kvm.CreateVm(0);
        OtherVm = Kvm.CreateVm(0);
        Context = ViommuContextFd.Open();
        Mock = NewDomain();
    }

    public KvmFd Kvm { get; }

    public KvmVmFd Vm { get; }

    public KvmVmFd OtherVm { get; }

    public ViommuContextFd Context { get; }

    public IommuMockDomain Mock { get; }

    /// <summary>A correct request but for the VM.</summary>
    public IommuViommuAlloc Request() => new()
    {
        Type = IommuViommuType.Selftest,
        DevId = Mock.OutDevId,
        HwptId = Mock.OutHwptId,
    };

    /// <summary>How many VMs this process has, as KVM itself lists them in debugfs; null where that is not mounted.</summary>
    public static int? CountVms()
    {
        const string Folder = "/sys/kernel/debug/kvm";
        return Directory.Exists(Folder) ? Directory.GetDirectories(Folder, $"{Environment.ProcessId}-*").Length : null;
    }

    public void Dispose()
    {
        Context.Dispose();
        OtherVm.Dispose();
        Vm.Dispose();
        Kvm.Dispose();
    }

    private IommuMockDomain NewDomain()
    {
        var domain = new IommuMockDomain();
        Context.IommuMockDomain(ref domain);
        return domain;
    }
}

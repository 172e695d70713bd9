using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Linux.IommufdKvmfd;
using Linux.Kvm;
using UapiGen;
using UapiGen.Metadata;

namespace ViommuKvmFd;

/// <summary>What the rows play with: two VMs, a context of the driver, and in it a device with its page table.</summary>
internal sealed class Cast : IDisposable
{
    private readonly List<uint> _viommus = [];

    public Cast()
    {
        Kvm = KvmFd.Open();
        Vm = Kvm.CreateVm();
        OtherVm = Kvm.CreateVm();
        Context = ViommuContextFd.Open();
        var domain = new IommuMockDomain();
        Context.IommuMockDomain(ref domain);
        (Device, PageTable) = (domain.OutDevId, domain.OutHwptId);
    }

    public KvmFd Kvm { get; }

    public KvmVmFd Vm { get; }

    public KvmVmFd OtherVm { get; }

    public ViommuContextFd Context { get; }

    /// <summary>The id of a device.</summary>
    public uint Device { get; }

    /// <summary>The id of the device's page table.</summary>
    public uint PageTable { get; }

    /// <summary>The ids of all vIOMMUs that there are.</summary>
    public IReadOnlyList<uint> Viommus => _viommus;

    /// <summary>The call as one makes it by hand, without the typed overload: flag, fd and size as they are given.</summary>
    [Ioctl("IOMMU_VIOMMU_ALLOC", ReadsArgument = true, WritesArgument = true)]
    public Errno Allocate(ref IommuViommuAlloc args, int? size = null)
    {
        args.WriteSize(size ?? Unsafe.SizeOf<IommuViommuAlloc>());
        return Note(Ioctl.TryUpdate(Context, IommufdKvmfdIoctls.IOMMU_VIOMMU_ALLOC, ref args, out _), args);
    }

    /// <summary>The call from a program that was built for a later kernel, whose struct is longer.</summary>
    public Errno Allocate(ref LongerViommuAlloc args)
    {
        args.Known.WriteSize(Unsafe.SizeOf<LongerViommuAlloc>());
        return Note(Ioctl.TryUpdate(Context, IommufdKvmfdIoctls.IOMMU_VIOMMU_ALLOC, ref args, out _), args.Known);
    }

    /// <summary>Keeps the new vIOMMU's id, so that it can be destroyed in the end.</summary>
    public Errno Note(Errno errno, in IommuViommuAlloc args)
    {
        if (errno == Errno.None)
        {
            _viommus.Add(args.OutViommuId);
        }

        return errno;
    }

    public Errno Destroy(uint id)
    {
        _viommus.Remove(id);
        return Context.TryIommuDestroy(new IommuDestroy { Id = id });
    }

    public void Dispose()
    {
        Context.Dispose();
        OtherVm.Dispose();
        Vm.Dispose();
        Kvm.Dispose();
    }
}

/// <summary>The struct as a later kernel might have it: another member behind all that is known today.</summary>
internal struct LongerViommuAlloc
{
    public IommuViommuAlloc Known;
    public ulong Later;
}

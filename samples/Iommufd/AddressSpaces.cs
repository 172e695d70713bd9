using Linux.Iommufd;
using UapiGen;

namespace Iommufd;

/// <summary>I/O address spaces: what a device would see of the process's memory, without a device.</summary>
internal sealed class AddressSpaces(IommuFd iommu, Table table)
{
    private const int Bytes = 16 * 4096;
    private const IommufdIoasMapFlags ReadWrite = IommufdIoasMapFlags.IommuIoasMapReadable | IommufdIoasMapFlags.IommuIoasMapWriteable;

    public void Run()
    {
        Table.Section("I/O address spaces of /dev/iommu (linux/iommufd.h)");
        uint first = Allocate("an address space");
        uint second = Allocate("another one");
        Ranges(first);
        Allow(first);

        using MappedMemory memory = MappedMemory.Allocate(Bytes);
        ulong iova = Map(first, memory);
        MapMistakes(first, memory, iova);
        Copy(first, second, iova);
        Unmap(first, iova);
        Everything(second);
        Destroy(first, second);
        Option();
        FaultQueue();
    }

    private uint Allocate(string purpose)
    {
        var args = new IommuIoasAlloc();
        Errno errno = iommu.TryIoasAlloc(ref args);
        table.Add(IommufdIoctls.IOMMU_IOAS_ALLOC, purpose, errno, $"id {args.OutIoasId}");
        return args.OutIoasId;
    }

    private void Ranges(uint space)
    {
        var args = new IommuIoasIovaRanges { IoasId = space };
        Errno errno = iommu.TryIoasIovaRanges(ref args, allowedIovas: []);
        table.Refused(IommufdIoctls.IOMMU_IOAS_IOVA_RANGES, "how many ranges there are, into no room", Errno.EMSGSIZE, errno);

        var ranges = new IommuIovaRange[args.NumIovas];
        errno = iommu.TryIoasIovaRanges(ref args, ranges);
        table.Add(IommufdIoctls.IOMMU_IOAS_IOVA_RANGES, "the ranges", errno, $"{args.NumIovas}: 0x{ranges[0].Start:x}..0x{ranges[0].Last:x}, alignment {args.OutIovaAlignment}");
    }

    private void Allow(uint space)
    {
        IommuIovaRange[] allowed = [new() { Start = 0x10_0000, Last = 0x1f_ffff }];
        Errno errno = iommu.TryIoasAllowIovas(new IommuIoasAllowIovas { IoasId = space }, allowed);
        table.Add(IommufdIoctls.IOMMU_IOAS_ALLOW_IOVAS, "mappings go into the second megabyte", errno, $"");
    }

    private ulong Map(uint space, MappedMemory memory)
    {
        var args = new IommuIoasMap { IoasId = space, Flags = ReadWrite };
        Errno errno = iommu.TryIoasMap(ref args, memory);
        table.Add(IommufdIoctls.IOMMU_IOAS_MAP, "16 pages, where the kernel likes", errno, $"at 0x{args.Iova:x}");
        return args.Iova;
    }

    private void MapMistakes(uint space, MappedMemory memory, ulong iova)
    {
        var args = new IommuIoasMap { IoasId = space, Flags = ReadWrite };
        table.Refused(IommufdIoctls.IOMMU_IOAS_MAP, "the same again, at the same place", Errno.EEXIST, iommu.TryIoasMap(ref args, memory, iova));

        args = new IommuIoasMap { IoasId = space };
        table.Refused(IommufdIoctls.IOMMU_IOAS_MAP, "neither readable nor writable", Errno.EINVAL, iommu.TryIoasMap(ref args, memory));

        args = new IommuIoasMap { IoasId = 12345, Flags = ReadWrite };
        table.Refused(IommufdIoctls.IOMMU_IOAS_MAP, "into a space that there is not", Errno.ENOENT, iommu.TryIoasMap(ref args, memory));
    }

    private void Copy(uint from, uint to, ulong iova)
    {
        var args = new IommuIoasCopy { SrcIoasId = from, DstIoasId = to, SrcIova = iova, Length = Bytes, Flags = IommufdIoasMapFlags.IommuIoasMapReadable };
        Errno errno = iommu.TryIoasCopy(ref args, dstIova: 0x4000_0000);
        table.Add(IommufdIoctls.IOMMU_IOAS_COPY, "into the other space, read-only", errno, $"at 0x{args.DstIova:x}");
    }

    private void Unmap(uint space, ulong iova)
    {
        var half = new IommuIoasUnmap { IoasId = space, Iova = iova, Length = Bytes / 2 };
        table.Refused(IommufdIoctls.IOMMU_IOAS_UNMAP, "half of a mapping", Errno.ENOENT, iommu.TryIoasUnmap(ref half));

        var whole = new IommuIoasUnmap { IoasId = space, Iova = iova, Length = Bytes };
        Errno errno = iommu.TryIoasUnmap(ref whole);
        table.Add(IommufdIoctls.IOMMU_IOAS_UNMAP, "all of it", errno, $"{whole.Length} bytes");

        whole = new IommuIoasUnmap { IoasId = space, Iova = iova, Length = Bytes };
        table.Refused(IommufdIoctls.IOMMU_IOAS_UNMAP, "what is not mapped any more", Errno.ENOENT, iommu.TryIoasUnmap(ref whole));
    }

    private void Everything(uint space)
    {
        var args = new IommuIoasUnmap { IoasId = space, Iova = 0, Length = ulong.MaxValue };
        Errno errno = iommu.TryIoasUnmap(ref args);
        table.Add(IommufdIoctls.IOMMU_IOAS_UNMAP, "whatever the other space has", errno, $"{args.Length} bytes");
    }

    private void Destroy(uint first, uint second)
    {
        table.Add(IommufdIoctls.IOMMU_DESTROY, "the first space", iommu.TryDestroy(new IommuDestroy { Id = first }), $"");
        table.Add(IommufdIoctls.IOMMU_DESTROY, "the second", iommu.TryDestroy(new IommuDestroy { Id = second }), $"");
        table.Refused(IommufdIoctls.IOMMU_DESTROY, "the second once more", Errno.ENOENT, iommu.TryDestroy(new IommuDestroy { Id = second }));
    }

    private void Option()
    {
        var args = new IommuOption { OptionId = IommufdOption.IommuOptionRlimitMode, Op = IommufdOptionOps.IommuOptionOpGet };
        Errno errno = iommu.TryOption(ref args);
        table.Add(IommufdIoctls.IOMMU_OPTION, "how pinned memory is accounted", errno, $"by {(args.Val64 == 0 ? "user" : "process")}");
    }

    private void FaultQueue()
    {
        var args = new IommuFaultAlloc();
        Errno errno = iommu.TryFaultQueueAlloc(ref args, out IommufdFaultFd? faults);
        using (faults)
        {
            table.Add(IommufdIoctls.IOMMU_FAULT_QUEUE_ALLOC, "a queue of page faults, with an fd", errno, $"id {args.OutFaultId}, a {nameof(IommufdFaultFd)}");
        }
    }
}

using System;
using System.IO;
using System.Runtime.InteropServices;
using Linux.Iommufd;
using Linux.Vfio;
using Microsoft.Win32.SafeHandles;
using UapiGen;

namespace Iommufd;

/// <summary>A device that vfio-pci has: bound to the iommufd, described, and attached to an address space, so that it can reach memory.</summary>
internal sealed class Device(IommuFd iommu, string path, Table table)
{
    private const int Bytes = 16 * 4096;

    public void Run()
    {
        Table.Section($"{path} (linux/vfio.h)");
        using VfioCdevFd device = VfioCdevFd.Open(path);
        var info = new VfioDeviceInfo();
        table.Refused(VfioIoctls.VFIO_DEVICE_GET_INFO, "before it is bound", Errno.EINVAL, device.TryGetInfo(ref info));

        uint id = Bind(device);
        Describe(device);
        Hardware(id);
        Attach(device, id);
    }

    private uint Bind(VfioCdevFd device)
    {
        using SafeFileHandle other = File.OpenHandle("/dev/null");
        var wrong = new VfioDeviceBindIommufd { Iommufd = RawFd<IommuFd>.DangerousCreate((int)other.DangerousGetHandle()) };
        wrong.WriteSize();
        table.Refused(VfioIoctls.VFIO_DEVICE_BIND_IOMMUFD, "to an fd of another kind", Errno.EBADFD, Ioctl.TryUpdate(device, VfioIoctls.VFIO_DEVICE_BIND_IOMMUFD, ref wrong, out _));

        var args = new VfioDeviceBindIommufd();
        Errno errno = device.TryDeviceBindIommufd(ref args, iommu);
        table.Add(VfioIoctls.VFIO_DEVICE_BIND_IOMMUFD, "to our iommufd", errno, $"id {args.OutDevid}");

        var again = new VfioDeviceBindIommufd();
        table.Refused(VfioIoctls.VFIO_DEVICE_BIND_IOMMUFD, "once more", Errno.EINVAL, device.TryDeviceBindIommufd(ref again, iommu));
        return args.OutDevid;
    }

    private void Describe(VfioCdevFd device)
    {
        var info = new VfioDeviceInfo();
        Errno errno = device.TryGetInfo(ref info);
        table.Add(VfioIoctls.VFIO_DEVICE_GET_INFO, "what it is", errno, $"{info.Flags}; {info.NumRegions} regions, {info.NumIrqs} interrupt indexes");
        for (uint index = 0; index < info.NumRegions; index++)
        {
            var region = new VfioRegionInfo { Index = index };
            errno = device.TryGetRegionInfo(ref region);
            if (IsThere(errno, region.Size))
            {
                table.Add(VfioIoctls.VFIO_DEVICE_GET_REGION_INFO, $"region {index}", errno, $"0x{region.Size:x} bytes at 0x{region.Offset:x}: {region.Flags}{FirstWord(device, region)}");
            }
        }

        for (uint index = 0; index < info.NumIrqs; index++)
        {
            var irq = new VfioIrqInfo { Index = index };
            errno = device.TryGetIrqInfo(ref irq);
            if (IsThere(errno, irq.Count))
            {
                table.Add(VfioIoctls.VFIO_DEVICE_GET_IRQ_INFO, $"interrupt index {index}", errno, $"{irq.Count} interrupt(s): {irq.Flags}");
            }
        }

        var none = new VfioRegionInfo { Index = info.NumRegions };
        table.Refused(VfioIoctls.VFIO_DEVICE_GET_REGION_INFO, "a region that there is not", Errno.EINVAL, device.TryGetRegionInfo(ref none));
    }

    // Of the indexes that PCI devices can have, a device answers for those that it lacks with nothing, or not at all.
    private static bool IsThere(Errno errno, ulong size) => errno is not (Errno.None or Errno.EINVAL) || (errno == Errno.None && size > 0);

    private static string FirstWord(VfioCdevFd device, in VfioRegionInfo region)
    {
        if (!region.Flags.HasFlag(VfioRegionInfoFlags.Mmap))
        {
            return "";
        }

        using MappedMemory registers = MappedMemory.Map(device, Environment.SystemPageSize, (long)region.Offset);
        return $", starts with 0x{registers.Read<uint>(0):x8}";
    }

    private void Hardware(uint id)
    {
        Span<IommuHwInfoVtd> vtd = stackalloc IommuHwInfoVtd[1];
        var args = new IommuHwInfo { DevId = id };
        Errno errno = iommu.TryGetHwInfo(ref args, MemoryMarshal.AsBytes(vtd));
        bool isVtd = args.OutDataType == IommuHwInfoType.IntelVtd;
        string registers = isVtd ? $", capabilities 0x{vtd[0].CapReg:x}, extended 0x{vtd[0].EcapReg:x}" : "";
        table.Add(IommufdIoctls.IOMMU_GET_HW_INFO, "the IOMMU behind it", errno, $"type {args.OutDataType}, {args.DataLen} bytes{registers}");
    }

    private void Attach(VfioCdevFd device, uint id)
    {
        var nowhere = new VfioDeviceAttachIommufdPt { PtId = 12345 };
        table.Refused(VfioIoctls.VFIO_DEVICE_ATTACH_IOMMUFD_PT, "to a space that there is not", Errno.ENOENT, device.TryDeviceAttachIommufdPt(ref nowhere));
        var itself = new VfioDeviceAttachIommufdPt { PtId = id };
        table.Refused(VfioIoctls.VFIO_DEVICE_ATTACH_IOMMUFD_PT, "to itself", Errno.EINVAL, device.TryDeviceAttachIommufdPt(ref itself));

        var space = new IommuIoasAlloc();
        iommu.IoasAlloc(ref space);
        var attach = new VfioDeviceAttachIommufdPt { PtId = space.OutIoasId };
        Errno errno = device.TryDeviceAttachIommufdPt(ref attach);
        table.Add(VfioIoctls.VFIO_DEVICE_ATTACH_IOMMUFD_PT, "to an address space", errno, $"by page table {attach.PtId}");

        Ranges(space.OutIoasId);
        Map(space.OutIoasId);
        table.Refused(IommufdIoctls.IOMMU_DESTROY, "the space, while the device uses it", Errno.EBUSY, iommu.TryDestroy(new IommuDestroy { Id = space.OutIoasId }));
        table.Add(VfioIoctls.VFIO_DEVICE_DETACH_IOMMUFD_PT, "from it", device.TryDeviceDetachIommufdPt(default), $"");
        table.Add(IommufdIoctls.IOMMU_DESTROY, "the space, now that nobody does", iommu.TryDestroy(new IommuDestroy { Id = space.OutIoasId }), $"");
    }

    private void Ranges(uint space)
    {
        Span<IommuIovaRange> ranges = stackalloc IommuIovaRange[16];
        var args = new IommuIoasIovaRanges { IoasId = space };
        Errno errno = iommu.TryIoasIovaRanges(ref args, ranges);
        string all = "";
        foreach (IommuIovaRange range in ranges[..(int)Math.Min(args.NumIovas, (uint)ranges.Length)])
        {
            all += $" 0x{range.Start:x}..0x{range.Last:x}";
        }

        table.Add(IommufdIoctls.IOMMU_IOAS_IOVA_RANGES, "what the device leaves of it", errno, $"alignment {args.OutIovaAlignment},{all}");
    }

    private void Map(uint space)
    {
        using MappedMemory memory = MappedMemory.Allocate(Bytes);
        var args = new IommuIoasMap { IoasId = space, Flags = IommufdIoasMapFlags.IommuIoasMapReadable | IommufdIoasMapFlags.IommuIoasMapWriteable };
        Errno errno = iommu.TryIoasMap(ref args, memory);
        table.Add(IommufdIoctls.IOMMU_IOAS_MAP, "16 pages that the device can reach", errno, $"at 0x{args.Iova:x}");
        var unmap = new IommuIoasUnmap { IoasId = space, Iova = args.Iova, Length = Bytes };
        errno = iommu.TryIoasUnmap(ref unmap);
        table.Add(IommufdIoctls.IOMMU_IOAS_UNMAP, "and no longer", errno, $"{unmap.Length} bytes");
    }
}

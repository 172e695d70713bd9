// An address space, mappings in it, a page table with and without a queue of faults.
using System;
using Linux.Iommufd;
using UapiGen;

public static class IommufdProgram
{
    public static uint Allocate(IommuFd iommufd)
    {
        var ioas = new IommuIoasAlloc();
        iommufd.IoasAlloc(ref ioas);
        return ioas.OutIoasId;
    }

    public static ulong Map(IommuFd iommufd, uint ioas, MappedMemory memory, ulong length, ulong? at)
    {
        var map = new IommuIoasMap
        {
            IoasId = ioas,
            Length = length,
            Flags = IommufdIoasMapFlags.IommuIoasMapReadable | IommufdIoasMapFlags.IommuIoasMapWriteable,
        };
        iommufd.IoasMap(ref map, memory, at);
        return map.Iova;
    }

    public static void MapAtFixed(IommuFd iommufd, IommuIoasMap template, MappedMemory memory, ulong at)
    {
        template.Flags |= IommufdIoasMapFlags.IommuIoasMapFixedIova;
        template.Iova = at;
        iommufd.IoasMap(ref template, memory);

        IommuIoasMap second = template;
        second.Flags &= ~IommufdIoasMapFlags.IommuIoasMapFixedIova;
        iommufd.IoasMap(ref second, memory);
    }

    public static uint PageTable(IommuFd iommufd, uint device, uint parent, uint? queue, ReadOnlySpan<byte> data)
    {
        var alloc = new IommuHwptAlloc { DevId = device, PtId = parent };
        if (queue is { } id)
        {
            alloc.Flags = IommufdHwptAllocFlags.IommuHwptFaultIdValid;
            alloc.FaultId = id;
        }

        if (data.IsEmpty)
        {
            iommufd.HwptAlloc(ref alloc);
        }
        else
        {
            alloc.DataType = IommuHwptDataType.VtdS1;
            iommufd.HwptAlloc(ref alloc, data);
        }

        return alloc.OutHwptId;
    }

    public static uint PageTableWithQueue(IommuFd iommufd, uint device, uint parent)
    {
        var fault = new IommuFaultAlloc();
        using IommufdFaultFd queue = iommufd.FaultQueueAlloc(ref fault);
        var alloc = new IommuHwptAlloc { DevId = device, PtId = parent };
        iommufd.HwptAlloc(ref alloc, faultId: fault.OutFaultId);
        if (iommufd.TryDestroy(new IommuDestroy { Id = alloc.OutHwptId }) != Errno.None)
        {
            alloc.Flags = 0;
            iommufd.HwptAlloc(ref alloc);
        }

        return alloc.OutHwptId;
    }
}

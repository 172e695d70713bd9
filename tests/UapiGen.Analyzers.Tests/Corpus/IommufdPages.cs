// Page tables with a queue for faults, and mappings at a fixed address or at one that the kernel picks.
using System.Collections.Generic;
using Linux.Iommufd;
using UapiGen;

public sealed class PageTables(IommufdFd iommufd)
{
    private readonly List<uint> _ids = [];

    public uint Allocate(uint device, uint parent, uint? queue)
    {
        var args = new IommuHwptAlloc { DevId = device, PtId = parent };
        if (queue is { } id)
        {
            args.Flags = IommufdHwptAllocFlags.FaultIdValid;
            args.FaultId = id;
        }

        iommufd.DangerousHwptAlloc(ref args);
        _ids.Add(args.OutHwptId);
        return args.OutHwptId;
    }

    public void AllocateTwice(uint device, uint parent)
    {
        var args = new IommuHwptAlloc { DevId = device, PtId = parent, Flags = IommufdHwptAllocFlags.NestParent };
        iommufd.DangerousHwptAlloc(ref args);
        args.PtId = args.OutHwptId;
        args.Flags &= ~IommufdHwptAllocFlags.NestParent;
        iommufd.DangerousHwptAlloc(ref args);
    }

    public ulong Map(uint ioas, UserPtr64 memory, ulong length, ulong? iova)
    {
        IommuIoasMap map = new()
        {
            Flags = IommufdIoasMapFlags.Readable | IommufdIoasMapFlags.Writeable | (iova.HasValue ? IommufdIoasMapFlags.FixedIova : IommufdIoasMapFlags.None),
            IoasId = ioas,
            UserVa = memory,
            Length = length,
            Iova = iova.GetValueOrDefault(),
        };
        iommufd.DangerousIoasMap(ref map);
        return map.Iova;
    }

    public void MapAtZero(uint ioas, UserPtr64 memory)
    {
        var map = new IommuIoasMap { Flags = IommufdIoasMapFlags.FixedIova, IoasId = ioas, UserVa = memory, Length = 4096, Iova = 0 };
        iommufd.DangerousIoasMap(ref map);
    }
}

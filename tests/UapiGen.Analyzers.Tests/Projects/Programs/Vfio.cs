// A device of a group: its interrupts, its memory, a doorbell, and the way over iommufd.
using System;
using System.Runtime.InteropServices;
using Linux.Iommufd;
using Linux.Vfio;
using UapiGen;

public static class VfioProgram
{
    public static void Map(VfioContainerFd container, MappedMemory memory, ulong size, bool isReadOnly)
    {
        var map = new VfioIommuType1DmaMap { Iova = 0x1000, Size = size, Flags = VfioIommuType1DmaMapFlags.Read };
        if (!isReadOnly)
        {
            map.Flags |= VfioIommuType1DmaMapFlags.Write;
        }

        container.IommuMapDma(map, memory);
        container.IommuMapDma(map with { Flags = VfioIommuType1DmaMapFlags.Vaddr }, memory);
    }

    public static uint CountRegions(VfioDeviceFd device)
    {
        var info = new VfioDeviceInfo();
        device.GetInfo(ref info);
        for (uint i = 0; i < info.NumRegions; i++)
        {
            var region = new VfioRegionInfo { Index = i };
            device.GetRegionInfo(ref region);
            if (region.Size == 0)
            {
                return i;
            }
        }

        return info.NumRegions;
    }

    public static unsafe void Trigger(VfioDeviceFd device, uint index, bool mask)
    {
        VfioIrqSet set = default;
        set.Index = index;
        set.Count = 1;
        set.Flags = VfioIrqSetFlags.DataNone;
        set.Flags |= mask ? VfioIrqSetFlags.ActionMask : VfioIrqSetFlags.ActionTrigger;
        set.WriteSize();
        device.DangerousSetIrqs(UserPtr<VfioIrqSet>.DangerousCreate((nuint)(&set)));
    }

    public static void Doorbell(VfioDeviceFd device, EventFd? bell, int width)
    {
        VfioDeviceIoeventfdFlags flag = width switch
        {
            1 => VfioDeviceIoeventfdFlags.Ioeventfd8,
            _ => VfioDeviceIoeventfdFlags.Ioeventfd32,
        };
        device.Ioeventfd(new() { Offset = 0x10, Data = 1, Flags = flag }, bell);
        device.Ioeventfd(new() { Offset = 0x10, Data = 1, Flags = flag, Fd = RawFd<EventFd>.None });
    }

    public static uint Attach(string path, IommuFd iommufd, uint ioas)
    {
        using VfioCdevFd device = VfioCdevFd.Open(path);
        var bind = new VfioDeviceBindIommufd();
        device.DeviceBindIommufd(ref bind, iommufd);
        var attach = new VfioDeviceAttachIommufdPt { PtId = ioas };
        device.DeviceAttachIommufdPt(ref attach);
        return bind.OutDevid;
    }

    public static bool Reset(VfioGroupFd group, VfioContainerFd container, VfioDeviceFd device)
    {
        var status = new VfioGroupStatus();
        group.GetStatus(ref status);
        group.SetContainer(container);
        if (device.TryReset() is Errno.None)
        {
            return true;
        }

        group.UnsetContainer();
        return status.Flags != 0;
    }
}

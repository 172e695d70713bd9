// Interrupts of a device given to a program, and its features.
using Linux.Iommufd;
using Linux.Vfio;
using UapiGen;

public static class VfioInterrupts
{
    public static void Bind(VfioDeviceFd device, IommufdFd iommufd)
    {
        var bind = new VfioDeviceBindIommufd { Iommufd = iommufd.DangerousGetRawFd<IommufdFd>() };
        device.BindIommufd(ref bind);
    }

    public static void Mask(VfioDeviceFd device, uint index, bool mask)
    {
        VfioIrqSetFlags action = mask ? VfioIrqSetFlags.ActionMask : VfioIrqSetFlags.ActionUnmask;
        device.SetIrqs(new VfioIrqSet { Index = index, Count = 1, Flags = VfioIrqSetFlags.DataNone | action });
    }

    public static void Do(VfioDeviceFd device, VfioIrqSetFlags data, int action)
    {
        VfioIrqSet set = default;
        set.Flags = data;
        set.Flags |= action switch
        {
            0 => VfioIrqSetFlags.ActionMask,
            1 => VfioIrqSetFlags.ActionUnmask,
            _ => VfioIrqSetFlags.ActionTrigger,
        };
        device.SetIrqs(set);
    }

    public static bool Supports(VfioDeviceFd device, uint feature)
    {
        var query = new VfioDeviceFeature
        {
            Flags = VfioDeviceFeatureFlags.Probe | VfioDeviceFeatureFlags.Get | VfioDeviceFeatureFlags.Set | (VfioDeviceFeatureFlags)(feature & 0xffff),
        };
        try
        {
            device.Feature(ref query);
        }
        catch (IoctlException)
        {
            return false;
        }

        query.Flags &= ~(VfioDeviceFeatureFlags.Probe | VfioDeviceFeatureFlags.Set);
        device.Feature(ref query);
        return true;
    }
}

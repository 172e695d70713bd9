// A guest with private memory, level-triggered interrupts, messages and devices.
using System;
using Linux.Kvm;
using UapiGen;

public static class KvmProgram
{
    public static void Memory(KvmVmFd vm, MappedMemory memory, ulong size, bool isPrivate)
    {
        var region = new KvmUserspaceMemoryRegion2 { MemorySize = size };
        if (!isPrivate)
        {
            vm.SetUserMemoryRegion2(region, memory);
            return;
        }

        using KvmGuestMemFd file = vm.CreateGuestMemfd(new KvmCreateGuestMemfd { Size = size });
        region.Flags |= KvmUserspaceMemoryRegion2Flags.MemGuestMemfd;
        region.GuestMemfd = file.DangerousGetRawFd<KvmGuestMemFd>();
        vm.SetUserMemoryRegion2(region, memory);
        vm.SetUserMemoryRegion2(new() { Slot = 1, MemorySize = size }, memory, guestMemfd: file, guestMemfdOffset: 0);
    }

    public static void Level(KvmVmFd vm, uint gsi, EventFd irq, EventFd resample)
    {
        vm.Irqfd(new() { Gsi = gsi }, irq, resample);
        var off = new KvmIrqfd { Gsi = gsi, Flags = KvmIrqfdFlags.Deassign | KvmIrqfdFlags.Resample };
        vm.Irqfd(off, irq);
        off.Flags = KvmIrqfdFlags.Resample;
        vm.Irqfd(off, irq, resample);
    }

    public static int Message(KvmVmFd vm, ulong address, uint data, uint? device)
    {
        var msi = new KvmMsi { AddressLo = (uint)address, AddressHi = (uint)(address >> 32), Data = data };
        return device is { } id ? vm.SignalMsi(msi, id) : vm.SignalMsi(msi);
    }

    public static KvmDeviceFd? Device(KvmVmFd vm, KvmDeviceType type, bool test)
    {
        var create = new KvmCreateDevice { Type = type, Flags = test ? KvmCreateDeviceFlags.Test : 0 };
        KvmDeviceFd? device = vm.CreateDevice(ref create);
        if (device is null && test)
        {
            create.Flags = 0;
            device = vm.CreateDevice(ref create);
        }

        return device;
    }

    public static void Doorbells(KvmVmFd vm, EventFd[] bells, ulong start)
    {
        for (int i = 0; i < bells.Length; i++)
        {
            KvmIoeventfd args = new() { Addr = start + (ulong)(4 * i), Len = 4 };
            try
            {
                vm.Ioeventfd(args, bells[i], datamatch: 1);
            }
            catch (IoctlException e) when (e.Errno == Errno.EEXIST)
            {
                args.Flags = KvmIoeventfdFlags.Deassign;
                vm.Ioeventfd(args, bells[i]);
            }
        }
    }
}

// Hand-written structs, with and without a claim to stand for a C struct, beside the generated ones.
using System;
using System.Runtime.InteropServices;
using Linux.Kvm;
using Linux.DmaHeap;
using UapiGen;
using UapiGen.Metadata;

[CRecord("struct kvm_irqfd", Mirror = true, Header = "linux/kvm.h")]
[StructLayout(LayoutKind.Sequential)]
public unsafe struct MyIrqfd
{
    public int Fd;
    public uint Gsi;
    public uint Flags;
    public int ResampleFd;
    private fixed byte _pad[16];
}

[CRecord("struct dma_heap_allocation_data", Mirror = true)]
public struct MyAllocation
{
    public ulong Len;
    public uint Fd;
    public uint FdFlags;
    public ulong HeapFlags;
}

[StructLayout(LayoutKind.Sequential)]
public struct WithTail
{
    public KvmIrqfd Header;
    public ulong More;
}

public static class HandWritten
{
    public static void Use(KvmVmFd vm, DmaHeapFd heap, EventFd irq)
    {
        var mine = new MyIrqfd { Fd = (int)irq.DangerousGetHandle(), Gsi = 3, Flags = 2 };
        Ioctl.Write(vm, Kvm.KVM_IRQFD, in mine);

        WithTail tail = default;
        tail.Header.Fd = irq.DangerousGetRawFd<EventFd>();
        Ioctl.Update(vm, Kvm.KVM_IRQFD, ref tail);

        DmaHeapAllocationData data = new() { Len = 4096 };
        while (heap.TryAlloc(ref data) == Errno.EINTR)
        {
        }

        for (int i = 0; i < 4; i++)
        {
            data = new DmaHeapAllocationData { Len = 4096 };
            heap.Alloc(ref data);
            Close(data.Fd);
        }
    }

    private static void Close(uint fd) => new Microsoft.Win32.SafeHandles.SafeFileHandle((nint)fd, ownsHandle: true).Dispose();
}

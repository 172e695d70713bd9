// What the generator emits for a part of linux/kvm.h, with bodies left out: the analyzers look at shapes and attributes only.
using System;
using System.Runtime.InteropServices;
using UapiGen;
using UapiGen.Metadata;

[assembly: UapiSchema(1)]

namespace Linux.Kvm;

[CName("kvm")]
public sealed class KvmFd : FdHandle, IFdKind<KvmFd>
{
    private KvmFd(int fd, bool owns) : base(fd, owns, "kvm") { }
    static string IFdKind<KvmFd>.KindName => "kvm";
    static KvmFd IFdKind<KvmFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);

    public static KvmFd Open() => throw null!;

    [Ioctl("KVM_CREATE_VM", ReturnsFd = true)]
    public KvmVmFd CreateVm(nuint type = 0) => throw null!;
}

[CName("kvm_vm")]
public sealed class KvmVmFd : FdHandle, IFdKind<KvmVmFd>
{
    private KvmVmFd(int fd, bool owns) : base(fd, owns, "kvm_vm") { }
    static string IFdKind<KvmVmFd>.KindName => "kvm_vm";
    static KvmVmFd IFdKind<KvmVmFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);

    [Ioctl("KVM_CREATE_VCPU", ReturnsFd = true)]
    public KvmVcpuFd CreateVcpu(nuint id) => throw null!;

    [Ioctl("KVM_CREATE_VCPU", ReturnsFd = true)]
    public Errno TryCreateVcpu(nuint id, out KvmVcpuFd? vcpu) => throw null!;

    [Ioctl("KVM_IRQFD", ReadsArgument = true, ArgumentSize = 32)]
    public void Irqfd(in KvmIrqfd args) => throw null!;

    [Ioctl("KVM_IRQFD", ReadsArgument = true, ArgumentSize = 32)]
    public Errno TryIrqfd(in KvmIrqfd args) => throw null!;

    [Ioctl("KVM_IRQFD", ReadsArgument = true, ArgumentSize = 32)]
    public void Irqfd(in KvmIrqfd args, [SuppliesField("Fd")] EventFd fd, [SuppliesField("Resamplefd")] EventFd? resamplefd = null) => throw null!;

    [Ioctl("KVM_SET_USER_MEMORY_REGION2", ReadsArgument = true, ArgumentSize = 160)]
    public void DangerousSetUserMemoryRegion2(in KvmUserspaceMemoryRegion2 region) => throw null!;

    [Ioctl("KVM_CREATE_DEVICE", ReadsArgument = true, WritesArgument = true, ArgumentSize = 12)]
    public void CreateDevice(ref KvmCreateDevice device) => throw null!;

    [Ioctl("KVM_CREATE_GUEST_MEMFD", ReadsArgument = true, WritesArgument = true, ReturnsFd = true, ArgumentSize = 64)]
    public KvmGuestMemfdFd CreateGuestMemfd(nuint size) => throw null!;
}

[CName("kvm_vcpu")]
public sealed class KvmVcpuFd : FdHandle, IFdKind<KvmVcpuFd>
{
    private KvmVcpuFd(int fd, bool owns) : base(fd, owns, "kvm_vcpu") { }
    static string IFdKind<KvmVcpuFd>.KindName => "kvm_vcpu";
    static KvmVcpuFd IFdKind<KvmVcpuFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);

    [Ioctl("KVM_GET_SREGS", WritesArgument = true, ArgumentSize = 16)]
    public KvmSregs GetSregs() => throw null!;

    [Ioctl("KVM_GET_SREGS", WritesArgument = true, ArgumentSize = 16)]
    public Errno TryGetSregs(out KvmSregs sregs) => throw null!;

    [Ioctl("KVM_SET_SREGS", ReadsArgument = true, ArgumentSize = 16)]
    public void SetSregs(in KvmSregs sregs) => throw null!;

    [Ioctl("KVM_RUN")]
    public void Run() => throw null!;
}

[CName("kvm_guest_memfd")]
public sealed class KvmGuestMemfdFd : FdHandle, IFdKind<KvmGuestMemfdFd>
{
    private KvmGuestMemfdFd(int fd, bool owns) : base(fd, owns, "kvm_guest_memfd") { }
    static string IFdKind<KvmGuestMemfdFd>.KindName => "kvm_guest_memfd";
    static KvmGuestMemfdFd IFdKind<KvmGuestMemfdFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);
}

[CName("kvm_device")]
public sealed class KvmDeviceFd : FdHandle, IFdKind<KvmDeviceFd>
{
    private KvmDeviceFd(int fd, bool owns) : base(fd, owns, "kvm_device") { }
    static string IFdKind<KvmDeviceFd>.KindName => "kvm_device";
    static KvmDeviceFd IFdKind<KvmDeviceFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);
}

[Flags]
[CName("KVM_IRQFD_FLAG")]
public enum KvmIrqfdFlags : uint
{
    None = 0,
    Deassign = 1 << 0,
    Resample = 1 << 1,
}

[CRecord("struct kvm_irqfd", Header = "linux/kvm.h", Size = 32, Alignment = 4)]
[StructLayout(LayoutKind.Explicit, Size = 32)]
public struct KvmIrqfd
{
    [FieldOffset(0)]
    [CField("fd", 0, 4)]
    [FdField("eventfd", Direction = FieldDirection.In)]
    public RawFd<EventFd> Fd;

    [FieldOffset(4)]
    [CField("gsi", 4, 4)]
    public uint Gsi;

    [FieldOffset(8)]
    [CField("flags", 8, 4)]
    [ValuesOf(typeof(KvmIrqfdFlags), IsFlags = true)]
    public KvmIrqfdFlags Flags;

    [FieldOffset(12)]
    [CField("resamplefd", 12, 4)]
    [FdField("eventfd", Direction = FieldDirection.In)]
    [FieldCondition("Flags", 2, 2, Requirement = Requirement.Required, Otherwise = Otherwise.Ignored, Text = "flags & KVM_IRQFD_FLAG_RESAMPLE")]
    [FieldCondition("Flags", 1, 0, Requirement = Requirement.Required, Otherwise = Otherwise.Ignored)]
    public RawFd<EventFd> Resamplefd;

    [FieldOffset(16)]
    [CField("pad", 16, 8)]
    [MustBeZero]
    public ulong Pad;

    [FieldOffset(24)]
    private ulong _pad1;
}

[Flags]
[CName("KVM_MEM")]
public enum KvmMemFlags : uint
{
    None = 0,
    LogDirtyPages = 1,
    Readonly = 2,
    GuestMemfd = 4,
}

[CRecord("struct kvm_userspace_memory_region2", Header = "linux/kvm.h", Size = 160, Alignment = 8)]
[StructLayout(LayoutKind.Explicit, Size = 160)]
public struct KvmUserspaceMemoryRegion2
{
    [FieldOffset(0)]
    [CField("slot", 0, 4)]
    public uint Slot;

    [FieldOffset(4)]
    [CField("flags", 4, 4)]
    [ValuesOf(typeof(KvmMemFlags), IsFlags = true)]
    public KvmMemFlags Flags;

    [FieldOffset(8)]
    [CField("guest_phys_addr", 8, 8)]
    public ulong GuestPhysAddr;

    [FieldOffset(16)]
    [CField("memory_size", 16, 8)]
    public ulong MemorySize;

    [FieldOffset(24)]
    [CField("userspace_addr", 24, 8)]
    [PointerField(Bytes = "MemorySize")]
    public UserPtr64 UserspaceAddr;

    [FieldOffset(32)]
    [CField("guest_memfd_offset", 32, 8)]
    [FieldCondition("Flags", 4, 4, Requirement = Requirement.Valid, Otherwise = Otherwise.Ignored, Text = "flags & KVM_MEM_GUEST_MEMFD")]
    public ulong GuestMemfdOffset;

    [FieldOffset(40)]
    [CField("guest_memfd", 40, 4)]
    [FdField("kvm_guest_memfd", Direction = FieldDirection.In)]
    [FieldCondition("Flags", 4, 4, Requirement = Requirement.Required, Otherwise = Otherwise.Ignored, Text = "flags & KVM_MEM_GUEST_MEMFD")]
    public RawFd<KvmGuestMemfdFd> GuestMemfd;
}

[Flags]
[CName("KVM_CREATE_DEVICE")]
public enum KvmCreateDeviceFlags : uint
{
    None = 0,
    Test = 1,
}

[CRecord("struct kvm_create_device", Header = "linux/kvm.h", Size = 12, Alignment = 4)]
public struct KvmCreateDevice
{
    [CField("type", 0, 4)]
    public uint Type;

    [CField("fd", 4, 4)]
    [FdField("kvm_device", Direction = FieldDirection.Out)]
    [FieldCondition("Flags", 1, 0, Requirement = Requirement.Valid, Text = "!(flags & KVM_CREATE_DEVICE_TEST)")]
    public RawFd<KvmDeviceFd> Fd;

    [CField("flags", 8, 4)]
    [ValuesOf(typeof(KvmCreateDeviceFlags), IsFlags = true)]
    public KvmCreateDeviceFlags Flags;
}

[CRecord("struct kvm_sregs", Header = "linux/kvm.h", Size = 16, Alignment = 8)]
public struct KvmSregs
{
    [CField("cr0", 0, 8)]
    public ulong Cr0;

    [CField("cr3", 8, 8)]
    public ulong Cr3;
}

public static class Kvm
{
    [Ioctl("KVM_IRQFD", ReadsArgument = true, ArgumentSize = 32)]
    public static IoctlRequest KVM_IRQFD => new(0x4020ae76, "KVM_IRQFD");

    [Ioctl("KVM_CREATE_VM", ReturnsFd = true)]
    public static IoctlRequest KVM_CREATE_VM => new(0xae01, "KVM_CREATE_VM");
}

using System;
using System.Runtime.CompilerServices;
using System.Threading;

namespace UapiGen.Tests;

/// <summary>A machine of one page: fds that return fds, shared pages, flexible arrays, and a call that is interrupted on purpose.</summary>
public class KvmTests
{
    private const int ExitHalt = 5;
    private const int ExitIo = 2;
    private const int RipIndex = 16;
    private const int RflagsIndex = 17;

    internal static IoctlRequest KVM_GET_API_VERSION => Ioc.None(0xAE, 0x00, nameof(KVM_GET_API_VERSION));

    internal static IoctlRequest KVM_CREATE_VM => Ioc.None(0xAE, 0x01, nameof(KVM_CREATE_VM));

    internal static IoctlRequest KVM_GET_MSR_INDEX_LIST => Ioc.Both<MsrList>(0xAE, 0x02, nameof(KVM_GET_MSR_INDEX_LIST));

    internal static IoctlRequest KVM_GET_VCPU_MMAP_SIZE => Ioc.None(0xAE, 0x04, nameof(KVM_GET_VCPU_MMAP_SIZE));

    internal static IoctlRequest KVM_CREATE_VCPU => Ioc.None(0xAE, 0x41, nameof(KVM_CREATE_VCPU));

    internal static IoctlRequest KVM_SET_USER_MEMORY_REGION => Ioc.Write<MemoryRegion>(0xAE, 0x46, nameof(KVM_SET_USER_MEMORY_REGION));

    internal static IoctlRequest KVM_RUN => Ioc.None(0xAE, 0x80, nameof(KVM_RUN), EintrPolicy.Return);

    internal static IoctlRequest KVM_GET_REGS => Ioc.Read<Registers>(0xAE, 0x81, nameof(KVM_GET_REGS));

    internal static IoctlRequest KVM_SET_REGS => Ioc.Write<Registers>(0xAE, 0x82, nameof(KVM_SET_REGS));

    internal static IoctlRequest KVM_GET_SREGS => Ioc.Read<SystemRegisters>(0xAE, 0x83, nameof(KVM_GET_SREGS));

    internal static IoctlRequest KVM_SET_SREGS => Ioc.Write<SystemRegisters>(0xAE, 0x84, nameof(KVM_SET_SREGS));

    [Fact]
    public void A_guest_runs_until_it_halts()
    {
        // out 0x10, al; hlt
        using var machine = new Machine([0xE6, 0x10, 0xF4], rax: 0x41);
        Assert.Equal(0, Ioctl.Call(machine.Cpu, KVM_RUN));
        Assert.Equal(ExitIo, machine.ExitReason);
        Assert.Equal(0x41, machine.Run.Read<byte>(machine.Run.Read<long>(40)));
        Ioctl.Call(machine.Cpu, KVM_RUN);
        Assert.Equal(ExitHalt, machine.ExitReason);
        Ioctl.Read(machine.Cpu, KVM_GET_REGS, out Registers registers);
        Assert.Equal(3ul, registers[RipIndex]);
    }

    [Fact]
    public void A_guest_that_never_ends_is_interrupted()
    {
        // jmp to itself
        using var machine = new Machine([0xEB, 0xFE], rax: 0);
        using var cancel = new CancellationTokenSource(100);
        using (Interruption.Enter(cancel.Token))
        {
            Assert.Equal(Errno.EINTR, Ioctl.TryCall(machine.Cpu, KVM_RUN, out _));
            Assert.ThrowsAny<OperationCanceledException>(() => Ioctl.Call(machine.Cpu, KVM_RUN));
        }
    }

    [Fact]
    public void The_memory_of_a_guest_outlives_the_handles_that_are_disposed_first()
    {
        var machine = new Machine([0xF4], rax: 0);
        machine.Memory.Dispose();
        machine.Vm.Dispose();
        Ioctl.Call(machine.Cpu, KVM_RUN);
        Assert.Equal(ExitHalt, machine.ExitReason);
        machine.Dispose();
    }

    [Fact]
    public void A_list_that_does_not_fit_is_E2BIG_and_says_what_it_needs()
    {
        using FileFd kvm = Open();
        var small = new FlexBuffer<MsrList, uint>(1);
        IoctlException e = Assert.Throws<IoctlException>(() => Ioctl.Update(kvm, KVM_GET_MSR_INDEX_LIST, small));
        Assert.Equal(Errno.E2BIG, e.Errno);
        Assert.InRange(small.Count, 2, 10_000);
        var enough = new FlexBuffer<MsrList, uint>((int)small.Count);
        Assert.Equal(0, Ioctl.Update(kvm, KVM_GET_MSR_INDEX_LIST, enough));
        Assert.Equal(small.Count, enough.Count);
        Assert.NotEqual(0u, enough.Elements[^1]);
    }

    [Fact]
    public void A_machine_is_told_from_a_processor_and_an_eventfd()
    {
        using var machine = new Machine([0xF4], rax: 0);
        using VmFd again = Fd.DuplicateAs<VmFd>(machine.Vm);
        Assert.Throws<ArgumentException>(() => Fd.DuplicateAs<VmFd>(machine.Cpu));
        using EventFd counter = EventFd.Create();
        Assert.Throws<ArgumentException>(() => Fd.DuplicateAs<VmFd>(counter));
        Assert.Equal("KVM_RUN on kvm_vm: ENOTTY (this kind of file does not support the request)", Assert.Throws<IoctlException>(() => Ioctl.Call(machine.Vm, KVM_RUN)).Message);
    }

    internal static FileFd Open()
    {
        if (UapiTarget.Current != UapiArchitectures.X64)
        {
            Assert.Skip("The guest is x86 code.");
        }

        Errno errno = Fd.TryOpen("/dev/kvm", out FileFd? kvm);
        if (errno != Errno.None)
        {
            Assert.Skip($"/dev/kvm can't be opened here: {errno}");
        }

        Assert.Equal(12, Ioctl.Call(kvm, KVM_GET_API_VERSION));
        return kvm!;
    }

    /// <summary>Real mode, code at 0.</summary>
    internal sealed class Machine : IDisposable
    {
        private readonly FileFd _kvm = Open();

        public Machine(ReadOnlySpan<byte> code, ulong rax)
        {
            Vm = Fd.FromResult<VmFd>(_kvm, Ioctl.Call(_kvm, KVM_CREATE_VM));
            Memory = MappedMemory.Allocate(4096);
            Memory.CopyFrom(0, code);
            Ioctl.Write(Vm, KVM_SET_USER_MEMORY_REGION, new MemoryRegion { Size = 4096, Address = Memory.Address });
            Vm.KeepMemory(0, Memory);
            Cpu = Fd.FromResult<CpuFd>(Vm, Ioctl.Call(Vm, KVM_CREATE_VCPU, 0));
            Run = MappedMemory.Map(Cpu, Ioctl.Call(_kvm, KVM_GET_VCPU_MMAP_SIZE));

            Ioctl.Read(Cpu, KVM_GET_SREGS, out SystemRegisters system);
            system[0] = 0; // The base of the code segment, and below its selector.
            system[1] &= 0xFFFF_0000_FFFF_FFFF;
            Ioctl.Write(Cpu, KVM_SET_SREGS, system);
            Registers registers = default;
            registers[0] = rax;
            registers[RipIndex] = 0;
            registers[RflagsIndex] = 2;
            Ioctl.Write(Cpu, KVM_SET_REGS, registers);
        }

        public VmFd Vm { get; }

        public CpuFd Cpu { get; }

        public MappedMemory Memory { get; }

        public MappedMemory Run { get; }

        public int ExitReason => Run.Read<int>(8);

        public void Dispose()
        {
            Run.Dispose();
            Cpu.Dispose();
            Vm.Dispose();
            Memory.Dispose();
            _kvm.Dispose();
        }
    }

    internal struct MemoryRegion
    {
        public uint Slot;
        public uint Flags;
        public ulong GuestAddress;
        public long Size;
        public UserPtr64<byte> Address;
    }

    internal struct MsrList : IFlexHeader<MsrList, uint>
    {
        public uint Count;

        public static int TailOffset => 4;

        public static long GetCount(in MsrList header) => header.Count;

        public static void SetCount(ref MsrList header, long count) => header.Count = (uint)count;
    }

    [InlineArray(18)]
    internal struct Registers
    {
        public ulong Rax;
    }

    [InlineArray(39)]
    internal struct SystemRegisters
    {
        public ulong CodeBase;
    }

    internal sealed class VmFd : FdHandle, IFdKind<VmFd>
    {
        private VmFd(int fd, bool ownsHandle)
            : base(fd, ownsHandle, "kvm_vm")
        {
        }

        static string IFdKind<VmFd>.KindName => "kvm_vm";

        static FdIdentity IFdKind<VmFd>.Identity => FdIdentity.AnonymousInode("kvm-vm");

        static VmFd IFdKind<VmFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);
    }

    internal sealed class CpuFd : FdHandle, IFdKind<CpuFd>
    {
        private CpuFd(int fd, bool ownsHandle)
            : base(fd, ownsHandle, "kvm_vcpu")
        {
        }

        static string IFdKind<CpuFd>.KindName => "kvm_vcpu";

        static FdIdentity IFdKind<CpuFd>.Identity => FdIdentity.AnonymousInode("kvm-vcpu:*");

        static CpuFd IFdKind<CpuFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);
    }
}

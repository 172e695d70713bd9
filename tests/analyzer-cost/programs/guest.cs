// Sets up a guest: memory, a virtual CPU, its registers, and a loop over its exits.
using System;
using System.IO;
using System.Text;
using Linux.Kvm;
using Linux.Kvm.X64;
using UapiGen;

namespace Project.FileNNN;

internal static class Guest
{
    private const ulong Start = 0x1000;

    public static string Run(byte[] image)
    {
        using KvmFd kvm = KvmFd.Open();
        if (kvm.GetApiVersion() != KvmConstants.KVM_API_VERSION)
        {
            throw new InvalidDataException("another version");
        }

        using MappedMemory ram = MappedMemory.Allocate(0x10000);
        ram.CopyFrom<byte>((long)Start, image);
        using KvmVmFd vm = kvm.CreateVm();
        vm.SetUserMemoryRegion(new KvmUserspaceMemoryRegion { Slot = 0, GuestPhysAddr = 0 }, ram);
        using KvmVcpuFd vcpu = vm.CreateVcpu(0);
        Prepare(vcpu, protectedMode: image.Length > 512);
        using MappedMemory state = MappedMemory.Map(vcpu, kvm.GetVcpuMmapSize());
        return Loop(vcpu, state);
    }

    private static void Prepare(KvmVcpuFd vcpu, bool protectedMode)
    {
        KvmSregs sregs = vcpu.GetSregs();
        sregs.Cs.Base = 0;
        sregs.Cs.Selector = 0;
        if (protectedMode)
        {
            sregs.Cr0 |= 1;
            sregs.Cs.Limit = 0xffffffff;
            sregs.Ds = sregs.Cs with { Type = 3, Selector = 16 };
        }

        vcpu.SetSregs(sregs);
        var regs = new KvmRegs { Rip = Start, Rflags = 2 };
        for (int i = 0; i < 8; i++)
        {
            regs.Rax += (ulong)i;
        }

        vcpu.SetRegs(regs);
    }

    private static string Loop(KvmVcpuFd vcpu, MappedMemory state)
    {
        var text = new StringBuilder();
        while (true)
        {
            vcpu.Run();
            KvmRun run = state.Read<KvmRun>(0);
            switch ((int)run.ExitReason)
            {
                case KvmConstants.KVM_EXIT_IO when run.Io.Direction == KvmConstants.KVM_EXIT_IO_OUT:
                    text.Append((char)state.Read<byte>((long)run.Io.DataOffset));
                    break;
                case KvmConstants.KVM_EXIT_HLT:
                    return text.ToString();
                default:
                    throw new InvalidDataException($"exit reason {run.ExitReason}");
            }
        }
    }
}

// Boots a guest of a few bytes in real mode on /dev/kvm and prints what it writes to a port. Every struct, number and device name comes from linux/kvm.h
// and its overlay. Exit codes: 0 the guest ran and said what was expected, 1 it did not, 77 there is no KVM to use.

using System;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using Linux.Kvm;
using Linux.Kvm.X64;
using UapiGen;

[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]

namespace Kvm;

internal static class Program
{
    private const int Failed = 1;
    private const int NoKvm = 77;

    public static int Main()
    {
        if (!TryOpen(out KvmFd? kvm, out string? reason))
        {
            Console.Error.WriteLine($"Kvm: {reason}");
            return NoKvm;
        }

        using (kvm)
        {
            const string Greeting = "Hello from a guest in real mode.\n";
            int version = kvm.GetApiVersion();
            Console.WriteLine($"KVM_GET_API_VERSION       -> {version}");
            if (version != KvmConstants.KVM_API_VERSION)
            {
                Console.Error.WriteLine($"Kvm: the header describes version {KvmConstants.KVM_API_VERSION}.");
                return Failed;
            }

            string output = Run(kvm, Guest.Assemble(Greeting));
            Console.Write($"the guest wrote           -> {output}");
            return output == Greeting ? 0 : Failed;
        }
    }

    private static bool TryOpen([NotNullWhen(true)] out KvmFd? kvm, [NotNullWhen(false)] out string? reason)
    {
        (kvm, reason) = (null, null);
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            reason = "the guest is x86 code; this machine is not x86-64.";
            return false;
        }

        try
        {
            kvm = KvmFd.Open();
            return true;
        }
        catch (ErrnoException e)
        {
            reason = $"{e.Message} The sample needs a machine with KVM, and access to its device (often the group kvm).";
            return false;
        }
    }

    /// <summary>Runs the guest until it halts; what it wrote to its port.</summary>
    private static string Run(KvmFd kvm, byte[] image)
    {
        using MappedMemory ram = MappedMemory.Allocate(Guest.MemorySize);
        ram.CopyFrom<byte>(Guest.Start, image);

        using KvmVmFd vm = kvm.CreateVm();
        Console.WriteLine("KVM_CREATE_VM             -> a KvmVmFd");
        vm.SetUserMemoryRegion(new KvmUserspaceMemoryRegion(), ram);
        Console.WriteLine($"KVM_SET_USER_MEMORY_REGION: {Guest.MemorySize:N0} bytes at guest address 0");

        using KvmVcpuFd vcpu = vm.CreateVcpu(0);
        ThrowIfTaken(vcpu);
        SetRegisters(vcpu);
        using MappedMemory state = MappedMemory.Map(vcpu, kvm.GetVcpuMmapSize());
        var output = new StringBuilder();
        for (int exits = 1; ; exits++)
        {
            vcpu.Run();
            KvmRun run = state.Read<KvmRun>(0);
            switch ((int)run.ExitReason)
            {
                case KvmConstants.KVM_EXIT_IO when run.Io.Direction == KvmConstants.KVM_EXIT_IO_OUT && run.Io.Port == Guest.Port:
                    output.Append((char)state.Read<byte>((long)run.Io.DataOffset));
                    break;
                case KvmConstants.KVM_EXIT_HLT:
                    Console.WriteLine($"KVM_RUN                   -> {exits} times, until KVM_EXIT_HLT; rip is now 0x{vcpu.GetRegs().Rip:x}");
                    return output.ToString();
                default:
                    throw new InvalidDataException($"The guest left with exit reason {run.ExitReason}, for which this sample has no answer.");
            }
        }
    }

    /// <summary>An fd that comes from elsewhere is taken only as what the kernel says it is.</summary>
    private static void ThrowIfTaken(KvmVcpuFd vcpu)
    {
        using KvmVcpuFd same = Fd.DuplicateAs<KvmVcpuFd>(vcpu);
        try
        {
            Fd.DuplicateAs<KvmVmFd>(vcpu).Dispose();
        }
        catch (ArgumentException e)
        {
            Console.WriteLine($"a vcpu as a VM            -> {e.Message.Split(" (Parameter")[0]}");
            return;
        }

        throw new InvalidDataException("The kernel's word for a vcpu was not asked.");
    }

    /// <summary>Real mode as after reset, but with flat segments from 0 and the instruction pointer at the image.</summary>
    private static void SetRegisters(KvmVcpuFd vcpu)
    {
        KvmSregs sregs = vcpu.GetSregs();
        sregs.Cs.Base = 0;
        sregs.Cs.Selector = 0;
        vcpu.SetSregs(sregs);
        vcpu.SetRegs(new KvmRegs { Rip = Guest.Start, Rflags = Guest.InitialFlags });
        Console.WriteLine($"KVM_SET_SREGS, KVM_SET_REGS: real mode, rip = 0x{Guest.Start:x}");
    }
}

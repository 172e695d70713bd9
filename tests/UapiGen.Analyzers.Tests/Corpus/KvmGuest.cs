// A small virtual machine: interrupts with and without resampling, and taken back again.
using System;
using System.Collections.Generic;
using Linux.Kvm;
using UapiGen;

public sealed class Machine : IDisposable
{
    private readonly KvmFd _kvm;
    private readonly KvmVmFd _vm;
    private readonly List<KvmVcpuFd> _vcpus = [];
    private readonly Dictionary<uint, KvmIrqfd> _wired = [];
    private KvmIrqfd _last;

    public Machine(int vcpus)
    {
        _kvm = KvmFd.Open();
        _vm = _kvm.CreateVm();
        for (int i = 0; i < vcpus; i++)
        {
            _vcpus.Add(_vm.CreateVcpu((nuint)i));
        }
    }

    public void Wire(uint gsi, EventFd irq, EventFd? resample)
    {
        var args = new KvmIrqfd { Fd = irq.DangerousGetRawFd<EventFd>(), Gsi = gsi };
        if (resample is not null)
        {
            args.Resamplefd = resample.DangerousGetRawFd<EventFd>();
            args.Flags |= KvmIrqfdFlags.Resample;
        }

        _vm.Irqfd(args);
        _wired[gsi] = args;
        _last = args;
    }

    public void WireTyped(uint gsi, EventFd irq, EventFd? resample) => _vm.Irqfd(new KvmIrqfd { Gsi = gsi }, irq, resample);

    public void Unwire(uint gsi)
    {
        KvmIrqfd args = _wired[gsi];
        args.Flags = KvmIrqfdFlags.Deassign;
        _vm.Irqfd(args);
        _last.Flags &= ~KvmIrqfdFlags.Resample;
        _vm.Irqfd(_last with { Flags = KvmIrqfdFlags.Deassign });
    }

    public void Rewire(EventFd irq, EventFd resample)
    {
        var args = new KvmIrqfd
        {
            Fd = irq.DangerousGetRawFd<EventFd>(),
            Resamplefd = resample.DangerousGetRawFd<EventFd>(),
            Flags = KvmIrqfdFlags.Resample,
        };
        for (uint gsi = 0; gsi < 16; gsi++)
        {
            args.Gsi = gsi;
            args.Flags = KvmIrqfdFlags.Resample;
            _vm.Irqfd(in args);
            args.Flags |= KvmIrqfdFlags.Deassign;
            if (_vm.TryIrqfd(args) != Errno.None)
            {
                break;
            }
        }
    }

    public void Run()
    {
        foreach (KvmVcpuFd vcpu in _vcpus)
        {
            KvmSregs sregs = vcpu.GetSregs();
            sregs.Cr0 |= 1;
            vcpu.SetSregs(sregs);
            if (vcpu.TryGetSregs(out KvmSregs again) == Errno.None && again.Cr3 == 0)
            {
                vcpu.SetSregs(again with { Cr3 = 0x1000 });
            }

            vcpu.Run();
        }
    }

    public void Dispose()
    {
        foreach (KvmVcpuFd vcpu in _vcpus)
        {
            vcpu.Dispose();
        }

        _vm.Dispose();
        _kvm.Dispose();
    }
}

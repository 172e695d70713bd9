// Wires interrupts and doorbells of a guest to event fds.
using System;
using System.Collections.Generic;
using System.Linq;
using Linux.Kvm;
using UapiGen;

namespace Project.FileNNN;

internal sealed class Interrupts(KvmVmFd vm) : IDisposable
{
    private readonly Dictionary<uint, EventFd> _lines = [];

    public void Connect(uint gsi, bool isLevel)
    {
        EventFd line = EventFd.Create();
        _lines[gsi] = line;
        if (!isLevel)
        {
            vm.Irqfd(new KvmIrqfd { Gsi = gsi }, line);
            return;
        }

        using EventFd resample = EventFd.Create();
        vm.Irqfd(new() { Gsi = gsi }, line, resample);
    }

    public bool TryConnect(uint gsi, EventFd line, EventFd? resample)
    {
        KvmIrqfd args = default;
        args.Gsi = gsi;
        if (resample is not null)
        {
            args.Flags |= KvmIrqfdFlags.Resample;
            args.Resamplefd = resample.DangerousGetRawFd<EventFd>();
        }

        Errno errno = vm.TryIrqfd(args, line);
        return errno switch
        {
            Errno.None => true,
            Errno.EBUSY => false,
            _ => throw new InvalidOperationException(errno.ToString()),
        };
    }

    public void Disconnect(uint gsi)
    {
        if (_lines.Remove(gsi, out EventFd? line))
        {
            vm.Irqfd(new KvmIrqfd { Gsi = gsi, Flags = KvmIrqfdFlags.Deassign }, line);
            line.Dispose();
        }
    }

    public void Doorbell(ulong address, EventFd bell, ulong? match)
    {
        var args = new KvmIoeventfd { Addr = address, Len = 4 };
        if (match is { } value)
        {
            args.Flags = KvmIoeventfdFlags.Datamatch;
            args.Datamatch = value;
        }

        vm.Ioeventfd(args, bell);
    }

    public bool HasDevice(KvmDeviceType type)
    {
        var args = new KvmCreateDevice { Type = type, Flags = KvmCreateDeviceFlags.Test };
        using KvmDeviceFd? none = vm.CreateDevice(ref args);
        return none is null;
    }

    public string Describe() => string.Join(", ", _lines.Keys.Order().Select(gsi => $"line {gsi}"));

    public void Dispose()
    {
        foreach (uint gsi in _lines.Keys.ToList())
        {
            Disconnect(gsi);
        }
    }
}

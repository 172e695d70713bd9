// Devices in the kernel, whose fds come back in a struct.
using Linux.Kvm;
using UapiGen;

using KvmFd kvm = KvmFd.Open();
using KvmVmFd vm = kvm.CreateVm();

if (Probe(vm, 4))
{
    using KvmDeviceFd? device = Create(vm, 4);
}

Errno error = vm.TryCreateVcpu(0, out KvmVcpuFd? vcpu);
using (vcpu)
{
    vcpu?.Run();
}

return (int)error;

static bool Probe(KvmVmFd vm, uint type)
{
    var device = new KvmCreateDevice { Type = type, Flags = KvmCreateDeviceFlags.Test };
    try
    {
        vm.CreateDevice(ref device);
        return true;
    }
    catch (IoctlException)
    {
        return false;
    }
}

static KvmDeviceFd? Create(KvmVmFd vm, uint type)
{
    var device = new KvmCreateDevice { Type = type };
    vm.CreateDevice(ref device);
    return Fd.FromField(vm, device.Fd);
}

using System.Threading.Tasks;
using UapiGen.Testing.Analyzers;

namespace UapiGen.Analyzers.Tests.Calls;

/// <summary>UAPI5008, UAPI5009, UAPI5011 and UAPI5012.</summary>
public sealed class FdTests : CallTests
{
    [Fact]
    public Task An_fd_that_was_never_set() => VerifyAsync(
        "vm.Irqfd({|#0:new KvmIrqfd { Gsi = 5 }|});",
        new ExpectedDiagnostic(0, "UAPI5008", "'Fd' must be set: its default of 0 is a valid file descriptor (fd of struct kvm_irqfd)"));

    [Fact]
    public Task An_fd_that_has_a_value_for_none() => VerifyAsync(
        "vhost.SetVringKick({|#0:new() { Index = 1 }|});",
        new ExpectedDiagnostic(0, "UAPI5008", "'Fd' must be set: its default of 0 is a valid file descriptor; use -1 for no file descriptor (fd of struct vhost_vring_file)"));

    [Theory]
    [InlineData("vm.Irqfd({|UAPI5008:default|});")]
    [InlineData("KvmIrqfd a = default; a.Gsi = n; vm.Irqfd({|UAPI5008:a|});")]
    [InlineData("var a = new VfioDeviceBindIommufd(); vfio.BindIommufd(ref {|UAPI5008:a|});")]
    public Task Other_fds_never_set(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("vhost.SetVringKick(new() { Index = 1, Fd = RawFd<EventFd>.None });")]
    [InlineData("vhost.SetVringKick(new() { Index = 1, Fd = default });")]
    [InlineData("vhost.SetVringKick(new() { Index = 1, Fd = irq.DangerousGetRawFd<EventFd>() });")]
    [InlineData("vm.Irqfd(new KvmIrqfd { Gsi = 5 }, irq);")]
    [InlineData("vm.Irqfd(new KvmIrqfd { Gsi = 5 }, fd: irq, resamplefd: resample);")]
    [InlineData("vm.Irqfd(default, irq, resample);")]
    [InlineData("var d = new KvmCreateDevice { Type = 4 }; vm.CreateDevice(ref d);")]
    [InlineData("var r = new GpioV2LineRequest { NumLines = 1 }; using var l = chip.GetLine(ref r);")]
    [InlineData("KvmIrqfd a = default; Use(ref a); vm.Irqfd(a); void Use(ref KvmIrqfd a) { }")]
    [InlineData("KvmIrqfd[] a = new KvmIrqfd[2]; vm.Irqfd(a[0]);")]
    public Task Fds_that_are_set_or_not_read(string body) => VerifyAsync(body);

    [Fact]
    public Task An_fd_under_a_condition_that_the_attributes_can_not_say() => VerifyMembersAsync(
        InMethod("_ = default(Undecided); Write(vm, new Undecided { Kind = 1 });") + """

            [Ioctl("X", ReadsArgument = true)]
            static void Write(KvmVmFd vm, in Undecided args) { }

            [CRecord("struct undecided", Size = 8, Alignment = 4)]
            struct Undecided
            {
                [CField("kind", 0, 4)] public uint Kind;
                [CField("fd", 4, 4)] [FdField("eventfd")] [FieldCondition("", 0, 0, Confidence = FactConfidence.Guessed)] public RawFd<EventFd> Fd;
            }
        """);

    [Theory]
    [InlineData("Ioctl.Write(vm, Requests.LINK, {|UAPI5008:new Link { Number = 1 }|});")]
    [InlineData("Ioctl.Write(vm, Requests.LINK, new Link { Sink = {|UAPI5009:RawFd<EventFd>.DangerousCreate((int)vcpu.DangerousGetHandle())|} });")]
    [InlineData("Ioctl.Write(vm, Requests.LINK, new Link { Sink = irq.DangerousGetRawFd<EventFd>() });")]
    [InlineData("Ioctl.Write(vm, Requests.UNLINK, new Link { Number = 1 });")]
    [InlineData("Ioctl.Write(vm, new IoctlRequest(1, \"X\", 8), new Link { Number = 1 });")]
    public Task An_fd_that_one_ioctl_reads(string body) => VerifyMembersAsync(InMethod(body) + """

            static class Requests
            {
                [Ioctl("LINK", ReadsArgument = true, ArgumentSize = 8)] public static IoctlRequest LINK => new(1, "LINK", 8);
                [Ioctl("UNLINK", ReadsArgument = true, ArgumentSize = 8)] public static IoctlRequest UNLINK => new(2, "UNLINK", 8);
            }

            [CRecord("struct link", Size = 8, Alignment = 4)]
            struct Link
            {
                [CField("number", 0, 4)] public uint Number;
                [CField("sink", 4, 4)] [FdField("eventfd", For = "LINK")] public RawFd<EventFd> Sink;
            }
        """);

    [Theory]
    [InlineData("{|UAPI5011:vm.CreateVcpu(0)|}.Run();")]
    [InlineData("if ({|UAPI5011:vm.CreateVcpu(0)|} is null) { n++; }")]
    [InlineData("int number = {|UAPI5011:Ioctl.Call(kvm, Kvm.KVM_CREATE_VM)|}; if (number < 0) { n++; }")]
    [InlineData("KvmVcpuFd v = vm.CreateVcpu(0); v.Run(); {|UAPI5011:v = vm.CreateVcpu(1)|}; v.Dispose();")]
    [InlineData("KvmVcpuFd? v = null; for (n = 0; n < 3; n++) { v = {|UAPI5011:vm.CreateVcpu(n)|}; v.Run(); } v?.Dispose();")]
    [InlineData("KvmVcpuFd {|UAPI5012:v|}; v = vm.CreateVcpu(0); if (v != null) { v.Run(); }")]
    public Task A_new_fd_that_loses_its_owner(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("KvmVcpuFd v = vm.CreateVcpu(0); v.Dispose(); v = vm.CreateVcpu(1); v.Dispose();")]
    [InlineData("KvmVcpuFd? v = null; for (n = 0; n < 3; n++) { v?.Dispose(); v = vm.CreateVcpu(n); } v?.Dispose();")]
    [InlineData("KvmVcpuFd? v = null; while (true) { try { v = vm.CreateVcpu(n); break; } catch (IoctlException) { n++; } } v.Dispose();")]
    [InlineData("int number = Ioctl.Call(kvm, Kvm.KVM_CREATE_VM); using KvmVmFd m = Fd.Adopt<KvmVmFd>(number);")]
    public Task A_new_fd_that_keeps_an_owner(string body) => VerifyAsync(body);

    [Fact]
    public Task A_handle_of_another_kind() => VerifyAsync(
        "vm.Irqfd(new KvmIrqfd { Fd = {|#0:RawFd<EventFd>.DangerousCreate((int)vcpu.DangerousGetHandle())|} });",
        new ExpectedDiagnostic(0, "UAPI5009", "'Fd' expects a file descriptor of kind 'eventfd', but 'KvmVcpuFd' is of kind 'kvm_vcpu' (fd of struct kvm_irqfd)"));

    [Theory]
    [InlineData("int fd = vcpu.DangerousGetHandle().ToInt32(); _irqfd.Fd = {|UAPI5009:RawFd<EventFd>.DangerousCreate(fd)|};")]
    [InlineData("_irqfd.Fd = {|UAPI5009:RawFd<EventFd>.DangerousCreate((int)(nint)vm.DangerousGetHandle())|};")]
    [InlineData("_irqfd.Fd = {|UAPI5009:vm.DangerousGetRawFd<EventFd>()|};")]
    [InlineData("_bind.Iommufd = {|UAPI5009:RawFd<IommufdFd>.DangerousCreate((int)irq.DangerousGetHandle())|};")]
    [InlineData("_buffer.RequestFd = {|UAPI5009:(int)vm.DangerousGetHandle()|};")]
    public Task Other_handles_of_another_kind(string body) => VerifyMembersAsync(InMethod(body) + Fields);

    [Theory]
    [InlineData("_irqfd.Fd = irq.DangerousGetRawFd<EventFd>();")]
    [InlineData("_irqfd.Fd = RawFd<EventFd>.DangerousCreate((int)irq.DangerousGetHandle());")]
    [InlineData("_irqfd.Fd = RawFd<EventFd>.DangerousCreate((int)n);")]
    [InlineData("_irqfd.Fd = RawFd<EventFd>.DangerousCreate(File().DangerousGetHandle().ToInt32());")]
    [InlineData("_addfd.Srcfd = (uint)vm.DangerousGetHandle();")]
    [InlineData("FdHandle h = c ? irq : vm; _irqfd.Fd = RawFd<EventFd>.DangerousCreate((int)h.DangerousGetHandle());")]
    public Task Handles_of_the_right_kind_or_not_sure(string body) => VerifyMembersAsync(InMethod(body) + Fields);

    [Theory]
    [InlineData("{|UAPI5011:vm.CreateVcpu(0)|};")]
    [InlineData("_ = {|UAPI5011:vm.CreateVcpu(0)|};")]
    [InlineData("{|UAPI5011:vm.TryCreateVcpu(0, out _)|};")]
    [InlineData("if ({|UAPI5011:vm.TryCreateVcpu(0, out var _)|} == 0) { n++; }")]
    [InlineData("{|UAPI5011:KvmFd.Open()|};")]
    [InlineData("{|UAPI5011:Ioctl.Call(kvm, Kvm.KVM_CREATE_VM)|};")]
    public Task A_new_fd_that_is_dropped(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("KvmVcpuFd {|UAPI5012:v|} = vm.CreateVcpu(0); v.Run();")]
    [InlineData("var {|UAPI5012:k|} = KvmFd.Open(); using var m = k.CreateVm();")]
    [InlineData("vm.TryCreateVcpu(0, out KvmVcpuFd? {|UAPI5012:v|}); v?.Run();")]
    public Task A_new_fd_that_is_never_disposed(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("using KvmVcpuFd v = vm.CreateVcpu(0); v.Run();")]
    [InlineData("using (KvmVcpuFd v = vm.CreateVcpu(0)) { v.Run(); }")]
    [InlineData("using (vm.CreateVcpu(0)) { }")]
    [InlineData("KvmVcpuFd v = vm.CreateVcpu(0); try { v.Run(); } finally { v.Dispose(); }")]
    [InlineData("KvmVcpuFd v = vm.CreateVcpu(0); v?.Dispose();")]
    [InlineData("KvmVcpuFd v = vm.CreateVcpu(0); using (v) { v.Run(); }")]
    [InlineData("KvmVcpuFd v = vm.CreateVcpu(0); _vcpu = v;")]
    [InlineData("KvmVcpuFd v = vm.CreateVcpu(0); Keep(v);")]
    [InlineData("KvmVcpuFd v = vm.CreateVcpu(0); KvmVcpuFd[] a = [v]; Keep(a[0]);")]
    [InlineData("KvmVcpuFd v = vm.CreateVcpu(0); Action a = () => v.Dispose(); a();")]
    [InlineData("_vcpu = vm.CreateVcpu(0);")]
    [InlineData("Keep(vm.CreateVcpu(0));")]
    [InlineData("vm.CreateVcpu(0).Dispose();")]
    [InlineData("if (vm.TryCreateVcpu(0, out KvmVcpuFd? v) == 0) { using (v) { v!.Run(); } }")]
    [InlineData("vm.TryCreateVcpu(0, out _vcpu);")]
    public Task A_new_fd_that_is_disposed_or_passed_on(string body) => VerifyMembersAsync(
        InMethod(body) + "\n    KvmVcpuFd? _vcpu; static void Keep(KvmVcpuFd v) { }");

    private const string Fields = """

            KvmIrqfd _irqfd; VfioDeviceBindIommufd _bind; V4l2Buffer _buffer; SeccompNotifAddfd _addfd;
            static Microsoft.Win32.SafeHandles.SafeFileHandle File() => null!;
        """;
}

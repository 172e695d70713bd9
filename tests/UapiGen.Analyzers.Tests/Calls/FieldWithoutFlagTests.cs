using System.Threading.Tasks;
using UapiGen.Testing.Analyzers;

namespace UapiGen.Analyzers.Tests.Calls;

/// <summary>UAPI5002 and UAPI5003.</summary>
public sealed class FieldWithoutFlagTests : CallTests
{
    private const string Fd = "Fd = irq.DangerousGetRawFd<EventFd>()";
    private const string Resamplefd = "resample.DangerousGetRawFd<EventFd>()";

    [Fact]
    public Task Field_is_ignored_without_its_flag() => VerifyAsync(
        "vm.Irqfd(new KvmIrqfd { " + Fd + ", {|#0:Resamplefd|} = " + Resamplefd + " });",
        new ExpectedDiagnostic(0, "UAPI5002", "'Resamplefd' has no effect: the kernel reads it only when 'flags & KVM_IRQFD_FLAG_RESAMPLE' (resamplefd of struct kvm_irqfd)"));

    [Fact]
    public Task Field_is_refused_without_its_flag() => VerifyAsync(
        "seccomp.NotifAddfd(new() { Id = n, Srcfd = n, {|#0:Newfd|} = 7 });",
        new ExpectedDiagnostic(0, "UAPI5003", "'Newfd' must be 0: the kernel reads it only when 'flags & SECCOMP_ADDFD_FLAG_SETFD' (newfd of struct seccomp_notif_addfd)"));

    [Theory]
    [InlineData("var a = new KvmIrqfd { " + Fd + " }; {|UAPI5002:a.Resamplefd|} = " + Resamplefd + "; vm.Irqfd(a);")]
    [InlineData("var a = new KvmIrqfd { " + Fd + ", {|UAPI5002:Resamplefd|} = " + Resamplefd + ", Flags = KvmIrqfdFlags.Resample }; a.Flags &= ~KvmIrqfdFlags.Resample; vm.Irqfd(a);")]
    [InlineData("var a = new KvmIrqfd { " + Fd + ", {|UAPI5002:Resamplefd|} = " + Resamplefd + ", Flags = KvmIrqfdFlags.Deassign }; vm.Irqfd(a);")]
    [InlineData("vm.DangerousSetUserMemoryRegion2(new() { {|UAPI5002:GuestMemfdOffset|} = 4096, MemorySize = n });")]
    [InlineData("var a = new IommuHwptAlloc { {|UAPI5002:FaultId|} = n }; iommufd.DangerousHwptAlloc(ref a);")]
    [InlineData("seccomp.NotifAddfd(new() { Srcfd = n, {|UAPI5003:Newfd|} = n });")]
    [InlineData("seccomp.NotifAddfd(new() { Srcfd = n, {|UAPI5003:Newfd|} = n, Flags = SeccompAddfdFlags.Send });")]
    [InlineData("chip.GetLine(ref R()).Dispose(); var l = new GpioV2LineConfig { Attr = { Id = GpioV2LineAttrId.OutputValues, {|UAPI5002:DebouncePeriodUs|} = 5 } }; Line().SetConfig(l);")]
    public Task Flag_is_not_there(string body) => VerifyMembersAsync(
        InMethod(body) + "\n    static GpioV2LineRequest s_r; static ref GpioV2LineRequest R() => ref s_r; static GpioLineRequestFd Line() => null!;");

    [Theory]
    [InlineData("vm.Irqfd(new KvmIrqfd { " + Fd + ", Resamplefd = " + Resamplefd + ", Flags = KvmIrqfdFlags.Resample });")]
    [InlineData("vm.Irqfd(new KvmIrqfd { " + Fd + ", Resamplefd = " + Resamplefd + ", Flags = KvmIrqfdFlags.Resample | KvmIrqfdFlags.Deassign });")]
    [InlineData("vm.Irqfd(new KvmIrqfd { " + Fd + ", Resamplefd = " + Resamplefd + ", Flags = (KvmIrqfdFlags)n });")]
    [InlineData("vm.Irqfd(new KvmIrqfd { " + Fd + ", Resamplefd = default });")]
    [InlineData("vm.Irqfd(new KvmIrqfd { " + Fd + ", Resamplefd = " + Resamplefd + ", Flags = c ? KvmIrqfdFlags.Resample : 0 });")]
    [InlineData("var a = new KvmIrqfd { " + Fd + ", Resamplefd = " + Resamplefd + ", Flags = KvmIrqfdFlags.Resample }; vm.Irqfd(a); a.Flags = KvmIrqfdFlags.Deassign; vm.Irqfd(a);")]
    [InlineData("var a = new KvmIrqfd { " + Fd + ", Resamplefd = " + Resamplefd + ", Flags = KvmIrqfdFlags.Resample }; vm.Irqfd(a); vm.Irqfd(a with { Flags = KvmIrqfdFlags.Deassign });")]
    [InlineData("var a = new KvmIrqfd { " + Fd + ", Resamplefd = " + Resamplefd + " }; if (c) { a.Flags = KvmIrqfdFlags.Resample; } vm.Irqfd(a);")]
    [InlineData("var a = new KvmIrqfd { " + Fd + " }; if (c) { a.Resamplefd = " + Resamplefd + "; a.Flags |= KvmIrqfdFlags.Resample; } vm.Irqfd(a);")]
    [InlineData("seccomp.NotifAddfd(new() { Srcfd = n, Newfd = 0 });")]
    [InlineData("seccomp.NotifAddfd(new() { Srcfd = n, Newfd = 7, Flags = SeccompAddfdFlags.Setfd });")]
    [InlineData("seccomp.NotifAddfd(new() { Srcfd = n, Newfd = c ? 7u : 0u, Flags = c ? SeccompAddfdFlags.Setfd : 0 });")]
    [InlineData("var l = new GpioV2LineConfig { Attr = { Id = GpioV2LineAttrId.Debounce, DebouncePeriodUs = 5 } }; Line().SetConfig(l);")]
    [InlineData("var l = new GpioV2LineConfig { Attr = { Id = GpioV2LineAttrId.OutputValues, Values = 5 } }; Line().SetConfig(l);")]
    [InlineData("var l = new GpioV2LineConfig { Attr = Attribute(5) }; Line().SetConfig(l);")]
    public Task Flag_is_there_or_not_sure(string body) => VerifyMembersAsync(
        InMethod(body) + "\n    static GpioLineRequestFd Line() => null!; static GpioV2LineAttribute Attribute(uint n) => default;");
}

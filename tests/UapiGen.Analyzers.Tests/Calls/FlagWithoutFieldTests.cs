using System;
using System.Threading.Tasks;
using UapiGen.Testing.Analyzers;

namespace UapiGen.Analyzers.Tests.Calls;

/// <summary>UAPI5001.</summary>
public sealed class FlagWithoutFieldTests : CallTests
{
    private const string Fd = "Fd = irq.DangerousGetRawFd<EventFd>()";

    [Fact]
    public Task Flag_in_an_initializer_passed_at_once() => VerifyAsync(
        "vm.Irqfd(new KvmIrqfd { " + Fd + ", Gsi = 5, Flags = {|#0:KvmIrqfdFlags.Resample|} });",
        new ExpectedDiagnostic(0, "UAPI5001", "'Resamplefd' must be set: the kernel reads it when 'flags & KVM_IRQFD_FLAG_RESAMPLE'; its default of 0 is a valid file descriptor (resamplefd of struct kvm_irqfd)"));

    [Fact]
    public Task Flag_in_a_local_that_goes_nowhere_yet() => VerifyAsync(
        "var raw = new KvmIrqfd { Gsi = 5, Flags = {|UAPI5001:KvmIrqfdFlags.Resample|} };");

    [Fact]
    public Task Field_of_such_a_local_set_later() => VerifyAsync(
        "var raw = new KvmIrqfd { Gsi = 5, Flags = KvmIrqfdFlags.Resample }; raw.Resamplefd = resample.DangerousGetRawFd<EventFd>();");

    [Theory]
    [InlineData("vm.Irqfd(raw);")]
    [InlineData("vm.Irqfd(in raw);")]
    [InlineData("vm.TryIrqfd(raw);")]
    [InlineData("Ioctl.Write(vm, Kvm.KVM_IRQFD, in raw);")]
    [InlineData("Errno e = Ioctl.TryWrite(vm, Kvm.KVM_IRQFD, raw, out int r);")]
    [InlineData("if (c) { return; } vm.Irqfd(raw);")]
    [InlineData("for (int i = 0; i < 3; i++) { vm.Irqfd(raw); }")]
    [InlineData("while (c) { raw.Gsi++; vm.Irqfd(raw); }")]
    [InlineData("try { vm.Irqfd(raw); } finally { n++; }")]
    [InlineData("try { n++; } finally { n++; } vm.Irqfd(raw);")]
    [InlineData("using (KvmFd k = KvmFd.Open()) { } vm.Irqfd(raw);")]
    [InlineData("KvmIrqfd copy = raw; vm.Irqfd(copy);")]
    [InlineData("vm.Irqfd(raw with { Gsi = 6 });")]
    [InlineData("KvmIrqfd copy = c ? raw : raw with { Gsi = n }; vm.Irqfd(copy);")]
    [InlineData("raw.Gsi = c ? 1u : 2u; vm.Irqfd(raw);")]
    [InlineData("Look(in raw); Take(raw); vm.Irqfd(raw);")]
    [InlineData("raw.Flags &= ~KvmIrqfdFlags.Deassign; vm.Irqfd(raw);")]
    [InlineData("raw.Flags |= c ? KvmIrqfdFlags.None : KvmIrqfdFlags.Resample; vm.Irqfd(raw);")]
    [InlineData("switch (n) { case 1: vm.Irqfd(raw); break; default: break; }")]
    [InlineData("vm.Irqfd(raw, irq);")]
    [InlineData("vm.Irqfd(raw, irq, null);")]
    [InlineData("if (c) { raw.Flags = 0; } vm.Irqfd(raw);")]
    public Task Field_never_set_on_any_way(string use) => VerifyMembersAsync(
        InMethod("var raw = new KvmIrqfd { " + Fd + ", Flags = {|UAPI5001:KvmIrqfdFlags.Resample|} }; " + use)
        + "\nstatic void Look(in KvmIrqfd a) { } static void Take(KvmIrqfd a) { }");

    [Theory]
    [InlineData("raw.Resamplefd = resample.DangerousGetRawFd<EventFd>(); vm.Irqfd(raw);")]
    [InlineData("raw.Resamplefd = RawFd<EventFd>.DangerousCreate(0); vm.Irqfd(raw);")]
    [InlineData("if (c) { raw.Resamplefd = resample.DangerousGetRawFd<EventFd>(); } vm.Irqfd(raw);")]
    [InlineData("raw.Flags &= ~KvmIrqfdFlags.Resample; vm.Irqfd(raw);")]
    [InlineData("raw.Flags ^= KvmIrqfdFlags.Resample; vm.Irqfd(raw);")]
    [InlineData("raw.Flags = (KvmIrqfdFlags)n; vm.Irqfd(raw);")]
    [InlineData("raw.Flags |= KvmIrqfdFlags.Deassign; vm.Irqfd(raw);")]
    [InlineData("raw.Flags = c ? KvmIrqfdFlags.Deassign : KvmIrqfdFlags.None; vm.Irqfd(raw);")]
    [InlineData("for (int i = 0; i < 3; i++) { if (i > 0) vm.Irqfd(raw); raw.Resamplefd = resample.DangerousGetRawFd<EventFd>(); }")]
    [InlineData("Fill(ref raw); vm.Irqfd(raw);")]
    [InlineData("Make(out raw); vm.Irqfd(raw);")]
    [InlineData("Action a = () => raw.Resamplefd = default; a(); vm.Irqfd(raw);")]
    [InlineData("Set(); vm.Irqfd(raw); void Set() { raw.Resamplefd = default; }")]
    [InlineData("ref KvmIrqfd r = ref raw; r.Resamplefd = default; vm.Irqfd(raw);")]
    [InlineData("ref var r = ref raw.Resamplefd; r = default; vm.Irqfd(raw);")]
    [InlineData("KvmIrqfd* p = &raw; p->Resamplefd = default; vm.Irqfd(raw);")]
    [InlineData("Span<KvmIrqfd> s = new Span<KvmIrqfd>(ref raw); s[0].Resamplefd = default; vm.Irqfd(raw);")]
    [InlineData("var s = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref raw, 1); s[0].Resamplefd = default; vm.Irqfd(raw);")]
    [InlineData("try { raw.Resamplefd = default; n = 1 / n; } catch { vm.Irqfd(raw); }")]
    [InlineData("try { n++; } finally { raw.Resamplefd = default; } vm.Irqfd(raw);")]
    [InlineData("vm.Irqfd(raw with { Resamplefd = resample.DangerousGetRawFd<EventFd>() });")]
    [InlineData("raw = raw with { Resamplefd = default }; vm.Irqfd(raw);")]
    [InlineData("raw = Filled(raw); vm.Irqfd(raw);")]
    [InlineData("(raw, n) = (Filled(raw), 1); vm.Irqfd(raw);")]
    [InlineData("raw = new(); vm.Irqfd(raw, irq);")]
    [InlineData("vm.Irqfd(raw, irq, resample);")]
    [InlineData("vm.Irqfd(raw, irq, c ? resample : null);")]
    [InlineData("Take(raw);")]
    [InlineData("_field = raw;")]
    [InlineData("raw.Resamplefd = c ? default : resample.DangerousGetRawFd<EventFd>(); vm.Irqfd(raw);")]
    [InlineData("(c ? ref raw : ref _field).Resamplefd = default; vm.Irqfd(raw);")]
    public Task Field_set_or_flag_gone_or_not_sure(string use) => VerifyMembersAsync(
        InMethod("var raw = new KvmIrqfd { " + Fd + ", Flags = KvmIrqfdFlags.Resample }; " + use) + """

            private KvmIrqfd _field;
            static void Fill(ref KvmIrqfd a) => a.Resamplefd = default;
            static void Make(out KvmIrqfd a) => a = default;
            static KvmIrqfd Filled(KvmIrqfd a) { a.Resamplefd = default; return a; }
            static void Take(KvmIrqfd a) { }
            """);

    [Theory]
    [InlineData("vm.Irqfd(new KvmIrqfd { " + Fd + ", Flags = {|UAPI5001:c ? KvmIrqfdFlags.Resample : 0|} });")]
    [InlineData("vm.Irqfd(new KvmIrqfd { " + Fd + ", Flags = {|UAPI5001:n switch { 0 => KvmIrqfdFlags.Resample, _ => KvmIrqfdFlags.None }|} });")]
    [InlineData("vm.Irqfd(n switch { 0 => new KvmIrqfd { " + Fd + ", Flags = {|UAPI5001:KvmIrqfdFlags.Resample|} }, _ => new KvmIrqfd { " + Fd + " } });")]
    [InlineData("_field = new KvmIrqfd { " + Fd + ", Flags = {|UAPI5001:KvmIrqfdFlags.Resample|} }; vm.Irqfd(_field);")]
    [InlineData("(KvmIrqfd A, int N) t = (new KvmIrqfd { " + Fd + ", Flags = {|UAPI5001:KvmIrqfdFlags.Resample|} }, 1); vm.Irqfd(t.A);")]
    [InlineData("var (a, m) = (new KvmIrqfd { " + Fd + ", Flags = {|UAPI5001:KvmIrqfdFlags.Resample|} }, 1); vm.Irqfd(a);")]
    [InlineData("KvmIrqfd[] all = [new KvmIrqfd { " + Fd + ", Flags = {|UAPI5001:KvmIrqfdFlags.Resample|} }]; vm.Irqfd(all[0]);")]
    [InlineData("vm.Irqfd(s_template with { Gsi = 5 });")]
    public Task Field_never_set_in_other_places(string use) => VerifyMembersAsync(
        InMethod(use) + "\n    KvmIrqfd _field;\n    static readonly KvmIrqfd s_template = new() { Fd = RawFd<EventFd>.DangerousCreate(7), Flags = "
        + (use.Contains("s_template", StringComparison.Ordinal) ? "{|UAPI5001:KvmIrqfdFlags.Resample|}" : "KvmIrqfdFlags.None") + " };");

    [Theory]
    [InlineData("_field = new KvmIrqfd { " + Fd + ", Flags = KvmIrqfdFlags.Resample }; Complete(); vm.Irqfd(_field);")]
    [InlineData("var t = (A: new KvmIrqfd { " + Fd + ", Flags = KvmIrqfdFlags.Resample }, N: 1); t.A.Resamplefd = default; vm.Irqfd(t.A);")]
    [InlineData("KvmIrqfd[] all = [new KvmIrqfd { " + Fd + ", Flags = KvmIrqfdFlags.Resample }]; KvmIrqfd[] same = all; same[0].Resamplefd = default; vm.Irqfd(all[0]);")]
    [InlineData("vm.Irqfd(n switch { 0 => new KvmIrqfd { " + Fd + ", Flags = KvmIrqfdFlags.Resample, Resamplefd = default }, _ => new KvmIrqfd { " + Fd + " } });")]
    [InlineData("vm.Irqfd(new KvmIrqfd { Flags = c ? KvmIrqfdFlags.Resample : 0 }, irq, c ? resample : null);")]
    [InlineData("var flags = c ? KvmIrqfdFlags.Resample : 0; if (!c) { vm.Irqfd(new KvmIrqfd { " + Fd + ", Flags = flags }); }")]
    public Task Field_set_in_other_places(string use) => VerifyMembersAsync(
        InMethod(use) + "\n    KvmIrqfd _field;\n    void Complete() => _field.Resamplefd = default;");

    [Theory]
    [InlineData("const KvmIrqfdFlags F = KvmIrqfdFlags.Resample; vm.Irqfd(new KvmIrqfd { " + Fd + ", Flags = {|UAPI5001:F|} });")]
    [InlineData("KvmIrqfdFlags f = 0; f |= KvmIrqfdFlags.Resample; vm.Irqfd(new KvmIrqfd { " + Fd + ", Flags = {|UAPI5001:f|} });")]
    [InlineData("var a = default(KvmIrqfd); a." + Fd + "; a.Flags |= {|UAPI5001:KvmIrqfdFlags.Resample|}; vm.Irqfd(a);")]
    [InlineData("KvmIrqfd a = new() { " + Fd + " }; if (c) a.Flags = {|UAPI5001:KvmIrqfdFlags.Resample|}; else a.Flags = KvmIrqfdFlags.Resample; vm.Irqfd(a);")]
    [InlineData("Action f = () => vm.Irqfd(new KvmIrqfd { " + Fd + ", Flags = {|UAPI5001:KvmIrqfdFlags.Resample|} });")]
    [InlineData("F(); void F() => vm.Irqfd(new() { " + Fd + ", Flags = {|UAPI5001:KvmIrqfdFlags.Resample|} });")]
    [InlineData("vm.Irqfd(new KvmIrqfd { Flags = {|UAPI5001:KvmIrqfdFlags.Resample|} }, irq);")]
    public Task Flag_by_other_ways(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("vm.DangerousSetUserMemoryRegion2(new() { MemorySize = n, Flags = {|UAPI5001:KvmMemFlags.GuestMemfd|} | KvmMemFlags.LogDirtyPages, GuestMemfdOffset = 0 });")]
    [InlineData("var a = new IommuHwptAlloc { DevId = n, PtId = n, Flags = {|UAPI5001:IommufdHwptAllocFlags.FaultIdValid|} }; iommufd.DangerousHwptAlloc(ref a);")]
    [InlineData("var a = new IommuIoasMap { IoasId = n, Flags = {|UAPI5001:IommufdIoasMapFlags.FixedIova|} }; iommufd.DangerousIoasMap(ref a);")]
    [InlineData("var a = new V4l2Buffer { Flags = {|UAPI5001:V4l2BufFlags.RequestFd|} }; video.Qbuf(ref a);")]
    [InlineData("var a = new V4l2Buffer { Memory = {|UAPI5001:V4l2Memory.Dmabuf|} }; video.Qbuf(ref a);")]
    public Task Other_structs(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("vm.DangerousSetUserMemoryRegion2(new() { Flags = KvmMemFlags.GuestMemfd, GuestMemfd = memfd.DangerousGetRawFd<KvmGuestMemfdFd>() });")]
    [InlineData("var a = new IommuHwptAlloc { Flags = IommufdHwptAllocFlags.FaultIdValid, FaultId = 0 }; iommufd.DangerousHwptAlloc(ref a);")]
    [InlineData("var a = new IommuIoasMap { Flags = IommufdIoasMapFlags.Readable }; iommufd.DangerousIoasMap(ref a);")]
    [InlineData("var a = new V4l2Buffer { Memory = V4l2Memory.Dmabuf }; a.M.Fd = (int)n; video.Qbuf(ref a);")]
    [InlineData("var a = new V4l2Buffer { Memory = V4l2Memory.Dmabuf, M = { Fd = (int)n } }; video.Qbuf(ref a);")]
    [InlineData("var a = new V4l2Buffer { Memory = V4l2Memory.Dmabuf, M = new() { Fd = (int)n } }; video.Qbuf(ref a);")]
    [InlineData("var a = new V4l2Buffer { Memory = V4l2Memory.Dmabuf, M = new() { {|UAPI5002:Offset|} = n } }; video.Qbuf(ref a);")]
    [InlineData("var a = new V4l2Buffer { Memory = V4l2Memory.Dmabuf, M = Make() }; video.Qbuf(ref a); V4l2BufferM Make() => default;")]
    [InlineData("var a = new V4l2Buffer { Memory = V4l2Memory.Mmap }; video.Qbuf(ref a); a.Memory = V4l2Memory.Dmabuf; video.Qbuf(ref a);")]
    public Task Other_structs_complete(string body) => VerifyAsync(body);
}

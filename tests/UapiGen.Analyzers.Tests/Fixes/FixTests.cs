using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using UapiGen.Analyzers.Tests.Calls;
using UapiGen.CodeFixes;
using UapiGen.Testing.Analyzers;

namespace UapiGen.Analyzers.Tests.Fixes;

/// <summary>Every fix, one finding at a time and all at once.</summary>
public sealed class FixTests
{
    private const string Fd = "Fd = irq.DangerousGetRawFd<EventFd>()";

    [Theory]
    [InlineData(
        "vm.Irqfd(new KvmIrqfd { " + Fd + ", Resamplefd = resample.DangerousGetRawFd<EventFd>() });",
        "vm.Irqfd(new KvmIrqfd { " + Fd + ", Resamplefd = resample.DangerousGetRawFd<EventFd>(), Flags = KvmIrqfdFlags.Resample });")]
    [InlineData(
        "vm.DangerousSetUserMemoryRegion2(new() { Flags = KvmMemFlags.LogDirtyPages, GuestMemfdOffset = 1 });",
        "vm.DangerousSetUserMemoryRegion2(new() { Flags = KvmMemFlags.LogDirtyPages | KvmMemFlags.GuestMemfd, GuestMemfdOffset = 1 });")]
    [InlineData(
        "vm.DangerousSetUserMemoryRegion2(new() { Flags = 0, GuestMemfdOffset = 1 });",
        "vm.DangerousSetUserMemoryRegion2(new() { Flags = KvmMemFlags.GuestMemfd, GuestMemfdOffset = 1 });")]
    [InlineData(
        "vm.DangerousSetUserMemoryRegion2(new() { Flags = c ? KvmMemFlags.LogDirtyPages : 0, GuestMemfdOffset = 1 });",
        "vm.DangerousSetUserMemoryRegion2(new() { Flags = (c ? KvmMemFlags.LogDirtyPages : 0) | KvmMemFlags.GuestMemfd, GuestMemfdOffset = 1 });")]
    [InlineData(
        "var a = new IommuHwptAlloc();\n        a.FaultId = n; // the queue\n        iommufd.DangerousHwptAlloc(ref a);",
        "var a = new IommuHwptAlloc();\n        a.FaultId = n; // the queue\n        a.Flags |= IommufdHwptAllocFlags.FaultIdValid;\n        iommufd.DangerousHwptAlloc(ref a);")]
    [InlineData(
        "var a = new IommuHwptAlloc\n        {\n            DevId = n,\n            FaultId = n,\n        };\n        iommufd.DangerousHwptAlloc(ref a);",
        "var a = new IommuHwptAlloc\n        {\n            DevId = n,\n            FaultId = n,\n            Flags = IommufdHwptAllocFlags.FaultIdValid,\n        };\n        iommufd.DangerousHwptAlloc(ref a);")]
    public Task Adds_the_flag(string body, string expected) =>
        VerifyAsync(new CallAnalyzer(), new AddFlagFix(), "UAPI5002", body, expected);

    [Fact]
    public Task Adds_the_flag_that_lifts_a_refusal() => VerifyAsync(
        new CallAnalyzer(),
        new AddFlagFix(),
        "UAPI5003",
        "seccomp.NotifAddfd(new() { Srcfd = n, Newfd = 7 });\n        seccomp.NotifAddfd(new() { Srcfd = n, Newfd = 8, Flags = SeccompAddfdFlags.Send });",
        "seccomp.NotifAddfd(new() { Srcfd = n, Newfd = 7, Flags = SeccompAddfdFlags.Setfd });\n        seccomp.NotifAddfd(new() { Srcfd = n, Newfd = 8, Flags = SeccompAddfdFlags.Send | SeccompAddfdFlags.Setfd });");

    [Theory]
    [InlineData("Use((KvmIrqfdFlags)2);\n        Use((KvmIrqfdFlags)1);", "Use(KvmIrqfdFlags.Resample);\n        Use(KvmIrqfdFlags.Deassign);")]
    [InlineData("Use((KvmIrqfdFlags)3);", "Use(KvmIrqfdFlags.Deassign | KvmIrqfdFlags.Resample);")]
    [InlineData("Use(~(KvmIrqfdFlags)3 & 0);", "Use(~(KvmIrqfdFlags.Deassign | KvmIrqfdFlags.Resample) & 0);")]
    [InlineData("Use(KvmIrqfdFlags.None | (KvmIrqfdFlags)(1 << 1));", "Use(KvmIrqfdFlags.None | KvmIrqfdFlags.Resample);")]
    public Task Names_the_flags(string body, string expected) => VerifyAsync(
        new CallAnalyzer(), new NameFlagsFix(), "UAPI5015", body + "\n        static void Use(KvmIrqfdFlags f) { }", expected + "\n        static void Use(KvmIrqfdFlags f) { }");

    [Theory]
    [InlineData("Use(new IommuHwptAlloc { Size = 4, DevId = n });", "Use(new IommuHwptAlloc { DevId = n });")]
    [InlineData("Use(new IommuHwptAlloc { DevId = n, Size = 4 });", "Use(new IommuHwptAlloc { DevId = n });")]
    [InlineData("IommuHwptAlloc a = default;\n        a.Size = 4;\n        Use(a);", "IommuHwptAlloc a = default;\n        Use(a);")]
    public Task Drops_the_size(string body, string expected) => VerifyAsync(
        new CallAnalyzer(), new DropSizeFix(), "UAPI5010", body + "\n        static void Use<T>(T t) { }", expected + "\n        static void Use<T>(T t) { }");

    [Fact]
    public Task Leaves_a_size_that_a_method_is_given() => new CodeFixTest(new CallAnalyzer(), new DropSizeFix(), "UAPI5010") { References = Bindings.References }.VerifyNoFixAsync(
        CallTests.InClass(CallTests.InMethod("        Sized a = default; Action f; f = () => a.WriteSize(64); f();")
            + "\n    [CRecord(\"struct sized\", Size = 16, Alignment = 4)] struct Sized { [CField(\"size\", 0, 4), SizeField] public uint Size; public void WriteSize(int size) => Size = (uint)size; }"));

    [Fact]
    public Task Makes_it_a_using() => VerifyAsync(
        new CallAnalyzer(),
        new UseUsingFix(),
        "UAPI5012",
        "// the first\n        KvmVcpuFd v = vm.CreateVcpu(0);\n        var w = vm.CreateVcpu(1);\n        v.Run();",
        "// the first\n        using KvmVcpuFd v = vm.CreateVcpu(0);\n        using var w = vm.CreateVcpu(1);\n        v.Run();");

    [Theory]
    [InlineData("vm.Irqfd(new KvmIrqfd { Flags = KvmIrqfdFlags.Resample }, irq);", "vm.Irqfd(new KvmIrqfd { Flags = KvmIrqfdFlags.Resample }, irq, resamplefd: resample);")]
    [InlineData(
        "vm.Irqfd(new KvmIrqfd { Gsi = 5, " + Fd + ", Flags = KvmIrqfdFlags.Resample });",
        "vm.Irqfd(new KvmIrqfd { Gsi = 5, Flags = KvmIrqfdFlags.Resample }, fd: irq, resamplefd: resample);")]
    public Task Passes_the_handle(string body, string expected) => VerifyAsync(new CallAnalyzer(), new PassHandleFix(), "UAPI5001", body, expected);

    [Theory]
    [InlineData("UAPI5001", "EventFd third = irq; vm.Irqfd(new KvmIrqfd { Flags = KvmIrqfdFlags.Resample }, irq); third.Dispose();")]
    [InlineData("UAPI5001", "var a = new KvmIrqfd { Flags = KvmIrqfdFlags.Resample }; vm.Irqfd(a, irq);")]
    [InlineData("UAPI5008", "vhost.SetVringKick(new() { Index = 1 });")]
    public Task Passes_no_handle_when_several_may_be_meant(string id, string body) => new CodeFixTest(new CallAnalyzer(), new PassHandleFix(), id)
    {
        References = Bindings.References,
    }.VerifyNoFixAsync(CallTests.InClass(CallTests.InMethod("        " + body)));

    [Theory]
    [InlineData(
        "Use(new KvmUserspaceMemoryRegion2 { Flags = KvmMemFlags.None });\n        var a = new KvmUserspaceMemoryRegion2 { Flags = KvmMemFlags.GuestMemfd, GuestMemfdOffset = 0 };\n        vm.DangerousSetUserMemoryRegion2(a);",
        "Use(new KvmUserspaceMemoryRegion2 { Flags = KvmMemFlags.None });\n        var a = new KvmUserspaceMemoryRegion2 { Flags = KvmMemFlags.GuestMemfd, GuestMemfdOffset = 0, GuestMemfd = memfd.DangerousGetRawFd<KvmGuestMemfdFd>() };\n        vm.DangerousSetUserMemoryRegion2(a);")]
    [InlineData(
        "vm.DangerousSetUserMemoryRegion2(new() { Flags = KvmMemFlags.GuestMemfd, GuestMemfdOffset = 0 });\n        vm.DangerousSetUserMemoryRegion2(new()\n        {\n            Flags = KvmMemFlags.GuestMemfd, // private\n            GuestMemfdOffset = n, // from here\n        });",
        "vm.DangerousSetUserMemoryRegion2(new() { Flags = KvmMemFlags.GuestMemfd, GuestMemfdOffset = 0, GuestMemfd = memfd.DangerousGetRawFd<KvmGuestMemfdFd>() });\n        vm.DangerousSetUserMemoryRegion2(new()\n        {\n            Flags = KvmMemFlags.GuestMemfd, // private\n            GuestMemfdOffset = n, // from here\n            GuestMemfd = memfd.DangerousGetRawFd<KvmGuestMemfdFd>(),\n        });")]
    [InlineData(
        "KvmUserspaceMemoryRegion2 a = default;\n        a.Flags |= KvmMemFlags.GuestMemfd; // private\n        vm.DangerousSetUserMemoryRegion2(a);",
        "KvmUserspaceMemoryRegion2 a = default;\n        a.Flags |= KvmMemFlags.GuestMemfd; // private\n        a.GuestMemfd = memfd.DangerousGetRawFd<KvmGuestMemfdFd>();\n        vm.DangerousSetUserMemoryRegion2(a);")]
    public Task Sets_the_fd(string body, string expected) => VerifyAsync(
        new CallAnalyzer(), new SetFdFix(), "UAPI5001", body + "\n        static void Use<T>(T t) { }", expected + "\n        static void Use<T>(T t) { }");

    [Theory]
    [InlineData("UAPI5001", "vm.Irqfd(new KvmIrqfd { Flags = KvmIrqfdFlags.Resample }, irq);")]
    [InlineData("UAPI5001", "KvmGuestMemfdFd other = memfd; vm.DangerousSetUserMemoryRegion2(new() { Flags = KvmMemFlags.GuestMemfd }); other.Dispose();")]
    [InlineData("UAPI5001", "var a = new IommuHwptAlloc { Flags = IommufdHwptAllocFlags.FaultIdValid }; iommufd.DangerousHwptAlloc(ref a);")]
    [InlineData("UAPI5008", "KvmIrqfd a = default; vm.Irqfd(a);")]
    public Task Sets_no_fd_when_an_overload_takes_it_or_several_may_be_meant(string id, string body) => new CodeFixTest(new CallAnalyzer(), new SetFdFix(), id)
    {
        References = Bindings.References,
    }.VerifyNoFixAsync(CallTests.InClass(CallTests.InMethod("        " + body)));

    [Fact]
    public Task Declares_padding() => VerifyTypesAsync(
        "UAPI6006",
        """
        [CRecord("struct gpio_v2_line_config", Mirror = true)]
        struct LineConfig
        {
            public ulong Flags;
            public uint NumAttrs;
            public GpioV2LineAttribute Attr;
        }

        """,
        """
        [CRecord("struct gpio_v2_line_config", Mirror = true)]
        struct LineConfig
        {
            public ulong Flags;
            public uint NumAttrs;
            private uint _padding;
            public GpioV2LineAttribute Attr;
        }

        """);

    [Fact]
    public Task Declares_a_reserved_tail() => VerifyTypesAsync(
        "UAPI6004",
        """
        [CRecord("struct iommu_hwpt_alloc", Mirror = true)]
        [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Pack = 4)]
        struct Alloc
        {
            public uint Size, Flags, DevId, PtId, OutHwptId, Reserved, DataType, DataLen;
            public ulong DataUptr;
            public uint FaultId;
        }

        """,
        """
        [CRecord("struct iommu_hwpt_alloc", Mirror = true)]
        [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Pack = 4)]
        struct Alloc
        {
            public uint Size, Flags, DevId, PtId, OutHwptId, Reserved, DataType, DataLen;
            public ulong DataUptr;
            public uint FaultId;
            private uint _reserved2;
        }

        """);

    private static Task VerifyAsync(DiagnosticAnalyzer analyzer, CodeFixProvider fix, string id, string body, string expected) =>
        new CodeFixTest(analyzer, fix, id) { References = Bindings.References }.VerifyAsync(
            CallTests.InClass(CallTests.InMethod("        " + body)), CallTests.InClass(CallTests.InMethod("        " + expected)));

    private static Task VerifyTypesAsync(string id, string types, string expected) =>
        new CodeFixTest(new MirrorAnalyzer(), new AddPaddingFix(), id) { References = Bindings.References }.VerifyAsync(Bindings.Usings + types, Bindings.Usings + expected);
}

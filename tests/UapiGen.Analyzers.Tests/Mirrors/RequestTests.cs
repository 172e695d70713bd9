using System.Threading.Tasks;
using UapiGen.Testing.Analyzers;

namespace UapiGen.Analyzers.Tests.Mirrors;

/// <summary>UAPI6008 and UAPI6009.</summary>
public sealed class RequestTests
{
    private const string Types = """

        [StructLayout(LayoutKind.Sequential)] struct Small { public ulong A; }
        [StructLayout(LayoutKind.Sequential)] struct Exact { public ulong A, B, C, D; }
        [StructLayout(LayoutKind.Sequential)] struct Large { public ulong A, B, C, D, E; }
        [StructLayout(LayoutKind.Sequential, Pack = 1)] struct Packed { public byte A; public int B; public byte C; public long D; public byte E; }
        [StructLayout(LayoutKind.Sequential, Pack = 2)] struct Halves { public short A; public int B; public short C; }
        [StructLayout(LayoutKind.Sequential)] struct Outer { public int A; public Packed P; }
        [CRecord("struct packed", Size = 5, Alignment = 1)] struct Record { [CField("a", 0, 1)] public byte A; [CField("b", 1, 4)] public int B; }
        static class Requests
        {
            public static IoctlRequest Property => new(0x4020ae76, "X");
            public static readonly IoctlRequest Field = new IoctlRequest(0x4020ae76, "X");
            public static IoctlRequest Sized => new(0x1234, "X", 32);
            public static IoctlRequest NoSize => new(0xae01, "X");
        }
        """;

    private static Task VerifyAsync(string body, params ExpectedDiagnostic[] expected) =>
        new AnalyzerTest(new MirrorAnalyzer()) { References = Bindings.References }.VerifyAsync(
            Bindings.Usings + "using System.Runtime.InteropServices;\nusing System.Runtime.CompilerServices;\nusing System.Threading;\nclass C { unsafe void M(KvmVmFd vm, IoctlRequest unknown) { " + body + " } static void F(ref int a) { } static void G(in int a) { } }" + Types,
            expected);

    [Fact]
    public Task A_struct_that_is_too_small() => VerifyAsync(
        "Small s = default; Ioctl.Update(vm, Kvm.KVM_IRQFD, {|#0:ref s|});",
        new ExpectedDiagnostic(0, "UAPI6008", "'Small' is 8 bytes, but 'KVM_IRQFD' expects an argument of 32 bytes"));

    [Theory]
    [InlineData("Small s = default; Ioctl.Write(vm, new IoctlRequest(0x4020ae76, \"X\"), {|UAPI6008:in s|});")]
    [InlineData("Small s = default; Ioctl.Write(vm, Requests.Property, {|UAPI6008:in s|});")]
    [InlineData("Small s = default; Ioctl.Write(vm, Requests.Field, {|UAPI6008:in s|});")]
    [InlineData("Small s = default; Ioctl.TryWrite(vm, new IoctlRequest(1, \"X\", argumentSize: 16), {|UAPI6008:s|}, out _);")]
    [InlineData("Ioctl.Read(vm, Requests.Property, {|UAPI6008:out Small s|});")]
    [InlineData("KvmUserspaceMemoryRegion2 s = default; Ioctl.Write(vm, Kvm.KVM_IRQFD, {|UAPI6008:in s|});")]
    public Task Others_that_do_not_fit(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("Exact s = default; Ioctl.Update(vm, Kvm.KVM_IRQFD, ref s);")]
    [InlineData("Large s = default; Ioctl.Update(vm, Kvm.KVM_IRQFD, ref s);")]
    [InlineData("KvmIrqfd s = default; Ioctl.Update(vm, Kvm.KVM_IRQFD, ref s);")]
    [InlineData("Small s = default; Ioctl.Update(vm, unknown, ref s);")]
    [InlineData("Small s = default; Ioctl.Update(vm, Requests.NoSize, ref s);")]
    [InlineData("Small s = default; Ioctl.Update(vm, Requests.Sized, ref s);")]
    public Task Those_that_fit_or_not_sure(string body) => VerifyAsync(body);

    [Fact]
    public Task A_reference_to_a_misaligned_field() => VerifyAsync(
        "Packed p = default; Interlocked.Increment(ref {|#0:p.B|});",
        new ExpectedDiagnostic(0, "UAPI6009", "'B' is only 1-byte aligned, but type 'int' needs 4-byte alignment: copy it to a local first"));

    [Theory]
    [InlineData("Packed p = default; ref long r = ref {|UAPI6009:p.D|}; r = 1;")]
    [InlineData("Packed p = default; F(ref {|UAPI6009:p.B|});")]
    [InlineData("Outer o = default; F(ref {|UAPI6009:o.P.B|});")]
    [InlineData("Halves h = default; F(ref {|UAPI6009:h.B|});")]
    [InlineData("Record r = default; F(ref {|UAPI6009:r.B|});")]
    public Task Other_references_to_misaligned_fields(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("Packed p = default; int b = p.B; F(ref b); p.B = b;")]
    [InlineData("Packed p = default; ref byte r = ref p.A; r = 1;")]
    [InlineData("Packed p = default; G(p.B);")]
    [InlineData("Packed p = default; ref byte r = ref Unsafe.As<long, byte>(ref p.D);")]
    [InlineData("Outer o = default; F(ref o.A);")]
    [InlineData("Exact e = default; Interlocked.Increment(ref e.B);")]
    [InlineData("KvmIrqfd k = default; ref uint r = ref k.Gsi; r = 1;")]
    public Task References_that_are_aligned_or_none(string body) => VerifyAsync(body);
}

using System.Threading.Tasks;
using UapiGen.Testing.Analyzers;

namespace UapiGen.Analyzers.Tests.Mirrors;

/// <summary>UAPI6001 to UAPI6007: hand-written structs against the facts of the bindings.</summary>
public sealed class MirrorTests
{
    private const string Claim = "[CRecord(\"struct kvm_irqfd\", Mirror = true, Header = \"linux/kvm.h\")] ";

    private static Task VerifyAsync(string types, params ExpectedDiagnostic[] expected) =>
        new AnalyzerTest(new MirrorAnalyzer()) { References = Bindings.References }
            .VerifyAsync(Bindings.Usings + "using System.Runtime.InteropServices;\nusing System.Runtime.CompilerServices;\n" + types, expected);

    [Theory]
    [InlineData("struct Irqfd { public int Fd; public uint Gsi, Flags; public int ResampleFd; public ulong Pad0, Pad1; }")]
    [InlineData("struct Irqfd { public RawFd<EventFd> Fd; public uint Gsi; public KvmIrqfdFlags Flags; public RawFd<EventFd> ResampleFd; public ulong _pad; ulong _pad2; }")]
    [InlineData("unsafe struct Irqfd { public int fd; public uint gsi, flags, resamplefd; public fixed byte pad[8]; fixed byte _rest[8]; }")]
    [InlineData("[StructLayout(LayoutKind.Sequential, Size = 32)] struct Irqfd { public int fd; public uint gsi, flags, resamplefd; public ulong pad; }")]
    [InlineData("[StructLayout(LayoutKind.Explicit, Size = 32)] struct Irqfd { [FieldOffset(0)] public int fd; [FieldOffset(4)] public uint gsi; [FieldOffset(8)] public uint flags; [FieldOffset(12)] public uint resamplefd; [FieldOffset(16)] public ulong pad; }")]
    [InlineData("[StructLayout(LayoutKind.Sequential, Pack = 1)] struct Irqfd { public int fd; public uint gsi, flags, resamplefd; public ulong pad, pad2; }")]
    [InlineData("[StructLayout(LayoutKind.Sequential, Size = 32)] unsafe struct Irqfd { public int fd; public uint gsi, flags, resamplefd; public uint pad, more; fixed byte rest[8]; }")]
    [InlineData("struct Irqfd { public int fd; public uint gsi; public ulong flags; public ulong pad, _pad2; }")]
    [InlineData("struct Irqfd { public ulong FdAndGsi, FlagsAndResample; public ulong pad, pad2; }")]
    [InlineData("[InlineArray(8)] struct Pad { byte _e; } struct Outer { } " + Claim + "struct Irqfd2 { public int fd; public uint gsi, flags, resamplefd; public Pad pad; Pad _pad2; } struct Irqfd { public int fd; public uint gsi, flags, resamplefd; public Pad pad; Pad _pad2; }")]
    public Task The_same_layout(string type) => VerifyAsync(Place(type));

    [Fact]
    public Task A_misplaced_field_says_where_it_belongs() => VerifyAsync(
        Claim + "struct Irqfd { public int fd; public uint gsi; public ulong {|#0:flags|}; public uint {|#1:resamplefd|}; public ulong pad; ulong _pad2; }",
        new ExpectedDiagnostic(0, "UAPI6005", "'flags' is 8 bytes, but 'flags' of 'struct kvm_irqfd' is 4 bytes"),
        // What follows is moved by it: said once, at the first.
        new ExpectedDiagnostic(1, "UAPI6003"));

    [Fact]
    public Task Swapped_fields() => VerifyAsync(
        Claim + "struct Irqfd { public int fd; public uint {|#0:flags|}; public uint gsi, resamplefd; public ulong pad; ulong _pad2; }",
        new ExpectedDiagnostic(0, "UAPI6003", "'flags' is at offset 4, but 'flags' of 'struct kvm_irqfd' is at offset 8"));

    [Fact]
    public Task A_missing_member() => VerifyAsync(
        Claim + "struct {|#0:Irqfd|} { public int fd; public uint gsi, flags; }",
        new ExpectedDiagnostic(0, "UAPI6004", "'Irqfd' has no field for 'resamplefd' of 'struct kvm_irqfd' (4 bytes at offset 12)"),
        new ExpectedDiagnostic(0, "UAPI6004", "'Irqfd' has no field for 'pad' of 'struct kvm_irqfd' (8 bytes at offset 16)"));

    [Fact]
    public Task A_wrong_total() => VerifyAsync(
        Claim + "struct {|#0:Irqfd|} { public int fd; public uint gsi, flags, resamplefd; public ulong pad; }",
        new ExpectedDiagnostic(0, "UAPI6002", "'Irqfd' is 24 bytes, but 'struct kvm_irqfd' is 32 bytes"));

    [Fact]
    public Task Padding_that_a_member_stands_for() => VerifyAsync(
        "[CRecord(\"struct gpio_v2_line_config\", Mirror = true)] struct {|#0:Config|} { public ulong Flags; public uint NumAttrs; public GpioV2LineAttribute Attr; }",
        new ExpectedDiagnostic(0, "UAPI6006", "'Config' has only padding where 'padding' of 'struct gpio_v2_line_config' must be zero: declare a field of 4 bytes at offset 12"));

    [Fact]
    public Task A_field_across_members() => VerifyAsync(
        Claim + "[StructLayout(LayoutKind.Explicit, Size = 32)] struct Irqfd { [FieldOffset(0)] public int fd; [FieldOffset(4)] public uint gsi; [FieldOffset(8)] public uint flags;"
        + " [FieldOffset(14)] public ushort {|#0:odd|}; [FieldOffset(12)] public ushort low; [FieldOffset(18)] public ulong {|#1:across|}; [FieldOffset(16)] public ulong pad; }",
        new ExpectedDiagnostic(1, "UAPI6003", "'across' is at offset 18, which does not line up with any member of 'struct kvm_irqfd'"));

    [Theory]
    [InlineData("struct Irqfd { public int fd; public string {|#0:gsi|}; }", "'gsi' has no C-compatible layout: it is a reference type")]
    [InlineData("struct Irqfd { public int fd; [MarshalAs(UnmanagedType.ByValArray, SizeConst = 3)] public uint[] {|#0:gsi|}; }", "'gsi' has no C-compatible layout: it is a reference type")]
    [InlineData("struct S { string s; } struct T { public S {|#0:s|}; }", "'s' has no C-compatible layout: it contains references")]
    [InlineData("[StructLayout(LayoutKind.Auto)] struct {|#0:Irqfd|} { public int fd; }", "'Irqfd' has no C-compatible layout: its LayoutKind is Auto")]
    public Task No_layout_for_the_kernel(string type, string message) => VerifyAsync(Place(type), new ExpectedDiagnostic(0, "UAPI6007", message));

    [Fact]
    public Task A_struct_that_no_bindings_have() => VerifyAsync(
        "[CRecord(\"struct kvm_irqfdd\", Mirror = true, Header = \"linux/kvm.h\")] struct {|#0:Irqfd|} { public int fd; }",
        new ExpectedDiagnostic(0, "UAPI6001", "No generated type found for 'struct kvm_irqfdd' in linux/kvm.h: add its header as a UapiHeader item or correct the C name"));

    [Fact]
    public Task A_struct_without_the_claim() => VerifyAsync("struct Irqfd { public string fd; } [StructLayout(LayoutKind.Auto)] struct B { int a; }");

    [Fact]
    public async Task Bindings_in_the_same_assembly()
    {
        string type = Bindings.Usings + Claim + "struct {|UAPI6002:Irqfd|} { public int fd; public uint gsi, flags, resamplefd; public ulong pad; }";
        await new AnalyzerTest(new MirrorAnalyzer()) { References = [Bindings.Runtime], MoreSources = Bindings.Sources }.VerifyAsync(type);
    }

    [Fact]
    public Task Layouts_of_two_architectures_are_both_right() => VerifyAsync(
        """
        namespace X64 { [CRecord("struct a", Size = 8, Alignment = 4)] struct A { [CField("x", 0, 4)] public uint X; [CField("y", 4, 4)] public uint Y; } }
        namespace Arm64 { [CRecord("struct a", Size = 8, Alignment = 4)] struct A { [CField("y", 0, 4)] public uint Y; [CField("x", 4, 4)] public uint X; } }
        [CRecord("struct a", Mirror = true)] struct Mirror { public uint Y, X; }
        [CRecord("struct a", Mirror = true)] struct Wrong { public uint Y; public ushort {|UAPI6005:X|}; }
        """);

    // The claim belongs to the last struct of the text.
    private static string Place(string types)
    {
        int at = types.LastIndexOf("struct ", System.StringComparison.Ordinal);
        foreach (string modifier in new[] { "unsafe " })
        {
            at = types[..at].EndsWith(modifier, System.StringComparison.Ordinal) ? at - modifier.Length : at;
        }

        int attribute = types[..at].LastIndexOf("[StructLayout", System.StringComparison.Ordinal);
        at = attribute >= 0 && !types[attribute..at].Contains('}', System.StringComparison.Ordinal) ? attribute : at;
        return types.Insert(at, Claim);
    }
}

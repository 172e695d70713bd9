using System.Threading.Tasks;
using UapiGen.Testing.Analyzers;

namespace UapiGen.Analyzers.Tests.Calls;

/// <summary>UAPI5010, UAPI5013 and UAPI5014: sizes, and members that the kernel writes.</summary>
public sealed class KernelWritesTests : CallTests
{
    [Fact]
    public Task A_size_that_is_another() => VerifyAsync(
        "var a = new IommuHwptAlloc { Size = {|#0:44|} }; iommufd.DangerousHwptAlloc(ref a);",
        new ExpectedDiagnostic(0, "UAPI5010", "'Size' must hold the size of 'IommuHwptAlloc' (48 bytes), not 44; ioctl methods fill it in"));

    [Theory]
    [InlineData("var a = new IommuHwptAlloc { Size = {|UAPI5010:(uint)sizeof(KvmIrqfd)|} }; iommufd.DangerousHwptAlloc(ref a);")]
    [InlineData("var a = new IommuHwptAlloc { Size = {|UAPI5010:(uint)System.Runtime.CompilerServices.Unsafe.SizeOf<KvmIrqfd>()|} }; iommufd.DangerousHwptAlloc(ref a);")]
    [InlineData("vfio.SetIrqs(new() { Argsz = {|UAPI5010:8|}, Flags = VfioIrqSetFlags.DataNone | VfioIrqSetFlags.ActionMask });")]
    public Task Other_sizes_that_are_another(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("var a = new IommuHwptAlloc { Size = 48 }; iommufd.DangerousHwptAlloc(ref a);")]
    [InlineData("var a = new IommuHwptAlloc { Size = (uint)sizeof(IommuHwptAlloc) }; iommufd.DangerousHwptAlloc(ref a);")]
    [InlineData("var a = new IommuHwptAlloc { Size = n }; iommufd.DangerousHwptAlloc(ref a);")]
    [InlineData("vfio.SetIrqs(new() { Argsz = 24, Flags = VfioIrqSetFlags.DataNone | VfioIrqSetFlags.ActionMask });")]
    public Task Sizes_that_are_right_or_not_sure(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("Sized a = default; a.WriteSize({|UAPI5010:64|}); Tailed t = default; t.WriteSize(64);")]
    [InlineData("Sized a = default; a.WriteSize(); a.WriteSize(8); a.WriteSize(16); a.WriteSize((int)n); Other o = default; o.WriteSize(64);")]
    public Task A_size_that_is_written_by_method(string body) => VerifyMembersAsync(InMethod(body) + """

            [CRecord("struct sized", Size = 16, Alignment = 4)]
            struct Sized { private uint _size; [CField("size", 0, 4), SizeField] public readonly uint Size => _size; public void WriteSize(int size = 16) => _size = (uint)size; }
            [CRecord("struct tailed", Size = 16, Alignment = 4)]
            struct Tailed { private uint _size; [CField("argsz", 0, 4), SizeField(IncludesTail = true)] public readonly uint Argsz => _size; public void WriteSize(int size = 16) => _size = (uint)size; }
            struct Other { public void WriteSize(int size) { } }
        """);

    [Theory]
    [InlineData("var a = new IommuHwptAlloc { {|UAPI5013:OutHwptId|} = n }; iommufd.DangerousHwptAlloc(ref a);")]
    [InlineData("var r = new GpioV2LineRequest { {|UAPI5013:Fd|} = RawFd<GpioLineRequestFd>.DangerousCreate((int)n) }; using var l = chip.GetLine(ref r);")]
    public Task A_member_that_the_kernel_writes_is_set(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("var a = new IommuHwptAlloc { OutHwptId = 0 }; iommufd.DangerousHwptAlloc(ref a);")]
    [InlineData("var r = new GpioV2LineRequest { Fd = RawFd<GpioLineRequestFd>.None }; using var l = chip.GetLine(ref r);")]
    [InlineData("var a = new IommuHwptAlloc(); iommufd.DangerousHwptAlloc(ref a); a.OutHwptId = n; Use(a); static void Use(IommuHwptAlloc a) { }")]
    public Task A_member_that_the_kernel_writes_is_left_alone(string body) => VerifyAsync(body);

    [Fact]
    public Task What_the_kernel_wrote_goes_in_again() => VerifyAsync(
        "var d = new DmaHeapAllocationData { Len = 4096 }; heap.Alloc(ref d); n = d.Fd; heap.Alloc(ref {|#0:d|});",
        new ExpectedDiagnostic(0, "UAPI5014", "'Fd' must be zero on input, but still holds the value that the kernel wrote in an earlier call (fd of struct dma_heap_allocation_data)"));

    [Theory]
    [InlineData("var d = new DmaHeapAllocationData { Len = 4096 }; heap.Alloc(ref d); d.Fd = 0; heap.Alloc(ref d);")]
    [InlineData("var d = new DmaHeapAllocationData { Len = 4096 }; heap.Alloc(ref d); d = new() { Len = 4096 }; heap.Alloc(ref d);")]
    [InlineData("var d = new DmaHeapAllocationData { Len = 4096 }; if (heap.TryAlloc(ref d) != 0) { d.Len = 1; heap.Alloc(ref d); }")]
    [InlineData("for (int i = 0; i < 2; i++) { var d = new DmaHeapAllocationData { Len = 4096 }; heap.Alloc(ref d); }")]
    [InlineData("var d = new DmaHeapAllocationData { Len = 4096 }; try { heap.Alloc(ref d); } catch (IoctlException) { heap.Alloc(ref d); }")]
    [InlineData("var d = new DmaHeapAllocationData { Len = 4096 }; using FileFd a = heap.AllocOwned(ref d); using FileFd b = heap.AllocOwned(ref d);")]
    [InlineData("var d = new DmaHeapAllocationData { Len = 4096, Fd = uint.MaxValue }; using FileFd a = heap.AllocOwned(ref d);")]
    [InlineData("KvmSregs s = vcpu.GetSregs(); s.Cr0 |= 1; vcpu.SetSregs(s); vcpu.SetSregs(s);")]
    [InlineData("var b = new V4l2Buffer { Memory = V4l2Memory.Mmap, Type = 1 }; video.Dqbuf(ref b); video.Qbuf(ref b);")]
    public Task A_struct_is_used_again_rightly(string body) => VerifyAsync(body);
}

using System;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace UapiGen.Tests;

/// <summary>Every form that hands memory to the kernel, with the last byte of that memory at the end of a page that nothing may be written behind.</summary>
/// <remarks>Each test first shows that the kernel does write the whole argument; the end of the page shows that it writes no more.</remarks>
public sealed unsafe class GuardPageTests : IDisposable
{
    private readonly byte* _page;
    private readonly int _pageSize;

    public GuardPageTests() => _page = TestLibc.GuardedPage(out _pageSize);

    private static IoctlRequest TCGETS => new(0x5401, "TCGETS", sizeof(Termios), EintrPolicy.Retry);

    private static IoctlRequest TCSETS => new(0x5402, "TCSETS", sizeof(Termios));

    private static IoctlRequest SIOCGIFCONF => new(0x8912, "SIOCGIFCONF", sizeof(InterfaceList), EintrPolicy.Retry);

    private byte* End => _page + _pageSize;

    public void Dispose() => TestLibc.MUnmap((nint)_page - _pageSize, (nuint)_pageSize * 3);

    [Fact]
    public void A_struct_that_is_read_written_and_updated()
    {
        using FileFd terminal = Fd.Open<FileFd>("/dev/ptmx");
        ref Termios last = ref ((Termios*)End)[-1];
        Ioctl.Read(terminal, TCGETS, out last);
        uint[] before = [.. (ReadOnlySpan<uint>)last];
        Assert.NotEqual(new uint[9], before);
        Ioctl.Write(terminal, TCSETS, in last);
        last = default;
        Ioctl.Update(terminal, TCGETS, ref last);
        Assert.Equal(before, (ReadOnlySpan<uint>)last);
        Assert.Equal(Errno.None, Ioctl.TryRead(terminal, TCGETS, out last, out _));

        // A byte further on it would not have worked: the kernel does look at where it writes.
        Assert.Equal(Errno.EFAULT, Ioctl.TryDangerousCall(terminal, TCGETS, UserPtr.DangerousCreate((nuint)(End - sizeof(Termios) + 1)), out _));
    }

    /// <summary>The kernel writes 36 bytes, of which the macro that is played here claims four.</summary>
    [Fact]
    public void What_a_macro_claims_too_small()
    {
        var claim = new IoctlRequest(0x5401, "TCGETS", sizeof(uint), EintrPolicy.Retry, isClaim: true);
        using FileFd terminal = Fd.Open<FileFd>("/dev/ptmx");
        Ioctl.Read(terminal, TCGETS, out Termios all);
        uint* last = (uint*)End - 1;
        *last = 0;
        Ioctl.Read(terminal, claim, out *last);
        Assert.Equal(((ReadOnlySpan<uint>)all)[0], *last);
        last[-1] = 7;
        *last = 0;
        Ioctl.UpdateBuffer(terminal, claim, new Span<uint>(last, 1));
        Assert.Equal(((ReadOnlySpan<uint>)all)[0], *last);
        Assert.Equal(7u, last[-1]);

        // What is written is not written back: the memory may be read-only. Behind it the kernel reads zeros.
        Ioctl.Write(terminal, new IoctlRequest(0x5402, "TCSETS", sizeof(uint), isClaim: true), in *last);
        Assert.NotEqual(0u, ((ReadOnlySpan<uint>)all)[3]);
        Ioctl.Read(terminal, TCGETS, out all);
        Assert.Equal(0u, ((ReadOnlySpan<uint>)all)[3]);
    }

    [Fact]
    public void An_array()
    {
        using FileFd terminal = Fd.Open<FileFd>("/dev/ptmx");
        var bytes = new Span<byte>(End - sizeof(Termios), sizeof(Termios));
        Ioctl.ReadBuffer(terminal, TCGETS, bytes);
        Assert.NotEqual(-1, bytes.IndexOfAnyExcept((byte)0));
        Ioctl.WriteBuffer<byte>(terminal, TCSETS, bytes);
        Ioctl.UpdateBuffer(terminal, TCGETS, bytes);
        Assert.Throws<ArgumentException>(() => Ioctl.ReadBuffer(terminal, TCGETS, new Span<byte>(End - sizeof(Termios) + 1, sizeof(Termios) - 1)));
    }

    [Fact]
    public void Memory_that_a_struct_points_to()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        InterfaceList all = default;
        Ioctl.Update(socket, SIOCGIFCONF, ref all);
        int needed = all.Length;
        Assert.SkipWhen(needed == 0, "No network interface has an address here.");
        var place = new Span<byte>(End - needed, needed);
        var list = new InterfaceList { Length = needed };
        Ioctl.Update(socket, SIOCGIFCONF, ref list, PointerField.DangerousAddress(place, 8));
        Assert.Equal(needed, list.Length);
        Assert.NotEqual(-1, place.IndexOfAnyExcept((byte)0));
        Assert.True(list.Memory.IsNull);
    }

    [Fact]
    public void What_is_read_from_an_fd()
    {
        using EventFd counter = EventFd.Create(0x05060708);
        Assert.Equal(1, Fd.Read(counter, new Span<ulong>(End - sizeof(ulong), 1)));
        Assert.Equal(0x05060708ul, ((ulong*)End)[-1]);

        // One that comes in pieces, and more of them than there is room for.
        (FileFd reader, FileFd writer) = TestLibc.Pipe();
        using (reader)
        using (writer)
        {
            Fd.Write<byte>(writer, [1, 2, 3]);
            var feeder = new System.Threading.Thread(() => Fd.Write<byte>(writer, [4, 5, 6, 7, 8, 9, 10, 11, 12]));
            feeder.Start();
            Assert.Equal(1, Fd.Read(reader, new Span<uint>(End - sizeof(uint), 1)));
            feeder.Join();
            Assert.Equal(0x04030201u, ((uint*)End)[-1]);
        }
    }

    [Fact]
    public void What_is_copied_out_of_mapped_memory()
    {
        using MappedMemory memory = MappedMemory.Allocate(_pageSize);
        memory.Write(_pageSize - 4, 0x11223344);
        memory.CopyTo(_pageSize - 4, new Span<byte>(End - 4, 4));
        Assert.Equal(0x11223344, ((int*)End)[-1]);
    }

    // Managed memory has no guard page: a pattern behind the buffer's end stands for it.
    [Fact]
    public void A_flexible_buffer_of_which_the_kernel_is_told_less_than_there_is()
    {
        using FileFd kvm = KvmTests.Open();
        var buffer = new FlexBuffer<KvmTests.MsrList, uint>(10_000);
        buffer.Elements.Fill(0xA5A5A5A5);
        Ioctl.Update(kvm, KvmTests.KVM_GET_MSR_INDEX_LIST, buffer);
        int needed = (int)buffer.Count;
        Assert.Equal(0xA5A5A5A5, buffer.Elements[needed]);
        Assert.NotEqual(0xA5A5A5A5, buffer.Elements[needed - 1]);

        buffer.Elements.Fill(0xA5A5A5A5);
        buffer.Count = needed - 1;
        Assert.Equal(Errno.E2BIG, Ioctl.TryUpdate(kvm, KvmTests.KVM_GET_MSR_INDEX_LIST, buffer, out _));
        Assert.Equal(-1, buffer.Elements.IndexOfAnyExcept(0xA5A5A5A5));
    }

    /// <summary>The kernel's <c>struct termios</c>, 36 bytes.</summary>
    [System.Runtime.CompilerServices.InlineArray(9)]
    private struct Termios
    {
        public uint First;
    }

    /// <summary><c>struct ifconf</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct InterfaceList
    {
        public int Length;
        private readonly int _padding;
        public UserPtr Memory;
    }
}

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;

namespace UapiGen.Tests;

/// <summary>Mapped memory, flexible buffers, pointer fields and the small field types.</summary>
public class MemoryTests
{
    // Another thread writes the memory, all zeros and all ones in turn: a value that is moved in pieces mixes both.
    [Fact]
    public void What_fits_into_a_word_is_moved_at_once_whatever_its_type()
    {
        using MappedMemory memory = MappedMemory.Allocate(4096);
        AssertWhole<ushort>(memory, default, ushort.MaxValue);
        AssertWhole<(byte, byte)>(memory, default, (255, 255));
        AssertWhole<Three>(memory, default, new Three { A = ushort.MaxValue, B = 255 });
        AssertWhole<(ushort, ushort)>(memory, default, (ushort.MaxValue, ushort.MaxValue));
        AssertWhole<Six>(memory, default, new Six { A = ushort.MaxValue, B = ushort.MaxValue, C = ushort.MaxValue });
        AssertWhole<(uint, uint)>(memory, default, (uint.MaxValue, uint.MaxValue));

        // What stands beside a value of an odd size stays as it is.
        memory.Write(8, 0x1122334455667788);
        memory.Write(8, default(Three));
        Assert.Equal(0x1122334455000000, memory.Read<long>(8));
        memory.Write(8, default(Six));
        Assert.Equal(0x1122000000000000, memory.Read<long>(8));
        Assert.Equal(0x1122, memory.Read<ushort>(14));
    }

    private static void AssertWhole<T>(MappedMemory memory, T zeros, T ones)
        where T : unmanaged, IEquatable<T>
    {
        bool stop = false;
        var writer = new Thread(() =>
        {
            while (!Volatile.Read(ref stop))
            {
                memory.Write(0, zeros);
                memory.Write(0, ones);
            }
        });
        memory.Write(0, zeros);
        writer.Start();
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalMilliseconds < 250)
        {
            T value = memory.Read<T>(0);
            Assert.True(value.Equals(zeros) || value.Equals(ones), $"{typeof(T).Name}: {value}");
        }

        stop = true;
        writer.Join();
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private record struct Three
    {
        public ushort A;
        public byte B;
    }

    private record struct Six
    {
        public ushort A;
        public ushort B;
        public ushort C;
    }

    [Fact]
    public void Allocated_memory_is_zero_aligned_and_writable()
    {
        using MappedMemory memory = MappedMemory.Allocate(10_000);
        Assert.Equal(0u, memory.Address.Address % (nuint)Environment.SystemPageSize);
        Assert.Equal(0, memory.Read<long>(9992));
        memory.Write(3, 0x11223344);
        Assert.Equal(0x11223344, memory.Read<int>(3));
        Assert.Equal(memory.Address.Address, memory.Pointer.Address);

        using MappedMemory large = MappedMemory.Allocate(1 << 20, alignment: 2 << 20);
        Assert.Equal(0u, large.Address.Address % (2 << 20));
        large.Write((1 << 20) - 1, (byte)7);
        using MappedMemory huge = MappedMemory.Allocate(1L << 36);
        huge.Write((1L << 36) - 8, 5L);
    }

    [Theory]
    [InlineData(1L << 16)]
    [InlineData(1L << 21)]
    [InlineData(1L << 30)]
    public void Aligned_memory_lies_in_what_was_mapped_for_it(long alignment)
    {
        MappedMemory[] pieces = [.. Enumerable.Range(0, 4).Select(_ => MappedMemory.Allocate(10_000, alignment))];
        foreach (MappedMemory piece in pieces)
        {
            nuint address = piece.Address.Address;
            Assert.Equal(0u, address % (nuint)alignment);
            Assert.True(IsMapped(address) && IsMapped(address + 9_999));
            Assert.Equal(0, piece.Read<long>(0));
            piece.Write(0, -1L);
            piece.Write(9_992, -1L);
        }

        Array.ForEach(pieces, piece => piece.Dispose());
    }

    [Fact]
    public void Access_outside_is_refused()
    {
        using MappedMemory memory = MappedMemory.Allocate(16);
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.Read<long>(9));
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.Read<byte>(16));
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.Read<byte>(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.Read<byte>(long.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.Write(13, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.CopyTo(1, new int[4].AsSpan()));
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.CopyFrom<int>(1, new int[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.Access(8, 9, 0, static (_, _) => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.DangerousGetSpan(0, 17));
        Assert.Throws<ArgumentOutOfRangeException>(() => MappedMemory.Allocate(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => MappedMemory.Allocate(1, alignment: 3));
        Assert.Equal(Errno.ENOMEM, Assert.Throws<ErrnoException>(() => MappedMemory.Allocate(1L << 60)).Errno);
    }

    [Fact]
    public void Disposed_memory_is_refused_and_stays_while_it_is_used()
    {
        MappedMemory memory = MappedMemory.Allocate(4096);
        memory.Access(0, 4096, memory, static (span, owner) =>
        {
            owner.Dispose();
            span[4095] = 1;
        });
        Assert.Throws<ObjectDisposedException>(() => memory.Read<byte>(0));
        Assert.Throws<ObjectDisposedException>(() => memory.Address);
    }

    [Fact]
    public void Disposing_unmaps()
    {
        // Large enough that no other thread is given the place meanwhile.
        MappedMemory memory = MappedMemory.Allocate(1L << 40);
        nuint address = memory.Address.Address;
        Assert.True(IsMapped(address));
        memory.Dispose();
        memory.Dispose();
        Assert.False(IsMapped(address + (1 << 20)));
    }

    [Fact]
    public void A_file_is_shared_with_its_mapping()
    {
        using MemFd file = MemFd.Create("uapigen-test");
        Fd.Write(file, 0x0102030405060708);
        using MappedMemory first = MappedMemory.Map(file, 8);
        using MappedMemory second = MappedMemory.Map(file, 8, access: FileAccess.Read);
        first.Write(0, 99L);
        Assert.Equal(99, second.Read<long>(0));
        Assert.False(second.IsWritable);
        Assert.Throws<InvalidOperationException>(() => second.Write(0, 1));
        Assert.Throws<InvalidOperationException>(() => second.Access(0, 1, 0, static (_, _) => { }));
        Assert.Equal(Errno.EINVAL, Assert.Throws<ErrnoException>(() => MappedMemory.Map(file, 8, offset: 1)).Errno);

        using FileFd notMappable = Fd.Open<FileFd>("/proc/self/status", FileAccess.Read);
        ErrnoException e = Assert.Throws<ErrnoException>(() => MappedMemory.Map(notMappable, 4096));
        Assert.Contains("map 4096 bytes of file at 0", e.Message);
    }

    [Fact]
    public void A_flexible_buffer_never_counts_more_than_it_holds()
    {
        var buffer = new FlexBuffer<CountedHeader, long>(5);
        Assert.Equal(5, buffer.Count);
        Assert.Equal(48, buffer.ByteLength);
        buffer.Count = 3;
        Assert.Equal(3u, buffer.Header.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Count = 6);
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Count = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FlexBuffer<CountedHeader, long>(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FlexBuffer<CountedHeader, long>(int.MaxValue));
        buffer.Elements[4] = 9;
        Assert.Equal(5, buffer.Elements.Length);

        // The header itself can be set to anything, but no call is made with it.
        buffer.Header = new CountedHeader { Count = 6 };
        using FileFd file = Fd.Open<FileFd>("/dev/null");
        Assert.Throws<ArgumentException>(() => Ioctl.Update(file, Ioc.Both<CountedHeader>('x', 1, "X"), buffer));
        buffer.Count = 5;
        Assert.Equal(Errno.ENOTTY, Ioctl.TryUpdate(file, Ioc.Both<CountedHeader>('x', 1, "X"), buffer, out _));
    }

    [Fact]
    public void The_address_of_a_part_is_within_the_memory()
    {
        MappedMemory memory = MappedMemory.Allocate(4096);
        Assert.Equal(memory.Address, memory.At(0));
        Assert.Equal(memory.Address.Address + 4000, memory.At(4000, 96).Address);
        Assert.Equal(memory.Address.Address + 4096, memory.At(4096, 0).Address);
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.At(4096));
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.At(4000, 97));
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.At(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.At(1, long.MaxValue));
        memory.Dispose();
        Assert.Throws<ObjectDisposedException>(() => memory.At(0));
    }

    [Fact]
    public void A_header_that_counts_nothing_keeps_the_count()
    {
        var buffer = new FlexBuffer<CountedHeader, long>(5) { Count = 3 };
        buffer.Header = default;
        Assert.Equal(3, buffer.Count);
        buffer.Header = new CountedHeader { Count = 2 };
        Assert.Equal(2, buffer.Count);
        buffer.Count = 0;
        Assert.Equal(0u, buffer.Header.Count);
    }

    [Fact]
    public void A_flexible_buffer_can_t_be_changed_during_a_call()
    {
        var buffer = new FlexBuffer<CountedHeader, long>(1);
        using EventFd fake = Fd.Fake<EventFd>(new Callback(() =>
        {
            Assert.Throws<InvalidOperationException>(() => buffer.Count = 1);
            Assert.Throws<InvalidOperationException>(() => buffer.Header = default);
        }));
        Ioctl.Update(fake, Ioc.Both<CountedHeader>('x', 1, "X"), buffer);
        buffer.Count = 0;
    }

    [Fact]
    public void Natural_order_is_that_of_people()
    {
        string[] sorted = ["a", "a0", "a1", "a01", "a2", "a9", "a10", "a10b", "b1"];
        var random = new Random(1);
        for (int i = 0; i < 20; i++)
        {
            string[] shuffled = [.. sorted];
            random.Shuffle(shuffled);
            Array.Sort(shuffled, NaturalOrder.Compare);
            Assert.Equal(sorted.Length, shuffled.Length);
            Assert.True(Array.IndexOf(shuffled, "a9") < Array.IndexOf(shuffled, "a10"));
            Assert.True(shuffled.SequenceEqual(shuffled.Order(Comparer<string>.Create(NaturalOrder.Compare))));
            Assert.Equal(["a", "a0"], shuffled[..2]);
            Assert.Equal(["a2", "a9", "a10", "a10b", "b1"], shuffled[4..]);
        }

        Assert.Equal(["/dev/null"], Fd.FindPaths("/dev/nul?"));
        Assert.Empty(Fd.FindPaths("/no/such/folder/*"));
        Assert.Equal(["/dev/null"], Fd.FindPaths("/de?/nul*"));
        Assert.Empty(Fd.FindPaths("/dev/null/*"));
        string[] found = Fd.FindPaths("/dev/tty*");
        Assert.True(Array.IndexOf(found, "/dev/tty9") < Array.IndexOf(found, "/dev/tty10"));
    }

    [Fact]
    public void Numbers_in_a_stated_order_have_their_bytes_there()
    {
        Assert.Equal([0x12, 0x34], BytesOf(new Be16(0x1234)));
        Assert.Equal([0x12, 0x34, 0x56, 0x78], BytesOf(new Be32(0x12345678)));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], BytesOf(new Be64(0x0102030405060708)));
        Assert.Equal([0x34, 0x12], BytesOf(new Le16(0x1234)));
        Assert.Equal([0x78, 0x56, 0x34, 0x12], BytesOf(new Le32(0x12345678)));
        Assert.Equal([8, 7, 6, 5, 4, 3, 2, 1], BytesOf(new Le64(0x0102030405060708)));
        Assert.Equal(0x1234, (ushort)new Be16(0x1234));
        Assert.Equal(0x12345678u, (uint)(Le32)0x12345678u);

        static byte[] BytesOf<T>(T value)
            where T : unmanaged => System.Runtime.InteropServices.MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)).ToArray();
    }

    [Fact]
    public void Field_types_have_the_size_of_the_C_field()
    {
        Assert.Equal(4, SizeOf<RawFd<EventFd>>());
        Assert.Equal(8, SizeOf<RawFd64<EventFd>>());
        Assert.Equal(8, SizeOf<UserPtr64>());
        Assert.Equal(8, SizeOf<UserPtr64<int>>());
        Assert.Equal(IntPtr.Size, SizeOf<UserPtr>());
        Assert.Equal(IntPtr.Size, SizeOf<UserPtr<int>>());

        static int SizeOf<T>()
            where T : unmanaged => System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
    }

    [Fact]
    public void A_smaller_struct_is_given_only_when_nothing_is_lost()
    {
        Assert.Equal(4, ExtensibleStruct.CheckTail(new CountedHeader { Count = 1 }, 4));
        Assert.Equal(8, ExtensibleStruct.CheckTail(new CountedHeader { Count = 1, Flags = 1 }, 8));
        ArgumentException e = Assert.Throws<ArgumentException>(() => ExtensibleStruct.CheckTail(new CountedHeader { Flags = 1 << 8 }, 4));
        Assert.Contains("offset 5", e.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => ExtensibleStruct.CheckTail(default(CountedHeader), 9));
        Assert.True(KernelVersion.Running > new KernelVersion(4, 0));
        Assert.True(new KernelVersion(6, 9) < new KernelVersion(6, 12));
        Assert.Equal("6.12", new KernelVersion(6, 12).ToString());
    }

    internal static bool IsMapped(nuint address) => File.ReadLines("/proc/self/maps").Any(line =>
    {
        string[] range = line.Split(' ')[0].Split('-');
        return Convert.ToUInt64(range[0], 16) <= address && address < Convert.ToUInt64(range[1], 16);
    });

    internal struct CountedHeader : IFlexHeader<CountedHeader, long>
    {
        public uint Count;
        public uint Flags;

        public static int TailOffset => 8;

        public static long GetCount(in CountedHeader header) => header.Count;

        public static void SetCount(ref CountedHeader header, long count) => header.Count = (uint)count;
    }

    private sealed class Callback(Action action) : IIoctlTransport
    {
        public Errno Ioctl(scoped in IoctlCall call, out int result)
        {
            result = 0;
            action();
            return Errno.None;
        }
    }
}

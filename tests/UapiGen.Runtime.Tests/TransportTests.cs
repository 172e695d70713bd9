using System;
using System.Collections.Generic;
using System.Threading;

namespace UapiGen.Tests;

/// <summary>Code that makes ioctls, tested without a device.</summary>
public class TransportTests
{
    private static IoctlRequest GET => Ioc.Read<Pair>('q', 1, "GET");

    private static IoctlRequest SET => Ioc.Write<Pair>('q', 2, "SET");

    private static IoctlRequest CREATE => Ioc.None('q', 3, "CREATE");

    [Fact]
    public void A_transport_sees_requests_and_bytes_and_answers()
    {
        var device = new FakeDevice();
        using EventFd fd = Fd.Fake<EventFd>(device);
        Ioctl.Write(fd, SET, new Pair { First = 1, Second = 2 });
        Assert.Equal(0, Ioctl.Read(fd, GET, out Pair pair));
        Assert.Equal((1, 2), (pair.First, pair.Second));
        Assert.Equal(["SET on eventfd: 0100000002000000", "GET on eventfd: 0000000000000000"], device.Log);
        Assert.Throws<ArgumentException>(() => Ioctl.WriteBuffer<byte>(fd, new IoctlRequest(SET.Code, "SET", 7), new byte[7]));
    }

    [Fact]
    public void Its_errors_are_those_of_a_device()
    {
        using EventFd fd = Fd.Fake<EventFd>(new FakeDevice());
        var unknown = Ioc.None('q', 9, "UNKNOWN");
        Assert.Equal(Errno.ENOTTY, Ioctl.TryCall(fd, unknown, out _));
        Assert.Equal("UNKNOWN", Assert.Throws<IoctlException>(() => Ioctl.Call(fd, unknown)).RequestName);
        fd.Dispose();
        Assert.Throws<ObjectDisposedException>(() => Ioctl.Call(fd, CREATE));
    }

    [Fact]
    public void Handles_that_come_from_it_are_its_own_and_are_closed_there()
    {
        var device = new FakeDevice();
        EventFd parent = Fd.Fake<EventFd>(device);
        MemFd child = Fd.FromResult<MemFd>(parent, Ioctl.Call(parent, CREATE, 77));
        Assert.Same(device, child.Transport);
        MemFd copy = Fd.Duplicate(child);
        Assert.Same(device, copy.Transport);
        child.Dispose();
        parent.Dispose();
        copy.Dispose();
        Assert.Equal(["CREATE on eventfd: value 77", "close 4077 memfd", "close eventfd", "close memfd"], device.Log);
    }

    [Fact]
    public void Reads_writes_waits_and_mappings_go_there_too()
    {
        var device = new FakeDevice();
        using EventFd fd = Fd.Fake<EventFd>(device);
        fd.Signal(3);
        Assert.Equal(3ul, fd.Take());
        Assert.Equal(PollEvents.None, Fd.Wait(fd, PollEvents.In, Timeout.InfiniteTimeSpan));
        using MappedMemory memory = MappedMemory.Map(fd, 16);
        Assert.Equal(16, memory.Length);
        Assert.Equal(Errno.EINVAL, Fd.TryRead(Fd.Fake<EventFd>(new Silent()), new byte[1].AsSpan(), out _));
    }

    [Fact]
    public void Parallel_fakes_do_not_meet()
    {
        using EventFd first = Fd.Fake<EventFd>(new FakeDevice());
        using EventFd second = Fd.Fake<EventFd>(new FakeDevice());
        Ioctl.Write(first, SET, new Pair { First = 1 });
        Ioctl.Read(second, GET, out Pair pair);
        Assert.Equal(0, pair.First);
        Assert.NotEqual(first.DangerousGetRawFd<EventFd>(), second.DangerousGetRawFd<EventFd>());
    }

    [Fact]
    public void A_pointer_field_is_filled_for_the_call_alone()
    {
        var device = new PointerReader();
        using EventFd fd = Fd.Fake<EventFd>(device);
        var argument = new WithPointer { Length = 3 };
        Ioctl.Update(fd, Ioc.Both<WithPointer>('q', 5, "P"), ref argument, PointerField.DangerousAddress64<byte>([7, 8, 9], 8));
        Assert.Equal(24, device.Sum);
        Assert.True(argument.Data.IsNull);
        Assert.Equal(1u, argument.Length);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Ioctl.Update(fd, Ioc.Both<WithPointer>('q', 5, "P"), ref argument, PointerField.DangerousAddress64<byte>([7], 9)));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Ioctl.Update(fd, Ioc.Both<WithPointer>('q', 5, "P"), ref argument, PointerField.DangerousAddress64<byte>([7], -1)));
    }

    private struct Pair
    {
        public int First;
        public int Second;
    }

    private struct WithPointer
    {
        public uint Length;
        public uint Pad;
        public UserPtr64<byte> Data;
    }

    private sealed class FakeDevice : IIoctlTransport
    {
        private readonly Queue<byte> _bytes = [];
        private Pair _pair;

        public List<string> Log { get; } = [];

        public Errno Ioctl(scoped in IoctlCall call, out int result)
        {
            result = 0;
            string argument = call.HasArgument ? Convert.ToHexString(call.Argument) : "value " + call.Value;
            Log.Add($"{call.Request.Name} on {call.KindName}: {argument}");
            switch (call.Request.Name)
            {
                case "SET":
                    _pair = call.ArgumentAs<Pair>();
                    return Errno.None;
                case "GET":
                    call.ArgumentAs<Pair>() = _pair;
                    return Errno.None;
                case "CREATE":
                    result = 4000 + (int)call.Value;
                    return Errno.None;
                default:
                    return Errno.ENOTTY;
            }
        }

        public Errno Read(int fd, Span<byte> buffer, out int count)
        {
            for (count = 0; count < buffer.Length && _bytes.TryDequeue(out byte next); count++)
            {
                buffer[count] = next;
            }

            return count == 0 ? Errno.EAGAIN : Errno.None;
        }

        public Errno Write(int fd, ReadOnlySpan<byte> buffer, out int count)
        {
            foreach (byte next in buffer)
            {
                _bytes.Enqueue(next);
            }

            count = buffer.Length;
            return Errno.None;
        }

        public PollEvents Poll(int fd, PollEvents events) => _bytes.Count > 0 ? events : PollEvents.None;

        public Errno Map(int fd, long offset, long length, out MappedMemory? memory)
        {
            memory = MappedMemory.Allocate(length);
            return Errno.None;
        }

        public void Close(int fd, string kindName) => Log.Add(fd >= 0x6000_0000 ? $"close {kindName}" : $"close {fd} {kindName}");
    }

    private sealed unsafe class PointerReader : IIoctlTransport
    {
        public int Sum { get; private set; }

        public Errno Ioctl(scoped in IoctlCall call, out int result)
        {
            result = 0;
            ref WithPointer argument = ref call.ArgumentAs<WithPointer>();
            foreach (byte value in new ReadOnlySpan<byte>((void*)argument.Data.Address, (int)argument.Length))
            {
                Sum += value;
            }

            argument.Length = 1;
            return Errno.None;
        }
    }

    private sealed class Silent : IIoctlTransport
    {
        public Errno Ioctl(scoped in IoctlCall call, out int result)
        {
            result = 0;
            return Errno.None;
        }
    }
}

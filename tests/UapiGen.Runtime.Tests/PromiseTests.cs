using System;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace UapiGen.Tests;

/// <summary>Promises that hold when something goes wrong beside them: a constructor, a transport, a file that is too short, a struct that is cut in two.</summary>
[Collection(nameof(Alone))]
public class PromiseTests
{
    [Fact]
    public void The_fd_of_a_kind_whose_constructor_throws_is_closed_once()
    {
        int number = TestLibc.MakeEventFd(0, 0x80000);
        MakePicky(null, number);
        using EventFd reused = EventFd.Create();
        Assert.Equal(number, reused.DangerousGetRawFd<EventFd>().Value);
        CollectAll();
        reused.Signal(3);
        Assert.Equal(3ul, reused.Take());
    }

    [Fact]
    public void The_number_that_a_transport_gave_is_its_own_when_the_constructor_throws()
    {
        using EventFd real = EventFd.Create(1);
        var device = new Closes();
        using (EventFd origin = Fd.Fake<EventFd>(device))
        {
            MakePicky(origin, real.DangerousGetRawFd<EventFd>().Value);
            CollectAll();
            Assert.Equal(1, device.Count);
        }

        Assert.Equal(1ul, real.Take());
    }

    [Fact]
    public void A_handle_that_is_made_without_the_library_is_remembered_by_nobody()
    {
        WeakReference handle = MakeFake();
        CollectAll();
        Assert.False(handle.IsAlive);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference MakeFake() => new(Fd.Fake<EventFd>(new Closes()));
    }

    [Fact]
    public void A_transport_that_throws_when_it_is_told_of_a_close_lets_memory_go()
    {
        MappedMemory memory = MappedMemory.Allocate(4096);
        EventFd fd = Fd.Fake<EventFd>(new Closes { Throws = true });
        fd.KeepMemory(0, memory);
        memory.Dispose();
        _ = memory.DangerousGetHandle();
        Assert.Throws<NotSupportedException>(fd.Dispose);
        bool added = false;
        Assert.Throws<ObjectDisposedException>(() => memory.DangerousAddRef(ref added));
    }

    [Fact]
    public void The_finalizer_survives_a_transport_that_throws()
    {
        var device = new Closes { Throws = true };
        Abandon(device);
        CollectAll();
        Assert.Equal(1, device.Count);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Abandon(IIoctlTransport device) => Fd.Fake<EventFd>(device);
    }

    [Fact]
    public void A_lease_of_nothing_has_no_fd()
    {
        FdLease<EventFd> lease = default;
        Assert.False(lease.HasFd);
        Assert.Equal(RawFd<EventFd>.None, lease.RawFd);
        Assert.Equal(RawFd64<EventFd>.None, lease.RawFd64);
        Assert.Equal(unchecked((nuint)(-1)), lease.Value);
    }

    [Fact]
    public void What_lies_behind_the_end_of_a_mapped_file_is_an_exception_until_the_file_grows()
    {
        using MemFd file = MemFd.Create("short");
        int page = Environment.SystemPageSize;
        using MappedMemory memory = MappedMemory.Map(file, 3 * page);
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.Read<int>(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.Write(2 * page, 1));
        Fd.Write(file, 42);
        Assert.Equal(42, memory.Read<int>(0));
        memory.Write(page - 4, 7);
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.Read<int>(page - 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.CopyTo(0, new byte[3 * page].AsSpan()));
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.Access(page, 4, 0, static (_, _) => { }));

        // What is mapped when the file is long enough needs no further look.
        using MappedMemory whole = MappedMemory.Map(file, sizeof(int));
        Assert.Equal(42, whole.Read<int>(0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_read_that_is_interrupted_inside_a_struct_loses_nothing(bool nonBlocking)
    {
        (FileFd reader, FileFd writer) = TestLibc.Pipe(nonBlocking);
        using (reader)
        using (writer)
        {
            Fd.Write<byte>(writer, [1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2]);
            var items = new ulong[4];
            Assert.Equal(1, Fd.Read(reader, items.AsSpan(0, 1)));
            Interrupted(() => Assert.Equal((Errno.EINTR, 0), (Fd.TryRead(reader, items.AsSpan(), out int count), count)));
            Interrupted(() => Assert.ThrowsAny<OperationCanceledException>(() => Fd.Read(reader, items.AsSpan())));
            Fd.Write<byte>(writer, [2, 2, 2, 2, 2]);
            Fd.Write(writer, 0x0303030303030303ul);
            Assert.Equal(0x0202020202020202ul, Fd.Read<ulong>(reader));
            Assert.Equal(0x0303030303030303ul, Fd.Read<ulong>(reader));
        }
    }

    [Fact]
    public void What_was_read_of_a_larger_struct_is_read_as_smaller_ones()
    {
        (FileFd reader, FileFd writer) = TestLibc.Pipe();
        using (reader)
        using (writer)
        {
            Fd.Write<byte>(writer, [1, 2, 3, 4, 5]);
            Interrupted(() => Fd.TryRead(reader, new ulong[1].AsSpan(), out _));
            Assert.Equal(0x0201, Fd.Read<ushort>(reader));
            Assert.Equal(0x0403, Fd.Read<ushort>(reader));
            Fd.Write<byte>(writer, [6]);
            Assert.Equal(0x0605, Fd.Read<ushort>(reader));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_write_that_is_interrupted_inside_a_struct_goes_on_with_it(bool nonBlocking)
    {
        (FileFd reader, FileFd writer) = TestLibc.Pipe(nonBlocking);
        using (reader)
        using (writer)
        {
            // A pipe has room for a power of two of bytes, which 24 does not divide.
            var items = new (long, long, long)[10_000];
            for (int i = 0; i < items.Length; i++)
            {
                items[i] = (i, i, i);
            }

            int count = 0;
            Interrupted(() => Assert.Equal(Errno.EINTR, Fd.TryWrite<(long, long, long)>(writer, items, out count)));
            Assert.InRange(count, 1, items.Length - 1);
            Task write = Task.Run(() =>
            {
                for (int next = count; next < items.Length; next++)
                {
                    while (Fd.TryWrite<(long, long, long)>(writer, items.AsSpan(next, 1), out _) == Errno.EAGAIN)
                    {
                        Fd.Wait(writer, PollEvents.Out, Timeout.InfiniteTimeSpan);
                    }
                }
            });
            for (int i = 0; i < items.Length; i++)
            {
                Fd.Wait(reader, PollEvents.In, Timeout.InfiniteTimeSpan);
                Assert.Equal(items[i], Fd.Read<(long, long, long)>(reader));
            }

            await write;
        }
    }

    [Fact]
    public void A_thread_pool_without_a_free_thread_delays_no_interruption()
    {
        (FileFd reader, FileFd writer) = TestLibc.Pipe();
        using (reader)
        using (writer)
        {
            var release = new ManualResetEventSlim();
            ThreadPool.GetMaxThreads(out int most, out int mostPorts);
            ThreadPool.GetMinThreads(out int fewest, out _);
            ThreadPool.SetMaxThreads(fewest, mostPorts);
            try
            {
                for (int i = 0; i < 2 * fewest; i++)
                {
                    ThreadPool.QueueUserWorkItem(_ => release.Wait());
                }

                using var cancel = new CancellationTokenSource();
                var thread = new Thread(() =>
                {
                    using (Interruption.Enter(cancel.Token))
                    {
                        // The first signal falls before the system call.
                        SpinWait.SpinUntil(() => cancel.IsCancellationRequested);
                        Thread.SpinWait(200_000);
                        Assert.Equal(Errno.EINTR, Fd.TryRead(reader, new int[1].AsSpan(), out _));
                    }
                });
                thread.Start();
                Thread.Sleep(20);
                cancel.Cancel();
                Assert.True(thread.Join(TimeSpan.FromSeconds(20)));
            }
            finally
            {
                release.Set();
                ThreadPool.SetMaxThreads(most, mostPorts);
            }
        }
    }

    [Fact]
    public void A_fake_answers_as_a_kernel_would()
    {
        var device = new Answers();
        using EventFd fd = Fd.Fake<EventFd>(device);
        var retried = new IoctlRequest(0x80045430, "R");
        device.Next = [Errno.EINTR, Errno.EINTR, Errno.None];
        Assert.Equal(Errno.None, Ioctl.TryRead(fd, retried, out int _, out _));
        device.Next = [Errno.EINTR, Errno.None];
        Assert.Equal(Errno.EINTR, Ioctl.TryCall(fd, new IoctlRequest(0x5400, "C", 0), out _));
        device.Next = [Errno.EIO];
        device.Result = 5;
        Assert.Equal((Errno.EIO, 0), (Ioctl.TryCall(fd, new IoctlRequest(0x5400, "C", 0), out int result), result));
        device.Next = [Errno.None];
        device.Result = -7;
        Assert.Throws<InvalidOperationException>(() => Ioctl.Call(fd, new IoctlRequest(0x5400, "C", 0)));
        Assert.Throws<InvalidOperationException>(() => fd.Take());
    }

    private static void Interrupted(Action action)
    {
        using var cancel = new CancellationTokenSource(50);
        using (Interruption.Enter(cancel.Token))
        {
            action();
        }
    }

    private static void CollectAll()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MakePicky(FdHandle? origin, int number) =>
        Assert.Throws<NotSupportedException>(() => Fd.FromResult<PickyFd>(origin, number));

    private sealed class PickyFd : FdHandle, IFdKind<PickyFd>
    {
        private PickyFd(int fd, bool ownsHandle)
            : base(fd, ownsHandle, "picky") => throw new NotSupportedException();

        static string IFdKind<PickyFd>.KindName => "picky";

        static PickyFd IFdKind<PickyFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);
    }

    private sealed class Closes : IIoctlTransport
    {
        public int Count { get; private set; }

        public bool Throws { get; init; }

        public Errno Ioctl(scoped in IoctlCall call, out int result)
        {
            result = 0;
            return Errno.None;
        }

        public void Close(int fd, string kindName)
        {
            Count++;
            if (Throws)
            {
                throw new NotSupportedException();
            }
        }
    }

    private sealed class Answers : IIoctlTransport
    {
        private int _position;
        private Errno[] _next = [];

        public int Result { get; set; }

        public Errno[] Next
        {
            get => _next;
            set => (_next, _position) = (value, 0);
        }

        public Errno Ioctl(scoped in IoctlCall call, out int result)
        {
            result = Result;
            return _next[_position++];
        }

        public Errno Read(int fd, Span<byte> buffer, out int count)
        {
            count = 0;
            return Errno.None;
        }
    }
}

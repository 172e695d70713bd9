using System;
using System.Threading;

namespace UapiGen.Tests;

/// <summary>The call path allocates nothing.</summary>
[Collection(nameof(Alone))]
public class AllocationTests
{
    private static IoctlRequest FIONREAD => new(0x541B, "FIONREAD", sizeof(int), EintrPolicy.Retry);

    private static IoctlRequest UNKNOWN => Ioc.None('q', 1, "UNKNOWN");

    public static TheoryData<string> Paths =>
    [
        "read", "try read", "update", "buffer", "failing", "failing read", "lease", "leases", "flexible", "pointer", "event", "wait", "transfer", "memory",
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_call_allocates_nothing(string path)
    {
        (FileFd reader, FileFd writer) = TestLibc.Pipe(nonBlocking: true);
        using FileFd none = Fd.Open<FileFd>("/dev/null");
        using EventFd counter = EventFd.Create();
        using MappedMemory memory = MappedMemory.Allocate(4096);
        var flexible = new FlexBuffer<MemoryTests.CountedHeader, long>(4);
        EventFd?[] handles = [counter, null];
        int sum = 0;
        Action call = path switch
        {
            "read" => () => sum += Ioctl.Read(reader, FIONREAD, out int _),
            "try read" => () => sum += (int)Ioctl.TryRead(reader, FIONREAD, out int _, out _),
            "update" => () => sum += Update(reader),
            "buffer" => () => sum += Buffer(reader),
            "failing" => () => sum += (int)Ioctl.TryCall(none, UNKNOWN, out _),
            "failing read" => () => sum += (int)Ioctl.TryRead(none, FIONREAD, out int _, out _),
            "lease" => () => sum += Lease(counter),
            "leases" => () => sum += Leases(handles),
            "flexible" => () => sum += (int)Ioctl.TryUpdate(none, Ioc.Both<long>('x', 1, "X"), flexible, out _),
            "pointer" => () => sum += Pointer(none),
            "event" => () => sum += Event(counter),
            "wait" => () => sum += (int)Fd.Wait(counter, PollEvents.In, TimeSpan.Zero, CancellationToken.None),
            "transfer" => () => sum += Transfer(reader, writer),
            _ => () => sum += Memory(memory),
        };
        using (reader)
        using (writer)
        {
            // Past the first compilation; the tiers above compile on another thread.
            for (int i = 0; i < 200; i++)
            {
                call();
            }

            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 100; i++)
            {
                call();
            }

            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.True(sum >= 0);
    }

    private static int Update(FileFd fd)
    {
        int value = 0;
        return Ioctl.Update(fd, FIONREAD, ref value);
    }

    private static int Buffer(FileFd fd)
    {
        Span<byte> buffer = stackalloc byte[8];
        return Ioctl.ReadBuffer(fd, FIONREAD, buffer);
    }

    private static int Lease(EventFd counter)
    {
        using var lease = new FdLease<EventFd>(counter);
        return lease.RawFd.Value;
    }

    private static int Leases(EventFd?[] handles)
    {
        Span<RawFd<EventFd>> numbers = stackalloc RawFd<EventFd>[2];
        using var leases = new FdLeases<EventFd>(handles, numbers);
        return numbers[0].Value;
    }

    private static int Pointer(FileFd fd)
    {
        long argument = 0;
        return (int)Ioctl.TryUpdate(fd, Ioc.Both<long>('x', 2, "P"), ref argument, out _, PointerField.DangerousAddress64<byte>([1, 2], 0));
    }

    private static int Event(EventFd counter)
    {
        counter.Signal();
        return (int)counter.Take();
    }

    private static int Transfer(FileFd reader, FileFd writer)
    {
        Fd.Write(writer, 5);
        return Fd.Read<int>(reader);
    }

    private static int Memory(MappedMemory memory)
    {
        memory.Write(8, 1);
        return memory.Read<int>(8);
    }
}

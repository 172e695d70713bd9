using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace UapiGen.Tests;

/// <summary>Eventfds, waiting, and structs over read and write.</summary>
public class EventAndWaitTests
{
    [Fact]
    public void A_counter_adds_up_and_is_taken_whole()
    {
        using EventFd counter = EventFd.Create(2);
        counter.Signal();
        counter.Signal(4);
        Assert.Equal(7ul, counter.Take());
        Assert.False(counter.TryTake(out ulong value));
        Assert.Equal(0ul, value);
    }

    [Fact]
    public void A_semaphore_is_taken_one_at_a_time()
    {
        using EventFd counter = EventFd.Create(2, semaphore: true);
        Assert.Equal(1ul, counter.Take());
        Assert.Equal(1ul, counter.Take());
        Assert.False(counter.TryTake(out _));
    }

    [Fact]
    public async Task A_full_counter_makes_the_signaller_wait()
    {
        using EventFd counter = EventFd.Create();
        counter.Signal(ulong.MaxValue - 1);
        Assert.False(counter.TrySignal());
        Assert.Throws<ArgumentOutOfRangeException>(() => counter.Signal(ulong.MaxValue));
        Task signal = Task.Run(() => counter.Signal());
        await Task.Delay(20);
        Assert.False(signal.IsCompleted);
        Assert.Equal(ulong.MaxValue - 1, counter.Take());
        await signal;
        Assert.Equal(1ul, counter.Take());
    }

    [Fact]
    public async Task Taking_waits_until_signalled_or_cancelled()
    {
        using EventFd counter = EventFd.Create();
        Task<ulong> take = Task.Run(() => counter.Take());
        await Task.Delay(20);
        Assert.False(take.IsCompleted);
        counter.Signal(9);
        Assert.Equal(9ul, await take);

        using var cancel = new CancellationTokenSource(20);
        OperationCanceledException e = Assert.ThrowsAny<OperationCanceledException>(() => counter.Take(cancel.Token));
        Assert.Equal(cancel.Token, e.CancellationToken);
    }

    // What others make waits in read, where no token reaches.
    [Fact]
    public async Task Taking_from_a_blocking_eventfd_that_was_adopted_is_cancelled_too()
    {
        using EventFd counter = Fd.Adopt<EventFd>(TestLibc.MakeEventFd(0, flags: 0));
        using var cancel = new CancellationTokenSource(20);
        Assert.ThrowsAny<OperationCanceledException>(() => counter.Take(cancel.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => counter.TakeAsync(cancel.Token).AsTask());
        Task<ulong> take = counter.TakeAsync().AsTask();
        Assert.False(take.IsCompleted);
        counter.Signal(3);
        Assert.Equal(3ul, await take);
    }

    [Fact]
    public void Waiting_says_what_is_ready_and_which()
    {
        (FileFd reader, FileFd writer) = TestLibc.Pipe();
        using EventFd counter = EventFd.Create();
        using (reader)
        using (writer)
        {
            Span<FdWait> waits = [new(reader, PollEvents.In), new(counter, PollEvents.In), new(writer, PollEvents.Out)];
            Assert.Equal(1, Fd.Wait(waits, TimeSpan.Zero));
            Assert.Equal((PollEvents.None, PollEvents.None, PollEvents.Out), (waits[0].Ready, waits[1].Ready, waits[2].Ready));
            counter.Signal();
            Assert.Equal(1, Fd.Wait(waits[..2], Timeout.InfiniteTimeSpan));
            Assert.Equal(PollEvents.In, waits[1].Ready);
            writer.Dispose();
            Assert.Equal(PollEvents.HangUp, Fd.Wait(reader, PollEvents.In, Timeout.InfiniteTimeSpan));
        }
    }

    [Fact]
    public void More_fds_than_fit_on_the_stack_are_waited_for_too()
    {
        using EventFd counter = EventFd.Create(1);
        using EventFd other = EventFd.Create();
        var waits = new FdWait[100];
        Array.Fill(waits, new FdWait(other, PollEvents.In));
        waits[77] = new FdWait(counter, PollEvents.In);
        Assert.Equal(1, Fd.Wait(waits, TimeSpan.FromSeconds(10)));
        Assert.Equal(77, Array.FindIndex(waits, w => w.Ready != PollEvents.None));
    }

    [Fact]
    public void A_wait_ends_when_its_time_is_over()
    {
        using EventFd counter = EventFd.Create();
        long start = Stopwatch.GetTimestamp();
        Assert.Equal(PollEvents.None, Fd.Wait(counter, PollEvents.In, TimeSpan.FromMilliseconds(60)));
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 59, 5000);
        Assert.Throws<ArgumentOutOfRangeException>(() => Fd.Wait(counter, PollEvents.In, TimeSpan.FromMilliseconds(-2)));
    }

    [Fact]
    public void A_wait_ends_when_its_token_is_cancelled()
    {
        using EventFd counter = EventFd.Create();
        using var cancel = new CancellationTokenSource(30);
        Assert.ThrowsAny<OperationCanceledException>(() => Fd.Wait(counter, PollEvents.In, Timeout.InfiniteTimeSpan, cancel.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => Fd.Wait(counter, PollEvents.In, TimeSpan.Zero, cancel.Token));
        Assert.Equal(PollEvents.None, Fd.Wait(counter, PollEvents.In, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_struct_that_comes_in_pieces_is_waited_for()
    {
        (FileFd reader, FileFd writer) = TestLibc.Pipe(nonBlocking: true);
        using (reader)
        using (writer)
        {
            Fd.Write<byte>(writer, [1, 0, 0, 0, 2]);
            Task<int> read = Task.Run(() =>
            {
                var items = new int[4];
                int count = Fd.Read(reader, items.AsSpan());
                return (count * 100) + items[0] + items[1];
            });
            await Task.Delay(30);
            Assert.False(read.IsCompleted);
            Fd.Write<byte>(writer, [0, 0]);
            await Task.Delay(10);
            Fd.Write<byte>(writer, [0, 3]);

            // Two whole ones; the byte of a third is left for the next read.
            Assert.Equal(203, await read);
            Assert.Equal(3, Fd.Read<byte>(reader));
        }
    }

    [Fact]
    public void A_file_that_ends_in_a_struct_is_an_error_and_one_that_ends_before_is_not()
    {
        (FileFd reader, FileFd writer) = TestLibc.Pipe();
        using (reader)
        {
            Fd.Write<byte>(writer, [1, 0, 0, 0, 2]);
            writer.Dispose();
            Assert.Equal(1, Fd.Read<int>(reader));
            Assert.Throws<System.IO.EndOfStreamException>(() => Fd.Read<byte>(reader) == 2 ? Fd.Read<int>(reader) : 0);
            Assert.Equal(0, Fd.Read(reader, new int[1].AsSpan()));
        }

        (reader, writer) = TestLibc.Pipe();
        using (reader)
        {
            Fd.Write<byte>(writer, [1, 0]);
            writer.Dispose();
            Assert.Throws<System.IO.EndOfStreamException>(() => Fd.Read(reader, new int[1].AsSpan()));
        }
    }

    [Fact]
    public async Task Structs_that_do_not_fit_are_written_as_room_comes()
    {
        (FileFd reader, FileFd writer) = TestLibc.Pipe();
        using (reader)
        using (writer)
        {
            long[] items = new long[100_000];
            for (int i = 0; i < items.Length; i++)
            {
                items[i] = i;
            }

            Task write = Task.Run(() => Fd.Write<long>(writer, items));
            for (long expected = 0; expected < items.Length;)
            {
                var buffer = new long[1000];
                int count = Fd.Read(reader, buffer.AsSpan());
                for (int i = 0; i < count; i++)
                {
                    Assert.Equal(expected++, buffer[i]);
                }
            }

            await write;
        }
    }

    [Fact]
    public void A_pidfd_becomes_readable_when_the_process_ends()
    {
        using Process child = Process.Start(new ProcessStartInfo("/bin/cat") { RedirectStandardInput = true })!;
        using PidFd pid = PidFd.Open(child.Id);
        Assert.Equal(PollEvents.None, Fd.Wait(pid, PollEvents.In, TimeSpan.Zero));
        child.StandardInput.Close();
        Assert.NotEqual(PollEvents.None, Fd.Wait(pid, PollEvents.In, TimeSpan.FromSeconds(20)));
        Assert.Equal(Errno.ESRCH, Assert.Throws<ErrnoException>(() => PidFd.Open(0x3FFFFFF)).Errno);
    }
}

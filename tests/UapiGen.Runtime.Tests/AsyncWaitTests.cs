using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace UapiGen.Tests;

/// <summary>Waiting without a thread that stands still. Alone, as each wait of another test would have all others looked at.</summary>
[Collection(nameof(Alone))]
public class AsyncWaitTests
{
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task What_is_ready_is_known_at_once_and_what_is_not_later()
    {
        using EventFd counter = EventFd.Create(1);
        ValueTask<PollEvents> ready = Fd.WaitAsync(counter, PollEvents.In, s_long);
        Assert.True(ready.IsCompletedSuccessfully);
        Assert.Equal(PollEvents.In, await ready);
        counter.Take();
        Assert.Equal(PollEvents.None, await Fd.WaitAsync(counter, PollEvents.In, TimeSpan.Zero));
        Task<PollEvents> later = Fd.WaitAsync(counter, PollEvents.In, s_long).AsTask();
        await Task.Delay(20);
        Assert.False(later.IsCompleted);
        counter.Signal();
        Assert.Equal(PollEvents.In, await later);
    }

    [Fact]
    public async Task A_time_that_is_over_ends_only_its_own_wait()
    {
        using EventFd counter = EventFd.Create();
        long start = Stopwatch.GetTimestamp();
        Task<PollEvents> lasting = Fd.WaitAsync(counter, PollEvents.In, s_long).AsTask();
        Task<PollEvents> brief = Fd.WaitAsync(counter, PollEvents.In, TimeSpan.FromMilliseconds(60)).AsTask();
        Assert.Equal(PollEvents.None, await brief);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 59, 30_000);
        Assert.False(lasting.IsCompleted);
        counter.Signal();
        Assert.Equal(PollEvents.In, await lasting);
    }

    [Fact]
    public async Task A_token_ends_only_its_own_wait()
    {
        using EventFd counter = EventFd.Create();
        using var cancel = new CancellationTokenSource();
        Task<PollEvents> lasting = Fd.WaitAsync(counter, PollEvents.In, Timeout.InfiniteTimeSpan).AsTask();
        Task<PollEvents> cancelled = Fd.WaitAsync(counter, PollEvents.In, Timeout.InfiniteTimeSpan, cancel.Token).AsTask();
        cancel.Cancel();
        OperationCanceledException e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal(cancel.Token, e.CancellationToken);
        Assert.True(Fd.WaitAsync(counter, PollEvents.In, s_long, cancel.Token).IsCanceled);
        counter.Signal();
        Assert.Equal(PollEvents.In, await lasting);
    }

    [Fact]
    public async Task Hundreds_of_waits_cost_one_thread()
    {
        var counters = new List<EventFd>();
        var waits = new List<Task<PollEvents>>();
        int threads = Process.GetCurrentProcess().Threads.Count;
        for (int i = 0; i < 400; i++)
        {
            counters.Add(EventFd.Create());
            waits.Add(Fd.WaitAsync(counters[i], PollEvents.In, s_long).AsTask());
        }

        Assert.InRange(Process.GetCurrentProcess().Threads.Count, 1, threads + 50);
        foreach (EventFd counter in Enumerable.Reverse(counters))
        {
            counter.Signal();
        }

        Assert.All(await Task.WhenAll(waits), ready => Assert.Equal(PollEvents.In, ready));
        counters.ForEach(counter => counter.Dispose());
    }

    [Fact]
    public async Task The_fd_stays_open_until_the_wait_ends_and_no_longer()
    {
        (FileFd reader, FileFd writer) = TestLibc.Pipe();
        int number = reader.DangerousGetRawFd<FileFd>().Value;
        string link = Link(number)!;
        Task<PollEvents> wait = Fd.WaitAsync(reader, PollEvents.In, s_long).AsTask();
        reader.Dispose();
        Assert.Equal(link, Link(number));
        using (writer)
        {
            Fd.Write(writer, 1);
            Assert.Equal(PollEvents.In, await wait);
        }

        Assert.NotEqual(link, Link(number));
        Assert.Throws<ObjectDisposedException>(() => _ = Fd.WaitAsync(reader, PollEvents.In, s_long));
    }

    [Fact]
    public async Task A_wait_that_is_cancelled_lets_go_of_its_fd()
    {
        (FileFd reader, FileFd writer) = TestLibc.Pipe();
        using (writer)
        {
            int number = reader.DangerousGetRawFd<FileFd>().Value;
            string link = Link(number)!;
            using var cancel = new CancellationTokenSource();
            Task<PollEvents> wait = Fd.WaitAsync(reader, PollEvents.In, Timeout.InfiniteTimeSpan, cancel.Token).AsTask();
            await Task.Delay(50);
            reader.Dispose();
            cancel.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
            Assert.NotEqual(link, Link(number));
        }
    }

    // Cancelled while the thread has yet to see the wait, sees it, or polls already.
    [Fact]
    public async Task A_wait_that_is_cancelled_at_any_moment_lets_go_of_its_fd_first()
    {
        for (int i = 0; i < 2000; i++)
        {
            (FileFd reader, FileFd writer) = TestLibc.Pipe();
            using (writer)
            {
                int number = reader.DangerousGetRawFd<FileFd>().Value;
                string link = Link(number)!;
                using var cancel = new CancellationTokenSource();
                Task<PollEvents> wait = Fd.WaitAsync(reader, PollEvents.In, Timeout.InfiniteTimeSpan, cancel.Token).AsTask();
                reader.Dispose();
                Thread.SpinWait(i);
                cancel.Cancel();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
                Assert.NotEqual(link, Link(number));
            }
        }
    }

    [Fact]
    public async Task More_waits_than_the_process_may_have_files_open_all_go_on()
    {
        const int OpenFiles = 7;
        using EventFd counter = EventFd.Create();
        using EventFd other = EventFd.Create();
        var waits = new Task<PollEvents>[3000];
        TestLibc.WithLimit(OpenFiles, 1000, () =>
        {
            for (int i = 0; i < waits.Length; i++)
            {
                waits[i] = Fd.WaitAsync(i == 2000 ? other : counter, PollEvents.In, s_long).AsTask();
            }

            other.Signal();
            Assert.True(waits[2000].Wait(s_long));
            Assert.Equal(waits.Length - 1, waits.Count(wait => !wait.IsCompleted));
            counter.Signal();
            Assert.True(Task.WaitAll(waits, s_long));
        });
        Assert.All(waits, wait => Assert.Equal(PollEvents.In, wait.Result));
        await Task.WhenAll(waits);
    }

    [Fact]
    public async Task A_counter_is_taken_when_it_is_signalled()
    {
        using EventFd counter = EventFd.Create();
        Task<ulong> take = counter.TakeAsync().AsTask();
        Assert.False(take.IsCompleted);
        counter.Signal(6);
        Assert.Equal(6ul, await take);
        using var cancel = new CancellationTokenSource(20);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => counter.TakeAsync(cancel.Token).AsTask());
    }

    // What waits goes on elsewhere: a continuation that blocks must not stop the other waits.
    [Fact]
    public async Task A_continuation_that_blocks_stops_no_other_wait()
    {
        using EventFd first = EventFd.Create();
        using EventFd second = EventFd.Create();
        using var release = new ManualResetEventSlim();
        Task blocking = Fd.WaitAsync(first, PollEvents.In, s_long).AsTask().ContinueWith(_ => release.Wait(), TaskContinuationOptions.ExecuteSynchronously);
        Task<PollEvents> other = Fd.WaitAsync(second, PollEvents.In, s_long).AsTask();
        first.Signal();
        await Task.Delay(20);
        second.Signal();
        Assert.Equal(PollEvents.In, await other);
        release.Set();
        await blocking;
    }

    [Fact]
    public async Task A_fake_answers_at_once()
    {
        using EventFd fake = Fd.Fake<EventFd>(new NeverReady());
        Assert.Equal(PollEvents.None, await Fd.WaitAsync(fake, PollEvents.In, Timeout.InfiniteTimeSpan));
    }

    private static string? Link(int number) => new System.IO.FileInfo($"/proc/self/fd/{number}").LinkTarget;

    private sealed class NeverReady : IIoctlTransport
    {
        public Errno Ioctl(scoped in IoctlCall call, out int result)
        {
            result = 0;
            return Errno.None;
        }

        public PollEvents Poll(int fd, PollEvents events) => PollEvents.None;
    }
}

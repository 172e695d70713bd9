using System;
using System.Threading;
using System.Threading.Tasks;

namespace UapiGen.Tests;

/// <summary>Fakes work on any system: waiting for them is nothing that the kernel could answer.</summary>
[Collection(nameof(Alone))]
public class FakeWaitTests
{
    private const int OpenFiles = 7;

    // The kernel refuses to wait for more fds at once than the process may have open, and to make an eventfd when none is left.
    [Fact]
    public void The_kernel_is_not_asked_about_fakes()
    {
        const int Most = 1000;
        var waits = new FdWait[Most + 1];
        Array.Fill(waits, new FdWait(Fd.Fake<EventFd>(new Ready()), PollEvents.In));
        using var cancel = new CancellationTokenSource();
        TestLibc.WithLimit(OpenFiles, Most, () => Assert.Equal(waits.Length, Fd.Wait(waits, Timeout.InfiniteTimeSpan, cancel.Token)));
        Assert.Equal(PollEvents.In, waits[Most].Ready);

        waits[0] = new FdWait(EventFd.Create(), PollEvents.In);
        TestLibc.WithLimit(OpenFiles, Most, () => Assert.Equal(Most, Fd.Wait(waits, TimeSpan.Zero)));
        Assert.Equal(PollEvents.None, waits[0].Ready);
    }

    // As a fake answers at once, so does a wait that it is part of.
    [Theory]
    [InlineData(PollEvents.In, 1)]
    [InlineData(PollEvents.None, 0)]
    public void A_fake_among_others_ends_their_wait(PollEvents ready, int count)
    {
        using EventFd never = EventFd.Create();
        using EventFd fake = Fd.Fake<EventFd>(new Ready { Events = ready });
        using var rescue = new Timer(_ => never.Signal(), null, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        FdWait[] waits = [new(never, PollEvents.In), new(fake, PollEvents.In)];
        Assert.Equal(count, Fd.Wait(waits, Timeout.InfiniteTimeSpan));
        Assert.Equal((PollEvents.None, ready), (waits[0].Ready, waits[1].Ready));
    }

    [Fact]
    public async Task A_token_that_is_cancelled_ends_the_wait_for_a_fake()
    {
        using var cancel = new CancellationTokenSource();
        using EventFd fake = Fd.Fake<EventFd>(new Ready());
        Assert.Equal(PollEvents.In, Fd.Wait(fake, PollEvents.In, Timeout.InfiniteTimeSpan, cancel.Token));
        cancel.Cancel();
        Assert.Throws<OperationCanceledException>(() => Fd.Wait(fake, PollEvents.In, Timeout.InfiniteTimeSpan, cancel.Token));
        await Assert.ThrowsAsync<TaskCanceledException>(() => Fd.WaitAsync(fake, PollEvents.In, Timeout.InfiniteTimeSpan, cancel.Token).AsTask());
    }

    private sealed class Ready : IIoctlTransport
    {
        public PollEvents Events { get; init; } = PollEvents.In;

        public Errno Ioctl(scoped in IoctlCall call, out int result)
        {
            result = 0;
            return Errno.None;
        }

        public PollEvents Poll(int fd, PollEvents events) => Events & events;
    }
}

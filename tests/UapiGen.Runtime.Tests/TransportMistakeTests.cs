using System;
using System.Threading.Tasks;

namespace UapiGen.Tests;

/// <summary>Transports that answer what no kernel would: found out, or at least not waited for.</summary>
public class TransportMistakeTests
{
    // Whatever its Poll says. A fake's wait is over at once, so that nothing would end the loop of one that goes on.
    [Theory]
    [InlineData(PollEvents.None)]
    [InlineData(PollEvents.In | PollEvents.Out)]
    public async Task What_waits_without_limit_does_not_wait_for_a_fake_that_has_nothing(PollEvents ready)
    {
        var device = new Dry(ready);
        using EventFd fd = Fd.Fake<EventFd>(device);
        Assert.Throws<InvalidOperationException>(() => fd.Take());
        await Assert.ThrowsAsync<InvalidOperationException>(() => fd.TakeAsync().AsTask());
        Assert.Throws<InvalidOperationException>(() => fd.Signal());
        Assert.Equal(3, device.Polls);
        Assert.False(fd.TryTake(out _));

        // Two of the four bytes: what comes between and after them is waited for once.
        device.Pieces = 2;
        Assert.Throws<InvalidOperationException>(() => Fd.Read<int>(fd));
        device.Pieces = 2;
        Assert.Throws<InvalidOperationException>(() => Fd.Write(fd, 1));
        Assert.Equal(3 + 2 + 2, device.Polls);

        // As long as something comes, it is waited for.
        device.Pieces = 8;
        Assert.Equal(0x01010101, Fd.Read<int>(fd));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void A_transport_that_miscounts_is_found_out(int count)
    {
        using EventFd fd = Fd.Fake<EventFd>(new Miscounting(count));
        Assert.Throws<InvalidOperationException>(() => Fd.TryRead(fd, new int[1].AsSpan(), out _));
        Assert.Throws<InvalidOperationException>(() => Fd.TryWrite<int>(fd, [1], out _));
    }

    [Fact]
    public void A_write_that_takes_nothing_ends()
    {
        using EventFd fd = Fd.Fake<EventFd>(new Miscounting(0));
        Assert.Equal(Errno.ENOSPC, Fd.TryWrite<int>(fd, [1], out int count));
        Assert.Equal(0, count);
        Assert.Equal(Errno.None, Fd.TryWrite<int>(fd, [], out _));
    }

    /// <summary>Has a piece of one byte, then none, in turn, until all pieces are gone.</summary>
    private sealed class Dry(PollEvents ready) : IIoctlTransport
    {
        private bool _hasGiven;

        public int Pieces { get; set; }

        public int Polls { get; private set; }

        public Errno Ioctl(scoped in IoctlCall call, out int result)
        {
            result = 0;
            return Errno.None;
        }

        public Errno Read(int fd, Span<byte> buffer, out int count)
        {
            count = Take();
            buffer[..count].Fill(1);
            return count == 0 ? Errno.EAGAIN : Errno.None;
        }

        public Errno Write(int fd, ReadOnlySpan<byte> buffer, out int count)
        {
            count = Take();
            return count == 0 ? Errno.EAGAIN : Errno.None;
        }

        public PollEvents Poll(int fd, PollEvents events)
        {
            Polls++;
            return ready & events;
        }

        private int Take()
        {
            _hasGiven = !_hasGiven && Pieces > 0;
            Pieces -= _hasGiven ? 1 : 0;
            return _hasGiven ? 1 : 0;
        }
    }

    private sealed class Miscounting(int moved) : IIoctlTransport
    {
        public Errno Ioctl(scoped in IoctlCall call, out int result)
        {
            result = 0;
            return Errno.None;
        }

        public Errno Read(int fd, Span<byte> buffer, out int count)
        {
            count = moved;
            return Errno.None;
        }

        public Errno Write(int fd, ReadOnlySpan<byte> buffer, out int count)
        {
            count = moved;
            return Errno.None;
        }
    }
}

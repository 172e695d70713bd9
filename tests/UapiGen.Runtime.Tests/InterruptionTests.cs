using System;
using System.Threading;

namespace UapiGen.Tests;

/// <summary>Ending calls that are blocked.</summary>
[Collection(nameof(Alone))]
public class InterruptionTests
{
    // Waits until a virtual console is switched, which nobody does here.
    private static IoctlRequest VT_WAITEVENT => new(0x560E, "VT_WAITEVENT", 28, EintrPolicy.Retry);

    [Fact]
    public void A_blocked_read_ends_when_the_token_is_cancelled()
    {
        (FileFd reader, FileFd writer) = TestLibc.Pipe();
        using (reader)
        using (writer)
        {
            using var cancel = new CancellationTokenSource(50);
            using (Interruption.Enter(cancel.Token))
            {
                OperationCanceledException e = Assert.ThrowsAny<OperationCanceledException>(() => Fd.Read<int>(reader));
                Assert.Equal(cancel.Token, e.CancellationToken);
                Assert.Equal(Errno.EINTR, Fd.TryRead(reader, new int[1].AsSpan(), out _));
            }

            // Afterwards the thread is as before.
            Fd.Write(writer, 5);
            Assert.Equal(5, Fd.Read<int>(reader));
        }
    }

    [Fact]
    public void A_blocked_ioctl_ends_whatever_its_policy()
    {
        if (Fd.TryOpen("/dev/tty0", out FileFd? console) is not Errno.None and var errno)
        {
            Assert.Skip($"/dev/tty0 can't be opened here: {errno}");
        }

        using (console)
        {
            using var cancel = new CancellationTokenSource(50);
            using (Interruption.Enter(cancel.Token))
            {
                var waitEvent = new VtEvent { Event = 1 };
                Errno answer = Ioctl.TryUpdate(console!, VT_WAITEVENT, ref waitEvent, out _);
                if (answer is Errno.ENOTTY or Errno.EIO)
                {
                    Assert.Skip($"There is no virtual console here: {answer}");
                }

                Assert.Equal(Errno.EINTR, answer);
                Assert.ThrowsAny<OperationCanceledException>(() => Ioctl.Update(console!, VT_WAITEVENT, ref waitEvent));
            }
        }
    }

    [Fact]
    public void A_wait_is_interrupted_too()
    {
        using EventFd counter = EventFd.Create();
        using var cancel = new CancellationTokenSource(30);
        using (Interruption.Enter(cancel.Token))
        {
            Assert.ThrowsAny<OperationCanceledException>(() => Fd.Wait(counter, PollEvents.In, Timeout.InfiniteTimeSpan));
        }

        Assert.ThrowsAny<OperationCanceledException>(() => Interruption.Enter(cancel.Token).Dispose());
    }

    [Fact]
    public void The_token_of_an_outer_scope_interrupts_as_well()
    {
        (FileFd reader, FileFd writer) = TestLibc.Pipe();
        using (reader)
        using (writer)
        using (var outer = new CancellationTokenSource(30))
        using (var inner = new CancellationTokenSource())
        {
            using (Interruption.Enter(outer.Token))
            {
                using (Interruption.Enter(inner.Token))
                {
                    OperationCanceledException e = Assert.ThrowsAny<OperationCanceledException>(() => Fd.Read<int>(reader));
                    Assert.Equal(outer.Token, e.CancellationToken);
                }
            }
        }
    }

    [Fact]
    public void Opening_a_device_that_makes_one_wait_ends_too()
    {
        string path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"uapigen-{Guid.NewGuid():N}");
        Assert.Equal(0, TestLibc.MakeFifo(path, 0x180));
        try
        {
            // A fifo waits for its other side.
            using var cancel = new CancellationTokenSource(50);
            using (Interruption.Enter(cancel.Token))
            {
                Assert.ThrowsAny<OperationCanceledException>(() => Fd.Open<FileFd>(path, System.IO.FileAccess.Read));
                Assert.Equal(Errno.EINTR, Fd.TryOpen(path, out FileFd? none, System.IO.FileAccess.Read));
                Assert.Null(none);
            }
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    [Fact]
    public void A_scope_ends_those_inside_it_that_were_forgotten()
    {
        using var outer = new CancellationTokenSource();
        using var inner = new CancellationTokenSource();
        using (Interruption.Enter(outer.Token))
        {
            _ = Interruption.Enter(inner.Token);
        }

        inner.Cancel();
        using EventFd counter = EventFd.Create();
        Assert.Equal(PollEvents.None, Fd.Wait(counter, PollEvents.In, TimeSpan.FromMilliseconds(20)));
        Assert.False(Interruption.IsRequested);
    }

    // The moment of cancellation falls anywhere between entering the scope and blocking in the kernel: none may be lost.
    [Fact]
    public void No_cancellation_is_lost()
    {
        (FileFd reader, FileFd writer) = TestLibc.Pipe();
        using (reader)
        using (writer)
        {
            for (int i = 0; i < 200; i++)
            {
                using var cancel = new CancellationTokenSource();
                int spin = i * 20;
                var canceller = new Thread(() =>
                {
                    Thread.SpinWait(spin);
                    cancel.Cancel();
                });
                canceller.Start();
                try
                {
                    using (Interruption.Enter(cancel.Token))
                    {
                        Fd.Read<int>(reader);
                    }

                    Assert.Fail("Nothing was written.");
                }
                catch (OperationCanceledException)
                {
                }

                canceller.Join();
            }
        }
    }

    // The system refuses a signal when the user has too many on their way, as when the thread stands where none reach it.
    [Fact]
    public void Signals_that_the_system_refuses_are_sent_later()
    {
        const int PendingSignals = 11;
        (FileFd reader, FileFd writer) = TestLibc.Pipe();
        using (reader)
        using (writer)
        {
            using var cancel = new CancellationTokenSource();
            using (Interruption.Enter(cancel.Token))
            {
                TestLibc.WithLimit(PendingSignals, 0, () =>
                {
                    cancel.Cancel();
                    Thread.Sleep(20);
                });

                // Where nothing is sent any more, the read ends by what is written.
                using var rescue = new Timer(_ => Fd.Write(writer, 1), null, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
                Assert.Equal(Errno.EINTR, Fd.TryRead(reader, new int[1].AsSpan(), out int _));
            }
        }
    }

    [Theory]
    [InlineData(EintrPolicy.Automatic, 0x8004_5430u, true)]
    [InlineData(EintrPolicy.Automatic, 0x4004_5430u, false)]
    [InlineData(EintrPolicy.Automatic, 0xC004_5430u, false)]
    [InlineData(EintrPolicy.Automatic, 0x0000_AE80u, false)]
    [InlineData(EintrPolicy.Return, 0x8004_5430u, false)]
    [InlineData(EintrPolicy.Retry, 0x4004_5430u, true)]
    public void The_policy_follows_the_direction_unless_stated(EintrPolicy policy, uint code, bool retries)
    {
        Assert.SkipWhen(UapiTarget.Current == UapiArchitectures.Ppc64le, "The numbers are those of asm-generic/ioctl.h.");
        Assert.Equal(retries, new IoctlRequest(code, "X", policy).RetriesEintr);
    }

    // struct vt_event: the kind of event, the console before and after, and four words of padding.
    [System.Runtime.CompilerServices.InlineArray(7)]
    private struct VtEvent
    {
        public uint Event;
    }
}

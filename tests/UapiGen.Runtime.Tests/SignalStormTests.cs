using System;
using System.Diagnostics;
using System.Threading;
using Microsoft.Win32.SafeHandles;

namespace UapiGen.Tests;

/// <summary>Signals that nobody means, at a high rate.</summary>
[Collection(nameof(Alone))]
public class SignalStormTests
{
    // Waits until a virtual console is switched, which nobody does here.
    private static IoctlRequest VT_WAITEVENT => new(0x560E, "VT_WAITEVENT", 28, EintrPolicy.Retry);

    // A handler without SA_RESTART makes blocked calls return EINTR; those whose retry is harmless must not show it.
    [Fact]
    public void A_storm_of_signals_is_not_seen_by_calls_that_retry()
    {
        (FileFd reader, FileFd writer) = TestLibc.Pipe();
        using EventFd counter = EventFd.Create();
        using (reader)
        using (writer)
        {
            using var storm = new Storm();
            var feeder = new Thread(() =>
            {
                for (int i = 0; i < 100; i++)
                {
                    Thread.Sleep(2);
                    Fd.Write(writer, i);
                }
            });
            feeder.Start();
            for (int i = 0; i < 100; i++)
            {
                Assert.Equal(i, Fd.Read<int>(reader));
                Ioctl.Read(reader, new IoctlRequest(0x541B, "FIONREAD", 4, EintrPolicy.Retry), out int _);
                Assert.Equal(PollEvents.None, Fd.Wait(counter, PollEvents.In, TimeSpan.FromMilliseconds(1)));
            }

            feeder.Join();
            Assert.True(storm.Sent > 1000, $"{storm.Sent} signals");
        }
    }

    // KVM_RUN is interrupted on purpose: each signal must come out, and nothing but signals.
    [Fact]
    public void A_storm_of_signals_is_seen_by_a_call_that_returns_them()
    {
        // jmp to itself
        using var machine = new KvmTests.Machine([0xEB, 0xFE], rax: 0);
        using var storm = new Storm();
        for (int i = 0; i < 100; i++)
        {
            Assert.Equal(Errno.EINTR, Ioctl.TryCall(machine.Cpu, KvmTests.KVM_RUN, out _));
        }

        Assert.InRange(storm.Sent, 100, int.MaxValue);
    }

    // What is left of the time is waited after each signal, not all of it again.
    [Fact]
    public void A_storm_of_signals_does_not_prolong_a_wait()
    {
        using EventFd counter = EventFd.Create();
        using var storm = new Storm();
        using var rescue = new Timer(_ => counter.Signal(), null, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        long start = Stopwatch.GetTimestamp();
        Assert.Equal(PollEvents.None, Fd.Wait(counter, PollEvents.In, TimeSpan.FromMilliseconds(200)));
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 199, 5000);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_blocked_ioctl_outlasts_a_storm_of_signals(bool isForeign)
    {
        if (Fd.TryOpen("/dev/tty0", out FileFd? console) is not Errno.None and var errno)
        {
            Assert.Skip($"/dev/tty0 can't be opened here: {errno}");
        }

        using FileFd own = console!;
        using var foreign = new SafeFileHandle(own.DangerousGetHandle(), ownsHandle: false);
        using var storm = new Storm();
        long start = Stopwatch.GetTimestamp();
        using var cancel = new CancellationTokenSource(300);
        using (Interruption.Enter(cancel.Token))
        {
            Errno answer = Ioctl.TryReadBuffer(isForeign ? (AnyFd)foreign : own, VT_WAITEVENT, new byte[28].AsSpan(), out _);
            if (answer is Errno.ENOTTY or Errno.EIO)
            {
                Assert.Skip($"There is no virtual console here: {answer}");
            }

            Assert.Equal(Errno.EINTR, answer);
            Assert.InRange(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 250, 60_000);
        }
    }
}

using System;
using System.Threading;

namespace UapiGen.Tests;

/// <summary>
/// What <see cref="CallSlot"/> promises, where it can fail: a call and a close that write and look at the same moment, each before the other's
/// write has left the store buffer. Litmus tests: only the barrier keeps them from failing, at once.
/// </summary>
[Collection(nameof(Alone))]
public class CallSlotTests
{
    private static readonly TimeSpan s_time = TimeSpan.FromSeconds(2);

    /// <summary>Shows that the tests below can see what they look for on this machine.</summary>
    [Fact]
    public void Without_the_barrier_a_close_overlooks_a_call()
    {
        Assert.SkipWhen(Environment.ProcessorCount < 2, "One processor sees its own writes at once.");
        Assert.True(new Litmus(new BeginningWithoutBarrier()).Run(10 * s_time).WasForbidden);
    }

    [Fact]
    public void No_fd_is_closed_under_a_call_that_begins() => AssertNeverForbidden(new Beginning());

    [Fact]
    public void An_fd_that_is_released_as_its_call_ends_is_closed_by_one_of_them() => AssertNeverForbidden(new Ending());

    [Fact]
    public void Of_two_calls_that_end_at_once_one_closes_what_was_released() => AssertNeverForbidden(new EndingTwice());

    [Fact]
    public void A_slot_is_empty_whatever_became_of_the_call()
    {
        var request = new IoctlRequest(0x541B, "FIONREAD", sizeof(int), EintrPolicy.Retry);
        using FileFd file = Fd.Open<FileFd>("/proc/self/exe", System.IO.FileAccess.Read);
        Assert.Equal(Errno.None, Ioctl.TryRead(file, request, out int _, out _));
        Assert.False(CallSlot.IsAnyOn(file));

        EventFd counter = EventFd.Create();
        Assert.Equal(Errno.ENOTTY, Ioctl.TryRead(counter, request, out int _, out _));
        Assert.False(CallSlot.IsAnyOn(counter));
        counter.Dispose();
        Assert.Throws<ObjectDisposedException>(() => Ioctl.TryRead(counter, request, out int _, out _));
        Assert.False(CallSlot.IsAnyOn(counter));

        CallSlot.Current.Enter(file);
        Assert.True(CallSlot.IsAnyOn(file));
        Assert.False(CallSlot.IsAnyOn(counter));
        CallSlot.Current.Leave(file);
    }

    [Fact]
    public void No_two_slots_share_a_cache_line()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(new CallSlot());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 256, 300);
    }

    private static void AssertNeverForbidden(ILitmusRound round)
    {
        (int first, int second, bool wasForbidden) = new Litmus(round).Run(s_time);
        Assert.False(wasForbidden, $"after {first + second} rounds");
        Assert.True(first > 10 && second > 10, $"The moments did not meet: {first} and {second}");
    }

    private abstract class Round : ILitmusRound
    {
        private readonly Device _device = new();

        protected CallSlot Slot { get; private set; } = null!;

        protected EventFd Handle { get; private set; } = null!;

        protected int Closes => Volatile.Read(ref _device.Closes);

        public virtual void Prepare()
        {
            Slot = CallSlot.Current;
            Handle = Fd.Fake<EventFd>(_device);
            _device.Closes = 0;
        }

        public abstract void First();

        public abstract void Second();

        public abstract LitmusOutcome Judge();
    }

    private class Beginning : Round
    {
        protected bool IsCalling { get; private set; }

        protected bool WasOverlooked { get; set; }

        public override void First() => IsCalling = Slot.TryEnter(Handle);

        public override void Second()
        {
            Handle.Dispose();
            WasOverlooked = Closes != 0;
        }

        public override LitmusOutcome Judge()
        {
            Slot.Leave(Handle);
            return !IsCalling ? LitmusOutcome.SecondWasEarlier : WasOverlooked ? LitmusOutcome.Forbidden : LitmusOutcome.FirstWasEarlier;
        }
    }

    private sealed class BeginningWithoutBarrier : Beginning
    {
        public override void Second()
        {
            // Marks the handle as Dispose does.
            Handle.SetHandleAsInvalid();
            WasOverlooked = !CallSlot.IsAnySeenOn(Handle);
        }
    }

    private class Ending : Round
    {
        private bool _wasSecond;

        public override void Prepare()
        {
            base.Prepare();
            Slot.Enter(Handle);
        }

        public override void First() => Slot.Leave(Handle);

        public override void Second()
        {
            Release();
            _wasSecond = Closes != 0;
        }

        public override LitmusOutcome Judge() =>
            Closes != 1 ? LitmusOutcome.Forbidden : _wasSecond ? LitmusOutcome.FirstWasEarlier : LitmusOutcome.SecondWasEarlier;

        protected virtual void Release() => Handle.Dispose();
    }

    private sealed class EndingTwice : Ending
    {
        private readonly CallSlot _other = OfAnotherThread();

        public override void Prepare()
        {
            base.Prepare();
            _other.Enter(Handle);
            Handle.Dispose();
        }

        protected override void Release() => _other.Leave(Handle);

        private static CallSlot OfAnotherThread()
        {
            CallSlot? slot = null;
            var thread = new Thread(() => slot = CallSlot.Current);
            thread.Start();
            thread.Join();
            return slot!;
        }
    }

    private sealed class Device : IIoctlTransport
    {
        public int Closes;

        public Errno Ioctl(scoped in IoctlCall call, out int result)
        {
            result = 0;
            return Errno.None;
        }

        public void Close(int fd, string kindName) => Interlocked.Increment(ref Closes);
    }
}

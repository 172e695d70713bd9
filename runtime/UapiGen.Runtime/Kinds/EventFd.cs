using System;
using System.Runtime.Versioning;
using System.Threading;
using System.Threading.Tasks;
using UapiGen.Metadata;

namespace UapiGen;

/// <summary>An eventfd: a 64-bit counter in the kernel that can be waited on. The kernel's devices count up to signal, and are signalled by it.</summary>
[CName("eventfd")]
public sealed class EventFd : FdHandle, IFdKind<EventFd>
{
    private const int Semaphore = 1;

    private EventFd(int fd, bool ownsHandle)
        : base(fd, ownsHandle, "eventfd")
    {
    }

    static string IFdKind<EventFd>.KindName => "eventfd";

    static FdIdentity IFdKind<EventFd>.Identity => FdIdentity.AnonymousInode("[eventfd]");

    /// <summary>Makes an eventfd. It is non-blocking; <see cref="Take"/> waits all the same.</summary>
    /// <param name="initialValue">What the counter starts from.</param>
    /// <param name="semaphore">Whether taking takes 1 at a time, rather than all (<c>EFD_SEMAPHORE</c>).</param>
    /// <exception cref="ErrnoException">The process has too many files open.</exception>
    /// <exception cref="PlatformNotSupportedException">The system is not Linux.</exception>
    [SupportedOSPlatform("linux")]
    public static EventFd Create(uint initialValue = 0, bool semaphore = false) => Make(initialValue, semaphore);

    /// <summary>Adds to the counter. Waits while the sum would exceed its largest value, 2^64 - 2.</summary>
    /// <param name="value">What to add.</param>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="ulong.MaxValue"/>, which the kernel does not take.</exception>
    /// <exception cref="ErrnoException">The kernel refused.</exception>
    /// <exception cref="InvalidOperationException">A fake was waited for and still takes nothing.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    public void Signal(ulong value = 1)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(value, ulong.MaxValue);
        for (bool hasWaited = false; !TrySignal(value); hasWaited = true)
        {
            Fd.ThrowIfInVain(this, hasWaited);
            Fd.Wait(this, PollEvents.Out, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Adds to the counter, unless the sum would exceed its largest value.</summary>
    /// <param name="value">What to add.</param>
    /// <returns>Whether it was added.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="ulong.MaxValue"/>, which the kernel does not take.</exception>
    /// <exception cref="ErrnoException">The kernel refused.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    public bool TrySignal(ulong value = 1)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(value, ulong.MaxValue);
        Errno errno = Fd.TryWrite(this, new ReadOnlySpan<ulong>(in value), out _);
        if (errno is not (Errno.None or Errno.EAGAIN))
        {
            Interruption.ThrowIfRequested(errno);
            throw new ErrnoException("write eventfd", errno);
        }

        return errno == Errno.None;
    }

    /// <summary>Waits until the counter is not 0 and takes it: all of it, which leaves 0, or 1 of a semaphore.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What was taken.</returns>
    /// <exception cref="ErrnoException">The kernel refused.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="InvalidOperationException">A fake was waited for and still has nothing, or read nothing.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    public ulong Take(CancellationToken cancellationToken = default)
    {
        ulong value;
        for (bool hasWaited = false; !(cancellationToken.CanBeCanceled ? TryTakeAtOnce(out value) : TryTake(out value)); hasWaited = true)
        {
            Fd.ThrowIfInVain(this, hasWaited);
            Fd.Wait(this, PollEvents.In, Timeout.InfiniteTimeSpan, cancellationToken);
        }

        return value;
    }

    /// <summary><see cref="Take"/> without a thread that stands still.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What was taken.</returns>
    /// <exception cref="ErrnoException">The kernel refused.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="InvalidOperationException">A fake was waited for and still has nothing, or read nothing.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    public async ValueTask<ulong> TakeAsync(CancellationToken cancellationToken = default)
    {
        ulong value;
        for (bool hasWaited = false; !TryTakeAtOnce(out value); hasWaited = true)
        {
            Fd.ThrowIfInVain(this, hasWaited);
            await Fd.WaitAsync(this, PollEvents.In, Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
        }

        return value;
    }

    /// <summary>Takes the counter if it is not 0. On an eventfd that was adopted as a blocking one, waits, which no token ends.</summary>
    /// <param name="value">What was taken; 0 if nothing.</param>
    /// <returns>Whether something was taken.</returns>
    /// <exception cref="ErrnoException">The kernel refused.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    public bool TryTake(out ulong value)
    {
        value = 0;
        Errno errno = Fd.TryRead(this, new Span<ulong>(ref value), out int count);
        if (errno == Errno.None && count == 0)
        {
            throw new InvalidOperationException("The transport read nothing from an eventfd and reported no error; an eventfd without a signal fails with EAGAIN.");
        }

        if (errno is not (Errno.None or Errno.EAGAIN))
        {
            Interruption.ThrowIfRequested(errno);
            throw new ErrnoException("read eventfd", errno);
        }

        return errno == Errno.None;
    }

    /// <summary><see cref="Create"/> for those that know to be on Linux.</summary>
    internal static EventFd Make(uint initialValue, bool semaphore)
    {
        int flags = OpenFlags.CloseOnExec | OpenFlags.NonBlocking | (semaphore ? Semaphore : 0);
        nint result = Libc.Call(SystemCall.EventFd2, (nint)initialValue, flags);
        ErrnoException.ThrowIfError(Libc.ErrnoOf(result), "eventfd");
        return Fd.Own<EventFd>(null, (int)result);
    }

    static EventFd IFdKind<EventFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);

    /// <summary><see cref="TryTake"/> that does not wait on a blocking eventfd either, unless another thread takes in between.</summary>
    private bool TryTakeAtOnce(out ulong value)
    {
        value = 0;
        return (Transport is not null || Fd.Wait(this, PollEvents.In, TimeSpan.Zero) != PollEvents.None) && TryTake(out value);
    }
}

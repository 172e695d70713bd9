using System;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace UapiGen;

/// <summary>A wait that the <see cref="WaitThread"/> polls for; its handle is held until that thread lets go of it.</summary>
internal sealed class PendingWait
{
    // What awaits it goes on elsewhere than on the thread that polls.
    private readonly TaskCompletionSource<PollEvents> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SafeHandle _handle;
    private readonly PollEvents _events;
    private readonly TimeSpan _timeout;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly CancellationTokenRegistration _registration;

    public PendingWait(SafeHandle handle, PollEvents events, TimeSpan timeout, CancellationToken cancellationToken)
    {
        bool added = false;
        handle.DangerousAddRef(ref added);
        (_handle, _events, _timeout) = (handle, events, timeout);
        _registration = cancellationToken.UnsafeRegister(
            static (state, token) =>
            {
                ((PendingWait)state!)._source.TrySetCanceled(token);
                WaitThread.Wake();
            },
            this);
    }

    public Task<PollEvents> Task => _source.Task;

    public PollEntry Entry => new((int)_handle.DangerousGetHandle(), _events);

    /// <summary>How long it still waits; <see cref="Timeout.InfiniteTimeSpan"/>: for ever.</summary>
    public TimeSpan TimeLeft
    {
        get
        {
            TimeSpan left = _timeout == Timeout.InfiniteTimeSpan ? _timeout : _timeout - Stopwatch.GetElapsedTime(_start);
            return left < TimeSpan.Zero && _timeout != Timeout.InfiniteTimeSpan ? TimeSpan.Zero : left;
        }
    }

    /// <summary>Ends the wait if the fd is ready, its time is over or it was cancelled.</summary>
    /// <returns>Whether it ended; it must not be polled any more.</returns>
    public bool TryEnd(PollEvents ready)
    {
        if (ready == PollEvents.None && TimeLeft != TimeSpan.Zero && !Task.IsCompleted)
        {
            return false;
        }

        Release();
        _source.TrySetResult(ready);
        return true;
    }

    /// <summary>Ends the wait because polling failed.</summary>
    public void Fail(Exception exception)
    {
        Release();
        _source.TrySetException(exception);
    }

    private void Release()
    {
        _registration.Dispose();
        _handle.DangerousRelease();
    }
}

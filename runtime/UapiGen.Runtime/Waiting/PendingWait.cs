using System;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace UapiGen;

/// <summary>A wait that the <see cref="WaitThread"/> polls for. Its handle is held until that thread lets go of it, and only then does its task complete.</summary>
internal sealed class PendingWait
{
    // What awaits it goes on elsewhere than on the thread that polls.
    private readonly TaskCompletionSource<PollEvents> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SafeHandle _handle;
    private readonly PollEvents _events;
    private readonly TimeSpan _timeout;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenRegistration _registration;

    public PendingWait(SafeHandle handle, PollEvents events, TimeSpan timeout, CancellationToken cancellationToken)
    {
        bool added = false;
        handle.DangerousAddRef(ref added);
        (_handle, _events, _timeout, _cancellationToken) = (handle, events, timeout, cancellationToken);

        // The thread may be polling for the fd right now, so it alone can end the wait.
        _registration = cancellationToken.UnsafeRegister(static _ => WaitThread.Wake(), null);
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

    /// <summary>Ends the wait if it was cancelled.</summary>
    /// <returns>Whether it ended; it must not be polled any more.</returns>
    public bool TryCancel()
    {
        if (!_cancellationToken.IsCancellationRequested)
        {
            return false;
        }

        Release();
        _source.TrySetCanceled(_cancellationToken);
        return true;
    }

    /// <summary>Ends the wait if the fd is ready or its time is over.</summary>
    /// <returns>Whether it ended; it must not be polled any more.</returns>
    public bool TryEnd(PollEvents ready)
    {
        if (ready == PollEvents.None && TimeLeft != TimeSpan.Zero)
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

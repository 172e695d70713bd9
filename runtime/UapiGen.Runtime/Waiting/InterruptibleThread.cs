using System;
using System.Threading;

namespace UapiGen;

/// <summary>A thread in an <see cref="Interruption"/> scope: where to send the signal, and until when.</summary>
internal sealed class InterruptibleThread(CancellationToken token, InterruptibleThread? outer)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(1);

    private readonly object _lock = new();
    private readonly int _id = (int)Libc.Call(SystemCall.GetTid);
    private CancellationTokenRegistration _registration;
    private Timer? _timer;
    private bool _ended;

    public CancellationToken Token => token;

    public InterruptibleThread? Outer => outer;

    public void Begin()
    {
        InterruptSignal.Prepare();
        _registration = token.UnsafeRegister(static state => ((InterruptibleThread)state!).Interrupt(), this);
    }

    public void End()
    {
        lock (_lock)
        {
            _ended = true;
            _timer?.Dispose();
        }

        _registration.Dispose();

        // A signal that was sent is delivered at the latest when a system call returns: not into the caller's next one.
        Libc.Call(SystemCall.GetTid);
    }

    // Repeated: a signal that arrives before the thread is inside its system call has no effect.
    private void Interrupt()
    {
        lock (_lock)
        {
            if (_ended)
            {
                return;
            }

            if (!InterruptSignal.TrySend(_id))
            {
                // The thread ended without ending its scope; its id may soon be another's.
                _ended = true;
                _timer?.Dispose();
                return;
            }

            _timer ??= new Timer(static state => ((InterruptibleThread)state!).Interrupt(), this, s_interval, s_interval);
        }
    }
}

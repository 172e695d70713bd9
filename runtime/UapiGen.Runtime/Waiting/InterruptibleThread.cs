using System.Threading;

namespace UapiGen;

/// <summary>A thread in an <see cref="Interruption"/> scope: where to send the signal, and until when.</summary>
internal sealed class InterruptibleThread(CancellationToken token, InterruptibleThread? outer)
{
    private readonly object _lock = new();
    private readonly int _id = (int)Libc.Call(SystemCall.GetTid);
    private CancellationTokenRegistration _registration;
    private bool _ended;

    public CancellationToken Token => token;

    public InterruptibleThread? Outer => outer;

    /// <summary>The next in the list of <see cref="InterruptThread"/>, which alone uses it.</summary>
    public InterruptibleThread? Next { get; set; }

    public void Begin()
    {
        InterruptSignal.Prepare();
        _registration = token.UnsafeRegister(static state => InterruptThread.Add((InterruptibleThread)state!), this);
    }

    public void End()
    {
        lock (_lock)
        {
            _ended = true;
        }

        _registration.Dispose();

        // A signal that was sent is delivered at the latest when a system call returns: not into the caller's next one.
        Libc.Call(SystemCall.GetTid);
    }

    /// <summary>Sends the signal. To be repeated: one that arrives before the thread is inside its system call has no effect.</summary>
    /// <returns>Whether the scope goes on.</returns>
    public bool TryInterrupt()
    {
        lock (_lock)
        {
            // A thread can end without ending its scope; its id may soon be another's.
            _ended = _ended || !InterruptSignal.TrySend(_id);
            return !_ended;
        }
    }
}

using System;
using System.Runtime.Versioning;
using System.Threading;

namespace UapiGen;

/// <summary>Makes the calls of one thread end when a token is cancelled, even when they are blocked in the kernel.</summary>
/// <remarks>
/// <para>From the moment of cancellation a signal is sent to the thread, again and again until the scope is disposed, so that it can't be
/// missed between two instructions. The call returns <c>EINTR</c>, whatever its <see cref="EintrPolicy"/>; methods that throw turn this
/// into <see cref="OperationCanceledException"/>, their <c>Try</c> twins return <see cref="Errno.EINTR"/>.</para>
/// <para>The signal is a real-time signal that nobody else in the process handles, with a handler that does nothing and without
/// <c>SA_RESTART</c>. A call that the kernel does not let signals interrupt goes on.</para>
/// <para>Closing a handle does not end a call on it: the close waits for the call.</para>
/// </remarks>
/// <example><code>using (Interruption.Enter(cancellationToken))
/// {
///     vcpu.Run();
/// }</code></example>
public readonly ref struct Interruption
{
    [ThreadStatic]
    private static InterruptibleThread? s_current;

    private readonly InterruptibleThread _thread;

    private Interruption(InterruptibleThread thread) => _thread = thread;

    /// <summary>Whether the running thread is in a scope whose token is cancelled.</summary>
    internal static bool IsRequested
    {
        get
        {
            for (InterruptibleThread? thread = s_current; thread is not null; thread = thread.Outer)
            {
                if (thread.Token.IsCancellationRequested)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Begins a scope on the running thread. Scopes may nest; any of their tokens interrupts.</summary>
    /// <param name="cancellationToken">What interrupts the thread.</param>
    /// <returns>The scope, to be disposed on the same thread.</returns>
    /// <exception cref="OperationCanceledException">The token is cancelled already.</exception>
    /// <exception cref="PlatformNotSupportedException">The system is not Linux.</exception>
    [SupportedOSPlatform("linux")]
    public static Interruption Enter(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var thread = new InterruptibleThread(cancellationToken, s_current);
        thread.Begin();
        s_current = thread;
        return new Interruption(thread);
    }

    /// <summary>Ends the scope, and those inside it that were not ended: when it returns, no signal is on its way.</summary>
    public void Dispose()
    {
        for (InterruptibleThread? thread = s_current; thread is not null; thread = thread.Outer)
        {
            if (ReferenceEquals(thread, _thread))
            {
                EndUpTo(thread.Outer);
                return;
            }
        }
    }

    /// <summary>When a call ended with <c>EINTR</c>, throws if that is because of a token.</summary>
    internal static void ThrowIfRequested(Errno errno)
    {
        if (errno != Errno.EINTR)
        {
            return;
        }

        for (InterruptibleThread? thread = s_current; thread is not null; thread = thread.Outer)
        {
            thread.Token.ThrowIfCancellationRequested();
        }
    }

    private static void EndUpTo(InterruptibleThread? outer)
    {
        while (!ReferenceEquals(s_current, outer))
        {
            s_current!.End();
            s_current = s_current.Outer;
        }
    }
}

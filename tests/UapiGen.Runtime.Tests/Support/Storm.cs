using System;
using System.Threading;

namespace UapiGen.Tests;

/// <summary>Sends signals to the thread that made it, as fast as it can, until disposed. Their handler does nothing and does not restart calls.</summary>
internal sealed class Storm : IDisposable
{
    private readonly int _target = TestLibc.GetTid();
    private readonly Thread _sender;
    private volatile bool _isOver;
    private int _sent;

    public Storm()
    {
        TestLibc.Signal(TestLibc.SigUsr2, Libc.Find("abs"));
        TestLibc.SigInterrupt(TestLibc.SigUsr2, 1);
        _sender = new Thread(Send);
        _sender.Start();
    }

    public int Sent => Volatile.Read(ref _sent);

    public void Dispose()
    {
        _isOver = true;
        _sender.Join();
    }

    private void Send()
    {
        while (!_isOver)
        {
            TestLibc.TgKill(Environment.ProcessId, _target, TestLibc.SigUsr2);
            Interlocked.Increment(ref _sent);
            Thread.SpinWait(200);
        }
    }
}

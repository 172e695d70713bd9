using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;
using Linux.BpfCommon;
using Linux.Filter;
using Linux.Prctl;
using Linux.Seccomp;
using Linux.Unistd64.X64;
using UapiGen;

namespace LivePairs;

/// <summary>A thread that asks for its parent's process id, under a filter by which not the kernel answers but whoever holds the listener.</summary>
internal sealed class SupervisedThread : IDisposable
{
    private readonly ManualResetEventSlim _isFiltered = new();
    private readonly Thread _thread;
    private nint _listener;
    private Errno _errno;
    private nint _answer;

    public SupervisedThread()
    {
        _thread = new Thread(Run) { IsBackground = true };
    }

    /// <summary>Starts the thread, which soon waits for an answer.</summary>
    /// <returns>The listener, where the question arrives.</returns>
    /// <exception cref="ErrnoException">The kernel does not take the filter.</exception>
    public SeccompNotifyFd Start()
    {
        _thread.Start();
        _isFiltered.Wait();
        return _listener >= 0 ? Fd.Adopt<SeccompNotifyFd>((int)_listener) : throw new ErrnoException("seccomp", _errno);
    }

    /// <summary>Waits for the thread's end.</summary>
    /// <returns>What it was told.</returns>
    public long Join()
    {
        _thread.Join();
        return _answer;
    }

    public void Dispose() => _isFiltered.Dispose();

    private void Run()
    {
        _listener = Filter();
        _isFiltered.Set();
        if (_listener >= 0)
        {
            _answer = SystemCall(Unistd64X64Constants.__NR_getppid, 0, 0, 0, 0, 0);
        }
    }

    // The filter is this thread's alone: it asks about one system call and lets all others pass.
    private nint Filter()
    {
        SockFilter[] program =
        [
            new() { Code = BpfCommonConstants.BPF_LD | BpfCommonConstants.BPF_W | BpfCommonConstants.BPF_ABS },
            new() { Code = BpfCommonConstants.BPF_JMP | BpfCommonConstants.BPF_JEQ | BpfCommonConstants.BPF_K, Jf = 1, K = Unistd64X64Constants.__NR_getppid },
            new() { Code = BpfCommonConstants.BPF_RET | BpfCommonConstants.BPF_K, K = SeccompConstants.SECCOMP_RET_USER_NOTIF },
            new() { Code = BpfCommonConstants.BPF_RET | BpfCommonConstants.BPF_K, K = SeccompConstants.SECCOMP_RET_ALLOW },
        ];
        using MappedMemory memory = MappedMemory.Allocate(program.Length * Unsafe.SizeOf<SockFilter>());
        memory.CopyFrom<SockFilter>(0, program);
        var header = new SockFprog { Len = (ushort)program.Length, Filter = UserPtr<SockFilter>.DangerousCreate(memory.Pointer.Address) };
        _ = SystemCall(Unistd64X64Constants.__NR_prctl, PrctlConstants.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        nint fd = SystemCall(Unistd64X64Constants.__NR_seccomp, SeccompConstants.SECCOMP_SET_MODE_FILTER, (nint)SeccompConstants.SECCOMP_FILTER_FLAG_NEW_LISTENER, in header);
        _errno = fd < 0 ? (Errno)Marshal.GetLastPInvokeError() : Errno.None;
        return fd;
    }

    [DllImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static extern nint SystemCall(nint number, nint a, nint b, nint c, nint d, nint e);

    [DllImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static extern nint SystemCall(nint number, nint operation, nint flags, in SockFprog program);
}

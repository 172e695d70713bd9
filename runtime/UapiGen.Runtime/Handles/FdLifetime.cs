using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;

namespace UapiGen;

/// <summary>
/// How long the kernel object behind a handle may live: as long as the handle, a duplicate, or one that came from it is open (a vcpu's fd
/// keeps its VM). Memory that the kernel was given is kept for as long.
/// </summary>
internal sealed class FdLifetime
{
    private readonly object _lock = new();
    private readonly FdLifetime? _origin;
    private Dictionary<ulong, SafeHandle>? _memory;
    private int _open = 1;

    public FdLifetime(FdLifetime? origin)
    {
        _origin = origin;
        origin?.Join();
    }

    /// <summary>Counts one more handle; only while one that counts is open.</summary>
    public FdLifetime Join()
    {
        Interlocked.Increment(ref _open);
        return this;
    }

    public void Keep(ulong key, SafeHandle memory)
    {
        bool added = false;
        memory.DangerousAddRef(ref added);
        SafeHandle? previous;
        lock (_lock)
        {
            _memory ??= [];
            _memory.TryGetValue(key, out previous);
            _memory[key] = memory;
        }

        previous?.DangerousRelease();
    }

    public bool Release(ulong key)
    {
        SafeHandle? memory = null;
        lock (_lock)
        {
            _memory?.Remove(key, out memory);
        }

        memory?.DangerousRelease();
        return memory is not null;
    }

    /// <summary>One of the handles that counted is closed.</summary>
    public void Leave()
    {
        for (FdLifetime? lifetime = this; lifetime is not null && Interlocked.Decrement(ref lifetime._open) == 0; lifetime = lifetime._origin)
        {
            lifetime.ReleaseAll();
        }
    }

    private void ReleaseAll()
    {
        Dictionary<ulong, SafeHandle>? memories;
        lock (_lock)
        {
            memories = _memory;
            _memory = null;
        }

        foreach (SafeHandle memory in memories?.Values ?? (IEnumerable<SafeHandle>)[])
        {
            memory.DangerousRelease();
        }
    }
}

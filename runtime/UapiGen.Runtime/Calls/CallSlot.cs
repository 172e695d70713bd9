using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;

namespace UapiGen;

/// <summary>The handle that a thread's call is on: what keeps it from being closed under the call, without counting.</summary>
/// <remarks>
/// <para>A reference count costs two locked instructions beside the system call, a quarter of a cheap ioctl. Here the thread notes the handle
/// in a slot of its own by a plain write; the close, which is rare, pays for it.</para>
/// <para>The call writes its slot, then looks whether the handle is closed. The close marks the handle, passes a barrier that all threads
/// take part in (<see cref="Interlocked.MemoryBarrierProcessWide"/>), then looks at the slots. A call that saw the handle open looked
/// before the barrier and so has written its slot before it: the close sees the slot, and leaves the fd to the call.</para>
/// <para>At its end a call empties its slot, then looks whether the handle was released meanwhile. If it was, the call does as the close did:
/// barrier, look, and close the fd unless another call is on it. Whoever passes the last barrier finds all slots empty.</para>
/// </remarks>
internal sealed class CallSlot
{
    private const int FewestToPrune = 16;

    private static readonly object s_lock = new();

    // Weak: a slot goes with its thread.
    private static readonly List<WeakReference<CallSlot>> s_slots = [];
    private static int s_pruneAt = FewestToPrune;

    [ThreadStatic]
    private static CallSlot? t_current;

    private FdHandle? _handle;

    /// <summary>The slot of the running thread.</summary>
    public static CallSlot Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => t_current ?? Register();
    }

    /// <summary>How many threads are looked at.</summary>
    public static int Count
    {
        get
        {
            lock (s_lock)
            {
                return s_slots.Count;
            }
        }
    }

    /// <summary>Whether a call of any thread is on a handle. What the threads wrote before is seen.</summary>
    public static bool IsAnyOn(FdHandle handle)
    {
        Interlocked.MemoryBarrierProcessWide();
        lock (s_lock)
        {
            foreach (WeakReference<CallSlot> reference in s_slots)
            {
                if (reference.TryGetTarget(out CallSlot? slot) && ReferenceEquals(Volatile.Read(ref slot._handle), handle))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Begins a call, which must be nothing but a system call: slots don't nest.</summary>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enter(FdHandle handle)
    {
        Volatile.Write(ref _handle, handle);
        if (handle.IsClosed)
        {
            Refuse(handle);
        }
    }

    /// <summary>Ends a call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Leave(FdHandle handle)
    {
        Volatile.Write(ref _handle, null);
        if (handle.IsReleased)
        {
            handle.CloseUnlessCalled();
        }
    }

    private void Refuse(FdHandle handle)
    {
        Leave(handle);
        throw new ObjectDisposedException(handle.GetType().FullName);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static CallSlot Register()
    {
        var slot = new CallSlot();
        lock (s_lock)
        {
            if (s_slots.Count >= s_pruneAt)
            {
                s_slots.RemoveAll(static reference => !reference.TryGetTarget(out _));
                s_pruneAt = Math.Max(FewestToPrune, 2 * s_slots.Count);
            }

            s_slots.Add(new WeakReference<CallSlot>(slot));
        }

        t_current = slot;
        return slot;
    }
}

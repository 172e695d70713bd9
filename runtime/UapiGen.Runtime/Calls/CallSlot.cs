using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace UapiGen;

/// <summary>The handle that a thread's call is on: what keeps it from being closed under the call, without counting.</summary>
/// <remarks>
/// <para>A reference count costs two locked instructions beside the system call, a quarter of a cheap ioctl. Here the thread notes the handle
/// in a slot of its own by a plain write; the close, which is rare, pays for it.</para>
/// <para>Why no fd is closed under a call. Each side writes, then looks at what the other writes: the call its slot, then whether the handle
/// is closed; the close its mark, then the slots. The processor may let the look overtake the write, which still waits in the store
/// buffer, so that neither sees the other. The close therefore passes a barrier for all threads
/// (<see cref="Interlocked.MemoryBarrierProcessWide"/>), which falls between two instructions of each of them. A call that looked before
/// that point has written before it too, and the close sees the slot; one that looks after it sees the mark and is refused. This holds for
/// the list of slots as well: a slot that the close does not find was listed after the barrier.</para>
/// <para>Why every fd is closed. The end of a call is the same with the roles turned: it empties its slot, then looks whether the handle
/// was released; the release sets its mark, passes the barrier, then looks at the slots. So either the release finds the slot empty and closes
/// the fd, or the call sees the mark and does as the release did: barrier, look, close unless another call is on it. Of several, the one
/// whose barrier is last finds all slots empty, and if more than one does, the handle lets the first. A call that blocks thus keeps the
/// fd open for as long as it lasts, and its own thread closes it.</para>
/// <para>What is noted is a number that a handle has for itself and no other ever gets: nothing is mistaken for a handle that lived before,
/// and the garbage collector need not be told of the write. The caller's frame keeps the handle from being finalized. A call is nothing but
/// the system call: no other code runs on its thread meanwhile and nothing throws, so one slot a thread is enough, and it is always
/// emptied. A thread that ends is in no call; its slot is collected.</para>
/// <para>What the barrier does for the processor, the compilers do by themselves: they move no volatile access past another, although the half
/// barriers of a write and of the read after it would let them. Without the barrier the litmus tests fail at once.</para>
/// </remarks>
[StructLayout(LayoutKind.Sequential, Size = 2 * LargestCacheLine)] // No two slots share a cache line, which every call writes, wherever they are moved.
internal sealed unsafe class CallSlot
{
    private const int LargestCacheLine = 128;

    // Never changed, but replaced. Weak: a slot goes with its thread.
    private static WeakReference<CallSlot>[] s_slots = [];

    [ThreadStatic]
    private static CallSlot? t_current;

    private readonly int* _errno = Libc.GetErrnoAddress();
    private long _serial;

    /// <summary>The slot of the running thread.</summary>
    /// <exception cref="PlatformNotSupportedException">The system is not Linux.</exception>
    public static CallSlot Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => t_current ?? Register();
    }

    /// <summary>How many threads are looked at.</summary>
    public static int Count => Volatile.Read(ref s_slots).Length;

    /// <summary>Why the thread's last system call failed. It lies at one place for as long as the thread lives, so that nobody need be asked for it.</summary>
    public int NativeErrno
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => *_errno;
    }

    /// <summary>Whether a call of any thread is on a handle. What the threads wrote before is seen.</summary>
    public static bool IsAnyOn(FdHandle handle)
    {
        Interlocked.MemoryBarrierProcessWide();
        return IsAnySeenOn(handle);
    }

    /// <summary><see cref="IsAnyOn"/> without the barrier, with which it may overlook a call.</summary>
    internal static bool IsAnySeenOn(FdHandle handle)
    {
        foreach (WeakReference<CallSlot> reference in Volatile.Read(ref s_slots))
        {
            if (reference.TryGetTarget(out CallSlot? slot) && Volatile.Read(ref slot._serial) == handle.Serial)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Begins a call, which must be nothing but a system call: slots don't nest.</summary>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enter(FdHandle handle)
    {
        if (!TryEnter(handle))
        {
            Refuse(handle);
        }
    }

    /// <summary>Begins a call.</summary>
    /// <returns>Whether the handle is open; if not, only <see cref="Leave"/> may follow.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryEnter(FdHandle handle)
    {
        Volatile.Write(ref _serial, handle.Serial);
        return !handle.IsClosed;
    }

    /// <summary>Ends a call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Leave(FdHandle handle)
    {
        Volatile.Write(ref _serial, 0);
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

    // Without a lock: waiting for one can be interrupted (Thread.Interrupt), and a close that fails loses the fd.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static CallSlot Register()
    {
        var slot = new CallSlot();
        WeakReference<CallSlot>[] before;
        WeakReference<CallSlot>[] after;
        do
        {
            before = Volatile.Read(ref s_slots);
            after = [.. Array.FindAll(before, static reference => reference.TryGetTarget(out _)), new(slot)];
        }
        while (Interlocked.CompareExchange(ref s_slots, after, before) != before);

        t_current = slot;
        return slot;
    }
}

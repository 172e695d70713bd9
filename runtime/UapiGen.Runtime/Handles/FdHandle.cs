using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace UapiGen;

/// <summary>An open file descriptor of one kind.</summary>
/// <remarks>
/// <para>A call on the handle keeps the fd open until the call returns: <see cref="SafeHandle.Dispose()"/> on another thread closes it only
/// then, and does not end the call. A call on a handle that is closed throws <see cref="ObjectDisposedException"/>.</para>
/// <para>Number 0 is a valid file descriptor; the invalid ones are negative.</para>
/// </remarks>
public abstract class FdHandle : SafeHandle
{
    private static long s_lastSerial;

    // The handle that this thread has begun to make: one whose own constructor throws is returned to nobody, and yet its finalizer closes the fd.
    [ThreadStatic]
    private static FdHandle? t_lastMade;

    [ThreadStatic]
    private static bool t_isMaking;

    private FdLifetime? _lifetime;
    private volatile bool _isReleased;
    private int _isClosed;
    private bool _isFinalized;

    /// <summary>Wraps a file descriptor.</summary>
    /// <param name="fd">The number, or -1 for a handle that is closed from the start.</param>
    /// <param name="ownsHandle">Whether disposing the handle closes the fd.</param>
    /// <param name="kindName">The kind's name, for messages.</param>
    protected FdHandle(int fd, bool ownsHandle, string kindName)
        : base(-1, ownsHandle)
    {
        ArgumentNullException.ThrowIfNull(kindName);
        KindName = kindName;
        OwnsFd = ownsHandle;
        SetHandle(fd);
        if (t_isMaking)
        {
            t_lastMade = this;
        }
    }

    /// <summary>The name of the kind of fd, such as <c>kvm_vm</c>.</summary>
    public string KindName { get; }

    /// <summary>Whether disposing the handle closes the fd; else the fd is borrowed.</summary>
    public bool OwnsFd { get; }

    /// <summary>What answers in the kernel's place, in tests; <see langword="null"/>: the kernel.</summary>
    public IIoctlTransport? Transport { get; private set; }

    /// <inheritdoc/>
    public sealed override bool IsInvalid => handle < 0;

    /// <summary>
    /// Keeps memory from being freed while the kernel may still use it: until <see cref="ReleaseMemory"/>, or until this handle and all
    /// handles that came from its calls (and from theirs) are closed.
    /// </summary>
    /// <remarks>Memory that was kept under the same key before is released.</remarks>
    /// <param name="key">What the kernel calls the memory, such as the slot number of a KVM memory region.</param>
    /// <param name="memory">The owner of the memory.</param>
    /// <exception cref="ObjectDisposedException">The memory, or this handle, is disposed.</exception>
    /// <exception cref="InvalidOperationException">The fd is borrowed, so that nothing tells when it is closed.</exception>
    public void KeepMemory(ulong key, SafeHandle memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        if (!OwnsFd)
        {
            throw new InvalidOperationException("A borrowed handle cannot keep memory alive, because it does not own its file descriptor.");
        }

        using var lease = new FdLease<FdHandle>(this);
        GetLifetime().Keep(key, memory);
    }

    /// <summary>Ends what <see cref="KeepMemory"/> began, once the kernel no longer uses the memory.</summary>
    /// <param name="key">The key under which the memory is kept.</param>
    /// <returns>Whether memory was kept under the key.</returns>
    public bool ReleaseMemory(ulong key) => _lifetime?.Release(key) ?? false;

    /// <summary>The number, without keeping the handle open: another thread may close it, and the kernel may give it to another file.</summary>
    /// <typeparam name="TKind">The kind that the field wants.</typeparam>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    public RawFd<TKind> DangerousGetRawFd<TKind>()
        where TKind : FdHandle
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        return new RawFd<TKind>((int)handle);
    }

    /// <summary>From now on the handle that this thread makes is remembered, until <see cref="EndMaking"/>.</summary>
    internal static void BeginMaking() => t_isMaking = true;

    /// <summary>The handle that was made for a number since <see cref="BeginMaking"/>, be it complete or not; <see langword="null"/> if none was.</summary>
    internal static FdHandle? EndMaking(int fd)
    {
        FdHandle? made = t_lastMade;
        t_lastMade = null;
        t_isMaking = false;
        return made is { OwnsFd: true } && made.handle == fd ? made : null;
    }

    /// <summary>Ties a new handle to the one whose call made it, or whose duplicate it is.</summary>
    internal void SetOrigin(FdHandle? origin, IIoctlTransport? transport, bool isDuplicate = false)
    {
        Transport = transport;
        if (origin is not null && OwnsFd)
        {
            // Once the origin is closed, what it kept is no longer kept, and a handle that came from it can't be given out.
            using var lease = new FdLease<FdHandle>(origin);
            FdLifetime lifetime = origin.GetLifetime();
            _lifetime = isDuplicate ? lifetime.Join() : new FdLifetime(lifetime);
        }
    }

    /// <summary>A number that no other handle of the process has or ever had; not 0.</summary>
    internal long Serial { get; } = Interlocked.Increment(ref s_lastSerial);

    /// <summary>Whether nobody refers to the handle any more, but for calls that are under way.</summary>
    internal bool IsReleased => _isReleased;

    /// <summary>Closes the fd, once, unless a call is on it, which then does so when it ends.</summary>
    internal void CloseUnlessCalled()
    {
        if (Volatile.Read(ref _isClosed) == 0 && !CallSlot.IsAnyOn(this) && Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            CloseFd();
        }
    }

    /// <inheritdoc/>
    protected sealed override void Dispose(bool disposing)
    {
        _isFinalized = !disposing;
        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    protected sealed override bool ReleaseHandle()
    {
        _isReleased = true;
        CloseUnlessCalled();
        return true;
    }

    private void CloseFd()
    {
        try
        {
            if (Transport is { } transport)
            {
                transport.Close((int)handle, KindName);
            }
            else
            {
                Libc.Close((int)handle);
            }
        }
        catch (Exception) when (_isFinalized)
        {
            // Nobody is there to be told, and an exception of the finalizer ends the process.
        }
        finally
        {
            _lifetime?.Leave();
        }
    }

    // Only for handles that are open and held: a lifetime that begins after its handle was released would never end.
    private FdLifetime GetLifetime()
    {
        if (_lifetime is null)
        {
            Interlocked.CompareExchange(ref _lifetime, new FdLifetime(null), null);
        }

        return _lifetime;
    }
}

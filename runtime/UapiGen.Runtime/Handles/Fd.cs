using System;
using System.Threading;

namespace UapiGen;

/// <summary>Makes handles.</summary>
public static unsafe partial class Fd
{
    // Above what the kernel gives out, so that a fake's number never names a real file.
    private static int s_lastFake = 0x6000_0000;

    /// <summary>Takes over the fd that a call on <paramref name="origin"/> returned. Closed if the handle can't be made.</summary>
    /// <remarks>Programs that the process starts from now on don't inherit it, whatever the call said. One that another thread starts between the call
    /// and this one does, unless the call itself made the fd close-on-exec (many have a flag for that).</remarks>
    /// <typeparam name="TKind">The kind of fd.</typeparam>
    /// <param name="origin">The handle that the call was made on; its transport is inherited.</param>
    /// <param name="fd">What the call returned.</param>
    /// <exception cref="ObjectDisposedException">The handle was closed since the call; the fd is closed too.</exception>
    public static TKind FromResult<TKind>(FdHandle? origin, int fd)
        where TKind : FdHandle, IFdKind<TKind>
    {
        if (origin?.Transport is null)
        {
            Libc.Call(SystemCall.Fcntl, fd, SetFdFlags, CloseOnExecFlag);
        }

        return Own<TKind>(origin, fd);
    }

    /// <summary>Takes over the fd that a call on <paramref name="origin"/> wrote into a field; a negative number gives <see langword="null"/>.</summary>
    /// <typeparam name="TKind">The kind of fd.</typeparam>
    /// <param name="origin">The handle that the call was made on; its transport is inherited.</param>
    /// <param name="field">The field, which the caller clears.</param>
    public static TKind? FromField<TKind>(FdHandle? origin, RawFd<TKind> field)
        where TKind : FdHandle, IFdKind<TKind> => field.Value < 0 ? null : FromResult<TKind>(origin, field.Value);

    /// <inheritdoc cref="FromField{TKind}(FdHandle, RawFd{TKind})"/>
    public static TKind? FromField<TKind>(FdHandle? origin, RawFd64<TKind> field)
        where TKind : FdHandle, IFdKind<TKind> => field.Value < 0 ? null : FromResult<TKind>(origin, field.Value);

    /// <summary>Makes a handle whose calls are answered by a transport instead of the kernel.</summary>
    /// <typeparam name="TKind">The kind of fd.</typeparam>
    /// <param name="transport">What answers.</param>
    public static TKind Fake<TKind>(IIoctlTransport transport)
        where TKind : FdHandle, IFdKind<TKind>
    {
        ArgumentNullException.ThrowIfNull(transport);
        TKind handle = TKind.FromFd(Interlocked.Increment(ref s_lastFake), ownsHandle: true);
        handle.SetOrigin(null, transport);
        return handle;
    }

    /// <summary>Makes the handle of an fd that isn't inherited.</summary>
    internal static TKind Own<TKind>(FdHandle? origin, int fd, bool isDuplicate = false)
        where TKind : FdHandle, IFdKind<TKind>
    {
        TKind? handle = null;
        bool complete = false;
        FdHandle.BeginMaking();
        try
        {
            handle = TKind.FromFd(fd, ownsHandle: true);
            handle.SetOrigin(origin, origin?.Transport, isDuplicate);
            complete = true;
            return handle;
        }
        finally
        {
            FdHandle? made = FdHandle.EndMaking(fd);
            if (!complete)
            {
                Abandon(handle ?? made, origin?.Transport, fd);
            }
        }
    }

    private static void Abandon(FdHandle? handle, IIoctlTransport? transport, int fd)
    {
        if (handle is not null)
        {
            handle.SetOrigin(null, transport);
            handle.Dispose();
        }
        else if (transport is null)
        {
            Libc.Close(fd);
        }
        else
        {
            transport.Close(fd, "none");
        }
    }
}

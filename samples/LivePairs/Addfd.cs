using System.Collections.Generic;
using Linux.Seccomp;
using Microsoft.Win32.SafeHandles;
using UapiGen;
using UapiGen.Metadata;

// The mistakes are made on purpose: what the analyzers say of each stands in its row.
#pragma warning disable UAPI5003, UAPI5006, UAPI5008

namespace LivePairs;

/// <summary><c>SECCOMP_ADDFD_FLAG_SETFD</c> with <c>newfd</c>: an open file for a process that asked for one, under a number of our choice.</summary>
internal sealed class Addfd
{
    private const int Number = 900;
    private const int Answer = 42;

    /// <exception cref="ErrnoException">The kernel has no such filters, or a sandbox forbids them.</exception>
    public static IEnumerable<Row> Rows()
    {
        using var target = new SupervisedThread();
        using SeccompNotifyFd listener = target.Start();
        ulong id = listener.NotifRecv().Id;
        using EventFd file = EventFd.Create();
        yield return Typed(listener, id, file);
        yield return TypedWithoutNumber(listener, id, file);
        yield return NumberWithoutFlag(listener, id, file);
        yield return UnknownFlag(listener, id, file);
        yield return FdLeftZero(listener, id);
        yield return NoFd(listener, id);
        yield return UnknownId(listener, file);
        listener.NotifSend(new SeccompNotifResp { Id = id, Val = Answer });
        yield return new("the answer arrives", "", $"{Answer}", $"{target.Join()}");
        yield return TooLate(listener, id, file);
    }

    /// <summary>The call by hand: flag and numbers as they are given.</summary>
    [Ioctl("SECCOMP_IOCTL_NOTIF_ADDFD", ReadsArgument = true)]
    private static Errno Add(SeccompNotifyFd listener, in SeccompNotifAddfd args)
    {
        Errno errno = Ioctl.TryWrite(listener, SeccompIoctls.SECCOMP_IOCTL_NOTIF_ADDFD, args, out int number);
        Close(errno, number);
        return errno;
    }

    private static Row Typed(SeccompNotifyFd listener, ulong id, EventFd file)
    {
        Errno errno = listener.TryNotifAddfd(new SeccompNotifAddfd { Id = id }, file, out int number, newfd: Number);
        Close(errno, number);
        return new("typed overload, with a number for it", "", $"fd {Number}", errno == Errno.None ? $"fd {number}" : errno.ToString());
    }

    private static Row TypedWithoutNumber(SeccompNotifyFd listener, ulong id, EventFd file)
    {
        Errno errno = listener.TryNotifAddfd(new SeccompNotifAddfd { Id = id }, file, out int number);
        Close(errno, number);
        return new("typed overload, without one", "", Errno.None, errno);
    }

    private static Row NumberWithoutFlag(SeccompNotifyFd listener, ulong id, EventFd file) =>
        new("newfd set, flag forgotten", "UAPI5003", Errno.EINVAL, Add(listener, new SeccompNotifAddfd { Id = id, Srcfd = file.DangerousGetRawFd<FileFd>(), Newfd = Number }));

    private static Row UnknownFlag(SeccompNotifyFd listener, ulong id, EventFd file)
    {
        var args = new SeccompNotifAddfd { Id = id, Srcfd = file.DangerousGetRawFd<FileFd>(), Flags = (SeccompNotifAddfdFlags)0x8 };
        return new("a flag that does not exist", "UAPI5006", Errno.EINVAL, Add(listener, args));
    }

    private static Row FdLeftZero(SeccompNotifyFd listener, ulong id) =>
        new("srcfd left 0: gives standard input away", "UAPI5008", Errno.None, Add(listener, new SeccompNotifAddfd { Id = id }));

    private static Row NoFd(SeccompNotifyFd listener, ulong id) =>
        new("no fd at all", "", Errno.EBADF, Add(listener, new SeccompNotifAddfd { Id = id, Srcfd = RawFd<FileFd>.None }));

    private static Row UnknownId(SeccompNotifyFd listener, EventFd file) =>
        new("for a question that nobody asked", "", Errno.ENOENT, listener.TryNotifAddfd(new SeccompNotifAddfd { Id = 12345 }, file, out _));

    private static Row TooLate(SeccompNotifyFd listener, ulong id, EventFd file) =>
        new("for a question that is answered", "", Errno.ENOENT, listener.TryNotifAddfd(new SeccompNotifAddfd { Id = id }, file, out _));

    // The thread that asks is of this process, and so is the table of open files that it is given one in.
    private static void Close(Errno errno, int number)
    {
        if (errno == Errno.None)
        {
            new SafeFileHandle(number, ownsHandle: true).Dispose();
        }
    }
}

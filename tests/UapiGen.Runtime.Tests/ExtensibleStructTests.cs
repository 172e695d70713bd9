using System;
using System.Threading;

namespace UapiGen.Tests;

/// <summary>Structs that have grown since the kernel was built, given to one that is there everywhere: the supervisor's side of seccomp.</summary>
public class ExtensibleStructTests
{
    private static IoctlRequest ADDFD => Ioc.Write<AddFd>('!', 3, "SECCOMP_IOCTL_NOTIF_ADDFD");

    private static IoctlRequest GROWN_ADDFD => Ioc.Write<GrownAddFd>('!', 3, "SECCOMP_IOCTL_NOTIF_ADDFD");

    [Fact]
    public void A_field_that_the_kernel_does_not_have_is_E2BIG_once_it_is_set()
    {
        using FileFd listener = Listen();
        using EventFd counter = EventFd.Create();
        using var lease = new FdLease<EventFd>(counter);
        var known = new AddFd { Id = 1, Source = lease.RawFd };
        Assert.Equal(Errno.ENOENT, Ioctl.TryWrite(listener, ADDFD, known, out _));

        // As long as it is not set, the kernel takes the larger struct for the one it knows.
        var grown = new GrownAddFd { Known = known };
        Assert.Equal(Errno.ENOENT, Ioctl.TryWrite(listener, GROWN_ADDFD, grown, out _));
        grown.Added = 1;
        IoctlException e = Assert.Throws<IoctlException>(() => Ioctl.Write(listener, GROWN_ADDFD, grown));
        Assert.Equal(Errno.E2BIG, e.Errno);
        Assert.Contains("larger than this kernel knows", e.Message);
    }

    [Fact]
    public void A_struct_is_cut_to_what_an_older_kernel_knows_when_nothing_is_lost()
    {
        using FileFd listener = Listen();
        using EventFd counter = EventFd.Create();
        using var lease = new FdLease<EventFd>(counter);
        var grown = new GrownAddFd { Known = new AddFd { Id = 1, Source = lease.RawFd } };
        int size = ExtensibleStruct.CheckTail(grown, ADDFD.ArgumentSize);
        ReadOnlySpan<byte> bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes(new ReadOnlySpan<GrownAddFd>(in grown));
        Assert.Equal(Errno.ENOENT, Ioctl.TryWriteBuffer(listener, ADDFD, bytes[..size], out _));
        grown.Added = 1;
        Assert.Throws<ArgumentException>(() => ExtensibleStruct.CheckTail(grown, ADDFD.ArgumentSize));
    }

    /// <summary>The supervisor's fd of a thread that has ended: no call of it waits for an answer.</summary>
    private static FileFd Listen()
    {
        int number = 0;
        var thread = new Thread(() => number = TestLibc.ListenToSystemCalls());
        thread.Start();
        thread.Join();
        Assert.SkipWhen(number < 0, $"seccomp can't be used here: {(Errno)(-number)}");
        return TestLibc.FromNumber<FileFd>(number);
    }

    /// <summary><c>struct seccomp_notif_addfd</c>.</summary>
    private struct AddFd
    {
        public ulong Id;
        public uint Flags;
        public RawFd<EventFd> Source;
        public uint New;
        public uint NewFlags;
    }

    private struct GrownAddFd
    {
        public AddFd Known;
        public ulong Added;
    }
}

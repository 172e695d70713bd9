using System;
using Microsoft.Win32.SafeHandles;

namespace UapiGen.Tests;

/// <summary>What a failed call says, and what is refused before the kernel sees it.</summary>
public class ErrorTests
{
    private static IoctlRequest FIONREAD => new(0x541B, "FIONREAD", sizeof(int), EintrPolicy.Retry);

    [Fact]
    public void A_closed_handle_is_refused_by_all_forms()
    {
        FileFd file = Fd.Open<FileFd>("/dev/null");
        file.Dispose();
        Assert.Throws<ObjectDisposedException>(() => Ioctl.Call(file, FIONREAD));
        Assert.Throws<ObjectDisposedException>(() => Ioctl.TryRead(file, FIONREAD, out int _, out _));
        Assert.Throws<ObjectDisposedException>(() => new FdLease<FileFd>(file).Dispose());
        Assert.Throws<ObjectDisposedException>(() => Fd.Wait(file, PollEvents.In, TimeSpan.Zero));
        Assert.Throws<ObjectDisposedException>(() => Fd.Read<int>(file));
        Assert.Throws<ArgumentNullException>(() => Ioctl.Call((FileFd?)null, FIONREAD));
    }

    [Fact]
    public void A_number_that_is_not_open_is_EBADF()
    {
        using var borrowed = new SafeFileHandle(1_000_000, ownsHandle: false);
        IoctlException e = Assert.Throws<IoctlException>(() => Ioctl.Read(borrowed, FIONREAD, out int _));
        Assert.Equal(Errno.EBADF, e.Errno);
        Assert.Equal("FIONREAD on file: EBADF (a file descriptor is not open, or not of the kind or access mode that is needed)", e.Message);
    }

    [Fact]
    public void The_words_of_the_header_are_preferred()
    {
        var request = new IoctlRequest(0x541B, "FIONREAD", 4, EintrPolicy.Retry, "EPERM: never\nENOTTY:  not a queue \nEBADF:x");
        using FileFd file = Fd.Open<FileFd>("/dev/null");
        IoctlException e = Assert.Throws<IoctlException>(() => Ioctl.Read(file, request, out int _));
        Assert.Equal("not a queue", e.Explanation);
        Assert.Equal("FIONREAD on file: ENOTTY (not a queue)", e.Message);
        Assert.Null(request.Explain(Errno.EINVAL));
    }

    [Fact]
    public void An_argument_smaller_than_the_request_says_is_refused()
    {
        using FileFd file = Fd.Open<FileFd>("/dev/ptmx");
        ArgumentException e = Assert.Throws<ArgumentException>(() => Ioctl.Read(file, FIONREAD, out short _));
        Assert.Contains("4 bytes, but 2 were passed", e.Message);
        Assert.Throws<ArgumentException>(() => Ioctl.ReadBuffer(file, FIONREAD, new byte[3].AsSpan()));
        Assert.Throws<ArgumentException>(() => Ioctl.Read(file, Ioc.Read<long>('T', 0x30, "X"), out int _));
        Assert.Throws<InvalidOperationException>(() => Ioctl.Read(file, new IoctlRequest(0x541B, "FIONREAD"), out int _));
    }

    [Fact]
    public void A_bad_address_is_EFAULT_and_only_the_dangerous_form_can_give_one()
    {
        (FileFd reader, FileFd writer) = TestLibc.Pipe();
        using (reader)
        using (writer)
        {
            Assert.Equal(Errno.EFAULT, Ioctl.TryDangerousCall(reader, FIONREAD, UserPtr.DangerousCreate(16), out _));
            Assert.Throws<InvalidOperationException>(() => Ioctl.Call(reader, FIONREAD, 16));
            Assert.Throws<InvalidOperationException>(() => Ioctl.TryCall(reader, new IoctlRequest(0x541B, "FIONREAD"), 0x10000, out _));

            // Nothing is ever mapped at the values that may be passed to a request of which nobody says what it takes.
            Assert.Equal(Errno.EFAULT, Ioctl.TryCall(reader, new IoctlRequest(0x541B, "FIONREAD"), 0xFFFF, out _));
            Assert.Equal(Errno.EFAULT, Ioctl.TryCall(reader, new IoctlRequest(0x541B, "FIONREAD"), unchecked((nuint)(-0x10000)), out _));
            Assert.Equal(Errno.EFAULT, Ioctl.TryCall(reader, FIONREAD, out _));
        }
    }

    [Fact]
    public void EAGAIN_is_an_answer_of_the_non_throwing_form()
    {
        (FileFd reader, FileFd writer) = TestLibc.Pipe(nonBlocking: true);
        using (reader)
        using (writer)
        {
            Assert.Equal(Errno.EAGAIN, Fd.TryRead(reader, new int[1].AsSpan(), out int count));
            Assert.Equal(0, count);
            Assert.Equal(Errno.EAGAIN, Assert.Throws<ErrnoException>(() => Fd.Read<int>(reader)).Errno);
        }
    }

    [Fact]
    public void Every_error_has_a_name_and_words()
    {
        foreach (Errno errno in Enum.GetValues<Errno>())
        {
            Assert.NotEmpty(errno.GetDescription());
            Assert.True(errno == Errno.None || Enum.Parse<Errno>(errno.GetName()) == errno);
        }

        Assert.Equal("errno 4000", ((Errno)4000).GetName());
    }

    [Fact]
    public void Errors_survive_garbage_collection_between_call_and_reading()
    {
        using FileFd file = Fd.Open<FileFd>("/dev/null");
        using var stop = new System.Threading.CancellationTokenSource();
        var collector = new System.Threading.Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                GC.Collect(0);
            }
        });
        collector.Start();
        var request = new IoctlRequest(0x5413, "TIOCGWINSZ", 8);
        int wrong = 0;
        for (int i = 0; i < 200_000; i++)
        {
            wrong += Ioctl.TryRead(file, request, out long _, out _) == Errno.ENOTTY ? 0 : 1;
        }

        stop.Cancel();
        collector.Join();
        Assert.Equal(0, wrong);
    }
}

using System;
using System.Diagnostics;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Win32.SafeHandles;

namespace UapiGen.Tests;

/// <summary>Ownership: who closes, when, and what can't be confused.</summary>
[Collection(nameof(Alone))]
public class HandleTests
{
    private static IoctlRequest FIONREAD => new(0x541B, "FIONREAD", sizeof(int), EintrPolicy.Retry);

    [Fact]
    public void An_owned_fd_is_closed_and_a_borrowed_one_is_not()
    {
        FileFd owner = Fd.Open<FileFd>("/proc/self/exe", FileAccess.Read);
        int number = owner.DangerousGetRawFd<FileFd>().Value;
        FileFd borrowed = Fd.Borrow<FileFd>(number);
        Assert.False(borrowed.OwnsFd);
        borrowed.Dispose();
        Assert.True(IsOpen(number));
        owner.Dispose();
        Assert.False(IsOpen(number));
        owner.Dispose();
    }

    // Both list their handles in the same way.
    [Fact]
    public void Handles_that_are_leased_or_waited_for_stay_open()
    {
        EventFd leased = EventFd.Create();
        int number = leased.DangerousGetRawFd<EventFd>().Value;
        var numbers = new RawFd<EventFd>[1];
        using (new FdLeases<EventFd>([leased], numbers))
        {
            leased.Dispose();
            Assert.True(IsOpen(number));
        }

        Assert.False(IsOpen(number));

        EventFd waited = EventFd.Create();
        number = waited.DangerousGetRawFd<EventFd>().Value;
        using var entered = new ManualResetEventSlim();
        using var end = new CancellationTokenSource();
        var waiter = new Thread(() =>
        {
            entered.Set();
            Assert.ThrowsAny<OperationCanceledException>(() => Fd.Wait(waited, PollEvents.In, Timeout.InfiniteTimeSpan, end.Token));
        });
        waiter.Start();
        entered.Wait();
        Thread.Sleep(100);
        waited.Dispose();
        Assert.True(IsOpen(number));
        end.Cancel();
        waiter.Join();
        Assert.False(IsOpen(number));
    }

    [Fact]
    public void Zero_is_an_fd_and_a_negative_number_is_none()
    {
        using EventFd invalid = TestLibc.FromNumber<EventFd>(-1);
        Assert.True(invalid.IsInvalid);
        using SafeFileHandle none = new();
        Assert.Equal(0, default(RawFd<EventFd>).Value);
        Assert.Equal(-1, RawFd<EventFd>.None.Value);
        Assert.Equal(-1, RawFd64<EventFd>.None.Value);
        Assert.Null(Fd.FromField(null, RawFd<EventFd>.None));
    }

    [Fact]
    public void A_fd_is_adopted_only_as_what_the_kernel_says_it_is()
    {
        using EventFd counter = EventFd.Create();
        int number = counter.DangerousGetRawFd<EventFd>().Value;
        using EventFd again = Fd.Borrow<EventFd>(number);
        ArgumentException e = Assert.Throws<ArgumentException>(() => Fd.Adopt<PidFd>(number));
        Assert.Contains("anon_inode:[eventfd]", e.Message);
        Assert.Contains("pidfd", e.Message);
        Assert.Throws<ArgumentException>(() => Fd.Adopt<SocketFd>(number));
        Assert.Throws<ArgumentException>(() => Fd.Adopt<FileFd>(number));
        Assert.True(IsOpen(number));
        Assert.Equal(Errno.EBADF, Assert.Throws<ErrnoException>(() => Fd.Adopt<EventFd>(1_000_000)).Errno);
    }

    [Fact]
    public void A_device_is_known_by_its_number()
    {
        using FileFd nothing = Fd.Open<FileFd>("/dev/null");
        using FileFd other = Fd.Open<FileFd>("/dev/zero");
        using NullFd adopted = Fd.DuplicateAs<NullFd>(nothing);
        Assert.Throws<ArgumentException>(() => Fd.DuplicateAs<NullFd>(other));
        using SafeFileHandle file = File.OpenHandle("/proc/self/exe");
        Assert.Throws<ArgumentException>(() => Fd.DuplicateAs<NullFd>(file));
        using FileFd copy = Fd.DuplicateAs<FileFd>(file);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        using SocketFd typed = Fd.DuplicateAs<SocketFd>(socket);
        Assert.Throws<ArgumentException>(() => Fd.DuplicateAs<SocketFd>(file));
    }

    [Fact]
    public void A_file_in_memory_is_told_from_one_on_disk()
    {
        using MemFd memory = MemFd.Create("x");
        using MemFd again = Fd.DuplicateAs<MemFd>(memory);
        using FileFd file = Fd.Open<FileFd>("/proc/self/exe", FileAccess.Read);
        Assert.Throws<ArgumentException>(() => Fd.DuplicateAs<MemFd>(file));
    }

    [Fact]
    public void A_duplicate_is_the_same_file_closed_on_its_own()
    {
        using EventFd first = EventFd.Create();
        EventFd second = Fd.Duplicate(first);
        second.Signal(5);
        second.Dispose();
        Assert.True(first.TryTake(out ulong value));
        Assert.Equal(5ul, value);
    }

    [Fact]
    public void Programs_inherit_only_what_they_are_meant_to()
    {
        using FileFd file = Fd.Open<FileFd>("/dev/null");
        Assert.False(Fd.IsInheritable(file));
        Assert.False(ChildHas(file));
        Fd.SetInheritable(file, true);
        Assert.True(Fd.IsInheritable(file));
        Assert.True(ChildHas(file));
        using FileFd duplicate = Fd.Duplicate(file);
        Assert.False(Fd.IsInheritable(duplicate));
    }

    [Fact]
    public void A_lease_keeps_the_fd_open_over_a_close()
    {
        EventFd counter = EventFd.Create();
        int number;
        using (var lease = new FdLease<EventFd>(counter))
        {
            number = lease.RawFd.Value;
            Assert.Equal(number, lease.RawFd64.Value);
            counter.Dispose();
            Assert.True(IsOpen(number));
        }

        Assert.False(IsOpen(number));
        using var none = new FdLease<EventFd>(null);
        Assert.False(none.HasFd);
        Assert.Equal(RawFd<EventFd>.None, none.RawFd);
    }

    [Fact]
    public void Leases_of_many_are_all_or_none()
    {
        using EventFd first = EventFd.Create();
        EventFd closed = EventFd.Create();
        closed.Dispose();
        var numbers = new RawFd<EventFd>[3];
        using (var leases = new FdLeases<EventFd>([first, null], numbers))
        {
            Assert.Equal(first.DangerousGetRawFd<EventFd>(), numbers[0]);
            Assert.Equal(RawFd<EventFd>.None, numbers[1]);
            Assert.Equal(RawFd<EventFd>.None, numbers[2]);
        }

        Assert.Throws<ObjectDisposedException>(() => new FdLeases<EventFd>([first, closed], numbers).Dispose());
        Assert.Throws<ArgumentException>(() => new FdLeases<EventFd>([first, first, first, first], numbers).Dispose());
        int number = first.DangerousGetRawFd<EventFd>().Value;
        first.Dispose();
        Assert.False(IsOpen(number));
    }

    [Fact]
    public async Task A_close_during_a_call_waits_for_it()
    {
        (FileFd reader, FileFd writer) = TestLibc.Pipe();
        using (writer)
        {
            int number = reader.DangerousGetRawFd<FileFd>().Value;
            Task<int> read = Task.Factory.StartNew(() => Fd.Read<int>(reader), TaskCreationOptions.LongRunning);
            await Task.Delay(50, TestContext.Current.CancellationToken);
            reader.Dispose();
            Assert.True(IsOpen(number));
            Fd.Write(writer, 42);
            Assert.Equal(42, await read);
            Assert.False(IsOpen(number));
        }
    }

    // Threads call on handles that another closes. A number that was reused would answer for the wrong file: the counters of the files that are
    // opened meanwhile must not change, and each call either works or says that the handle is closed.
    [Fact]
    public void Closing_under_load_never_hits_another_file()
    {
        using var stop = new CancellationTokenSource();
        EventFd current = EventFd.Create();
        int failures = 0;
        var callers = new Thread[3];
        for (int i = 0; i < callers.Length; i++)
        {
            callers[i] = new Thread(() =>
            {
                while (!stop.IsCancellationRequested)
                {
                    try
                    {
                        Volatile.Read(ref current).Signal();
                        if (Ioctl.TryRead(Volatile.Read(ref current), FIONREAD, out int _, out _) != Errno.ENOTTY)
                        {
                            Interlocked.Increment(ref failures);
                        }
                    }
                    catch (ObjectDisposedException)
                    {
                    }
                    catch (Exception)
                    {
                        Interlocked.Increment(ref failures);
                    }
                }
            });
            callers[i].Start();
        }

        for (int i = 0; i < 3000; i++)
        {
            EventFd previous = current;
            previous.Dispose();

            // Takes the number that was just given back, unless a call still holds it.
            using EventFd bystander = EventFd.Create();
            Volatile.Write(ref current, EventFd.Create());
            Thread.SpinWait(50);
            if (bystander.TryTake(out _))
            {
                failures++;
            }
        }

        stop.Cancel();
        foreach (Thread caller in callers)
        {
            caller.Join();
        }

        current.Dispose();
        Assert.Equal(0, failures);
    }

    [Fact]
    public void Opening_tells_what_and_why()
    {
        ErrnoException e = Assert.Throws<ErrnoException>(() => Fd.Open<FileFd>("/no/such/device"));
        Assert.Equal("open /no/such/device: ENOENT (there is no such file, directory or object)", e.Message);
        Assert.Equal(Errno.ENOTDIR, Fd.TryOpen("/dev/null", out FileFd? none, options: OpenOptions.Directory));
        Assert.Null(none);
        Assert.Equal(Errno.ELOOP, Fd.TryOpen("/proc/self", out none, FileAccess.Read, OpenOptions.NoFollow));
        Assert.Throws<ArgumentException>(() => Fd.Open<FileFd>("/dev/null\0x"));
        Assert.Throws<ArgumentException>(() => Fd.Open<FileFd>(""));
        using FileFd terminal = Fd.Open<FileFd>("/dev/ptmx", FileAccess.ReadWrite, OpenOptions.NonBlocking);
        Assert.Equal(Errno.EAGAIN, Fd.TryRead(terminal, new byte[1].AsSpan(), out _));
        using FileFd reader = Fd.Open<FileFd>("/dev/null", FileAccess.Read);
        Assert.Equal(Errno.EBADF, Fd.TryWrite<byte>(reader, [1], out _));
    }

    [Fact]
    public void A_handle_whose_origin_was_closed_meanwhile_is_not_given_out()
    {
        EventFd origin = EventFd.Create();
        int number;
        using (EventFd result = EventFd.Create())
        {
            using EventFd copy = Fd.Duplicate(result);
            number = copy.DangerousGetRawFd<EventFd>().Value;
            copy.SetHandleAsInvalid();
        }

        origin.Dispose();
        Assert.Throws<ObjectDisposedException>(() => Fd.FromResult<EventFd>(origin, number));
        Assert.False(IsOpen(number));
    }

    [Fact]
    public void A_handle_that_is_forgotten_is_closed()
    {
        int number = Forget();
        for (int i = 0; i < 10 && IsOpen(number); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(IsOpen(number));

        static int Forget() => EventFd.Create().DangerousGetRawFd<EventFd>().Value + 0;
    }

    private static bool IsOpen(int number) => new FileInfo($"/proc/self/fd/{number}").LinkTarget is not null;

    private static bool ChildHas(FileFd file)
    {
        using Process child = Process.Start(new ProcessStartInfo("/bin/readlink", $"/proc/self/fd/{file.DangerousGetRawFd<FileFd>()}") { RedirectStandardOutput = true })!;
        string link = child.StandardOutput.ReadToEnd().Trim();
        child.WaitForExit();
        return link == "/dev/null";
    }

    private sealed class NullFd : FdHandle, IFdKind<NullFd>
    {
        private NullFd(int fd, bool ownsHandle)
            : base(fd, ownsHandle, "null")
        {
        }

        static string IFdKind<NullFd>.KindName => "null";

        static FdIdentity IFdKind<NullFd>.Identity => FdIdentity.Device("/dev/null");

        static NullFd IFdKind<NullFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);
    }
}

using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace UapiGen.Tests;

/// <summary>Handles that are closed while calls are on them.</summary>
[Collection(nameof(Alone))]
public class RaceTests
{
    private static IoctlRequest FIONREAD => new(0x541B, "FIONREAD", sizeof(int), EintrPolicy.Retry);

    // Waits until a virtual console is switched, which nobody does here.
    private static IoctlRequest VT_WAITEVENT => new(0x560E, "VT_WAITEVENT", 28, EintrPolicy.Retry);

    // An eventfd does not know FIONREAD, a file does: when its number was given to the file under a call, the call succeeds.
    [Fact]
    public void A_number_is_not_given_to_another_file_during_an_ioctl()
    {
        using var stop = new CancellationTokenSource();
        EventFd current = EventFd.Create();
        int wrong = 0;
        int refused = 0;
        int answered = 0;
        var callers = new Thread[3];
        for (int i = 0; i < callers.Length; i++)
        {
            callers[i] = new Thread(() =>
            {
                while (!stop.IsCancellationRequested)
                {
                    try
                    {
                        Errno errno = Ioctl.TryRead(Volatile.Read(ref current), FIONREAD, out int _, out _);
                        Interlocked.Increment(ref errno == Errno.ENOTTY ? ref answered : ref wrong);
                    }
                    catch (ObjectDisposedException)
                    {
                        Interlocked.Increment(ref refused);
                    }
                }
            });
            callers[i].Start();
        }

        for (int i = 0; i < 20_000; i++)
        {
            EventFd previous = current;
            previous.Dispose();
            using FileFd file = Fd.Open<FileFd>("/proc/self/exe", FileAccess.Read);
            Volatile.Write(ref current, EventFd.Create());
        }

        stop.Cancel();
        Array.ForEach(callers, caller => caller.Join());
        current.Dispose();
        Assert.Equal(0, wrong);
        Assert.True(refused > 0 && answered > 0, $"{refused} refused, {answered} answered");
    }

    [Fact]
    public async Task Every_fd_is_closed_in_the_end_by_whoever_is_last()
    {
        int[] before = OpenNumbers();
        for (int i = 0; i < 2000; i++)
        {
            EventFd shared = EventFd.Create();
            using var start = new Barrier(3);
            Task[] callers =
            [
                Task.Run(() => CallOnce(shared, start)),
                Task.Run(() => CallOnce(shared, start)),
            ];
            start.SignalAndWait();
            shared.Dispose();
            await Task.WhenAll(callers);
        }

        // The numbers are those of before: the pool's threads and pipes may have come and gone, but not by the thousand.
        Assert.InRange(OpenNumbers().Length, 0, before.Length + 50);

        static void CallOnce(EventFd fd, Barrier start)
        {
            start.SignalAndWait();
            try
            {
                Ioctl.TryRead(fd, FIONREAD, out int _, out _);
            }
            catch (ObjectDisposedException)
            {
            }
        }
    }

    [Fact]
    public async Task A_blocked_ioctl_keeps_its_fd_and_no_new_one_is_begun()
    {
        if (Fd.TryOpen("/dev/tty0", out FileFd? console) is not Errno.None and var errno)
        {
            Assert.Skip($"/dev/tty0 can't be opened here: {errno}");
        }

        int number = console!.DangerousGetRawFd<FileFd>().Value;
        using var cancel = new CancellationTokenSource();
        Task<Errno> blocked = Task.Factory.StartNew(
            () =>
            {
                using (Interruption.Enter(cancel.Token))
                {
                    return Ioctl.TryReadBuffer(console, VT_WAITEVENT, new byte[28].AsSpan(), out _);
                }
            },
            TaskCreationOptions.LongRunning);
        await Task.WhenAny(blocked, Task.Delay(50));
        if (blocked.IsCompleted && await blocked is Errno.ENOTTY or Errno.EIO)
        {
            console.Dispose();
            Assert.Skip("There is no virtual console here.");
        }

        console.Dispose();
        Assert.True(console.IsClosed);
        Assert.True(IsOpen(number));
        Assert.Throws<ObjectDisposedException>(() => Ioctl.TryRead(console, FIONREAD, out int _, out _));
        Assert.True(IsOpen(number));
        cancel.Cancel();
        Assert.Equal(Errno.EINTR, await blocked);
        Assert.False(IsOpen(number));
    }

    [Fact]
    public void The_slots_of_threads_that_ended_are_forgotten()
    {
        for (int i = 0; i < 200; i++)
        {
            var thread = new Thread(() =>
            {
                using EventFd fd = EventFd.Create();
                Ioctl.TryRead(fd, FIONREAD, out int _, out _);
            });
            thread.Start();
            thread.Join();
            if (i % 50 == 0)
            {
                GC.Collect();
            }
        }

        Assert.InRange(CallSlot.Count, 1, 150);
    }

    // What is held is what was given when the wait began: else the handle that was put there would be let go of without having been held.
    [Fact]
    public async Task Waits_that_another_thread_changes_hold_what_they_began_with()
    {
        using EventFd first = EventFd.Create();
        using EventFd second = EventFd.Create();
        FdWait[] waits = [new(first, PollEvents.In)];
        Task<int> wait = Task.Run(() => Fd.Wait(waits, TimeSpan.FromSeconds(30)));
        await Task.Delay(50);
        waits[0] = new FdWait(second, PollEvents.In);
        first.Signal();
        Assert.Equal(1, await wait);
        Assert.True(IsOpen(first.DangerousGetRawFd<EventFd>().Value));
        second.Signal();
        Assert.Equal(1ul, second.Take());
    }

    private static int[] OpenNumbers() =>
        Array.ConvertAll(Directory.GetFileSystemEntries("/proc/self/fd"), path => int.Parse(Path.GetFileName(path), System.Globalization.CultureInfo.InvariantCulture));

    private static bool IsOpen(int number) => new FileInfo($"/proc/self/fd/{number}").LinkTarget is not null;
}

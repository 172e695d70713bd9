// One use of each part of the runtime, as a program that is trimmed and compiled ahead of time. Prints what is wrong; the exit code counts it.

using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;
using UapiGen;

[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]

namespace Smoke;

internal static partial class Program
{
    private static int s_wrong;

    private static IoctlRequest FIONREAD => new(0x541B, "FIONREAD", sizeof(int), EintrPolicy.Retry, "ENOTTY: it has no queue");

    public static int Main()
    {
        Console.WriteLine(RuntimeFeature.IsDynamicCodeSupported ? "compiled as it runs" : "compiled ahead of time");
        Calls();
        Handles();
        NoFileLeft();
        Waits();
        Memory();
        Fakes();
        Collection();
        return s_wrong;
    }

    private static void Calls()
    {
        using FileFd file = Fd.Open<FileFd>("/proc/self/exe", FileAccess.Read);
        Ioctl.Read(file, FIONREAD, out int length);
        Check("FIONREAD", length == new FileInfo(Environment.ProcessPath!).Length);
        using EventFd counter = EventFd.Create();
        Check("ENOTTY", Ioctl.TryRead(counter, FIONREAD, out int _, out _) == Errno.ENOTTY);
        try
        {
            Ioctl.Read(counter, FIONREAD, out int _);
            Check("exception", false);
        }
        catch (IoctlException e)
        {
            Check("message", e.Message == "FIONREAD on eventfd: ENOTTY (it has no queue)");
        }
    }

    private static void Handles()
    {
        EventFd counter = EventFd.Create();
        using EventFd copy = Fd.Duplicate(counter);
        counter.Dispose();
        try
        {
            Ioctl.TryRead(counter, FIONREAD, out int _, out _);
            Check("closed", false);
        }
        catch (ObjectDisposedException)
        {
        }

        copy.Signal(3);
        Check("duplicate", copy.Take() == 3);
        try
        {
            Fd.DuplicateAs<MemFd>(copy).Dispose();
            Check("kind", false);
        }
        catch (ArgumentException)
        {
        }
    }

    // The first of all asynchronous waits, which starts the thread that polls: when that fails, the next one tries again.
    private static void NoFileLeft()
    {
        const int NumberOfFiles = 7;
        EventFd counter = EventFd.Create();
        GetLimit(NumberOfFiles, out Limit before);
        SetLimit(NumberOfFiles, before with { Now = 3 });
        try
        {
            Fd.WaitAsync(counter, PollEvents.In, Timeout.InfiniteTimeSpan).AsTask();
            Check("no file left", false);
        }
        catch (ErrnoException e)
        {
            Check("EMFILE", e.Errno == Errno.EMFILE);
        }

        SetLimit(NumberOfFiles, before);
        string link = $"/proc/self/fd/{counter.DangerousGetRawFd<EventFd>()}";
        counter.Dispose();
        Check("not held", new FileInfo(link).LinkTarget is null);
    }

    private static void Waits()
    {
        using EventFd counter = EventFd.Create();
        Check("no time", Fd.Wait(counter, PollEvents.In, TimeSpan.Zero) == PollEvents.None);
        ulong taken = 0;
        var thread = new Thread(() => taken = counter.TakeAsync().AsTask().GetAwaiter().GetResult());
        thread.Start();
        counter.Signal(5);
        thread.Join();
        Check("async", taken == 5);
        using var cancel = new CancellationTokenSource(30);
        using (Interruption.Enter(cancel.Token))
        {
            try
            {
                Fd.Wait(counter, PollEvents.In, Timeout.InfiniteTimeSpan);
                Check("interruption", false);
            }
            catch (OperationCanceledException)
            {
            }
        }
    }

    private static void Memory()
    {
        using MemFd file = MemFd.Create("smoke");
        Fd.Write(file, 0x0102030405060708);
        using MappedMemory memory = MappedMemory.Map(file, 8);
        Check("mapping", memory.Read<long>(0) == 0x0102030405060708);
        using MappedMemory aligned = MappedMemory.Allocate(1 << 20, alignment: 1 << 21);
        Check("alignment", aligned.Address.Address % (1 << 21) == 0);
        file.KeepMemory(1, aligned);
        Check("kept", file.ReleaseMemory(1));
    }

    private static void Fakes()
    {
        using EventFd fake = Fd.Fake<EventFd>(new Device());
        Ioctl.Read(fake, FIONREAD, out int value);
        Check("fake", value == 42);
    }

    // Handles that are forgotten while calls are made and closed elsewhere.
    private static void Collection()
    {
        for (int i = 0; i < 2000; i++)
        {
            EventFd forgotten = EventFd.Create();
            Check("forgotten", Ioctl.TryRead(forgotten, FIONREAD, out int _, out _) == Errno.ENOTTY);
            if (i % 100 == 0)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetLimit(int resource, out Limit limit);

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int SetLimit(int resource, in Limit limit);

    private static void Check(string what, bool isRight)
    {
        if (!isRight)
        {
            s_wrong++;
            Console.WriteLine("wrong: " + what);
        }
    }

    /// <summary><c>struct rlimit</c>.</summary>
    private record struct Limit(nuint Now, nuint Most);

    private sealed class Device : IIoctlTransport
    {
        public Errno Ioctl(scoped in IoctlCall call, out int result)
        {
            result = 0;
            call.ArgumentAs<int>() = 42;
            return Errno.None;
        }
    }
}

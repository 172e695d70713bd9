using System.Runtime.InteropServices;

namespace UapiGen.Tests;

/// <summary>What the tests need of libc beside the runtime under test.</summary>
internal static unsafe partial class TestLibc
{
    public const int SigUsr2 = 12;

    public static (FileFd Reader, FileFd Writer) Pipe(bool nonBlocking = false)
    {
        int* fds = stackalloc int[2];
        Assert.Equal(0, Pipe2(fds, 0x80000 | (nonBlocking ? 0x800 : 0)));
        return (FromNumber<FileFd>(fds[0]), FromNumber<FileFd>(fds[1]));
    }

    /// <summary>Takes a number as it is, without the check of its kind.</summary>
    public static TKind FromNumber<TKind>(int fd)
        where TKind : FdHandle, IFdKind<TKind> => TKind.FromFd(fd, ownsHandle: true);

    /// <summary>A netlink socket that hears the kernel's uevents; negative: not possible.</summary>
    public static int OpenUevents()
    {
        int fd = Socket(16, 2 | 0x80000, 15);
        int* address = stackalloc int[3] { 16, 0, 1 };
        return fd >= 0 && Bind(fd, address, 12) == 0 ? fd : -1;
    }

    /// <summary>Lets another thread answer the running thread's system calls; all of them are allowed without asking it.</summary>
    /// <returns>The fd of the one that answers, or the negated error.</returns>
    public static int ListenToSystemCalls()
    {
        const int NoNewPrivileges = 38;
        const int SetFilter = 1;
        const int NewListener = 1 << 3;
        int seccomp = UapiTarget.Select<int>(x64: 317, arm64: 277, arm: 383, riscv64: 277, s390x: 348, ppc64le: 358, x86: 354);
        ulong allow = 0x7FFF_0000_0000_0006; // One instruction, "return SECCOMP_RET_ALLOW", in a little-endian machine.
        nint* program = stackalloc nint[2] { 1, (nint)(&allow) };
        PrCtl(NoNewPrivileges, 1, 0, 0, 0);
        return (int)Libc.Call(seccomp, SetFilter, NewListener, (nint)program);
    }

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int PrCtl(int option, nuint a1, nuint a2, nuint a3, nuint a4);

    /// <summary>One page that may be used, between two that may not.</summary>
    public static byte* GuardedPage(out int pageSize)
    {
        pageSize = System.Environment.SystemPageSize;
        nint address = MMap(0, (nuint)pageSize * 3, 0, 0x22, -1, 0);
        Assert.NotEqual(-1, address);
        Assert.Equal(0, MProtect(address + pageSize, (nuint)pageSize, 3));
        return (byte*)address + pageSize;
    }

    [LibraryImport("libc", EntryPoint = "pipe2")]
    private static partial int Pipe2(int* fds, int flags);

    [LibraryImport("libc", EntryPoint = "eventfd")]
    public static partial int MakeEventFd(uint value, int flags);

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint MMap(nint address, nuint length, int protection, int flags, int fd, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int MProtect(nint address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap")]
    public static partial int MUnmap(nint address, nuint length);

    [LibraryImport("libc", EntryPoint = "signal")]
    public static partial nint Signal(int number, nint handler);

    [LibraryImport("libc", EntryPoint = "siginterrupt")]
    public static partial int SigInterrupt(int number, int interrupt);

    [LibraryImport("libc", EntryPoint = "tgkill")]
    public static partial int TgKill(int process, int thread, int signal);

    [LibraryImport("libc", EntryPoint = "gettid")]
    public static partial int GetTid();

    [LibraryImport("libc", EntryPoint = "socket")]
    private static partial int Socket(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "bind")]
    private static partial int Bind(int fd, void* address, int length);

    [LibraryImport("libc", EntryPoint = "mkfifo", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MakeFifo(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "unshare")]
    public static partial int Unshare(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt")]
    public static partial int GrantPt(int fd);

    [LibraryImport("libc", EntryPoint = "unlockpt")]
    public static partial int UnlockPt(int fd);

    /// <summary>Limits a resource of the process as long as the action runs.</summary>
    public static void WithLimit(int resource, nuint limit, System.Action action)
    {
        nuint* before = stackalloc nuint[2];
        Assert.Equal(0, GetLimit(resource, before));
        nuint* limited = stackalloc nuint[2] { limit, before[1] };
        Assert.Equal(0, SetLimit(resource, limited));
        try
        {
            action();
        }
        finally
        {
            SetLimit(resource, before);
        }
    }

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetLimit(int resource, nuint* limit);

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int SetLimit(int resource, nuint* limit);

    /// <summary>Binds the running thread to one of the processors that it may run on, if there are so many.</summary>
    public static void RunOnProcessor(int index)
    {
        const int Words = 16;
        ulong* allowed = stackalloc ulong[Words];
        ulong* chosen = stackalloc ulong[Words];
        SchedGetAffinity(0, Words * sizeof(ulong), allowed);
        for (int bit = 0; bit < Words * 64; bit++)
        {
            if ((allowed[bit / 64] >> (bit % 64) & 1) != 0 && index-- == 0)
            {
                chosen[bit / 64] = 1ul << (bit % 64);
                SchedSetAffinity(0, Words * sizeof(ulong), chosen);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "sched_getaffinity")]
    private static partial int SchedGetAffinity(int thread, nuint size, ulong* set);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SchedSetAffinity(int thread, nuint size, ulong* set);
}

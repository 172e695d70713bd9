using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using UapiGen.Testing;

namespace UapiGen.Tests;

/// <summary>Every number of the kernel's ABI that the runtime holds, against the C compiler, per architecture.</summary>
public class AbiConstantsTests
{
    public static TheoryData<string> Triples
    {
        get
        {
            var data = new TheoryData<string>();
            foreach ((_, string triple) in CCompiler.Targets)
            {
                data.Add(triple);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Triples))]
    public void System_call_numbers(string triple)
    {
        var source = new StringBuilder("#include <asm/unistd.h>\n");
        UapiArchitectures target = Find(triple);
        int count = 0;
        foreach (PropertyInfo property in typeof(SystemCall).GetProperties(BindingFlags.Public | BindingFlags.Static))
        {
            var number = (PerTarget)property.GetValue(null)!;
            source.AppendAssert("__NR_" + NameOf(property.Name, Is32Bit(target)), number.On(target));
            count++;
        }

        Assert.True(count > 10);
        Assert.Equal("", CCompiler.Check(triple, source.ToString()));

        static string NameOf(string property, bool is32Bit) => property switch
        {
            "Fcntl" when is32Bit => "fcntl64",
            "MMap" when is32Bit => "mmap2",
            "MemFdCreate" => "memfd_create",
            "PidFdOpen" => "pidfd_open",
            "RtSigProcMask" => "rt_sigprocmask",
            _ => property.ToLowerInvariant(),
        };
    }

    [Theory]
    [MemberData(nameof(Triples))]
    public void Open_flags(string triple)
    {
        UapiArchitectures target = Find(triple);
        string source = new StringBuilder("#include <asm/fcntl.h>\n#include <linux/fcntl.h>\n")
            .AppendAssert("O_RDONLY", 0)
            .AppendAssert("O_WRONLY", OpenFlags.WriteOnly)
            .AppendAssert("O_RDWR", OpenFlags.ReadWrite)
            .AppendAssert("O_EXCL", OpenFlags.Exclusive)
            .AppendAssert("O_NOCTTY", OpenFlags.NoControllingTerminal)
            .AppendAssert("O_NONBLOCK", OpenFlags.NonBlocking)
            .AppendAssert("O_CLOEXEC", OpenFlags.CloseOnExec)
            .AppendAssert("O_SYNC", OpenFlags.Synchronous)
            .AppendAssert("O_DIRECTORY", OpenFlags.DirectoryOn(target))
            .AppendAssert("O_NOFOLLOW", OpenFlags.NoFollowOn(target))
            .AppendAssert("O_DIRECT", OpenFlags.DirectOn(target))
            .AppendAssert("O_LARGEFILE", OpenFlags.LargeFileOn(target))
            .AppendAssert("F_DUPFD_CLOEXEC", 1030)
            .AppendAssert("F_GETFD", 1)
            .AppendAssert("F_SETFD", 2)
            .AppendAssert("FD_CLOEXEC", 1)
            .AppendAssert("AT_FDCWD", -100)
            .AppendAssert("AT_EMPTY_PATH", 0x1000)
            .ToString();
        Assert.Equal("", CCompiler.Check(triple, source));
    }

    [Theory]
    [MemberData(nameof(Triples))]
    public void Memory_polling_and_kinds(string triple)
    {
        UapiArchitectures target = Find(triple);
        string source = new StringBuilder()
            .Append("#include <asm/mman.h>\n#include <linux/mman.h>\n#include <asm/poll.h>\n#include <asm/fcntl.h>\n#include <linux/memfd.h>\n#include <linux/stat.h>\n#include <linux/userfaultfd.h>\n#include <linux/time_types.h>\n#include <asm/signal.h>\n")
            .AppendAssert("MAP_SHARED", MemoryMap.Shared)
            .AppendAssert("MAP_PRIVATE", MemoryMap.Private)
            .AppendAssert("MAP_ANONYMOUS", MemoryMap.Anonymous)
            .AppendAssert("MAP_NORESERVE", MemoryMap.NoReserve.On(target))
            .AppendAssert("PROT_READ", MemoryMap.ProtectionRead)
            .AppendAssert("PROT_WRITE", MemoryMap.ProtectionWrite)
            .AppendAssert("POLLIN", (int)PollEvents.In)
            .AppendAssert("POLLPRI", (int)PollEvents.Priority)
            .AppendAssert("POLLOUT", (int)PollEvents.Out)
            .AppendAssert("POLLERR", (int)PollEvents.Error)
            .AppendAssert("POLLHUP", (int)PollEvents.HangUp)
            .AppendAssert("POLLNVAL", (int)PollEvents.Invalid)
            .AppendAssert("sizeof(struct pollfd)", Unsafe.SizeOf<PollEntry>())
            .AppendAssert("__builtin_offsetof(struct pollfd, events)", Marshal.OffsetOf<PollEntry>("_events"))
            .AppendAssert("__builtin_offsetof(struct pollfd, revents)", Marshal.OffsetOf<PollEntry>("_ready"))
            .AppendAssert("sizeof(struct __kernel_old_timespec) / sizeof(long)", 2)
            .AppendAssert("__builtin_offsetof(struct __kernel_old_timespec, tv_nsec) / sizeof(long)", 1)

            // 32-bit headers still show the set of 32 signals that ppoll does not take.
            .AppendAssert("sizeof(sigset_t)", Is32Bit(target) ? 4 : 8)
            .AppendAssert("MFD_CLOEXEC", 1)
            .AppendAssert("MFD_ALLOW_SEALING", 2)
            .AppendAssert("UFFD_USER_MODE_ONLY", 1)
            .AppendAssert("STATX_TYPE | STATX_SIZE", 0x201)
            .AppendAssert("__builtin_offsetof(struct statx, stx_size)", Marshal.OffsetOf<FdInspection.StatX>("Size"))
            .AppendAssert("S_IFMT", 0xF000)
            .AppendAssert("S_IFSOCK", 0xC000)
            .AppendAssert("S_IFREG", 0x8000)
            .AppendAssert("S_IFBLK", 0x6000)
            .AppendAssert("S_IFDIR", 0x4000)
            .AppendAssert("S_IFCHR", 0x2000)
            .AppendAssert("sizeof(struct statx)", Marshal.SizeOf<FdInspection.StatX>())
            .AppendAssert("__builtin_offsetof(struct statx, stx_mode)", Marshal.OffsetOf<FdInspection.StatX>("Mode"))
            .AppendAssert("__builtin_offsetof(struct statx, stx_rdev_major)", Marshal.OffsetOf<FdInspection.StatX>("RdevMajor"))
            .AppendAssert("__builtin_offsetof(struct statx, stx_rdev_minor)", Marshal.OffsetOf<FdInspection.StatX>("RdevMinor"))
            .ToString();
        Assert.Equal("", CCompiler.Check(triple, source));
    }

    // The kernel's headers had no eventfd.h until lately; libc's has the same numbers.
    [Theory]
    [MemberData(nameof(Triples))]
    public void Eventfd_flags(string triple)
    {
        SkipWithoutLibc(triple);
        string source = new StringBuilder("#include <sys/eventfd.h>\n")
            .AppendAssert("EFD_SEMAPHORE", 1)
            .AppendAssert("EFD_CLOEXEC", OpenFlags.CloseOnExec)
            .AppendAssert("EFD_NONBLOCK", OpenFlags.NonBlocking)
            .ToString();
        Assert.Equal("", CCompiler.Check(triple, source));
    }

    [Theory]
    [MemberData(nameof(Triples))]
    public void Libcs_signal_action_begins_with_the_handler(string triple)
    {
        SkipWithoutLibc(triple);
        string source = new StringBuilder("#include <signal.h>\n")
            .AppendAssert("__builtin_offsetof(struct sigaction, sa_handler)", 0)
            .AppendAssert($"sizeof(struct sigaction) <= {InterruptSignal.ActionSize}", 1)
            .ToString();
        Assert.Equal("", CCompiler.Check(triple, source));
    }

    [Theory]
    [MemberData(nameof(Triples))]
    public void Request_numbers_are_taken_apart(string triple)
    {
        UapiArchitectures target = Find(triple);
        var source = new StringBuilder("#include <asm/ioctl.h>\n");
        foreach (uint code in (uint[])[0x5401, 0x8004_5430, 0x4004_5430, 0xC004_5430, 0x2000_5430, 0x6010_AE01, 0x5FFF_0001, 0x9FFF_0001, 0xFFFF_FFFF])
        {
            source.AppendAssert($"_IOC_SIZE(0x{code:x}u)", IoctlCode.SizeOf(code, target));
            source.AppendAssert($"_IOC_DIR(0x{code:x}u) == _IOC_READ", IoctlCode.OnlyReads(code, target) ? 1 : 0);
        }

        Assert.Equal("", CCompiler.Check(triple, source.ToString()));
    }

    [Theory]
    [MemberData(nameof(Triples))]
    public void Errors_are_numbered_as_the_enum_says(string triple)
    {
        UapiArchitectures target = Find(triple);
        ErrnoAbi abi = ErrnoAbi.Of(target == UapiArchitectures.Ppc64le ? "powerpc" : "generic");
        CheckErrors(abi, triple, KernelHeaders.FoldersOf(triple));
    }

    [Fact]
    public void The_requests_and_structs_of_the_other_tests()
    {
        Assert.SkipUnless(UapiTarget.Current == UapiArchitectures.X64, "They are written for x86-64.");
        var source = new StringBuilder(
            "#include <asm/ioctls.h>\n#include <asm/termbits.h>\n#include <linux/kvm.h>\n#include <linux/loop.h>\n#include <linux/fs.h>\n#include <linux/nsfs.h>\n"
            + "#include <linux/sockios.h>\n#include <linux/if.h>\n#include <linux/if_tun.h>\n#include <linux/userfaultfd.h>\n#include <linux/vt.h>\n#include <linux/tty.h>\n");
        foreach (PropertyInfo property in typeof(KvmTests).GetProperties(BindingFlags.NonPublic | BindingFlags.Static)
            .Concat(typeof(DeviceTests).GetProperties(BindingFlags.NonPublic | BindingFlags.Static)))
        {
            source.AppendAssert(property.Name, ((IoctlRequest)property.GetValue(null)!).Code);
        }

        source.AppendAssert("FIONREAD", 0x541B).AppendAssert("TIOCGWINSZ", 0x5413).AppendAssert("TIOCSWINSZ", 0x5414).AppendAssert("TCGETS", 0x5401).AppendAssert("TCSETS", 0x5402)
            .AppendAssert("SIOCGIFCONF", 0x8912).AppendAssert("sizeof(struct ifconf)", 16)

            .AppendAssert("sizeof(struct termios)", 36)
            .AppendAssert("TIOCGPTN", Ioc.Read<uint>('T', 0x30, "").Code).AppendAssert("TIOCGPTPEER", Ioc.None('T', 0x41, "").Code)
            .AppendAssert("VT_WAITEVENT", 0x560E).AppendAssert("sizeof(struct vt_event)", 28)
            .AppendAssert("sizeof(struct loop_info64)", Marshal.SizeOf<DeviceTests.LoopInfo>())
            .AppendAssert("__builtin_offsetof(struct loop_info64, lo_file_name)", 56)
            .AppendAssert("sizeof(struct uffd_msg)", 32)
            .AppendAssert("__builtin_offsetof(struct uffd_msg, arg.pagefault.address)", 16)
            .AppendAssert("UFFD_EVENT_PAGEFAULT", 0x12)
            .AppendAssert("sizeof(struct kvm_userspace_memory_region)", 32)
            .AppendAssert("__builtin_offsetof(struct kvm_run, exit_reason)", 8)
            .AppendAssert("__builtin_offsetof(struct kvm_run, io.data_offset)", 40)
            .AppendAssert("KVM_EXIT_IO", 2).AppendAssert("KVM_EXIT_HLT", 5);
        Assert.Equal("", CCompiler.Check("x86_64-linux-gnu", source.ToString()));
    }

    // clang does not compile for alpha; its numbers are macros, which any target reads.
    [Theory]
    [InlineData("mips", "mips64el-linux-gnuabi64", "/usr/mips64el-linux-gnuabi64/include")]
    [InlineData("sparc", "x86_64-linux-gnu", "/usr/sparc64-linux-gnu/include")]
    [InlineData("alpha", "x86_64-linux-gnu", "/usr/alpha-linux-gnu/include")]
    public void Errors_of_architectures_with_numbers_of_their_own(string architecture, string triple, string include)
    {
        Assert.SkipUnless(Directory.Exists(include), $"needs {include}, which a linux-libc-dev-*-cross package installs");
        CheckErrors(ErrnoAbi.Of(architecture), triple, [include]);
        Assert.NotEqual(Errno.ENOSYS, ErrnoAbi.Of(architecture).FromNative((int)Errno.ENOSYS));
    }

    [Fact]
    public void No_error_of_the_headers_is_missing()
    {
        foreach (string line in File.ReadLines("/usr/include/asm-generic/errno.h"))
        {
            if (line.StartsWith("#define\tE", StringComparison.Ordinal))
            {
                Assert.True(Enum.TryParse<Errno>(line.Split('\t')[1].Split(' ')[0], out _), line);
            }
        }
    }

    // The number that C gives a name is among those that are translated to that name.
    private static void CheckErrors(ErrnoAbi abi, string triple, ImmutableArray<string> folders)
    {
        var source = new StringBuilder("#include <asm/errno.h>\n");
        foreach (Errno errno in Enum.GetValues<Errno>().Distinct().Except([Errno.None, Errno.ENOTSUPP]))
        {
            IEnumerable<string> natives = Enumerable.Range(1, 1200).Where(n => abi.FromNative(n) == errno).Select(n => $"{errno.GetName()} == {n}");
            source.AppendAssert(string.Join(" || ", natives.DefaultIfEmpty("0")), 1);
        }

        Assert.Equal("", CCompiler.Check(triple, folders, source.ToString()));
    }

    private static bool Is32Bit(UapiArchitectures target) => target is UapiArchitectures.Arm or UapiArchitectures.X86;

    private static UapiArchitectures Find(string triple)
    {
        Assert.SkipUnless(KernelHeaders.AreTheKernels(triple), $"needs the kernel's headers for {triple}, which linux-libc-dev-*-cross installs");
        return Array.Find(CCompiler.Targets, t => t.Triple == triple).Target;
    }

    private static void SkipWithoutLibc(string triple) =>
        Assert.SkipUnless(KernelHeaders.HasPackage(triple), $"needs libc's headers for {triple}, which libc6-dev-*-cross installs");
}

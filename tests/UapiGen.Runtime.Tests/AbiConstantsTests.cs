using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace UapiGen.Tests;

/// <summary>Every number of the kernel's ABI that the runtime holds, against the C compiler, per architecture.</summary>
public class AbiConstantsTests
{
    public static TheoryData<string> Triples
    {
        get
        {
            var data = new TheoryData<string>();
            foreach ((_, string triple, _) in CCompiler.Targets)
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
        (UapiArchitectures target, _, string include) = Find(triple);
        int count = 0;
        foreach (PropertyInfo property in typeof(SystemCall).GetProperties(BindingFlags.Public | BindingFlags.Static))
        {
            var number = (PerTarget)property.GetValue(null)!;
            source.AppendAssert("__NR_" + NameOf(property.Name, Is32Bit(target)), number.On(target));
            count++;
        }

        Assert.True(count > 10);
        Assert.Equal("", CCompiler.Check(triple, include, source.ToString()));

        static string NameOf(string property, bool is32Bit) => property switch
        {
            "Fcntl" when is32Bit => "fcntl64",
            "MMap" when is32Bit => "mmap2",
            "MemFdCreate" => "memfd_create",
            "PidFdOpen" => "pidfd_open",
            _ => property.ToLowerInvariant(),
        };
    }

    [Theory]
    [MemberData(nameof(Triples))]
    public void Open_flags(string triple)
    {
        (UapiArchitectures target, _, string include) = Find(triple);
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
        Assert.Equal("", CCompiler.Check(triple, include, source));
    }

    [Theory]
    [MemberData(nameof(Triples))]
    public void Memory_polling_and_kinds(string triple)
    {
        (UapiArchitectures target, _, string include) = Find(triple);
        string source = new StringBuilder()
            .Append("#include <asm/mman.h>\n#include <linux/mman.h>\n#include <asm/poll.h>\n#include <asm/fcntl.h>\n#include <linux/memfd.h>\n#include <linux/stat.h>\n#include <linux/userfaultfd.h>\n")
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
            .AppendAssert("MFD_CLOEXEC", 1)
            .AppendAssert("MFD_ALLOW_SEALING", 2)
            .AppendAssert("UFFD_USER_MODE_ONLY", 1)
            .AppendAssert("STATX_TYPE", 1)
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
        Assert.Equal("", CCompiler.Check(triple, include, source));
    }

    [Theory]
    [MemberData(nameof(Triples))]
    public void Request_numbers_are_taken_apart(string triple)
    {
        (UapiArchitectures target, _, string include) = Find(triple);
        var source = new StringBuilder("#include <asm/ioctl.h>\n");
        foreach (uint code in (uint[])[0x5401, 0x8004_5430, 0x4004_5430, 0xC004_5430, 0x2000_5430, 0x6010_AE01, 0x5FFF_0001, 0x9FFF_0001, 0xFFFF_FFFF])
        {
            source.AppendAssert($"_IOC_SIZE(0x{code:x}u)", IoctlCode.SizeOf(code, target));
            source.AppendAssert($"_IOC_DIR(0x{code:x}u) == _IOC_READ", IoctlCode.OnlyReads(code, target) ? 1 : 0);
        }

        Assert.Equal("", CCompiler.Check(triple, include, source.ToString()));
    }

    [Theory]
    [MemberData(nameof(Triples))]
    public void Errors_are_numbered_as_the_enum_says(string triple)
    {
        (UapiArchitectures target, _, string include) = Find(triple);
        ErrnoAbi abi = target == UapiArchitectures.Ppc64le ? ErrnoAbi.PowerPc : ErrnoAbi.Generic;
        CheckErrors(abi, triple, include);
    }

    [Fact]
    public void Errors_of_mips_are_translated() =>
        CheckErrors(ErrnoAbi.Mips, "mips64el-linux-gnuabi64", "/usr/mips64el-linux-gnuabi64/include");

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
    private static void CheckErrors(ErrnoAbi abi, string triple, string include)
    {
        var source = new StringBuilder("#include <asm/errno.h>\n");
        foreach (Errno errno in Enum.GetValues<Errno>().Distinct().Except([Errno.None, Errno.ENOTSUPP]))
        {
            IEnumerable<string> natives = Enumerable.Range(1, 1200).Where(n => abi.FromNative(n) == errno).Select(n => $"{errno.GetName()} == {n}");
            source.AppendAssert(string.Join(" || ", natives.DefaultIfEmpty("0")), 1);
        }

        Assert.Equal("", CCompiler.Check(triple, include, source.ToString()));
    }

    private static bool Is32Bit(UapiArchitectures target) => target is UapiArchitectures.Arm or UapiArchitectures.X86;

    private static (UapiArchitectures Target, string Triple, string Include) Find(string triple) =>
        Array.Find(CCompiler.Targets, t => t.Triple == triple);
}

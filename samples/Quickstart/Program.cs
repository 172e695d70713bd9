// Real ioctls through types generated from this machine's kernel headers: on a pty of its own, the process's namespaces, a file and the random pool.
// Needs no privileges and no device. Every struct, number and device name comes from the headers and their overlays.

using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using AsmGeneric.Fcntl;
using AsmGeneric.Ioctls;
using AsmGeneric.Termbits;
using AsmGeneric.Termios;
using Linux.Fiemap;
using Linux.Fs;
using Linux.Ioctls;
using Linux.Nsfs;
using Linux.Random;
using Linux.Sched;
using UapiGen;

[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]

namespace Quickstart;

internal static class Program
{
    private static readonly Report s_report = new();

    public static int Main()
    {
        Console.WriteLine("C name                 number       what came back");
        try
        {
            Terminal();
            Namespaces();
            Files();
            Entropy();
        }
        catch (ErrnoException e)
        {
            Console.Error.WriteLine($"Quickstart: {e.Message}");
            return 1;
        }

        Console.WriteLine();
        Console.WriteLine($"{s_report.Succeeded} calls succeeded, {s_report.Refused} refused by the kernel.");
        return s_report.Succeeded > 0 ? 0 : 1;
    }

    /// <summary>Opens a pty, sets its size on one end and reads it on the other.</summary>
    private static void Terminal()
    {
        Report.Section("A pty of our own (asm/ioctls.h, asm/termios.h)");
        using PtyMasterFd master = PtyMasterFd.Open();
        s_report.Add(IoctlsIoctls.TIOCGPTN, $"pty number {master.Tiocgptn()}");
        master.Tiocsptlck(0);
        s_report.Add(IoctlsIoctls.TIOCSPTLCK, "unlocked");
        using TtyFd tty = master.Tiocgptpeer(FcntlConstants.O_RDWR | FcntlConstants.O_NOCTTY);
        s_report.Add(IoctlsIoctls.TIOCGPTPEER, $"a {nameof(TtyFd)}");

        master.Tiocswinsz(new Winsize { WsRow = 42, WsCol = 120 });
        s_report.Add(IoctlsIoctls.TIOCSWINSZ, "42 rows, 120 columns, set on the master");
        Winsize size = tty.Tiocgwinsz();
        s_report.Add(IoctlsIoctls.TIOCGWINSZ, $"{size.WsRow} rows, {size.WsCol} columns, read on the tty");

        Termios termios = tty.Tcgets();
        s_report.Add(IoctlsIoctls.TCGETS, $"echo {OnOff(termios.CLflag, TermbitsConstants.ECHO)}, line editing {OnOff(termios.CLflag, TermbitsConstants.ICANON)}");
        termios.CLflag &= ~(uint)TermbitsConstants.ECHO;
        tty.Tcsets(termios);
        s_report.Add(IoctlsIoctls.TCSETS, $"echo {OnOff(tty.Tcgets().CLflag, TermbitsConstants.ECHO)} now");

        Fd.Write<byte>(tty, "hello"u8);
        // The kernel hands the bytes over a moment later.
        Fd.Wait(master, PollEvents.In, TimeSpan.FromSeconds(1));
        s_report.Add(IoctlsIoctls.FIONREAD, $"{master.Fionread()} bytes wait at the master after writing 5 to the tty");
    }

    /// <summary>The namespaces of this process, and who owns them.</summary>
    private static void Namespaces()
    {
        Report.Section("The namespaces of this process (linux/nsfs.h)");
        foreach (string path in Directory.GetFiles("/proc/self/ns").Where(path => !path.EndsWith("_for_children", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using NsFd ns = Fd.Open<NsFd>(path, FileAccess.Read);
            int type = ns.GetNstype();
            s_report.Add(NsfsIoctls.NS_GET_NSTYPE, $"{Path.GetFileName(path),-7} is {NamespaceName(type)}");
            Errno errno = ns.TryGetUserns(out NsFd? owner);
            using (owner)
            {
                s_report.Add(NsfsIoctls.NS_GET_USERNS, errno, () => $"{Path.GetFileName(path),-7} is owned by a namespace that belongs to user {owner!.GetOwnerUid()}");
            }
        }
    }

    /// <summary>Inode flags and extents of a file of our own.</summary>
    private static void Files()
    {
        Report.Section("A file of our own (linux/fs.h, linux/fiemap.h)");
        string path = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home ? home : ".", $".uapigen-quickstart-{Environment.ProcessId}");
        try
        {
            File.WriteAllBytes(path, new byte[100_000]);
            using FileFd file = Fd.Open<FileFd>(path);
            s_report.Add(FsIoctls.FIGETBSZ, $"blocks of {file.GetFileBlockSize()} bytes");
            Errno errno = file.TryGetFlags(out uint flags);
            s_report.Add(FsIoctls.FS_IOC_GETFLAGS, errno, () => $"inode flags {FlagNames(typeof(FsConstants), "FS_", "_FL", flags)}");
            errno = file.TryGetVersion(out uint generation);
            s_report.Add(FsIoctls.FS_IOC_GETVERSION, errno, () => $"inode generation {generation}");
            Extents(file);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The extents are behind the struct, so the call takes memory that has room for both.</summary>
    private static void Extents(FileFd file)
    {
        using MappedMemory memory = MappedMemory.Allocate(4096);
        memory.Write(0, new Fiemap { Length = FiemapConstants.FIEMAP_MAX_OFFSET, Flags = FiemapFmFlags.Sync, ExtentCount = 16 });
        Errno errno = FsIoctls.TryDangerousFiemap(file, UserPtr<Fiemap>.DangerousCreate(memory.Pointer.Address), out _);
        s_report.Add(FsIoctls.FS_IOC_FIEMAP, errno, () =>
        {
            uint count = memory.Read<Fiemap>(0).MappedExtents;
            FiemapExtent first = memory.Read<FiemapExtent>(System.Runtime.CompilerServices.Unsafe.SizeOf<Fiemap>());
            return count == 0 ? "no extents" : string.Create(CultureInfo.InvariantCulture, $"{count} extent(s), the first of {first.Length:N0} bytes: {first.Flags}");
        });
    }

    private static void Entropy()
    {
        Report.Section("The random pool (linux/random.h)");
        using RandomFd random = RandomFd.Open();
        s_report.Add(RandomIoctls.RNDGETENTCNT, $"{random.GetEntropyCount()} bits of entropy");
    }

    private static string OnOff(uint flags, int flag) => (flags & (uint)flag) != 0 ? "on" : "off";

    private static string NamespaceName(int type) => FlagNames(typeof(SchedConstants), "CLONE_NEW", "", (uint)type);

    /// <summary>The C names of bits, from the generated constants.</summary>
    private static string FlagNames(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] Type constants, string prefix, string suffix, uint flags)
    {
        string[] names =
        [
            .. constants.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(field => field.Name.StartsWith(prefix, StringComparison.Ordinal) && field.Name.EndsWith(suffix, StringComparison.Ordinal))
                .Select(field => (field.Name, Value: Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture)))
                .Where(constant => long.PopCount(constant.Value) == 1 && (flags & constant.Value) != 0)
                .Select(constant => constant.Name),
        ];
        return names.Length == 0 ? "none" : string.Join(" | ", names);
    }
}

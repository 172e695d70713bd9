using System;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;

namespace UapiGen.Tests;

/// <summary>Devices that a Linux machine has without hardware; each says why when it is not there.</summary>
public class DeviceTests
{
    private const int NewNetworkNamespace = 0x40000000;
    private const int NoDump = 0x40;

    internal static IoctlRequest FS_IOC_GETFLAGS => Ioc.Read<long>('f', 1, nameof(FS_IOC_GETFLAGS));

    internal static IoctlRequest FS_IOC_SETFLAGS => Ioc.Write<long>('f', 2, nameof(FS_IOC_SETFLAGS));

    // The macro says int, the kernel takes the number itself.
    internal static IoctlRequest FICLONE => new(Ioc.Write<int>(0x94, 9, "").Code, nameof(FICLONE), 0);

    internal static IoctlRequest NS_GET_USERNS => Ioc.None(0xB7, 1, nameof(NS_GET_USERNS));

    internal static IoctlRequest NS_GET_NSTYPE => Ioc.None(0xB7, 3, nameof(NS_GET_NSTYPE));

    internal static IoctlRequest LOOP_SET_FD => new(0x4C00, nameof(LOOP_SET_FD), 0);

    internal static IoctlRequest LOOP_CLR_FD => new(0x4C01, nameof(LOOP_CLR_FD), 0);

    internal static IoctlRequest LOOP_SET_STATUS64 => new(0x4C04, nameof(LOOP_SET_STATUS64), Unsafe.SizeOf<LoopInfo>());

    internal static IoctlRequest LOOP_GET_STATUS64 => new(0x4C05, nameof(LOOP_GET_STATUS64), Unsafe.SizeOf<LoopInfo>());

    internal static IoctlRequest LOOP_CTL_GET_FREE => new(0x4C82, nameof(LOOP_CTL_GET_FREE), 0);

    // The macro says int, the kernel takes a struct ifreq: the size is what the kernel does.
    internal static IoctlRequest TUNSETIFF => new(Ioc.Write<int>('T', 202, "").Code, nameof(TUNSETIFF), Unsafe.SizeOf<InterfaceRequest>());

    internal static IoctlRequest TUNGETIFF => new(Ioc.Read<uint>('T', 210, "").Code, nameof(TUNGETIFF), Unsafe.SizeOf<InterfaceRequest>());

    internal static IoctlRequest UFFDIO_API => Ioc.Both<UffdApi>(0xAA, 0x3F, nameof(UFFDIO_API));

    internal static IoctlRequest UFFDIO_REGISTER => Ioc.Both<UffdRegister>(0xAA, 0, nameof(UFFDIO_REGISTER));

    internal static IoctlRequest UFFDIO_COPY => Ioc.Both<UffdCopy>(0xAA, 3, nameof(UFFDIO_COPY));

    [Fact]
    public void Flags_of_an_inode_are_set_and_read()
    {
        using var file = new TemporaryFile();
        using FileFd fd = Fd.Open<FileFd>(file.Path);
        if (Ioctl.TryRead(fd, FS_IOC_GETFLAGS, out long flags, out _) is not Errno.None and var errno)
        {
            Assert.Skip($"The file system of the temporary folder has no inode flags: {errno}");
        }

        Ioctl.Write(fd, FS_IOC_SETFLAGS, flags | NoDump);
        Ioctl.Read(fd, FS_IOC_GETFLAGS, out flags);
        Assert.NotEqual(0, flags & NoDump);
    }

    [Fact]
    public void Cloning_where_the_file_system_can_t_fails_cleanly()
    {
        using var file = new TemporaryFile();
        using FileFd source = Fd.Open<FileFd>("/proc/self/exe", FileAccess.Read);
        using FileFd target = Fd.Open<FileFd>(file.Path);
        using var lease = new FdLease<FileFd>(source);
        nuint number = lease.Value;
        Errno errno = Ioctl.TryCall(target, FICLONE, number, out _);
        Assert.Contains(errno, (Errno[])[Errno.EOPNOTSUPP, Errno.EXDEV, Errno.EINVAL, Errno.ENOTTY]);
        using FileFd reader = Fd.Open<FileFd>(file.Path, FileAccess.Read);
        Assert.Equal(Errno.EBADF, Ioctl.TryCall(reader, FICLONE, number, out _));
    }

    [Fact]
    public void A_namespace_knows_its_type_and_its_user_namespace()
    {
        using FileFd network = Fd.Open<FileFd>("/proc/self/ns/net", FileAccess.Read);
        Assert.Equal(NewNetworkNamespace, Ioctl.Call(network, NS_GET_NSTYPE));
        using FileFd user = Fd.FromResult<FileFd>(network, Ioctl.Call(network, NS_GET_USERNS));
        Assert.Equal(0x10000000, Ioctl.Call(user, NS_GET_NSTYPE));
    }

    [Fact]
    public void A_loop_device_is_set_up_and_torn_down()
    {
        if (Fd.TryOpen("/dev/loop-control", out FileFd? control) is not Errno.None and var errno)
        {
            Assert.Skip($"/dev/loop-control can't be opened here: {errno}");
        }

        using (control)
        using (var file = new TemporaryFile(64 * 1024))
        {
            using FileFd loop = Fd.Open<FileFd>($"/dev/loop{Ioctl.Call(control!, LOOP_CTL_GET_FREE)}");
            using FileFd backing = Fd.Open<FileFd>(file.Path);
            using (var lease = new FdLease<FileFd>(backing))
            {
                Ioctl.Call(loop, LOOP_SET_FD, lease.Value);
            }

            try
            {
                LoopInfo named = default;
                "named by a test"u8.CopyTo(MemoryMarshal.AsBytes((Span<ulong>)named)[56..120]);
                Ioctl.Write(loop, LOOP_SET_STATUS64, named);
                Ioctl.Read(loop, LOOP_GET_STATUS64, out LoopInfo info);
                string name = Encoding.UTF8.GetString(MemoryMarshal.AsBytes((ReadOnlySpan<ulong>)info)[56..120]).TrimEnd('\0');
                Assert.Equal("named by a test", name);
            }
            finally
            {
                Ioctl.Call(loop, LOOP_CLR_FD);
            }

            Assert.Equal(Errno.ENXIO, Ioctl.TryRead(loop, LOOP_GET_STATUS64, out LoopInfo _, out _));
        }
    }

    [Fact]
    public void A_tun_interface_is_made_in_a_network_namespace_of_its_own()
    {
        string? skip = null;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            // The namespace is the thread's, and goes with it.
            if (TestLibc.Unshare(NewNetworkNamespace) != 0)
            {
                skip = "A network namespace can't be made here.";
                return;
            }

            if (Fd.TryOpen("/dev/net/tun", out FileFd? tun) is not Errno.None and var errno)
            {
                skip = $"/dev/net/tun can't be opened here: {errno}";
                return;
            }

            try
            {
                using (tun)
                {
                    var request = new InterfaceRequest { Flags = 0x0001 | 0x1000 };
                    "uapi%d"u8.CopyTo(request.Name);
                    Ioctl.Update(tun!, TUNSETIFF, ref request);
                    Assert.Equal("uapi0", Encoding.UTF8.GetString(request.Name).TrimEnd('\0'));
                    Ioctl.Read(tun!, TUNGETIFF, out InterfaceRequest again);
                    Assert.Equal("uapi0", Encoding.UTF8.GetString(again.Name).TrimEnd('\0'));
                    Assert.Equal(0x0001, again.Flags & 0x000F);

                    // A tun fd is attached once.
                    Assert.Equal(Errno.EEXIST, Ioctl.TryUpdate(tun!, TUNSETIFF, ref request, out _));
                }
            }
            catch (Exception e)
            {
                failure = e;
            }
        });
        thread.Start();
        thread.Join();
        Assert.Null(failure);
        if (skip is not null)
        {
            Assert.Skip(skip);
        }
    }

    // A page that is missing is asked for as a struct that is read from the fd, and supplied by an ioctl.
    [Fact]
    public void A_page_fault_is_handled_in_user_space()
    {
        UserfaultFd uffd;
        try
        {
            // The page is touched by the kernel below, so that no managed thread stands still outside of a call.
            uffd = UserfaultFd.Create(userModeOnly: false);
        }
        catch (ErrnoException e) when (e.Errno is Errno.EPERM or Errno.ENOSYS)
        {
            Assert.Skip($"userfaultfd: {e.Message}");
            return;
        }

        using (uffd)
        {
            int pageSize = Environment.SystemPageSize;
            using MappedMemory missing = MappedMemory.Allocate(pageSize);
            using MappedMemory supply = MappedMemory.Allocate(pageSize);
            supply.Write(0, 0x1234567);
            var api = new UffdApi { Api = 0xAA };
            Ioctl.Update(uffd, UFFDIO_API, ref api);
            var register = new UffdRegister { Start = missing.Address, Length = pageSize, Mode = 1 };
            Ioctl.Update(uffd, UFFDIO_REGISTER, ref register);

            (FileFd reader, FileFd writer) = TestLibc.Pipe();
            using (reader)
            using (writer)
            {
                var toucher = new Thread(() => Fd.Write<byte>(writer, missing.DangerousGetSpan(0, sizeof(int))));
                toucher.Start();
                UffdMessage message = Fd.Read<UffdMessage>(uffd);
                Assert.Equal(0x12, message.Event);
                Assert.Equal(missing.Address.Address, (nuint)message.Address & ~(nuint)(pageSize - 1));
                var copy = new UffdCopy { Destination = missing.Address, Source = supply.Address, Length = pageSize };
                Ioctl.Update(uffd, UFFDIO_COPY, ref copy);
                Assert.Equal(pageSize, copy.Copied);
                toucher.Join();
                Assert.Equal(0x1234567, Fd.Read<int>(reader));
            }

            using UserfaultFd adopted = Fd.DuplicateAs<UserfaultFd>(uffd);
        }
    }

    /// <summary><c>struct loop_info64</c>, 232 bytes; the file's name is at 56.</summary>
    [InlineArray(29)]
    internal struct LoopInfo
    {
        public ulong Device;
    }

    [StructLayout(LayoutKind.Explicit, Size = 40)]
    internal struct InterfaceRequest
    {
        [FieldOffset(16)]
        public short Flags;

        [FieldOffset(0)]
        private InterfaceName _name;

        [UnscopedRef]
        public Span<byte> Name => _name;
    }

    [InlineArray(16)]
    internal struct InterfaceName
    {
        public byte First;
    }

    internal struct UffdApi
    {
        public ulong Api;
        public ulong Features;
        public ulong Ioctls;
    }

    internal struct UffdRegister
    {
        public UserPtr64<byte> Start;
        public long Length;
        public ulong Mode;
        public ulong Ioctls;
    }

    internal struct UffdCopy
    {
        public UserPtr64<byte> Destination;
        public UserPtr64<byte> Source;
        public long Length;
        public ulong Mode;
        public long Copied;
    }

    [StructLayout(LayoutKind.Explicit, Size = 32)]
    internal struct UffdMessage
    {
        [FieldOffset(0)]
        public byte Event;

        [FieldOffset(16)]
        public ulong Address;
    }

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(int length = 0) => File.WriteAllBytes(Path, new byte[length]);

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"uapigen-{Guid.NewGuid():N}");

        public void Dispose() => File.Delete(Path);
    }
}

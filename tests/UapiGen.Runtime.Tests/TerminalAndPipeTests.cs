using System.IO;
using System.IO.Pipes;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace UapiGen.Tests;

/// <summary>Every verb on what every Linux has: pseudo-terminals, pipes, sockets and files.</summary>
public class TerminalAndPipeTests
{
    private static IoctlRequest FIONREAD => new(0x541B, "FIONREAD", sizeof(int), EintrPolicy.Retry);

    private static IoctlRequest TIOCGWINSZ => new(0x5413, "TIOCGWINSZ", Marshal.SizeOf<WindowSize>(), EintrPolicy.Retry);

    private static IoctlRequest TIOCSWINSZ => new(0x5414, "TIOCSWINSZ", Marshal.SizeOf<WindowSize>());

    private static IoctlRequest TIOCGPTN => Ioc.Read<uint>('T', 0x30, "TIOCGPTN");

    private static IoctlRequest TIOCGPTPEER => Ioc.None('T', 0x41, "TIOCGPTPEER");

    [Fact]
    public void A_struct_is_written_and_read_back()
    {
        using FileFd terminal = Fd.Open<FileFd>("/dev/ptmx");
        Ioctl.Write(terminal, TIOCSWINSZ, new WindowSize { Rows = 33, Columns = 99, XPixels = 1, YPixels = 2 });
        Assert.Equal(0, Ioctl.Read(terminal, TIOCGWINSZ, out WindowSize size));
        Assert.Equal(new WindowSize { Rows = 33, Columns = 99, XPixels = 1, YPixels = 2 }, size);
    }

    [Fact]
    public void A_number_is_read_and_a_returned_fd_is_a_handle_to_the_other_side()
    {
        using FileFd terminal = Fd.Open<FileFd>("/dev/ptmx");
        Assert.Equal(0, TestLibc.UnlockPt(terminal.DangerousGetRawFd<FileFd>().Value));
        Ioctl.Read(terminal, TIOCGPTN, out uint number);
        Assert.True(File.Exists($"/dev/pts/{number}"));

        using FileFd peer = Fd.FromResult<FileFd>(terminal, Ioctl.Call(terminal, TIOCGPTPEER, 0x2 | 0x100));
        Assert.False(Fd.IsInheritable(peer));
        Ioctl.Write(peer, TIOCSWINSZ, new WindowSize { Rows = 7 });
        Ioctl.Read(terminal, TIOCGWINSZ, out WindowSize size);
        Assert.Equal(7, size.Rows);
    }

    [Fact]
    public void FIONREAD_counts_what_is_in_a_pipe()
    {
        (FileFd reader, FileFd writer) = TestLibc.Pipe();
        using (reader)
        using (writer)
        {
            Fd.Write(writer, 0x1122334455667788);
            Ioctl.Read(reader, FIONREAD, out int count);
            Assert.Equal(8, count);
            Assert.Equal(Errno.None, Ioctl.TryRead(reader, FIONREAD, out count, out int result));
            Assert.Equal((8, 0), (count, result));
        }
    }

    [Fact]
    public void A_socket_a_file_and_a_pipe_stream_are_taken_as_they_are()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        using var sender = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        sender.SendTo([1, 2, 3], socket.LocalEndPoint!);
        Assert.NotEqual(PollEvents.None, Fd.Wait(socket, PollEvents.In, System.TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
        Ioctl.Read(socket, FIONREAD, out int count);
        Assert.Equal(3, count);

        using SafeFileHandle file = File.OpenHandle("/proc/self/exe");
        Ioctl.Read(file, FIONREAD, out count);
        Assert.Equal(RandomAccess.GetLength(file), count);

        using var stream = new AnonymousPipeServerStream(PipeDirection.Out);
        stream.Write([1, 2]);
        Ioctl.Read(stream.ClientSafePipeHandle, FIONREAD, out count);
        Assert.Equal(2, count);

        IoctlException e = Assert.Throws<IoctlException>(() => Ioctl.Read(file, TIOCGWINSZ, out WindowSize _));
        Assert.Equal((Errno.ENOTTY, "TIOCGWINSZ", 0x5413u, "file"), (e.Errno, e.RequestName, e.RequestCode, e.FdKind));
    }

    [Fact]
    public void A_handle_of_another_library_is_held_during_the_call_and_no_longer()
    {
        string path = Path.Combine(Path.GetTempPath(), $"uapigen-{System.Guid.NewGuid():N}");
        SafeFileHandle file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        var link = new FileInfo($"/proc/self/fd/{file.DangerousGetHandle()}");
        Assert.Equal(path, link.LinkTarget);
        Assert.Equal(Errno.ENOTTY, Ioctl.TryRead(file, TIOCGWINSZ, out WindowSize _, out _));
        file.Dispose();
        Assert.False(File.Exists(path));
        Assert.NotEqual(path, new FileInfo(link.FullName).LinkTarget);
        Assert.Throws<System.ObjectDisposedException>(() => Ioctl.TryRead(file, TIOCGWINSZ, out WindowSize _, out _));
    }

    private record struct WindowSize
    {
        public ushort Rows;
        public ushort Columns;
        public ushort XPixels;
        public ushort YPixels;
    }
}

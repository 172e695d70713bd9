using System;
using System.IO;
using System.Text;

namespace UapiGen.Tests;

/// <summary>Messages that are read from a socket: the kernel's uevents.</summary>
public class UeventTests
{
    [Fact]
    public void A_device_that_changes_is_announced()
    {
        const string Device = "/sys/class/mem/null/uevent";
        int number = TestLibc.OpenUevents();
        Assert.SkipWhen(number < 0, "The kernel's uevents can't be listened to here.");
        using SocketFd socket = Fd.Adopt<SocketFd>(number);
        try
        {
            File.WriteAllText(Device, "change");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Assert.Skip($"{Device} can't be written here: {e.Message}");
        }

        Span<byte> buffer = stackalloc byte[4096];
        while (true)
        {
            Assert.NotEqual(PollEvents.None, Fd.Wait(socket, PollEvents.In, TimeSpan.FromSeconds(10)));
            string[] lines = Encoding.UTF8.GetString(buffer[..Fd.Read(socket, buffer)]).Split('\0', StringSplitOptions.RemoveEmptyEntries);

            // Others may be announced meanwhile.
            if (lines[0].EndsWith("/mem/null", StringComparison.Ordinal))
            {
                Assert.StartsWith("change@", lines[0]);
                Assert.Contains("SUBSYSTEM=mem", lines);
                return;
            }
        }
    }
}

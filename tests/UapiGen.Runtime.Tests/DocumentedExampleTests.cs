using System;
using System.Linq;
using UapiGen.Testing;

namespace UapiGen.Tests;

/// <summary>The example of docs/runtime.md of how users test code of theirs without the device: it is here as it is there, and holds.</summary>
public class DocumentedExampleTests
{
    private const string Begin = "    // <example>\n";
    private const string End = "    // </example>\n";

    private static IoctlRequest KVM_GET_API_VERSION => Ioc.None(0xAE, 0x00, nameof(KVM_GET_API_VERSION));

    // <example>
    // The code under test: it takes the handle that it works on.
    private static void ThrowIfOld(KvmFd kvm)
    {
        if (kvm.GetApiVersion() < 12)
        {
            throw new NotSupportedException("This KVM is from before 2007.");
        }
    }

    [Fact]
    public void An_old_kernel_is_refused()
    {
        var old = new FakeKvm(version: 11);
        using KvmFd kvm = Fd.Fake<KvmFd>(old);
        Assert.Throws<NotSupportedException>(() => ThrowIfOld(kvm));
        Assert.Equal(1, old.Calls);
    }

    private sealed class FakeKvm(int version) : IIoctlTransport
    {
        public int Calls { get; private set; }

        public Errno Ioctl(scoped in IoctlCall call, out int result)
        {
            Calls++;
            result = version;
            return call.Request.Name == "KVM_GET_API_VERSION" ? Errno.None : Errno.ENOTTY;
        }
    }

    // </example>
    [Fact]
    public void The_documentation_shows_this_very_code()
    {
        string source = System.IO.File.ReadAllText(Repository.PathTo("tests/UapiGen.Runtime.Tests/DocumentedExampleTests.cs"));
        int start = source.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        string example = source[start..source.IndexOf(End, StringComparison.Ordinal)];
        string shown = string.Join('\n', example.Split('\n').Select(line => line.Length > 4 ? line[4..] : line)).TrimEnd();
        Assert.Contains("```csharp\n" + shown + "\n```", System.IO.File.ReadAllText(Repository.PathTo("docs/runtime.md")));
    }

    /// <summary>What is generated, in short.</summary>
    private sealed class KvmFd : FdHandle, IFdKind<KvmFd>
    {
        private KvmFd(int fd, bool ownsHandle)
            : base(fd, ownsHandle, "kvm")
        {
        }

        static string IFdKind<KvmFd>.KindName => "kvm";

        public int GetApiVersion() => Ioctl.Call(this, KVM_GET_API_VERSION);

        static KvmFd IFdKind<KvmFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);
    }
}

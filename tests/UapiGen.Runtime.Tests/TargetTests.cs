using System;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace UapiGen.Tests;

/// <summary>What depends on the architecture and the system.</summary>
public class TargetTests
{
    [Fact]
    public void The_value_of_the_running_architecture_is_chosen()
    {
        int chosen = UapiTarget.Select<int>(x64: 1, arm64: 2, arm: 3, riscv64: 4, s390x: 5, ppc64le: 6, x86: 7);
        Assert.Equal(
            RuntimeInformation.ProcessArchitecture switch
            {
                Architecture.X64 => 1,
                Architecture.Arm64 => 2,
                _ => chosen,
            },
            chosen);
        Assert.InRange(chosen, 1, 7);
    }

    [Fact]
    public void An_architecture_that_is_not_listed_is_refused_with_the_way_out()
    {
        bool isX64 = UapiTarget.Current == UapiArchitectures.X64;
        PlatformNotSupportedException e = Assert.Throws<PlatformNotSupportedException>(
            () => isX64 ? UapiTarget.Select<uint>(arm64: 1) : UapiTarget.Select<uint>(x64: 1));
        Assert.Contains("UapiTargets", e.Message);
        Assert.Throws<PlatformNotSupportedException>(() => UapiTarget.Only(~UapiTarget.Current, 1u));
        Assert.Equal(1u, UapiTarget.Only(UapiTarget.Current | UapiArchitectures.S390x, 1u));
    }

    // Without a number for ioctl nothing is called: the first use says that the architecture is not known.
    [Fact]
    public void An_architecture_that_is_not_known_has_no_system_calls()
    {
        Assert.Equal(-1, SystemCall.Ioctl.On(UapiArchitectures.None));
        Assert.True(SystemCall.Ioctl > 0);
    }

    [Fact]
    public void What_needs_Linux_says_so_to_the_analyzer()
    {
        AssertLinux(typeof(EventFd), nameof(EventFd.Create));
        AssertLinux(typeof(PidFd), nameof(PidFd.Open));
        AssertLinux(typeof(MemFd), nameof(MemFd.Create));
        AssertLinux(typeof(UserfaultFd), nameof(UserfaultFd.Create));
        AssertLinux(typeof(MappedMemory), nameof(MappedMemory.Allocate));
        AssertLinux(typeof(Interruption), nameof(Interruption.Enter));
        foreach (string method in (string[])["Open", "TryOpen", "Adopt", "Borrow"])
        {
            AssertLinux(typeof(Fd), method);
        }

        // What a transport can stand in for runs anywhere.
        Assert.Empty(typeof(Ioctl).GetCustomAttributes(typeof(SupportedOSPlatformAttribute), false));
        Assert.Empty(typeof(Fd).GetMethod(nameof(Fd.Fake))!.GetCustomAttributes(typeof(SupportedOSPlatformAttribute), false));

        static void AssertLinux(Type type, string method)
        {
            var attribute = (SupportedOSPlatformAttribute)Assert.Single(
                type.GetMethod(method)!.GetCustomAttributes(typeof(SupportedOSPlatformAttribute), false));
            Assert.Equal("linux", attribute.PlatformName);
        }
    }

    [Fact]
    public void The_runtime_depends_on_the_shared_framework_alone()
    {
        foreach (System.Reflection.AssemblyName reference in typeof(Ioctl).Assembly.GetReferencedAssemblies())
        {
            Assert.StartsWith("System.", reference.Name);
        }
    }
}

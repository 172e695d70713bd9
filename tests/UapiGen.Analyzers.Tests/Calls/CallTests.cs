using System.Threading.Tasks;
using UapiGen.Testing.Analyzers;

namespace UapiGen.Analyzers.Tests.Calls;

/// <summary>Base of the tests of call-side rules: a test gives the body of a method that has handles of many kinds.</summary>
public abstract class CallTests
{
    private const string Parameters =
        "KvmFd kvm, KvmVmFd vm, KvmVcpuFd vcpu, EventFd irq, EventFd resample, KvmGuestMemfdFd memfd, IommufdFd iommufd, VfioDeviceFd vfio, "
        + "GpiochipFd chip, SeccompNotifyFd seccomp, DmaHeapFd heap, VhostFd vhost, VideoFd video, bool c, uint n";

    /// <summary>Expects what the markup in the body of a method says.</summary>
    internal static Task VerifyAsync(string body, params ExpectedDiagnostic[] expected) => VerifyMembersAsync(InMethod(body), expected);

    /// <summary>Expects what the markup in the members of a class says.</summary>
    internal static Task VerifyMembersAsync(string members, params ExpectedDiagnostic[] expected) =>
        new AnalyzerTest(new CallAnalyzer()) { References = Bindings.References }.VerifyAsync(InClass(members), expected);

    internal static string InMethod(string body) => "    void M(" + Parameters + ")\n    {\n" + body + "\n    }";

    internal static string InClass(string members) => Bindings.Usings + "unsafe class C\n{\n" + members + "\n}\n";
}

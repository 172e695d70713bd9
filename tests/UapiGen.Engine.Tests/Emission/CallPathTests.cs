using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using UapiGen.CFrontEnd.Text;
using UapiGen.Testing;

namespace UapiGen.Engine.Tests.Emission;

/// <summary>What generated methods cost and refuse: no allocation, no marshalling, an exception on a machine that they were not made for.</summary>
public sealed class CallPathTests
{
    private const string Folder = "tests/UapiGen.Engine.Tests/Snapshots/";

    private static Assembly Compile(string header, string user, params string[] targets)
    {
        string overlay = Repository.PathTo(Folder + header + ".uapi");
        EngineRun run = new EngineRun { Targets = [.. targets] }
            .With($"test/{header}.h", File.ReadAllText(Repository.PathTo(Folder + header + ".h"))).Named($"test/{header}.h");
        if (File.Exists(overlay))
        {
            run = run with { Overlays = [new SourceFile(overlay, overlay, File.ReadAllText(overlay), HeaderOrigin.Project)] };
        }

        return BindingsCompiler.Load(BindingsCompiler.Compile(run.Run().Sources, CompilerSettings.Plain, "#pragma warning disable CS1591\n" + user));
    }

    private static object? Call(Assembly assembly, string method, params object?[] arguments) =>
        assembly.GetType("User")!.GetMethod(method)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    [Fact]
    public void A_call_with_handles_flags_values_and_a_size_allocates_nothing()
    {
        Assembly assembly = Compile(
            "handles",
            """
            using System;
            using Test.Handles;
            using UapiGen;

            public static class User
            {
                public static long Measure()
                {
                    using HubPortFd port = Fd.Open<HubPortFd>("/dev/null");
                    using HubFd hub = Fd.Open<HubFd>("/dev/null");
                    using EventFd a = EventFd.Create(), b = EventFd.Create();
                    Errno last = Errno.None;
                    for (int i = 0; i < 300; i++) { last = Round(port, hub, a, b); }
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    for (int i = 0; i < 100; i++) { last = Round(port, hub, a, b); }
                    long after = GC.GetAllocatedBytesForCurrentThread();
                    return last == Errno.ENOTTY ? after - before : -(long)last;
                }

                private static Errno Round(HubPortFd port, HubFd hub, EventFd a, EventFd b)
                {
                    var create = new HubCreate { Flags = 1 };
                    Errno found = hub.TryCreate(ref create, out _);
                    found |= hub.TryGetFlags(out _) | hub.TryCreatePort(3, out _) | port.TryAttach(a);
                    return found | port.TryLink(new HubLink { Line = 1 }, a, b, 5);
                }
            }
            """,
            "x86-64");

        Assert.Equal(0L, Call(assembly, "Measure"));
    }

    [Fact]
    public void Nothing_is_marshalled()
    {
        Assembly assembly = Compile("handles", "public static class User { }", "x86-64");

        Assert.DoesNotContain(
            assembly.GetTypes().SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)),
            m => (m.Attributes & MethodAttributes.PinvokeImpl) != 0);
        MethodInfo holdsReferences = typeof(RuntimeHelpers).GetMethod(nameof(RuntimeHelpers.IsReferenceOrContainsReferences))!;
        Assert.All(
            assembly.GetTypes().Where(t => t is { IsValueType: true, ContainsGenericParameters: false }),
            t => Assert.Equal(false, holdsReferences.MakeGenericMethod(t).Invoke(null, null)));
    }

    private const string Numbers = """
        public static class User
        {
            public static uint Number() => Test.Targets.TargetsIoctls.UNIT_PUT.Code;
            public static uint Same() => Test.Targets.TargetsIoctls.UNIT_SAME.Code;
            public static ulong Size() => Test.Targets.TargetsConstants.SIZE_OF_LONG;
        }
        """;

    [Fact]
    public void A_number_that_differs_between_targets_is_the_one_of_the_process()
    {
        Assembly assembly = Compile("targets", Numbers, "x86-64", "arm64", "arm", "riscv64", "s390x", "ppc64le", "i386");
        bool is32 = nint.Size == 4;

        Assert.Equal(is32 ? 0x40047501u : 0x40087501u, Call(assembly, "Number"));
        Assert.Equal(0x40087502u, Call(assembly, "Same"));
        Assert.Equal(is32 ? 4UL : 8UL, Call(assembly, "Size"));
    }

    [Theory]
    [InlineData("Number")]
    [InlineData("Same")]
    public void Elsewhere_than_on_the_listed_targets_a_call_says_so(string method)
    {
        // The tests run on none of these.
        Assembly assembly = Compile("targets", Numbers, "s390x", "ppc64le");

        Exception refused = Assert.Throws<PlatformNotSupportedException>(() => Call(assembly, method));
        Assert.Contains("UapiTargets", refused.Message);
    }

    [Fact]
    public void A_kernel_that_is_named_gets_the_size_that_it_knows_and_nothing_beyond()
    {
        Assembly assembly = Compile(
            "versions",
            """
            using Test.Versions;
            using UapiGen;

            public static class User
            {
                public static uint Size(int minor, ulong limit)
                {
                    var config = new MeterConfig { Limit = limit };
                    config.WriteSize(new KernelVersion(6, minor));
                    return config.Size;
                }

                public static Errno Set(int minor, ulong limit)
                {
                    using MeterFd meter = Fd.Open<MeterFd>("/dev/null");
                    return meter.TrySet(new MeterConfig { Limit = limit }, kernel: new KernelVersion(6, minor));
                }
            }
            """,
            "x86-64");

        Assert.Equal([16u, 16u, 24u, 24u, 32u, 32u], new[] { 1, 5, 6, 8, 9, 12 }.Select(minor => Call(assembly, "Size", minor, 0UL)).Cast<uint>());
        Assert.Equal(24u, Call(assembly, "Size", 6, 7UL));
        Assert.Throws<ArgumentException>(() => Call(assembly, "Size", 5, 7UL));
        Assert.Equal(Errno.ENOTTY, Call(assembly, "Set", 1, 0UL));
        Assert.Throws<ArgumentException>(() => Call(assembly, "Set", 1, 7UL));
    }
}

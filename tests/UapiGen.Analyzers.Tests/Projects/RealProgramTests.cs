using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using UapiGen.Testing;
using UapiGen.Testing.Analyzers;
using TaskItem = Microsoft.Build.Utilities.TaskItem;

namespace UapiGen.Analyzers.Tests.Projects;

/// <summary>
/// Correct programs over the bindings of the kernel's own headers, in a library as a package of bindings has them: no rule says anything. And a
/// mistake of each kind in the same setting is found, so that the silence means something.
/// </summary>
public sealed class RealProgramTests
{
    private const string NoHeaders = "needs a linux-headers-6.12*-common package, which the CI script installs";

    private static readonly string s_folder = Repository.PathTo("tests/UapiGen.Analyzers.Tests/Projects/Programs");

    private static readonly Lazy<ImmutableArray<MetadataReference>> s_references = new(() => [Bindings.Runtime, TestCompilation.Library("RealBindings", Generate(), [Bindings.Runtime])]);

    public static TheoryData<string> Programs => [.. Directory.EnumerateFiles(s_folder, "*.cs").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    /// <summary>The newest 6.12 headers under /usr/src, as the kernel's tree has them.</summary>
    private static string? Headers =>
        Directory.EnumerateDirectories("/usr/src", "linux-headers-6.12*-common").Order(StringComparer.Ordinal).Select(d => Path.Combine(d, "include/uapi")).LastOrDefault(Directory.Exists);

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task A_correct_program_is_left_alone(string file)
    {
        Assert.SkipWhen(Headers is null, NoHeaders);
        string text = await File.ReadAllTextAsync(Path.Combine(s_folder, file), TestContext.Current.CancellationToken);
        await new AnalyzerTest(new CallAnalyzer(), new MirrorAnalyzer()) { References = s_references.Value }.VerifyAsync(text);
    }

    [Theory]
    [InlineData("vm.Irqfd(new() { Gsi = 1, Flags = {|UAPI5001:KvmIrqfdFlags.Resample|} }, irq);")]
    [InlineData("vm.Irqfd(new() { Gsi = 1, {|UAPI5002:Resamplefd|} = irq.DangerousGetRawFd<EventFd>() }, irq);")]
    [InlineData("vm.SetUserMemoryRegion2(new() { Flags = {|UAPI5001:KvmUserspaceMemoryRegion2Flags.MemGuestMemfd|} }, null);")]
    [InlineData("device.Ioeventfd(new() { {|UAPI5004:Flags = {|UAPI5015:(VfioDeviceIoeventfdFlags)3|}|} }, irq);")]
    [InlineData("var r = new GpioV2LineRequest { Config = { {|UAPI5004:Flags = GpioV2LineFlag.Input | GpioV2LineFlag.Output|} } }; using var l = chip.V2GetLine(ref r);")]
    [InlineData("{|UAPI5011:vm.CreateVcpu(0)|};")]
    [InlineData("var bind = new VfioDeviceBindIommufd(); bind.WriteSize({|UAPI5010:64|});")]
    [InlineData("container.IommuMapDma(new() { Flags = {|UAPI5006:(VfioIommuType1DmaMapFlags)0x80|} }, null);")]
    [InlineData("vm.Irqfd(new() { Flags = KvmIrqfdFlags.Resample, Resamplefd = {|UAPI5009:vm.DangerousGetRawFd<EventFd>()|} }, irq);")]
    public async Task A_mistake_over_the_same_bindings_is_found(string body)
    {
        Assert.SkipWhen(Headers is null, NoHeaders);
        string text = "using Linux.Gpio;\nusing Linux.Kvm;\nusing Linux.Vfio;\nusing UapiGen;\nclass C\n{\n    void M(KvmVmFd vm, EventFd irq, VfioDeviceFd device, VfioContainerFd container, GpiochipFd chip)\n    {\n"
            + body + "\n    }\n}\n";
        await new AnalyzerTest(new CallAnalyzer(), new MirrorAnalyzer()) { References = s_references.Value }.VerifyAsync(text);
    }

    [Fact]
    public void Every_subsystem_of_the_corpus_has_a_program() =>
        Assert.Equal(["Gpio.cs", "Iommufd.cs", "Kvm.cs", "Seccomp.cs", "Vfio.cs", "Video.cs"], Programs.Select(row => row.Data));

    private static ImmutableArray<string> Generate()
    {
        TaskItem[] items = [.. new[] { "kvm", "vfio", "iommufd", "gpio", "videodev2", "seccomp" }.Select(name => new TaskItem($"linux/{name}.h"))];
        foreach (TaskItem item in items)
        {
            // seccomp.h leaves _IO to its includer.
            item.SetMetadata("IncludeBefore", "linux/ioctl.h");
        }

        return RealBindings.Generate(Repository.PathTo("tests/App.csproj"), items, task => (task.IncludePath, task.Visibility) = (Headers!, "Public"));
    }
}

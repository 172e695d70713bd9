using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using UapiGen.Testing.Gcc;
using IoctlAttribute = UapiGen.Metadata.IoctlAttribute;

namespace UapiGen.Engine.Tests.Emission;

/// <summary>Macros with parameters that compute an ioctl number: the methods that stand for them give the numbers that gcc computes.</summary>
public sealed class ParametricIoctlTests
{
    private static readonly int[] s_arguments = [0, 1, 3, 8, 64, 255, 256, 511, 512, 4095, 8192, 16383];

    [Theory]
    [InlineData("linux/input.h", "EVIOCGNAME", "EVIOCGBIT", "EVIOCGABS", "EVIOCSABS")]
    [InlineData("linux/hidraw.h", "HIDIOCGFEATURE", "HIDIOCSFEATURE", "HIDIOCGRAWNAME")]
    [InlineData("linux/spi/spidev.h", "SPI_IOC_MESSAGE")]
    [InlineData("linux/uinput.h", "UI_GET_SYSNAME")]
    [InlineData("linux/joystick.h", "JSIOCGNAME")]
    [InlineData("linux/hiddev.h", "HIDIOCGNAME", "HIDIOCGPHYS")]
    [InlineData("linux/usbdevice_fs.h", "USBDEVFS_CONNINFO_EX")]
    public void Gcc_computes_the_same_numbers(string header, params string[] expected)
    {
        MethodInfo[] methods = Requests(header, "x86-64");
        Assert.Subset(methods.Select(NameOf).ToHashSet(), expected.ToHashSet());
        foreach (MethodInfo method in methods)
        {
            object[][] calls = [.. Calls(method.GetParameters().Length)];
            string name = NameOf(method);
            IReadOnlyList<long> answers = new GccJudge($"#include <linux/ioctl.h>\n#include <{header}>")
                .Ask([.. calls.Select(c => $"{name}({string.Join(", ", c)})")]);
            Assert.Equal(answers.Select(a => (uint)a), calls.Select(c => ((IoctlRequest)method.Invoke(null, c)!).Code));
        }
    }

    [Fact]
    public void Parts_that_differ_between_targets_are_chosen_by_the_process()
    {
        // powerpc has a bit less of size, so the same macro has another mask and another limit there.
        MethodInfo message = Requests("linux/spi/spidev.h", "x86-64", "arm64", "ppc64le").Single(m => NameOf(m) == "SPI_IOC_MESSAGE");
        Assert.Equal([0x40006B00u, 0x40206B00u, 0x7FE06B00u, 0x40006B00u], new[] { 0, 1, 511, 512 }.Select(n => ((IoctlRequest)message.Invoke(null, [n])!).Code));
    }

    private static MethodInfo[] Requests(string header, params string[] targets)
    {
        BindingsResult result = new EngineRun { Targets = [.. targets] }.Named(header).Run();
        Assert.DoesNotContain(result.Diagnostics, d => d.Rule == Binding.BindingRules.IoctlLeftOut);
        return
        [
            .. BindingsCompiler.Load(BindingsCompiler.Compile(result.Sources, CompilerSettings.Plain with { IsChecked = true })).GetTypes()
                .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Public))
                .Where(m => m.ReturnType == typeof(IoctlRequest) && !m.IsSpecialName),
        ];
    }

    private static string NameOf(MethodInfo method) => method.GetCustomAttribute<IoctlAttribute>()!.Name;

    private static IEnumerable<object[]> Calls(int parameters) => parameters == 1
        ? s_arguments.Select(a => new object[] { a })
        : s_arguments.SelectMany(a => s_arguments, (a, b) => new object[] { a, b });
}

using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UapiGen.Engine.Tests.Emission;
using UapiGen.Testing;

namespace UapiGen.Engine.Tests.Tree;

/// <summary>The same for arm64: all its headers in one assembly, reflected by an arm64 runtime under qemu-user, with clang as the judge.</summary>
public sealed class Arm64LayoutTests
{
    private const string Qemu = "/usr/bin/qemu-aarch64-static";
    private const string Root = "/usr/aarch64-linux-gnu";

    [Fact]
    public async Task An_arm64_runtime_lays_structs_out_as_their_attributes_say()
    {
        Assert.SkipUnless(File.Exists(Qemu), "needs qemu-user-static");
        Assert.SkipUnless(File.Exists(Root + "/lib/libstdc++.so.6"), "needs libstdc++6-arm64-cross, for the arm64 runtime");
        KernelTree tree = KernelTree.Of("6.1", "arm64");
        string folder = Directory.CreateTempSubdirectory("uapigen-arm64").FullName;
        try
        {
            string bindings = Path.Combine(folder, "Bindings.dll");
            await File.WriteAllBytesAsync(bindings, BindingsCompiler.Emit(tree.Compilation), TestContext.Current.CancellationToken);
            string probe = Path.Combine(folder, "probe");
            (int code, string output) = await RunAsync(
                "dotnet",
                "publish", Repository.PathTo("tests/UapiGen.LayoutProbe"), "-p:ProbeRuntime=linux-arm64", "-v", "q", "-nologo", "-o", probe,
                "-p:ArtifactsPath=" + Path.Combine(folder, "build"), "-p:UseSharedCompilation=false");
            Assert.SkipWhen(code != 0 && output.Contains("NU1", StringComparison.Ordinal), "the arm64 runtime pack can't be had: " + output);
            Assert.True(code == 0, output);

            (code, output) = await RunAsync(Qemu, "-L", Root, Path.Combine(probe, "UapiGen.LayoutProbe"), bindings);

            string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.True(code == 0 && lines.Length == 1, $"exit code {code}, {lines.Length} lines:\n" + string.Join("\n", lines.Take(30)));
            Assert.EndsWith(" structs on Arm64", lines[0]);
            Assert.True(int.Parse(lines[0].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) > 3000, lines[0]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Clang_agrees_with_the_attributes()
    {
        Assert.SkipUnless(File.Exists(Root + "/include/asm/kvm.h"), "needs linux-libc-dev-arm64-cross");
        TreeLayoutTests.AssertJudged(
            KernelTree.Of("6.1", "arm64"), "clang-19", "--target=aarch64-linux-gnu", "-fno-integrated-as", "-nostdinc", "-isystem", "/usr/lib/llvm-19/lib/clang/19/include", "-isystem", Root + "/include");
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // qemu-user can't give the same memory two views, one to write and one to execute.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }
}

using System.Linq;
using System.Text.RegularExpressions;
using UapiGen.CFrontEnd.Targets;
using UapiGen.Engine.Tests.Facts;

namespace UapiGen.Engine.Tests.Emission;

/// <summary>An address in a 64-bit member looks like any number: where an overlay says what it is, no safe method lets it be chosen freely.</summary>
public sealed class AddressSafetyTests
{
    [Theory]
    [InlineData("6.1", "S390MemOp", "KvmS390MemOp", "Span<byte> buf")]
    [InlineData("6.1", "S390GetSkeys", "KvmS390Skeys", "Span<byte> skeydataAddr")]
    [InlineData("6.1", "S390SetSkeys", "KvmS390Skeys", "Span<byte> skeydataAddr")]
    [InlineData("6.1", "S390GetIrqState", "KvmS390IrqState", "Span<byte> buf")]
    [InlineData("6.1", "S390SetIrqState", "KvmS390IrqState", "Span<byte> buf")]
    [InlineData("6.1", "S390UcasMap", "KvmS390UcasMapping", "MappedMemory? userAddr")]
    [InlineData("6.1", "S390GetCmmaBits", "KvmS390CmmaLog", ".Span<byte> values")]
    [InlineData("6.1", "S390SetCmmaBits", "KvmS390CmmaLog", ".ReadOnlySpan<byte> values")]
    [InlineData("6.1", "S390PvCommand", "KvmPvCmd", "")]
    [InlineData("6.1", "S390PvCpuCommand", "KvmPvCmd", "")]
    [InlineData("6.1", "XenHvmConfig", "KvmXenHvmConfig", "")]
    [InlineData("6.12", "XenHvmConfig", "KvmXenHvmConfig", "")]
    [InlineData("6.12", "XenHvmSetAttr", "KvmXenHvmAttr", "")]
    [InlineData("6.12", "XenVcpuSetAttr", "KvmXenVcpuAttr", "")]
    public void AnAddressIsSuppliedOrTheMethodIsDangerous(string version, string method, string record, string supplied)
    {
        string text = TextOf(version);
        Assert.Contains($" Dangerous{method}(", text, System.StringComparison.Ordinal);
        string[] safe = Regex.Matches(text, $@" {method}\(([^\n]*)\)\r?\n").Select(m => m.Groups[1].Value).Where(p => p.Contains(record, System.StringComparison.Ordinal)).ToArray();
        if (supplied.Length == 0)
        {
            Assert.Empty(safe);
        }
        else
        {
            Assert.NotEmpty(safe);
            Assert.All(safe, parameters => Assert.Contains(supplied, parameters, System.StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("linux/input.h", "GetMask", ".Span<byte> codesPtr")]
    [InlineData("linux/input.h", "SetMask", ".ReadOnlySpan<byte> codesPtr")]
    [InlineData("mtd/mtd-abi.h", "Memreadoob", ".Span<byte> ptr")]
    [InlineData("mtd/mtd-abi.h", "Memwriteoob", ".ReadOnlySpan<byte> ptr")]
    [InlineData("mtd/mtd-abi.h", "Memreadoob64", ".Span<byte> usrPtr")]
    [InlineData("linux/fs.h", "Discard", "in Array2<ulong> args")]
    public void MemoryIsGivenAsTheIoctlUsesIt(string header, string method, string parameter) =>
        Assert.Contains(parameter, Regex.Match(TextOf("6.12", header), $@" {method}\(([^\n]*)\)\r?\n").Groups[1].Value, System.StringComparison.Ordinal);

    private static string TextOf(string version, string header = "linux/kvm.h") => s_texts.GetOrAdd(version + header, _ =>
    {
        string[] folders = HeaderFixture.Directories(version, KnownTargets.Find("x86-64")!);
        BindingsResult result = new EngineRun { Folders = [.. folders], Overlays = [.. HeaderFixture.ShippedOverlays()] }.Named(header).Run();
        return string.Concat(result.Sources.Select(s => s.Text));
    });

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> s_texts = new();
}

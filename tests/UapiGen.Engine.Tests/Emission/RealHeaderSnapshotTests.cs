using System.IO;
using System.Linq;
using UapiGen.Engine.Tests.Facts;
using UapiGen.Testing;

namespace UapiGen.Engine.Tests.Emission;

/// <summary>
/// Whole real headers, such as did not change from Linux 6.1 to 6.12, with the shipped overlays. Without documentation: the kernel's words stay in the kernel.
/// </summary>
public sealed class RealHeaderSnapshotTests
{
    private const string Folder = "tests/UapiGen.Engine.Tests/Snapshots/Real";

    [Theory]
    [InlineData("linux/udmabuf.h")]
    [InlineData("linux/spi/spidev.h")]
    [InlineData("linux/watchdog.h")]
    [InlineData("linux/fiemap.h")]
    [InlineData("linux/loop.h")]
    public void Generates_what_was_accepted(string header)
    {
        Assert.SkipUnless(File.Exists("/usr/include/" + header), "the kernel's headers are not installed");
        BindingsResult result = new EngineRun { Targets = ["x86-64", "arm64"], Overlays = [.. HeaderFixture.ShippedOverlays()] }
            .Named(header, h => h with { Docs = DocumentationLevel.None }).Run();
        string hint = header[..^2].Replace('/', '.') + ".g.cs";

        Snapshots.Verify($"{Folder}/{hint.Replace(".g.cs", ".verified.cs")}", result.Sources.Single(s => s.HintName == hint).Text);
    }
}

using System.IO;
using System.Linq;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Tests.Facts;
using UapiGen.Testing.Gcc;

namespace UapiGen.Engine.Tests.Emission;

/// <summary>A build that needs nobody's attention reports nothing, not even information: to report anything makes the compiler look for suppressions first.</summary>
public sealed class QuietBuildTests
{
    private const string Overlay = "uapi 1\nheader \"test/x.h\"\nstruct newer since 9.9 { zero a }\n";

    [Theory]
    [InlineData(HeaderOrigin.BuiltIn, 0)]
    [InlineData(HeaderOrigin.Project, 1)]
    public void What_a_shipped_overlay_says_of_another_version_is_not_reported(HeaderOrigin origin, int expected)
    {
        BindingsResult result = new EngineRun { Overlays = [new SourceFile("x.uapi", "x.uapi", Overlay, origin)] }
            .With("test/x.h", "struct x { int a; };\n").Named("test/x.h").Run();

        Assert.Equal(expected, result.Diagnostics.Items.Count(d => d.Rule.Id == "UAPI2009"));
    }

    /// <summary>The installed headers that shipped overlays describe.</summary>
    public static TheoryData<string> DescribedHeaders =>
        [.. HeaderFixture.ShippedOverlays().Select(o => Path.ChangeExtension(o.IncludeName, ".h")).Where(h => File.Exists("/usr/include/" + h))];

    [Theory]
    [MemberData(nameof(DescribedHeaders))]
    public void Stock_headers_with_shipped_overlays_report_nothing(string header)
    {
        BindingsResult result = new EngineRun { Overlays = [.. HeaderFixture.ShippedOverlays()] }.Named(header).Run();

        // Some headers need others first, which they don't include.
        Assert.SkipWhen(result.Diagnostics.Items.Any() && !new GccJudge($"#include <{header}>").Accepts(), $"the C compiler does not accept {header} alone either");

        Assert.NotEmpty(result.Sources.Items);
        Assert.Empty(result.Diagnostics.Items.Select(d => $"{d.Rule.Id}: {d.Message}"));
    }
}

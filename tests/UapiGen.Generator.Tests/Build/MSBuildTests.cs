using System.IO;
using System.Linq;
using UapiGen.Engine;
using UapiGen.Engine.Lint;
using UapiGen.Engine.Manifests;

namespace UapiGen.Generator.Tests.Build;

/// <summary>Items, metadata and properties as a project file has them, through MSBuild itself.</summary>
public class MSBuildTests
{
    private const string System = "<PropertyGroup><UapiSystemRoot>system</UapiSystemRoot><UapiTargets>x64</UapiTargets></PropertyGroup>";
    private const string Demo = System + """<ItemGroup><UapiHeader Include="linux/demo.h" /></ItemGroup>""";

    [Fact]
    public void Every_metadata_and_every_property_arrives()
    {
        using var project = new MSBuildProject("""
            <PropertyGroup>
              <UapiSystemRoot>system</UapiSystemRoot>
              <UapiIncludePath>shared;for-{target}</UapiIncludePath>
              <UapiTargets>arm64;x64</UapiTargets>
              <UapiVisibility>Public</UapiVisibility>
              <UapiNaming>C</UapiNaming>
              <UapiDocs>Summary</UapiDocs>
              <UapiLint>Off</UapiLint>
              <UapiLintSystemHeaders>true</UapiLintSystemHeaders>
              <UapiLintBaseline>all.baseline</UapiLintBaseline>
            </PropertyGroup>
            <ItemGroup>
              <UapiHeader Include="linux/demo.h" />
              <UapiHeader Include="own/item.h" Namespace="My.Space" Naming="DotNet" Overlay="one.uapi;two.uapi" Lint="On" Only="a;b_*" Except="d"
                          Docs="None" Defines="X=1;Y" IncludeBefore="linux/before.h" IncludePath="own-path" LintBaseline="own.baseline">
                <Exclude>c</Exclude>
              </UapiHeader>
              <UapiHeader Include="shared.h;arm.h" />
            </ItemGroup>
            """);
        project.Write("own-path/own/item.h", "");
        project.Write("shared/shared.h", "");
        project.Write("for-arm64/arm.h", "");
        project.Write("for-x86-64/arm.h", "");
        foreach (string companion in new[] { "one.uapi", "two.uapi", "all.baseline", "own.baseline" })
        {
            project.Write(companion, "");
        }

        Manifest manifest = project.FindHeaders();

        Assert.Equal(BindingsVisibility.Public, manifest.Visibility);
        Assert.True(manifest.LintsSystemHeaders);
        Assert.Equal(["x86-64", "arm64"], manifest.Targets.Items.Select(target => target.Name));
        Assert.Equal(["linux/demo.h", "own/item.h", "shared.h", "arm.h"], manifest.Headers.Items.Select(header => header.IncludeName));
        ManifestHeader plain = manifest.Headers[0];
        Assert.Equal((NamingStyle.C, DocumentationLevel.Summary, LintMode.Off), (plain.Naming, plain.Docs, plain.Lint));
        ManifestHeader own = manifest.Headers[1];
        Assert.Equal(("My.Space", NamingStyle.DotNet, DocumentationLevel.None, LintMode.On), (own.Namespace, own.Naming, own.Docs, own.Lint));
        Assert.Equal(["a", "b_*"], own.Only.Items);
        Assert.Equal(["c", "d"], own.Exclude.Items);
        Assert.Equal(["X=1", "Y"], own.Defines.Items);
        Assert.Equal(["linux/before.h"], own.IncludeBefore.Items);
        Assert.Equal(["one.uapi", "two.uapi"], manifest.Overlays.Items.Select(overlay => manifest.Files[overlay].IncludeName));
        Assert.Equal(["all.baseline", "own.baseline"], manifest.LintBaselines.Items.Select(baseline => manifest.Files[baseline].IncludeName));
        Assert.Contains("linux/before.h", manifest.Files.Items.Select(file => file.IncludeName));
        Assert.Contains(Path.Combine(project.Folder, "for-arm64/arm.h"), manifest.Files.Items.Select(file => file.Path));
    }

    [Fact]
    public void A_project_without_any_item_does_nothing()
    {
        using var project = new MSBuildProject(System);

        Assert.Empty(project.Items("UapiFindHeaders", "AdditionalFiles")!);
        Assert.False(Directory.Exists(Path.Combine(project.Folder, "obj")));
    }

    [Fact]
    public void An_SDK_below_the_floor_is_an_error_that_names_both_versions()
    {
        using var project = new MSBuildProject(Demo);

        Assert.Null(project.Items("UapiFindHeaders", "AdditionalFiles", "-p:NETCoreSdkVersion=9.0.200"));
        Assert.Contains("error UAPI0003", project.Output);
        Assert.Contains("9.0.300", project.Output);
        Assert.Contains("9.0.200", project.Output);
    }

    [Fact]
    public void The_minimum_kernel_is_reserved_and_says_so()
    {
        using var project = new MSBuildProject(Demo);

        Assert.NotNull(project.Items("UapiFindHeaders", "AdditionalFiles", "-p:UapiMinimumKernel=6.1"));
        Assert.Contains("warning UAPI0011", project.Output);
    }

    [Fact]
    public void A_missing_header_is_an_error_at_its_line_of_the_project_file()
    {
        using var project = new MSBuildProject(System + "\n<ItemGroup>\n<UapiHeader Include=\"linux/none.h\" />\n</ItemGroup>");

        Assert.Null(project.Items("UapiFindHeaders", "AdditionalFiles"));
        Assert.Contains("App.csproj(5,2): error UAPI0001", project.Output);
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("hash#sign")]
    [InlineData("semi;colon")]
    [InlineData("Grüße-漢字")]
    public void Headers_are_found_in_any_folder(string folder)
    {
        using var project = new MSBuildProject(
            System + $"""<ItemGroup><UapiHeader Include="{folder.Replace(";", "%3B")}/mine.h" /></ItemGroup>""", folder.Replace(';', ' '));
        string header = project.Write(folder + "/mine.h", "");

        Assert.Equal(header, Assert.Single(project.FindHeaders().Files.Items).Path);
    }

    [Theory]
    [InlineData("UapiCollectWatchItems", "Watch")]
    [InlineData("UapiFindHeaders", "UpToDateCheckInput")]
    public void Tools_that_watch_are_told_of_every_header(string target, string itemType)
    {
        using var project = new MSBuildProject(System + """<ItemGroup><UapiHeader Include="mine.h" Overlay="mine.uapi" /></ItemGroup>""");
        string header = project.Write("mine.h", "#include <linux/demo.h>\n#include \"part.h\"\n");
        string part = project.Write("part.h", "");
        string overlay = project.Write("mine.uapi", "");

        string[] items = project.Items(target, itemType)!;

        foreach (string expected in new[] { header, part, overlay, Path.Combine(project.Folder, "system/usr/include/linux/demo.h") })
        {
            Assert.Contains(expected, items);
        }
    }

    [Fact]
    public void A_design_time_build_hands_the_headers_to_the_IDE_even_when_one_is_missing()
    {
        using var project = new MSBuildProject(Demo + """<ItemGroup><UapiHeader Include="linux/not-yet.h" /></ItemGroup>""");

        string[]? arguments = project.Items(
            "Compile", "CscCommandLineArgs", "-restore", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:BuildProjectReferences=false");

        Assert.True(arguments is not null, project.Output);
        Assert.Contains("warning UAPI0001", project.Output);
        Assert.Contains(arguments, argument => argument.StartsWith("/additionalfile:", global::System.StringComparison.Ordinal) && argument.Contains(".uapigen-manifest"));
        Assert.Contains(arguments, argument => argument.EndsWith("system/usr/include/linux/demo.h", global::System.StringComparison.Ordinal));
    }
}

using System;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using UapiGen.Build;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine;
using UapiGen.Engine.Lint;
using UapiGen.Engine.Manifests;

namespace UapiGen.Generator.Tests.Build;

/// <summary>The build task on small include directories of its own.</summary>
public class FindUapiHeadersTests
{
    [Fact]
    public void The_closure_holds_what_any_branch_includes()
    {
        using var host = new TaskHost();
        host.Write("usr/include/linux/demo.h", "#ifdef __KERNEL__\n#include <linux/kernel-only.h>\n#else\n# include <linux/types.h> /* #include <linux/commented.h> */\n#endif\n");
        host.Write("usr/include/linux/types.h", "#include <asm/types.h>\n#include <linux/demo.h>\n");
        host.Write("usr/include/linux/kernel-only.h", "");
        host.Write("usr/include/linux/commented.h", "");
        host.Write("usr/include/x86_64-linux-gnu/asm/types.h", "");

        FindUapiHeaders task = host.Run();

        Assert.Equal(["asm/types.h", "linux/demo.h", "linux/kernel-only.h", "linux/types.h"], host.Names());
        Assert.Equal(
            host.ReadManifest().Files.Items.Select(file => file.Path).Prepend(host.ManifestFile),
            task.Files.Select(file => file.ItemSpec));
        Assert.All(host.ReadManifest().Files.Items, file => Assert.Equal(HeaderOrigin.System, file.Origin));
    }

    [Fact]
    public void Libcs_headers_are_the_front_ends_own_whatever_the_machine_has()
    {
        using var host = new TaskHost();
        host.Write("usr/include/linux/demo.h", "#include <stdint.h>\n#include <sys/types.h>\n");
        host.Write("usr/include/stdint.h", "#include <bits/types.h>");
        host.Write("usr/include/sys/types.h", "");

        host.Run();

        Assert.Equal(["linux/demo.h"], host.Names());
    }

    [Fact]
    public void A_header_that_is_not_there_names_project_item_places_and_package()
    {
        using var host = new TaskHost();
        host.Write("etc/os-release", "ID=debian\n");

        host.Run(task => task.IncludePath = "headers");

        BuildErrorEventArgs error = Assert.Single(host.Errors);
        Assert.Equal("UAPI0001", error.Code);
        Assert.Equal((host.ProjectFileOfTaskNode, 3), (error.File, error.LineNumber));
        Assert.Contains("'linux/demo.h'", error.Message);
        Assert.Contains("App.csproj", error.Message);
        Assert.Contains(Path.Combine(host.Project, "linux/demo.h"), error.Message);
        Assert.Contains(Path.Combine(host.Project, "headers/linux/demo.h"), error.Message);
        Assert.Contains(Path.Combine(host.Top, "usr/include/linux/demo.h"), error.Message);
        Assert.Contains(Path.Combine(host.Top, "usr/include/x86_64-linux-gnu/linux/demo.h"), error.Message);
        Assert.Contains("linux-libc-dev", error.Message);
    }

    [Fact]
    public void In_a_design_time_build_a_missing_header_is_a_warning_and_the_others_are_there()
    {
        using var host = new TaskHost();
        host.Write("usr/include/linux/other.h", "");

        host.Run(task => task.IsDesignTime = true, TaskHost.Item("linux/demo.h"), TaskHost.Item("linux/other.h"));

        Assert.Equal("UAPI0001", Assert.Single(host.Warnings).Code);
        Assert.Equal("linux/other.h", Assert.Single(host.ReadManifest().Headers.Items).IncludeName);
    }

    [Fact]
    public void The_projects_own_header_comes_first_and_brings_what_lies_beside_it()
    {
        using var host = new TaskHost();
        host.Write("usr/include/linux/types.h", "");
        host.Write("headers/mine.h", "#include \"parts/part.h\"\n#include <linux/types.h>\n#include <missing.h>\n");
        host.Write("headers/parts/part.h", "#include \"../common.h\"\n");
        host.Write("headers/common.h", "");

        host.Run(null, TaskHost.Item("headers/mine.h"));

        Assert.Equal(
            [
                ("headers/common.h", HeaderOrigin.Project),
                ("headers/mine.h", HeaderOrigin.Project),
                ("headers/parts/part.h", HeaderOrigin.Project),
                ("linux/types.h", HeaderOrigin.System),
            ],
            host.ReadManifest().Files.Items.Select(file => (file.IncludeName, file.Origin)).OrderBy(file => file.IncludeName, StringComparer.Ordinal));
        Assert.Equal("headers/mine.h", Assert.Single(host.ReadManifest().Headers.Items).IncludeName);
    }

    [Fact]
    public void A_file_below_an_include_directory_has_the_name_that_includes_it()
    {
        using var host = new TaskHost();
        host.Write("uapi/linux/mine.h", "");

        host.Run(task => task.IncludePath = "uapi", TaskHost.Item("uapi/linux/mine.h"));

        Assert.Equal("linux/mine.h", Assert.Single(host.ReadManifest().Headers.Items).IncludeName);
        Assert.Equal(HeaderOrigin.Project, Assert.Single(host.ReadManifest().Files.Items).Origin);
    }

    [Fact]
    public void Include_next_finds_the_header_that_is_wrapped()
    {
        using var host = new TaskHost();
        string wrapper = host.Write("wrap/linux/demo.h", "#include_next <linux/demo.h>\n");
        string wrapped = host.Write("usr/include/linux/demo.h", "");

        host.Run(task => task.IncludePath = "wrap");

        Manifest manifest = host.ReadManifest();
        Assert.Equal([wrapper, wrapped], manifest.Targets[0].Entries.Items.Select(entry => manifest.Files[entry.File].Path));
    }

    [Fact]
    public void For_another_target_asm_comes_from_its_cross_headers_and_the_rest_from_one_place()
    {
        using var host = new TaskHost();
        host.Write("usr/include/linux/demo.h", "#include <asm/types.h>");
        host.Write("usr/include/x86_64-linux-gnu/asm/types.h", "");
        host.Write("usr/aarch64-linux-gnu/include/linux/demo.h", "#include <asm/types.h>\n/* older */");
        host.Write("usr/aarch64-linux-gnu/include/asm/types.h", "");

        host.Run(task => task.Targets = "x64;arm64");

        Assert.Empty(host.Errors);
        Assert.Equal("usr/include/linux/demo.h", host.Find("arm64", "linux/demo.h"));
        Assert.Equal("usr/aarch64-linux-gnu/include/asm/types.h", host.Find("arm64", "asm/types.h"));
        Assert.Equal("usr/include/x86_64-linux-gnu/asm/types.h", host.Find("x86-64", "asm/types.h"));
    }

    [Fact]
    public void A_target_without_headers_is_an_error_that_says_what_to_install()
    {
        using var host = new TaskHost();
        host.Write("usr/include/linux/demo.h", "#include <asm/types.h>");
        host.Write("usr/include/asm/types.h", "/* the build machine's */");

        host.Run(task => task.Targets = "x64;riscv64");

        BuildErrorEventArgs error = Assert.Single(host.Errors);
        Assert.Equal("UAPI0006", error.Code);
        Assert.Contains("riscv64", error.Message);
        Assert.Contains("linux-libc-dev-riscv64-cross", error.Message);
    }

    [Fact]
    public void A_header_that_one_target_lacks_is_a_warning_that_names_the_target()
    {
        using var host = new TaskHost();
        host.Write("usr/include/x86_64-linux-gnu/asm/demo.h", "");
        host.Write("usr/arm-linux-gnueabihf/include/asm/types.h", "");

        host.Run(task => task.Targets = "x64;arm", TaskHost.Item("asm/demo.h"));

        BuildWarningEventArgs warning = Assert.Single(host.Warnings);
        Assert.Equal("UAPI0007", warning.Code);
        Assert.Contains("for arm;", warning.Message);
    }

    [Theory]
    [InlineData("x64", "", "x86-64")]
    [InlineData("arm64;X64", "", "x86-64 arm64")]
    [InlineData("", "linux-musl-arm64;", "arm64")]
    [InlineData("", ";linux-x64;linux-arm", "x86-64 arm")]
    [InlineData("s390x", "linux-x64", "s390x")]
    [InlineData("x86", "", "i386")]
    public void Targets_come_from_the_property_else_the_runtime_identifiers(string property, string identifiers, string expected)
    {
        using var host = new TaskHost();
        host.Write("usr/include/linux/demo.h", "");

        host.Run(task => (task.Targets, task.RuntimeIdentifiers) = (property, identifiers));

        Assert.Equal(expected, string.Join(' ', host.ReadManifest().Targets.Items.Select(target => target.Name)));
    }

    [Theory]
    [InlineData("vax")]
    [InlineData("mips64el")]
    public void An_unknown_target_is_an_error_that_lists_the_known(string target)
    {
        using var host = new TaskHost();
        host.Write("usr/include/linux/demo.h", "");

        host.Run(task => task.Targets = "x64;" + target);

        BuildErrorEventArgs error = Assert.Single(host.Errors);
        Assert.Equal("UAPI0004", error.Code);
        Assert.Contains(target, error.Message);
        Assert.Contains("arm64", error.Message);
    }

    [Fact]
    public void All_metadata_reaches_the_manifest()
    {
        using var host = new TaskHost();
        host.Write("usr/include/linux/demo.h", "");
        host.Write("my.uapi", "");

        host.Run(
            task => (task.Visibility, task.Docs) = ("public", "none"),
            TaskHost.Item(
                "linux/demo.h", ("Namespace", "My.Space"), ("Naming", "c"), ("Overlay", "my.uapi"), ("Lint", "on"), ("Only", "a;b*"), ("Exclude", "c"), ("Docs", "Summary"), ("Defines", "X=1;Y"), ("IncludeBefore", "linux/types.h")));

        Manifest manifest = host.ReadManifest();
        ManifestHeader header = Assert.Single(manifest.Headers.Items);
        Assert.Equal(("My.Space", NamingStyle.C, LintMode.On, DocumentationLevel.Summary), (header.Namespace, header.Naming, header.Lint, header.Docs));
        Assert.Equal(["a", "b*"], header.Only.Items);
        Assert.Equal(["c"], header.Exclude.Items);
        Assert.Equal(["X=1", "Y"], header.Defines.Items);
        Assert.Equal(["linux/types.h"], header.IncludeBefore.Items);
        Assert.Equal(BindingsVisibility.Public, manifest.Visibility);
        Assert.Equal("my.uapi", manifest.Files[Assert.Single(manifest.Overlays.Items)].IncludeName);
    }

    [Fact]
    public void Metadata_that_can_not_be_read_and_a_missing_overlay_are_errors_at_the_item()
    {
        using var host = new TaskHost();
        host.Write("usr/include/linux/demo.h", "");

        host.Run(null, TaskHost.Item("linux/demo.h", ("Docs", "some"), ("Overlay", "no.uapi")));

        Assert.Equal(["UAPI0002", "UAPI0005"], host.Errors.Select(error => error.Code));
        Assert.Contains("None, Summary, Full", host.Errors[0].Message);
        Assert.All(host.Errors, error => Assert.Equal(3, error.LineNumber));
    }

    [Fact]
    public void What_is_said_of_the_header_side_rules_reaches_the_manifest()
    {
        using var host = new TaskHost();
        host.Write("usr/include/linux/demo.h", "");
        host.Write("all.baseline", "");
        host.Write("demo.baseline", "");

        host.Run(
            task => (task.LintSystemHeaders, task.LintBaseline, task.LintSeverity) = (true, "all.baseline", "UAPI4101=none"),
            TaskHost.Item("linux/demo.h", ("LintBaseline", "demo.baseline"), ("LintSeverity", "UAPI4105=error; uapi4102=none")));

        Manifest manifest = host.ReadManifest();
        Assert.True(manifest.LintsSystemHeaders);
        Assert.Equal(["all.baseline", "demo.baseline"], manifest.LintBaselines.Select(file => manifest.Files[file].IncludeName));
        Assert.Equal(["UAPI4105=error", "uapi4102=none"], Assert.Single(manifest.Headers.Items).LintSeverities.Items);
    }

    [Theory]
    [InlineData("LintSeverity", "UAPI4105=loud", "UAPI0002", "'loud' of 'UAPI4105=loud' is none of")]
    [InlineData("LintSeverity", "UAPI5001=error", "UAPI0002", "does not start with the id of a header-side rule")]
    [InlineData("LintBaseline", "none.baseline", "UAPI0010", "The baseline 'none.baseline' was not found")]
    public void What_can_not_be_read_of_the_header_side_rules_is_an_error(string name, string value, string id, string words)
    {
        using var host = new TaskHost();
        host.Write("usr/include/linux/demo.h", "");

        host.Run(null, TaskHost.Item("linux/demo.h", (name, value)));

        BuildErrorEventArgs error = Assert.Single(host.Errors);
        Assert.Equal((id, 3), (error.Code, error.LineNumber));
        Assert.Contains(words, error.Message);
    }

    [Fact]
    public void Shipped_overlays_of_all_headers_in_the_closure_come_before_the_projects()
    {
        using var host = new TaskHost();
        host.Write("usr/include/linux/demo.h", "#include <linux/other.h>");
        host.Write("usr/include/linux/other.h", "");
        string shipped = Path.Combine(host.Project, "shipped");
        host.Write("shipped/linux/demo.uapi", "");
        host.Write("shipped/linux/other.uapi", "");
        host.Write("shipped/linux/unused.uapi", "");
        host.Write("mine.uapi", "");

        host.Run(task => task.ShippedOverlays = shipped, TaskHost.Item("linux/demo.h", ("Overlay", "mine.uapi")));

        Manifest manifest = host.ReadManifest();
        Assert.Equal(["linux/demo.uapi", "linux/other.uapi", "mine.uapi"], manifest.Overlays.Items.Select(overlay => manifest.Files[overlay].IncludeName));
    }

    [Fact]
    public void A_build_that_changes_nothing_reads_no_header_and_writes_no_manifest()
    {
        using var host = new TaskHost();
        host.Write("usr/include/linux/demo.h", "#include <linux/types.h>\n#include \"a b.h\"\n");
        host.Write("usr/include/linux/types.h", "");
        host.Write("usr/include/linux/a b.h", "");
        Assert.Equal(3, host.Run().FilesScanned);
        var past = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(host.ManifestFile, past);

        Assert.Equal(0, host.Run().FilesScanned);
        Assert.Equal(past, File.GetLastWriteTimeUtc(host.ManifestFile));

        host.Write("usr/include/linux/types.h", "#include <linux/new.h>");
        host.Write("usr/include/linux/new.h", "");
        Assert.Equal(2, host.Run().FilesScanned);
        Assert.Contains("linux/new.h", host.Names());
        Assert.NotEqual(past, File.GetLastWriteTimeUtc(host.ManifestFile));
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("semi;colon")]
    [InlineData("hash#sign")]
    [InlineData("100%41 (x) $(y) @(z) 'q'")]
    [InlineData("Grüße-漢字")]
    public void Any_path_survives(string folder)
    {
        using var host = new TaskHost(folder);
        string header = host.Write("headers/mine.h", "");

        FindUapiHeaders task = host.Run(null, TaskHost.Item("headers/mine.h"));

        Assert.Equal([host.ManifestFile, header], task.Files.Select(file => file.ItemSpec));
        Assert.Equal(header, Assert.Single(host.ReadManifest().Files.Items).Path);
    }

    [Fact]
    public void Odd_include_names_are_left_to_the_front_end()
    {
        using var host = new TaskHost();
        host.Write("usr/include/linux/demo.h", "#include </etc/passwd>\n#include \"\"\n#include <a\0b.h>\n#include <>\n#include MACRO\n#include <linux>\n");

        host.Run();

        Assert.Empty(host.Errors);
        Assert.Equal(["linux/demo.h"], host.Names());
    }
}

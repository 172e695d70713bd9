using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.Build.Utilities;
using Microsoft.CodeAnalysis;
using UapiGen.Build;
using UapiGen.Engine.Manifests;
using UapiGen.Testing;
using UapiGen.Testing.Generators;

namespace UapiGen.Generator.Tests.Build;

/// <summary>The kernel's largest headers, found by the build task, in a driver as an IDE holds it.</summary>
public class RealHeadersTests
{
    [Fact]
    public void An_edit_of_CSharp_runs_no_header_step()
    {
        string? headers = Directory.Exists("/usr/src") ? Directory.GetDirectories("/usr/src", "linux-headers-6.12*-common").Order(StringComparer.Ordinal).LastOrDefault() : null;
        Assert.SkipWhen(headers is null, "Needs Debian's linux-headers-6.12…-common, which CI installs.");
        using var project = new TaskHost();
        FindUapiHeaders task = project.Run(
            task =>
            {
                (task.SystemRoot, task.IncludePath) = ("/", Path.Combine(headers, "include/uapi"));
                task.ShippedOverlays = Repository.PathTo("generator/overlays");
            },
            new TaskItem("linux/kvm.h"),
            new TaskItem("linux/videodev2.h"),
            new TaskItem("drm/drm.h"));
        Assert.Empty(project.Errors);
        var host = new GeneratorHost(null, "class A { }");
        host.SetAdditionalFiles(Texts());
        Assert.True(host.Run().Sources.Count >= 3);

        host.EditSource(0, "class A { int _edited; }");
        host.Run().AssertNothingRan(TrackingNames.HeaderSteps);

        host.SetAdditionalFiles(Texts());
        host.Run().AssertNothingRan(TrackingNames.HeaderSteps);

        ImmutableArray<AdditionalText> Texts() => [.. task.Files.Select(file => new InMemoryText(file.ItemSpec, File.ReadAllText(file.ItemSpec)))];
    }

    [Fact]
    public void Another_target_finds_the_cross_headers_of_the_distribution()
    {
        const string Cross = "/usr/aarch64-linux-gnu/include/asm/kvm.h";
        Assert.SkipWhen(!File.Exists(Cross) || TargetNames.OfThisMachine?.Name != "x86-64", "Needs linux-libc-dev-arm64-cross on an x64 machine, which CI has.");
        using var project = new TaskHost();

        project.Run(task => (task.SystemRoot, task.Targets) = ("/", "x64;arm64"), new TaskItem("linux/kvm.h"));

        Assert.Empty(project.Errors);
        Manifest manifest = project.ReadManifest();
        Assert.Equal(Cross, PathOf("arm64", "asm/kvm.h"));
        Assert.Equal("/usr/include/x86_64-linux-gnu/asm/kvm.h", PathOf("x86-64", "asm/kvm.h"));
        Assert.Equal(PathOf("x86-64", "linux/kvm.h"), PathOf("arm64", "linux/kvm.h"));

        string PathOf(string target, string name) =>
            manifest.Files[manifest.Targets.Items.Single(t => t.Name == target).Entries.Items.First(entry => entry.IncludeName == name).File].Path;
    }
}

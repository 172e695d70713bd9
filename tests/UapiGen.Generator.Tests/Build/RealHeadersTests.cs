using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.Build.Utilities;
using Microsoft.CodeAnalysis;
using UapiGen.Build;
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
}

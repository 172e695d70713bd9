using System.IO;
using System.Linq;
using UapiGen.Engine.Manifests;

namespace UapiGen.Generator.Tests.Build;

/// <summary>Ways to ask for a header that a reader of include lines alone would not see.</summary>
public class DiscoveryTests
{
    [Theory]
    [InlineData("#include <sys/ioctl.h>", "asm/ioctls.h")]
    [InlineData("#define WHERE <demo/wanted.h>\n#include WHERE", "demo/wanted.h")]
    [InlineData("#define TEXT(x) #x\n#define WHERE(x) TEXT(demo/x.h)\n#include WHERE(wanted)", "demo/wanted.h")]
    [InlineData("#if __has_include(<demo/wanted.h>)\n#endif", "demo/wanted.h")]
    [InlineData("#define HAS(x) __has_include(<x>)\n#if HAS(demo/wanted.h)\n#endif", "demo/wanted.h")]
    [InlineData("#define HAS(x) __has_include(x)\n#if HAS(<demo/wanted.h>)\n#endif", "demo/wanted.h")]
    [InlineData("#ifdef __arm__\n#include <demo/wanted.h>\n#endif", "demo/wanted.h")]
    [InlineData("#import <demo/wanted.h>", "demo/wanted.h")]
    [InlineData("%:include <demo/wanted.h>", "demo/wanted.h")]
    [InlineData("#define DEMO _IO('x', 1)", "asm/ioctl.h")]
    public void What_the_front_end_asks_for_is_found(string text, string wanted)
    {
        using var host = new TaskHost();
        host.Write("usr/include/linux/demo.h", text + "\n");
        host.Write("usr/include/demo/wanted.h", "");
        host.Write("usr/include/x86_64-linux-gnu/asm/ioctls.h", "");
        host.Write("usr/include/x86_64-linux-gnu/asm/ioctl.h", "");

        host.Run();

        Assert.Empty(host.Errors);
        Assert.Contains(wanted, host.Names());
    }

    [Fact]
    public void A_computed_name_depends_on_the_items_macros_and_on_the_target()
    {
        using var host = new TaskHost();
        host.Write("usr/include/linux/demo.h", "#ifdef __aarch64__\n#define WHERE <demo/arm64.h>\n#endif\n#include WHERE\n");
        host.Write("usr/include/linux/other.h", "#include <linux/demo.h>\n");
        host.Write("usr/include/demo/arm64.h", "#include <linux/inner.h>\n");
        host.Write("usr/include/linux/inner.h", "");
        host.Write("usr/include/demo/given.h", "");

        host.Run(task => task.Targets = "x64;arm64", TaskHost.Item("linux/demo.h"), TaskHost.Item("linux/other.h", ("Defines", "WHERE=<demo/given.h>")));

        Assert.Equal("usr/include/demo/given.h", host.Find("x86-64", "demo/given.h"));
        Assert.Null(host.Find("x86-64", "demo/arm64.h"));
        Assert.Equal("usr/include/linux/inner.h", host.Find("arm64", "linux/inner.h"));
    }

    [Fact]
    public void The_wrapped_header_of_a_test_for_the_next_one_is_found()
    {
        using var host = new TaskHost();
        string wrapper = host.Write("wrap/linux/demo.h", "#if __has_include_next(<linux/demo.h>)\n#endif\n");
        string wrapped = host.Write("usr/include/linux/demo.h", "");

        host.Run(task => task.IncludePath = "wrap");

        Manifest manifest = host.ReadManifest();
        Assert.Equal([wrapper, wrapped], manifest.Targets[0].Entries.Items.Select(entry => manifest.Files[entry.File].Path));
    }

    [Fact]
    public void What_is_remembered_of_a_file_is_all_that_it_asks_for()
    {
        using var host = new TaskHost();
        host.Write("usr/include/linux/demo.h", "#define WHERE <demo/wanted.h>\n#include WHERE\n#if __has_include(\"beside.h\")\n#endif\n");
        host.Write("usr/include/demo/wanted.h", "");
        host.Write("usr/include/linux/beside.h", "");
        host.Run();
        string[] names = host.Names();
        File.Delete(host.ManifestFile);

        Assert.Equal(0, host.Run().FilesScanned);

        Assert.Equal(["demo/wanted.h", "linux/beside.h", "linux/demo.h"], names);
        Assert.Equal(names, host.Names());
    }

    [Fact]
    public void Two_files_of_one_name_are_two_headers()
    {
        using var host = new TaskHost();
        host.Write("../x/my.h", "#include \"common.h\"\n");
        host.Write("../x/common.h", "");
        host.Write("../y/my.h", "#include \"common.h\"\n");
        host.Write("../y/common.h", "");
        host.Write("../y/only.h", "");
        host.Write("headers/my.h", "");

        host.Run(null, [.. new[] { "../x/my.h", "../y/my.h", "../y/only.h", "headers/my.h" }.Select(name => TaskHost.Item(name))]);

        Manifest manifest = host.ReadManifest();
        Assert.Equal(["x/my.h", "y/my.h", "only.h", "headers/my.h"], manifest.Headers.Items.Select(header => header.IncludeName));
        Assert.Equal(["headers/my.h", "only.h", "x/common.h", "x/my.h", "y/common.h", "y/my.h"], host.Names());
        Assert.Equal("y/my.h", host.Find("x86-64", "y/my.h"));
    }
}

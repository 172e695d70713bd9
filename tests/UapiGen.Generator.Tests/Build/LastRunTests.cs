using System;
using System.IO;
using System.Linq;
using UapiGen.Build;

namespace UapiGen.Generator.Tests.Build;

/// <summary>When the build gives its last answer again, and what makes it look anew.</summary>
public sealed class LastRunTests : IDisposable
{
    private readonly TaskHost _host = new();

    public LastRunTests()
    {
        _host.Write("usr/include/linux/demo.h", "#include <linux/types.h>\n#include \"beside.h\"\n");
        _host.Write("usr/include/linux/types.h", "");
        _host.Write("early/linux/unrelated.h", "");
        Assert.False(Run().NothingChanged);
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Nothing_changed_gives_the_same_files()
    {
        string[] before = [.. Run().Files.Select(file => file.ItemSpec)];

        FindUapiHeaders again = Run();

        Assert.True(again.NothingChanged);
        Assert.Equal(before, again.Files.Select(file => file.ItemSpec));
        Assert.Equal(3, before.Length);
    }

    [Fact]
    public void An_edit_of_an_included_header_is_seen()
    {
        _host.Write("usr/include/linux/types.h", "#include <linux/new.h>");

        Assert.False(Run().NothingChanged);
    }

    [Fact]
    public void A_header_that_appears_in_front_of_another_is_found()
    {
        _host.Write("early/linux/types.h", "/* in front */");

        FindUapiHeaders task = Run();

        Assert.False(task.NothingChanged);
        Assert.Contains(Path.Combine(_host.Project, "early/linux/types.h"), task.Files.Select(file => file.ItemSpec));
    }

    [Fact]
    public void A_header_that_appears_where_no_directory_was_is_found()
    {
        _host.Write("linux/demo.h", "/* the project's own */");

        FindUapiHeaders task = Run();

        Assert.Contains(Path.Combine(_host.Project, "linux/demo.h"), task.Files.Select(file => file.ItemSpec));
    }

    [Fact]
    public void A_header_that_vanishes_is_missed()
    {
        File.Delete(Path.Combine(_host.Top, "usr/include/linux/demo.h"));

        Run();

        Assert.Equal("UAPI0001", Assert.Single(_host.Errors).Code);
    }

    [Fact]
    public void Another_property_or_metadata_is_another_question()
    {
        Assert.False(Run(task => task.Visibility = "Public").NothingChanged);
        Assert.False(_host.Run(task => task.IncludePath = "early", TaskHost.Item("linux/demo.h", ("Docs", "None"))).NothingChanged);
    }

    [Fact]
    public void A_warning_is_said_again()
    {
        Run(task => task.MinimumKernel = "6.1");
        Assert.Equal("UAPI0011", Assert.Single(_host.Warnings).Code);

        Run(task => task.MinimumKernel = "6.1");

        Assert.Equal("UAPI0011", Assert.Single(_host.Warnings).Code);
    }

    [Fact]
    public void A_lost_manifest_is_written_again()
    {
        File.Delete(_host.ManifestFile);

        Run();

        Assert.True(File.Exists(_host.ManifestFile));
    }

    [Fact]
    public void A_symbolic_link_counts_with_the_file_that_it_leads_to()
    {
        string target = _host.Write("kernel/mine.h", "struct mine { int a; };\n");
        File.CreateSymbolicLink(Path.Combine(_host.Project, "link.h"), target);
        FindUapiHeaders Link() => _host.Run(null, TaskHost.Item("link.h"));
        Assert.Equal(target, Assert.Single(Link().LinkTargets).ItemSpec);
        Assert.True(Link().NothingChanged);

        // Of another length: two writes within one tick of the file system's clock have the same time.
        File.WriteAllText(target, "struct mine { int other; };\n");

        Assert.False(Link().NothingChanged);
    }

    private FindUapiHeaders Run(Action<FindUapiHeaders>? change = null) => _host.Run(task =>
    {
        task.IncludePath = "early";
        change?.Invoke(task);
    });
}

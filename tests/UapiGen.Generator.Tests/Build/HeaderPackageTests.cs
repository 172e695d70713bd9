using System.IO;
using System.Linq;
using UapiGen.Build;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Generator.Tests.Build;

/// <summary>A package of headers in place of the distribution's.</summary>
public class HeaderPackageTests
{
    [Fact]
    public void Each_target_has_its_own_asm_and_shares_the_rest_and_the_system_is_not_asked()
    {
        using var host = new TaskHost();
        host.Write("package/include/linux/demo.h", "#include <asm/types.h>\n");
        host.Write("package/arch/x86/asm/types.h", "");
        host.Write("package/arch/riscv/asm/types.h", "");
        host.Write("usr/include/linux/demo.h", "#include <linux/other.h>");
        host.Write("usr/include/linux/other.h", "");

        host.Run(task => (task.HeaderPackage, task.Targets) = ("package", "x64;x86;riscv64"));

        Assert.Equal("project/package/arch/x86/asm/types.h", host.Find("x86-64", "asm/types.h"));
        Assert.Equal("project/package/arch/x86/asm/types.h", host.Find("i386", "asm/types.h"));
        Assert.Equal("project/package/arch/riscv/asm/types.h", host.Find("riscv64", "asm/types.h"));
        Assert.Equal(["asm/types.h", "asm/types.h", "linux/demo.h"], host.Names());
    }

    [Fact]
    public void Headers_that_differ_by_case_alone_are_both_found()
    {
        using var host = new TaskHost();
        host.Write("package/include/linux/netfilter/xt_mark.h", "");
        host.Write("package/include-case/linux/netfilter/xt_MARK.h", "#include <linux/netfilter/xt_mark.h>\n");

        host.Run(task => task.HeaderPackage = "package", TaskHost.Item("linux/netfilter/xt_MARK.h"));

        Assert.Equal("project/package/include-case/linux/netfilter/xt_MARK.h", host.Find("x86-64", "linux/netfilter/xt_MARK.h"));
        Assert.Equal("project/package/include/linux/netfilter/xt_mark.h", host.Find("x86-64", "linux/netfilter/xt_mark.h"));
    }

    [Fact]
    public void The_projects_directories_come_first_and_packaged_headers_are_the_systems()
    {
        using var host = new TaskHost();
        host.Write("package/include/linux/types.h", "");
        host.Write("mine/linux/demo.h", "#include <linux/types.h>\n");
        host.Write("package/include/linux/demo.h", "");

        host.Run(task => (task.HeaderPackage, task.IncludePath) = (Path.Combine(host.Project, "package"), "mine"));

        Assert.Equal("project/mine/linux/demo.h", host.Find("x86-64", "linux/demo.h"));
        Assert.Equal(HeaderOrigin.Project, host.ReadManifest().Files.Items.First(file => file.IncludeName == "linux/demo.h").Origin);
    }

    [Fact]
    public void A_header_that_the_package_lacks_is_an_error_that_names_the_package_as_the_cause()
    {
        using var host = new TaskHost();
        host.Write("usr/include/linux/demo.h", "");

        host.Run(task => task.HeaderPackage = "package");

        Assert.Contains("package of headers", Assert.Single(host.Errors).Message);
    }

    [Fact]
    public void Case_counts_on_every_file_system()
    {
        var listing = new FileListing();
        using var host = new TaskHost();
        string path = host.Write("headers/xt_mark.h", "");

        Assert.True(listing.Exists(path));
        Assert.False(listing.Exists(Path.Combine(host.Project, "headers", "xt_MARK.h")));
    }
}

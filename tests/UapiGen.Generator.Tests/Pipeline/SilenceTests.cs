using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using UapiGen.Generator.Tests.Build;
using UapiGen.Testing.Generators;

namespace UapiGen.Generator.Tests.Pipeline;

/// <summary>What is lost on the way from a header to C# is said where the project can read it.</summary>
public class SilenceTests
{
    [Theory]
    [InlineData("struct big { unsigned char a[2 << 20]; int b; };", "UAPI3103", "'a'")]
    [InlineData("struct two_words { int a; }; struct TwoWords { int b; };", "UAPI3106", "two_words")]
    public void A_warning_at_the_projects_header_and_an_information_at_a_stock_one(string text, string id, string words)
    {
        Diagnostic own = Assert.Single(Run("mine/demo.h", text), found => found.Id == id);
        Assert.Equal(DiagnosticSeverity.Warning, own.Severity);
        Assert.Contains(words, own.GetMessage());

        Diagnostic stock = Assert.Single(Run("usr/include/linux/demo.h", text), found => found.Id == id);
        Assert.Equal(DiagnosticSeverity.Info, stock.Severity);
    }

    /// <summary>A stock header has such for other architectures and for the kernel's own use; nobody can mend them.</summary>
    [Theory]
    [InlineData("#define DEMO _IOR('x', 1, struct misspelt)", "struct misspelt")]
    [InlineData("#define DEMO _IOR('x', DEMO_NR, int)", "DEMO_NR")]
    public void An_ioctl_without_a_number_is_a_warning_at_the_projects_header_alone(string text, string words)
    {
        Diagnostic own = Assert.Single(Run("mine/demo.h", text), found => found.Id == "UAPI3105");
        Assert.Equal(DiagnosticSeverity.Warning, own.Severity);
        Assert.Contains(words, own.GetMessage());
        Assert.DoesNotContain(Run("usr/include/linux/demo.h", text), found => found.Id == "UAPI3105");
    }

    [Theory]
    [InlineData("Only", "demo_a", null)]
    [InlineData("Only", "struct demo_a", null)]
    [InlineData("Only", "DEMO_*", null)]
    [InlineData("Only", "demo_aa", "did you mean 'demo_a'?")]
    [InlineData("Exclude", "NONE_*", "nothing in 'mine/demo.h' is called so")]
    public void A_name_that_matches_nothing_is_a_warning(string option, string name, string? words)
    {
        Diagnostic[] found = [.. Run("mine/demo.h", "struct demo_a { int x; };\n#define DEMO_B 1\n", (option, name)).Where(found => found.Id == "UAPI3108")];

        Assert.Equal(words is null ? 0 : 1, found.Length);
        Assert.All(found, diagnostic => Assert.Contains(words!, diagnostic.GetMessage()));
    }

    [Fact]
    public void An_overlay_of_a_header_that_nobody_reads_is_a_warning()
    {
        Diagnostic found = Assert.Single(Run("mine/demo.h", "struct demo_a { int x; };", ("Overlay", "mine/demo.uapi")), found => found.Id == "UAPI2030");

        Assert.Contains("'mine/demmo.h'", found.GetMessage());
        Assert.Contains("did you mean 'mine/demo.h'?", found.GetMessage());
    }

    private static ImmutableArray<Diagnostic> Run(string path, string text, params (string Name, string Value)[] metadata)
    {
        using var project = new TaskHost();
        project.Write("usr/include/x86_64-linux-gnu/asm/ioctl.h", File.Exists("/usr/include/asm-generic/ioctl.h") ? File.ReadAllText("/usr/include/asm-generic/ioctl.h") : "");
        project.Write(path, text + "\n");
        project.Write("mine/demo.uapi", "uapi 1\nheader \"mine/demmo.h\"\n");
        string[] files = [.. project.Run(null, TaskHost.Item(path.Replace("usr/include/", ""), metadata)).Files.Select(file => file.ItemSpec)];
        Assert.Empty(project.Errors);
        var host = new GeneratorHost(null, "class A { }");
        host.SetAdditionalFiles([.. files.Select(file => new InMemoryText(file, File.ReadAllText(file)))]);
        return host.Run().Diagnostics;
    }
}

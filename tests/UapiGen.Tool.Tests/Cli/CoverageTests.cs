using System.IO;
using UapiGen.Testing;
using UapiGen.Tool.Cli;

namespace UapiGen.Tool.Tests.Cli;

/// <summary>The page of what became of every ioctl is what the tool says of the installed headers; UAPIGEN_ACCEPT=1 writes it anew.</summary>
public sealed class CoverageTests
{
    [Fact]
    public void The_page_is_up_to_date()
    {
        using var output = new StringWriter();
        Assert.Equal(ExitCode.Clean, UapiGenCommandLine.Run(["ioctls", "--all", "/usr/include", "--coverage"], output, TextWriter.Null));
        Snapshots.Verify("docs/coverage.md", output.ToString());
    }

    [Fact]
    public void A_folder_without_headers_is_an_error()
    {
        using var errors = new StringWriter();
        Assert.Equal(ExitCode.Usage, UapiGenCommandLine.Run(["ioctls", "--all", "/nowhere"], TextWriter.Null, errors));
        Assert.Contains("has no folder 'linux'", errors.ToString(), System.StringComparison.Ordinal);
    }
}

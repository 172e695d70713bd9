using System;
using System.IO;
using UapiGen.Testing;

namespace UapiGen.Tests;

/// <summary>The public API is a tracked file, so that a change to it is seen in review.</summary>
public class PublicApiTests
{
    [Fact]
    public void The_public_API_is_the_tracked_one()
    {
        string path = Repository.PathTo("tests/UapiGen.Runtime.Tests/PublicApi.txt");
        string actual = PublicApi.Describe(typeof(Ioctl).Assembly);
        if (Environment.GetEnvironmentVariable("UAPIGEN_ACCEPT") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.True(
            File.ReadAllText(path) == actual,
            "The public API differs from PublicApi.txt. If the change is meant, run this test with UAPIGEN_ACCEPT=1 and commit the file.");
    }
}

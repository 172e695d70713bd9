using System;
using System.IO;

namespace UapiGen.Testing;

/// <summary>Finds files of the repository from a running test.</summary>
public static class Repository
{
    /// <summary>The repository's top folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path below the repository's top folder.</summary>
    public static string PathTo(string relativePath) => Path.Combine(Root, relativePath);

    private static string FindRoot()
    {
        // Not the path of this source file: a deterministic build doesn't have the machine's own.
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "UapiGen.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException("The tests run from a checkout of the repository; UapiGen.sln was not found above " + AppContext.BaseDirectory);
    }
}

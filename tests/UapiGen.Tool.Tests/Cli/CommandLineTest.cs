using System;
using System.IO;
using System.Linq;
using UapiGen.Tool.Cli;

namespace UapiGen.Tool.Tests.Cli;

/// <summary>What tests of the command line share: a folder for headers, and the run itself, in this process.</summary>
public abstract class CommandLineTest : IDisposable
{
    protected string Folder { get; } = Directory.CreateTempSubdirectory("uapigen-test-").FullName;

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string Write(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    protected static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        int code = UapiGenCommandLine.Run(arguments, output, errors);
        return (code, output.ToString(), errors.ToString());
    }

    /// <summary>Whether there is such a program.</summary>
    internal static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    protected static void SkipWithout(string compiler) => Assert.SkipUnless(IsInstalled(compiler.Split(' ')[0]), $"needs the compiler {compiler}");
}

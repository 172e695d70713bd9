using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace UapiGen.Tests;

/// <summary>What the runtime looks up by name in libc, in the other libc: musl, as on Alpine.</summary>
public partial class MuslTests
{
    // As the runtime does: in the global scope of the process, whatever the library is called.
    private const string Lookup = "#include <dlfcn.h>\n#include <stdio.h>\nint main(int argc, char **argv) { void *all = dlopen(NULL, RTLD_LAZY); while (*++argv) if (!dlsym(all, *argv)) puts(*argv); return !all; }\n";

    [Fact]
    public void Musl_has_every_name_that_is_looked_up()
    {
        const string Compiler = "/usr/bin/musl-gcc";
        Assert.SkipUnless(File.Exists(Compiler), "musl-gcc is not installed (package musl-tools).");
        string[] names = NamesLookedUp();
        Assert.Contains("syscall", names);
        Assert.Contains("__errno_location", names);
        Assert.Contains("siginterrupt", names);

        string program = Path.Combine(Path.GetTempPath(), $"uapigen-{Guid.NewGuid():N}");
        try
        {
            Assert.Equal("", Run(Compiler, Lookup, "-xc", "-", "-o", program));
            Assert.Equal("", Run(program, "", names));
        }
        finally
        {
            File.Delete(program);
        }
    }

    private static string[] NamesLookedUp()
    {
        string runtime = Testing.Repository.PathTo("runtime/UapiGen.Runtime");
        var source = new StringBuilder();
        foreach (string file in Directory.EnumerateFiles(runtime, "*.cs", SearchOption.AllDirectories))
        {
            source.Append(File.ReadAllText(file));
        }

        return [.. Export().Matches(source.ToString()).Select(match => match.Groups["name"].Value).Distinct()];
    }

    private static string Run(string program, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        string said = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? said : $"{program} ended with {process.ExitCode}: {said}";
    }

    [GeneratedRegex("""\bFind\("(?<name>\w+)"\)""")]
    private static partial Regex Export();
}

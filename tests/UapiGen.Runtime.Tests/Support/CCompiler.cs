using System;
using System.Diagnostics;
using System.IO;
using System.Text;

namespace UapiGen.Tests;

/// <summary>The judge of numbers: clang, for each architecture, with the installed kernel headers of that architecture.</summary>
internal static class CCompiler
{
    public static readonly (UapiArchitectures Target, string Triple, string Include)[] Targets =
    [
        (UapiArchitectures.X64, "x86_64-linux-gnu", "/usr/include/x86_64-linux-gnu"),
        (UapiArchitectures.Arm64, "aarch64-linux-gnu", "/usr/aarch64-linux-gnu/include"),
        (UapiArchitectures.Arm, "arm-linux-gnueabihf", "/usr/arm-linux-gnueabihf/include"),
        (UapiArchitectures.RiscV64, "riscv64-linux-gnu", "/usr/riscv64-linux-gnu/include"),
        (UapiArchitectures.S390x, "s390x-linux-gnu", "/usr/s390x-linux-gnu/include"),
        (UapiArchitectures.Ppc64le, "powerpc64le-linux-gnu", "/usr/powerpc64le-linux-gnu/include"),
        (UapiArchitectures.X86, "i686-linux-gnu", "/usr/i686-linux-gnu/include"),
    ];

    /// <summary>Compiles without output; skips the test when there is no such compiler or no headers.</summary>
    /// <returns>The compiler's complaints; empty when there are none.</returns>
    public static string Check(string triple, string include, string source)
    {
        string? compiler = Array.Find(["/usr/bin/clang-19", "/usr/bin/clang"], File.Exists);
        if (compiler is null)
        {
            Assert.Skip("clang is not installed.");
        }

        if (!Directory.Exists(include))
        {
            Assert.Skip($"The kernel headers for {triple} are not installed: {include}");
        }

        var start = new ProcessStartInfo(compiler)
        {
            ArgumentList =
            {
                "--target=" + triple, "-nostdlibinc", "-isystem", include, "-isystem", "/usr/include", "-fsyntax-only", "-ferror-limit=0", "-xc", "-",
            },
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Write(source);
        process.StandardInput.Close();
        string complaints = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? "" : complaints;
    }

    /// <summary>A line that compiles when a C expression has a value.</summary>
    public static StringBuilder AppendAssert(this StringBuilder source, string expression, long value) =>
        source.Append("_Static_assert((").Append(expression).Append(") == ").Append(value).Append(", \"").Append(expression).Append("\");\n");
}

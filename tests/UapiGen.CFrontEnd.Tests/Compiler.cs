using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UapiGen.CFrontEnd.Targets;

namespace UapiGen.CFrontEnd.Tests;

/// <summary>The judges: gcc for the machine's own target, clang for any.</summary>
internal static class Compiler
{
    public static readonly string? Clang = Find("clang-19", "clang-20", "clang-18", "clang");

    public static readonly string? Gcc = Find("gcc");

    /// <summary>Runs clang for a target on a C text given on standard input; skips the test where there is no clang.</summary>
    public static CompilerResult RunClang(Target target, string source, params string[] arguments)
    {
        if (Clang is null)
        {
            Assert.Skip("clang is not installed");
        }

        return Run(Clang, ["--target=" + target.Triple, "-w", "-std=gnu17", .. arguments, "-x", "c", "-"], source);
    }

    /// <summary>Runs gcc for x86-64; skips the test where there is none.</summary>
    public static CompilerResult RunGcc(string source, params string[] arguments)
    {
        if (Gcc is null || System.Runtime.InteropServices.RuntimeInformation.OSArchitecture != System.Runtime.InteropServices.Architecture.X64)
        {
            Assert.Skip("no gcc for x86-64");
        }

        return Run(Gcc, ["-w", .. arguments, "-x", "c", "-"], source);
    }

    /// <summary>Compiles a program with gcc and runs it; its output.</summary>
    public static string RunGccProgram(string source)
    {
        string program = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            CompilerResult compiled = RunGcc(source, "-o", program);
            Assert.True(compiled.ExitCode == 0, compiled.Errors);
            return Run(program, [], "").Output;
        }
        finally
        {
            File.Delete(program);
        }
    }

    private static CompilerResult Run(string program, string[] arguments, string input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return new CompilerResult(process.ExitCode, output.Result, errors.Result);
    }

    private static string? Find(params string[] names) => names
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(directory => Path.Combine(directory, name)))
        .FirstOrDefault(File.Exists);
}

internal sealed record CompilerResult(int ExitCode, string Output, string Errors);

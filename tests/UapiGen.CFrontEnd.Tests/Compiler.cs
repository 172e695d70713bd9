using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UapiGen.CFrontEnd.Targets;
using UapiGen.Testing.Clang;

namespace UapiGen.CFrontEnd.Tests;

/// <summary>The judges: gcc for the machine's own target, libclang for any, and an installed clang beside it.</summary>
internal static class Compiler
{
    public static readonly string? Clang = Find("clang-19", "clang-20", "clang-18", "clang");

    public static readonly string? Gcc = Find("gcc");

    /// <summary>Asserts that libclang accepts a C text for a target, and an installed clang, too.</summary>
    public static void AssertClangAccepts(Target target, string source)
    {
        using ClangUnit unit = ClangUnit.Parse(target.Triple, source);
        Assert.True(unit.Errors.IsEmpty, string.Join('\n', unit.Errors));
        if (RunClang(target, source, "-fsyntax-only") is { } clang)
        {
            Assert.True(clang.ExitCode == 0, clang.Errors);
        }
    }

    /// <summary>Runs an installed clang for a target on a C text given on standard input; null where there is none.</summary>
    public static CompilerResult? RunClang(Target target, string source, params string[] arguments) =>
        Clang is null ? null : Run(Clang, ["--target=" + target.Triple, "-w", "-std=gnu17", .. arguments, "-x", "c", "-"], source);

    /// <summary>Runs gcc for x86-64; skips the test where there is none.</summary>
    public static CompilerResult RunGcc(string source, params string[] arguments)
    {
        if (Gcc is null || System.Runtime.InteropServices.RuntimeInformation.OSArchitecture != System.Runtime.InteropServices.Architecture.X64)
        {
            Assert.Skip("needs gcc on x86-64");
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

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace UapiGen.Tool.Judges;

/// <summary>A C compiler's command, such as <c>gcc -m32</c>, and what it says.</summary>
public sealed record CCompiler(string Program, ImmutableArray<string> Arguments)
{
    /// <summary>Takes a command line as a user writes it: a program and arguments, separated by spaces.</summary>
    public static CCompiler Parse(string command)
    {
        string[] parts = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new CCompiler(parts[0], [.. parts.Skip(1)]);
    }

    public CCompiler With(params IEnumerable<string> arguments) => this with { Arguments = [.. Arguments, .. arguments] };

    /// <summary>Runs the compiler in a folder and waits for it.</summary>
    /// <exception cref="ToolException">There is no such program.</exception>
    public CompilerRun Run(string folder, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Program)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.Latin1,
            StandardErrorEncoding = Encoding.Latin1,
        };
        foreach (string argument in Arguments.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["LC_ALL"] = "C";
        try
        {
            using Process process = Process.Start(start) ?? throw new ToolException($"{Program} did not start");
            using CancellationTokenRegistration registration = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
            Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            cancellationToken.ThrowIfCancellationRequested();
            return new CompilerRun(process.ExitCode, output, errors.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new ToolException($"cannot run '{Program}': {e.Message}");
        }
    }
}

/// <summary>What one run of a compiler gave.</summary>
public sealed record CompilerRun(int ExitCode, string Output, string Errors);

/// <summary>Something that the tool was asked for and can't do; its message is for the user.</summary>
public sealed class ToolException(string message) : Exception(message);

/// <summary>A folder for the files of one question to a compiler, removed afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("uapigen-").FullName;

    public string Write(string name, string text)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

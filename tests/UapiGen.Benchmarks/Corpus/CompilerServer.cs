// A compiler server of our own, warm as a developer's is: the machine's may have other work.

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using UapiGen.Benchmarks.Measuring;

namespace UapiGen.Benchmarks.Corpus;

/// <summary>Has a server that nobody else knows of compile, by the compiler's own <c>/shared</c>; ends it at last.</summary>
internal sealed class CompilerServer : IDisposable
{
    private const double MillisecondsPerTick = 10; // Of the CPU times in /proc, whatever the kernel's own tick is.

    private readonly string _pipe = $"uapigen-{Guid.NewGuid():N}";
    private Process? _process;

    /// <summary>The arguments that make the compiler hand its work to this server.</summary>
    public IEnumerable<string> Arguments => [$"/shared:{_pipe}", "/keepalive:600"];

    /// <summary>Runs the compiler's client; what the server spends meanwhile counts.</summary>
    public ProcessCost Run(Func<IEnumerable<string>, ProcessCost> client)
    {
        double before = CpuMs();
        ProcessCost cost = client(Arguments);
        return cost with { CpuMs = cost.CpuMs + CpuMs() - before };
    }

    public void Dispose()
    {
        _process?.Kill();
        _process?.Dispose();
    }

    /// <summary>The server's CPU time so far; none before it runs.</summary>
    private double CpuMs()
    {
        _process ??= Find();
        if (_process is null)
        {
            return 0;
        }

        // Fields 14 and 15, counted behind the name in parentheses, which is the second.
        string stat = File.ReadAllText($"/proc/{_process.Id}/stat");
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[11..13].Sum(ticks => double.Parse(ticks, CultureInfo.InvariantCulture)) * MillisecondsPerTick;
    }

    private Process? Find() => Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Where(IsOurs)
        .Select(id => Process.GetProcessById(int.Parse(id!, CultureInfo.InvariantCulture))).FirstOrDefault();

    private bool IsOurs(string? id)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{id}/cmdline")).Contains($"-pipename:{_pipe}", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false; // It ended meanwhile.
        }
    }
}

// The headers of linux-libc-dev that gcc accepts together in one unit.

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace UapiGen.Benchmarks.Corpus;

/// <summary>One C file that includes all of them, on disk for gcc and clang, and the list.</summary>
/// <param name="File">The C file.</param>
/// <param name="Headers">The include names.</param>
internal sealed partial record Umbrella(string File, IReadOnlyList<string> Headers)
{
    private static readonly string[] s_folders = ["linux", "misc", "mtd", "rdma", "sound", "video", "xen"];

    /// <summary>Starts from every header and takes out, one at a time, the one at which gcc stops.</summary>
    public static Umbrella Find(string folder)
    {
        List<string> headers =
        [
            .. s_folders.Select(f => "/usr/include/" + f).Where(Directory.Exists)
                .SelectMany(f => Directory.EnumerateFiles(f, "*.h", SearchOption.AllDirectories))
                .Select(f => Path.GetRelativePath("/usr/include", f)).Order(StringComparer.Ordinal),
        ];
        while (true)
        {
            string file = Write(folder, "umbrella.c", headers);
            int[] failed = FailedLines(file);
            if (failed.Length == 0)
            {
                return new Umbrella(file, headers);
            }

            foreach (int line in failed.OrderDescending())
            {
                headers.RemoveAt(line - 1);
            }
        }
    }

    /// <summary>Writes a C file that includes these headers.</summary>
    public static string Write(string folder, string name, IEnumerable<string> headers)
    {
        string file = Path.Combine(folder, name);
        System.IO.File.WriteAllLines(file, headers.Select(h => $"#include <{h}>"));
        return file;
    }

    /// <summary>The lines of the includes in which gcc finds errors; none when it accepts the file.</summary>
    private static int[] FailedLines(string file)
    {
        var start = new ProcessStartInfo("gcc", ["-fsyntax-only", "-w", file]) { RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C";
        using Process gcc = Process.Start(start)!;
        string errors = gcc.StandardError.ReadToEnd();
        gcc.WaitForExit();
        if (gcc.ExitCode == 0)
        {
            return [];
        }

        // gcc says once from where a file is included, then gives all that it finds in it; notes about an earlier declaration have a place of their own.
        var failed = new HashSet<int>();
        int line = 0;
        foreach (string message in errors.Split('\n'))
        {
            if (Place().Match(message) is { Success: true } place)
            {
                line = int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture);
            }

            if (message.Contains("error:", StringComparison.Ordinal))
            {
                failed.Add(line);
            }
        }

        return failed.Count > 0 && !failed.Contains(0) ? [.. failed] : throw new InvalidOperationException("gcc names no line of the umbrella:\n" + errors);
    }

    [GeneratedRegex(@"umbrella\.c:(\d+)[:,]")]
    private static partial Regex Place();
}

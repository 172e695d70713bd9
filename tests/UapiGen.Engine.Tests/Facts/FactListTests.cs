using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts;

namespace UapiGen.Engine.Tests.Facts;

/// <summary>
/// Prints all facts of whole trees of kernel headers as sorted lines, one file a tree, so that a change to what is read shows as a difference of two folders.
/// <c>FactChanges.md</c> keeps the judgement of each change.
/// </summary>
public class FactListTests
{
    /// <summary>Set to a folder to have the lists written there.</summary>
    private const string FolderVariable = "UAPIGEN_FACT_LISTS";

    /// <summary>
    /// Set to trees to read these: <c>NAME TARGET DIRECTORY:DIRECTORY…</c>, separated by semicolons. Otherwise the installed Linux 6.1 for x86-64 is read,
    /// and that alone.
    /// </summary>
    private const string TreesVariable = "UAPIGEN_FACT_TREES";

    /// <summary>The folders of a tree that hold headers of the kernel.</summary>
    private static readonly string[] s_parts =
        ["asm", "asm-generic", "cxl", "drm", "fwctl", "linux", "misc", "mtd", "rdma", "regulator", "scsi", "sound", "video", "xen"];

    [Fact]
    public void AllFactsOfATreeCanBeListed()
    {
        foreach (string tree in (Environment.GetEnvironmentVariable(TreesVariable) ?? "6.1 x86-64 /usr/include/x86_64-linux-gnu:/usr/include").Split(';'))
        {
            string[] words = tree.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string[] directories = words[2].Split(':');
            Assert.SkipUnless(directories.All(Directory.Exists), $"the headers of {words[0]} are not installed");
            string[] lists = HeadersIn(directories).AsParallel().AsOrdered().SelectMany(h => FactsOf(words[1], directories, h)).ToArray();
            Assert.NotEmpty(lists);
            if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
                File.WriteAllLines(Path.Combine(folder, $"{words[0]}-{words[1]}.txt"), lists);
            }
        }
    }

    private static string[] HeadersIn(string[] directories) =>
        directories.SelectMany(d => s_parts.Select(p => (Root: d, Part: Path.Combine(d, p)))).Where(p => Directory.Exists(p.Part))
            .SelectMany(p => Directory.GetFiles(p.Part, "*.h", SearchOption.AllDirectories).Select(h => Path.GetRelativePath(p.Root, h)))
            .Distinct().Order(StringComparer.Ordinal).ToArray();

    /// <summary>The facts that a header's own lines give.</summary>
    private static IEnumerable<string> FactsOf(string target, string[] directories, string header)
    {
        TranslationUnit unit = HeaderFixture.ReadFrom(directories, header, target);
        return HeaderFixture.Facts(unit).Facts.All.Where(f => f.Provenance.Span.File == unit.MainFile)
            .Select(f => $"{header}: {f.Provenance.Confidence.ToString().ToLowerInvariant()} {f.Describe()}  «{f.Provenance.Words}»")
            .Order(StringComparer.Ordinal);
    }
}

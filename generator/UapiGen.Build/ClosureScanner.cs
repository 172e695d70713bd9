// Follows includes through all branches of all conditionals, so that every file that the front end may ask for is among the additional files.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using UapiGen.CFrontEnd.Libc;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Manifests;

namespace UapiGen.Build;

/// <summary>Gathers the files of a project, and for one target after the other what an include finds.</summary>
internal sealed class ClosureScanner(ScanCache cache, FileListing listing, string projectDirectory)
{
    /// <summary>Every architecture has it, and whatever needs an architecture's headers reaches it.</summary>
    private const string ArchitectureHeader = "asm/types.h";

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<ManifestFile> _files = [];

    /// <summary>All files found so far.</summary>
    public IReadOnlyList<ManifestFile> Files => _files;

    /// <summary>Whether the last scan needed the target's own <c>asm/</c> headers and there are none.</summary>
    public bool MissesArchitecture { get; private set; }

    /// <summary>The number of a file, which gets one when it has none.</summary>
    public int NumberOf(string path, string includeName, HeaderOrigin origin)
    {
        if (!_numbers.TryGetValue(path, out int number))
        {
            number = _files.Count;
            _numbers.Add(path, number);
            _files.Add(new ManifestFile(path, includeName, origin));
        }

        return number;
    }

    /// <summary>Scans everything that the headers reach for a target.</summary>
    public ImmutableArray<ManifestEntry> Scan(IEnumerable<ResolvedHeader> headers, HeaderSearch search)
    {
        var entries = new SortedDictionary<(string Name, int Directory), int>(Comparer<(string Name, int Directory)>.Create(
            (a, b) => string.CompareOrdinal(a.Name, b.Name) is var order && order != 0 ? order : a.Directory.CompareTo(b.Directory)));
        MissesArchitecture = false;
        var work = new Queue<ResolvedHeader>();
        var seen = new HashSet<(string Path, int Directory)>();
        foreach (ResolvedHeader header in headers)
        {
            entries[(header.IncludeName, header.Directory)] = NumberOf(header);
            work.Enqueue(header);
        }

        while (work.Count > 0)
        {
            ResolvedHeader includer = work.Dequeue();
            if (!seen.Add((includer.Path, includer.Directory)))
            {
                continue;
            }

            foreach (ScannedInclude include in cache.Includes(includer.Path))
            {
                if (Follow(includer, include, search) is { } found)
                {
                    int number = NumberOf(found);
                    if (found.Directory >= 0)
                    {
                        entries[(include.Name, found.Directory)] = number;
                    }

                    work.Enqueue(found);
                }
                else if (include.Name == ArchitectureHeader)
                {
                    MissesArchitecture = true;
                }
            }
        }

        return [.. entries.Select(entry => new ManifestEntry(entry.Key.Name, entry.Key.Directory, entry.Value))];
    }

    /// <summary>What an include means; null: nothing is found, which is the front end's to report, if its branch is taken.</summary>
    private ResolvedHeader? Follow(ResolvedHeader includer, ScannedInclude include, HeaderSearch search)
    {
        if (Path.IsPathRooted(include.Name) || include.Name.IndexOfAny(Path.GetInvalidPathChars()) >= 0)
        {
            return null;
        }

        if (!include.IsAngled && !include.IsNext)
        {
            string beside = HeaderSearch.Join(Path.GetDirectoryName(includer.Path)!, include.Name);
            if (listing.Exists(beside))
            {
                string name = search.NameOf(beside, out _)
                    ?? (IsBelowProject(beside) ? beside.Substring(projectDirectory.Length).Replace('\\', '/') : include.Name);
                return new ResolvedHeader(beside, name, -1, includer.IsOurs);
            }
        }

        if (LibcHeaders.Find(include.Name) is not null)
        {
            return null;
        }

        string? path = search.Find(include.Name, include.IsNext ? includer.Directory : -1, out int directory);
        return path is null ? null : new ResolvedHeader(path, include.Name, directory, IsOurs: false);
    }

    private int NumberOf(ResolvedHeader header) =>
        NumberOf(header.Path, header.IncludeName, header.IsOurs || IsBelowProject(header.Path) ? HeaderOrigin.Project : HeaderOrigin.System);

    private bool IsBelowProject(string path) => path.StartsWith(projectDirectory, StringComparison.Ordinal);
}

/// <summary>A header on disk.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="IncludeName">The name by which it is included.</param>
/// <param name="Directory">The index of its include directory; -1: none.</param>
/// <param name="IsOurs">Whether the project names its file, or includes it beside one that it names.</param>
internal sealed record ResolvedHeader(string Path, string IncludeName, int Directory, bool IsOurs);

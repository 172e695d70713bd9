// Which files there are, by their exact names, and the time of every directory that was asked: the build's one view of the disk.

using System;
using System.Collections.Generic;
using System.IO;

namespace UapiGen.Build;

/// <summary>
/// Answers from directory listings rather than by asking for a file, so that case counts on every file system: the kernel has headers whose names
/// differ in nothing else, such as <c>xt_MARK.h</c> and <c>xt_mark.h</c>, and Windows and macOS would take one for the other.
/// </summary>
internal sealed class FileListing
{
    private readonly Dictionary<string, HashSet<string>> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _directories = new(StringComparer.Ordinal);

    /// <summary>Every directory that was asked, whether it exists or not, with its time: what is there stays so while the times do.</summary>
    public IReadOnlyDictionary<string, long> Directories => _directories;

    /// <summary>Whether a file of exactly that name is there.</summary>
    /// <param name="path">A full path.</param>
    public bool Exists(string path)
    {
        string? directory = Path.GetDirectoryName(path);
        return directory is not null && NamesIn(directory).Contains(Path.GetFileName(path));
    }

    /// <summary>When something was last added to a directory, removed or renamed; the same for all directories that do not exist.</summary>
    public static long TimeOf(string directory) => Directory.GetLastWriteTimeUtc(directory).Ticks;

    private HashSet<string> NamesIn(string directory)
    {
        if (!_names.TryGetValue(directory, out HashSet<string>? names))
        {
            _directories.Add(directory, TimeOf(directory));
            names = new HashSet<string>(StringComparer.Ordinal);
            if (Directory.Exists(directory))
            {
                foreach (string file in Directory.EnumerateFiles(directory))
                {
                    names.Add(Path.GetFileName(file));
                }
            }

            _names.Add(directory, names);
        }

        return names;
    }
}

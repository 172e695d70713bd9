// Names of files that lie below no include directory: as short as a reader expects, and never the same for two files.

using System;
using System.Collections.Generic;
using System.Linq;

namespace UapiGen.Build;

/// <summary>A name is the end of the file's path: that which the project uses, and where two files would have the same, more of the path.</summary>
/// <param name="projectDirectory">The project's directory with a separator at its end; what is below it keeps its name.</param>
internal sealed class LooseNames(string projectDirectory)
{
    private readonly Dictionary<string, int> _lengths = new(StringComparer.Ordinal);
    private Dictionary<string, string>? _names;

    /// <summary>Adds a file, if it is new.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="name">How the project names it, or the includer that it lies beside.</param>
    public void Add(string path, string name)
    {
        if (!_lengths.ContainsKey(path))
        {
            int parts = Parts(IsBelowProject(path) ? path.Substring(projectDirectory.Length) : name).Count(part => part is not ("." or ".."));
            _lengths.Add(path, Math.Max(1, parts));
            _names = null;
        }
    }

    /// <summary>The name of a file that was added; else null.</summary>
    public string? Find(string path) => (_names ??= Choose()).TryGetValue(path, out string? name) ? name : null;

    private Dictionary<string, string> Choose()
    {
        var lengths = new Dictionary<string, int>(_lengths, StringComparer.Ordinal);
        while (true)
        {
            List<string> tooShort =
            [
                .. lengths.GroupBy(file => End(file.Key, file.Value), StringComparer.Ordinal)
                    .Where(files => files.Skip(1).Any())
                    .SelectMany(files => files.Select(file => file.Key))
                    .Where(path => !IsBelowProject(path) && lengths[path] < Parts(path).Length),
            ];
            if (tooShort.Count == 0)
            {
                return lengths.ToDictionary(file => file.Key, file => End(file.Key, file.Value), StringComparer.Ordinal);
            }

            tooShort.ForEach(path => lengths[path]++);
        }
    }

    private bool IsBelowProject(string path) => path.StartsWith(projectDirectory, StringComparison.Ordinal);

    private static string End(string path, int length)
    {
        string[] parts = Parts(path);
        return string.Join("/", parts.Skip(parts.Length - length));
    }

    private static string[] Parts(string path) => path.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
}

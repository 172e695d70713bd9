// The files that were found, for all targets: each is one object, whatever finds it, and has one name.

using System;
using System.Collections.Generic;
using System.IO;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Manifests;

namespace UapiGen.Build;

/// <param name="projectDirectory">The project's directory with a separator at its end.</param>
internal sealed class DiskFiles(string projectDirectory)
{
    private readonly Dictionary<string, SourceFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<ManifestFile> _listed = [];
    private readonly LooseNames _loose = new(projectDirectory);

    /// <summary>The listed files by their numbers, under their names.</summary>
    public IEnumerable<ManifestFile> Listed
    {
        get
        {
            foreach (ManifestFile file in _listed)
            {
                yield return file with { IncludeName = _loose.Find(file.Path) ?? file.IncludeName };
            }
        }
    }

    /// <summary>A header; its text is read when it is asked for.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="name">The name by which it is included, or for a loose one, by which it is known.</param>
    /// <param name="isLoose">Whether it lies below no include directory.</param>
    /// <param name="isOurs">Whether the project names its file, or includes it beside one that it names.</param>
    public SourceFile Open(string path, string name, bool isLoose, bool isOurs)
    {
        if (isLoose)
        {
            _loose.Add(path, name);
        }

        if (!_files.TryGetValue(path, out SourceFile? file))
        {
            bool isProjects = isOurs || path.StartsWith(projectDirectory, StringComparison.Ordinal);
            file = new SourceFile(path, name, () => File.ReadAllText(path), isProjects ? HeaderOrigin.Project : HeaderOrigin.System);
            _files.Add(path, file);
        }

        return file;
    }

    /// <summary>The name of a header, once all are known.</summary>
    public string NameOf(SourceFile file) => _loose.Find(file.Path) ?? file.IncludeName;

    /// <summary>The number of a header in the list, which it joins when it is not in it.</summary>
    public int NumberOf(SourceFile file) => NumberOf(file.Path, file.IncludeName, file.Origin);

    /// <summary>The number of any file in the list, which it joins when it is not in it.</summary>
    public int NumberOf(string path, string name, HeaderOrigin origin)
    {
        if (!_numbers.TryGetValue(path, out int number))
        {
            number = _listed.Count;
            _numbers.Add(path, number);
            _listed.Add(new ManifestFile(path, name, origin));
        }

        return number;
    }
}

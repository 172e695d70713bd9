// Answers #include from the manifest and the texts of the files that it lists.

using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Engine.Manifests;

/// <summary>The headers of one target.</summary>
internal sealed class ManifestHeaders : IHeaderProvider
{
    private readonly Dictionary<string, SourceFile> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<FoundHeader>> _byName = new(StringComparer.Ordinal);

    /// <param name="target">What an include finds.</param>
    /// <param name="files">The files by their number in the manifest; null where there is no text.</param>
    public ManifestHeaders(ManifestTarget target, IReadOnlyList<SourceFile?> files)
    {
        foreach (SourceFile? file in files)
        {
            if (file is not null)
            {
                _byPath[Normalize(file.Path)] = file;
            }
        }

        foreach (ManifestEntry entry in target.Entries.OrderBy(entry => entry.Directory))
        {
            if (files[entry.File] is { } file)
            {
                if (!_byName.TryGetValue(entry.IncludeName, out List<FoundHeader>? found))
                {
                    _byName.Add(entry.IncludeName, found = []);
                }

                found.Add(new FoundHeader(file, entry.Directory));
            }
        }
    }

    public FoundHeader? Find(string name, bool isAngled, SourceFile? includer, int afterDirectory)
    {
        if (!isAngled && includer is not null && afterDirectory < 0
            && _byPath.TryGetValue(Normalize(Beside(includer.Path, name)), out SourceFile? beside))
        {
            return new FoundHeader(beside, -1);
        }

        if (_byName.TryGetValue(name, out List<FoundHeader>? found))
        {
            foreach (FoundHeader header in found)
            {
                if (header.Directory > afterDirectory || (afterDirectory < 0 && includer is null))
                {
                    return header;
                }
            }
        }

        return null;
    }

    private static string Beside(string path, string name) =>
        path.Substring(0, Math.Max(path.LastIndexOf('/'), path.LastIndexOf('\\')) + 1) + name;

    /// <summary>The path with <c>/</c> alone and without <c>.</c> and <c>..</c>, as text: nothing is looked up.</summary>
    private static string Normalize(string path)
    {
        var parts = new List<string>();
        foreach (string part in path.Replace('\\', '/').Split('/'))
        {
            if (part == ".." && parts.Count > 1)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != "." && (part.Length > 0 || parts.Count == 0))
            {
                parts.Add(part);
            }
        }

        return string.Join("/", parts);
    }
}

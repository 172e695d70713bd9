// The files that go with headers: overlays, which state facts, and baselines, which accept findings.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Build;

internal sealed class CompanionFiles(DiskFiles files, FileListing listing, BuildReporter reporter, Func<string, string> fullPath)
{
    /// <summary>The shipped overlays of all files found, then the items' own.</summary>
    public ImmutableArray<int> Overlays(string shippedOverlays, IEnumerable<HeaderItem> items)
    {
        List<int> shipped = shippedOverlays.Length == 0 ? [] : Shipped(shippedOverlays);
        IEnumerable<int> own =
            from item in items
            from overlay in item.Overlays
            let number = Number(overlay, path => reporter.Error(
                BuildMessages.OverlayNotFound, item.Item, $"The overlay '{overlay}' of UapiHeader '{item.Item.ItemSpec}' was not found; looked for {path}."))
            where number >= 0
            select number;
        return [.. shipped.Concat(own).Distinct()];
    }

    /// <summary>The project's baselines, then the items'.</summary>
    public ImmutableArray<int> Baselines(string projectBaselines, IEnumerable<HeaderItem> items)
    {
        IEnumerable<(ITaskItem? Item, string Path)> named = HeaderItem.Split(projectBaselines).Select(path => ((ITaskItem?)null, path))
            .Concat(items.SelectMany(item => item.LintBaselines.Select(path => ((ITaskItem?)item.Item, path))));
        IEnumerable<int> found =
            from baseline in named
            let number = Number(baseline.Path, path => reporter.Error(
                BuildMessages.BaselineNotFound, baseline.Item, $"The baseline '{baseline.Path}' was not found; looked for {path}. 'uapigen lint --write-baseline' writes one."))
            where number >= 0
            select number;
        return [.. found.Distinct()];
    }

    private List<int> Shipped(string directory) =>
    [
        .. files.Listed.Select(file => file.IncludeName)
            .Where(name => !name.Contains(".."))
            .Select(name => Path.ChangeExtension(name, ".uapi"))
            .Distinct()
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToList()
            .Where(name => listing.Exists(HeaderSearch.Join(directory, name)))
            .Select(name => files.NumberOf(HeaderSearch.Join(directory, name), name, HeaderOrigin.BuiltIn)),
    ];

    /// <summary>The number of a file of the project; -1 after saying that there is none.</summary>
    private int Number(string name, Action<string> reportMissing)
    {
        string path = fullPath(name);
        if (listing.Exists(path))
        {
            return files.NumberOf(path, name.Replace('\\', '/'), HeaderOrigin.Project);
        }

        reportMissing(path);
        return -1;
    }
}

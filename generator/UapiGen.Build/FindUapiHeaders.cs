// The MSBuild task: from the project's UapiHeader items to the files that the compiler is given and the manifest that says what they are.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using UapiGen.CFrontEnd.Targets;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine;
using UapiGen.Engine.Manifests;

namespace UapiGen.Build;

/// <summary>Finds the headers that a project names, with all that they include, for each of its targets.</summary>
public sealed class FindUapiHeaders : Task
{
    private readonly Dictionary<string, string> _defaults = new(StringComparer.Ordinal);
    private string _projectDirectory = "";
    private ClosureScanner _scanner = null!;

    [Required]
    public ITaskItem[] Headers { get; set; } = [];

    /// <summary>The project file, for messages and relative paths.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Where to write the manifest.</summary>
    [Required]
    public string ManifestFile { get; set; } = "";

    /// <summary>Where to remember what was scanned.</summary>
    [Required]
    public string CacheFile { get; set; } = "";

    public string IncludePath { get; set; } = "";

    /// <summary>The directory with the distribution's <c>usr/include</c>; empty: none.</summary>
    public string SystemRoot { get; set; } = "";

    public string Targets { get; set; } = "";

    public string RuntimeIdentifiers { get; set; } = "";

    /// <summary>The directory of the overlays that come with the SDK.</summary>
    public string ShippedOverlays { get; set; } = "";

    public string Visibility { get; set; } = "";

    public string Naming { get => Default(nameof(Naming)); set => _defaults[nameof(Naming)] = value; }

    public string Docs { get => Default(nameof(Docs)); set => _defaults[nameof(Docs)] = value; }

    public string Lint { get => Default(nameof(Lint)); set => _defaults[nameof(Lint)] = value; }

    public string LintSeverity { get => Default(nameof(LintSeverity)); set => _defaults[nameof(LintSeverity)] = value; }

    /// <summary>Whether the header-side rules judge stock system headers too.</summary>
    public bool LintSystemHeaders { get; set; }

    /// <summary>Files of accepted findings of the header-side rules, for all headers.</summary>
    public string LintBaseline { get; set; } = "";

    /// <summary>Whether an IDE asks. Then what is missing is a warning, and the rest is done, so that editing goes on.</summary>
    public bool IsDesignTime { get; set; }

    /// <summary>The manifest, every header and every overlay.</summary>
    [Output]
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>How many headers were read; a build that changes nothing reads none.</summary>
    [Output]
    public int FilesScanned { get; set; }

    public override bool Execute()
    {
        try
        {
            Run();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Report(BuildMessages.CannotReadOrWrite, null, $"The headers could not be read, or what was found not be written: {e.Message}");
        }

        return !Log.HasLoggedErrors;
    }

    private void Run()
    {
        _projectDirectory = Path.GetDirectoryName(Path.GetFullPath(ProjectFile))! + Path.DirectorySeparatorChar;
        ImmutableArray<Target> targets = TargetNames.Choose(Targets, RuntimeIdentifiers, out string? unknown);
        if (unknown is not null)
        {
            Report(BuildMessages.UnknownTarget, null, $"UapiTargets names '{unknown}', which is none of {TargetNames.Accepted}.");
        }

        if (targets.IsEmpty)
        {
            Report(BuildMessages.UnsupportedMachine, null, $"No code can be generated for this machine. Say in UapiTargets for which the project is: {TargetNames.Accepted}.");
            return;
        }

        BindingsVisibility visibility = ReadVisibility();
        ScanCache cache = ScanCache.Load(CacheFile);
        _scanner = new ClosureScanner(cache, _projectDirectory);
        List<HeaderItem> items = ReadItems();
        IEnumerable<string> userDirectories = HeaderItem.Split(IncludePath).Concat(items.SelectMany(item => item.IncludePath)).Select(FullPath).Distinct();
        ImmutableArray<HeaderSearch> searches =
        [
            .. targets.Select(target => HeaderSearch.Create(target, userDirectories, SystemRoot.Length == 0 ? null : FullPath(SystemRoot))),
        ];

        Dictionary<HeaderItem, ResolvedHeader?[]> resolved = items.ToDictionary(
            item => item,
            item => searches.Select(search => Resolve(item.Item.ItemSpec, search)).ToArray());
        items.RemoveAll(item => !IsUsable(item, resolved[item], targets, searches));
        ImmutableArray<ManifestTarget> entries = ScanTargets(items, resolved, targets, searches);
        var manifest = new Manifest
        {
            Visibility = visibility,
            Headers = items.Select(item => item.ToManifest(resolved[item].First(header => header is not null)!.IncludeName)).ToImmutableArray(),
            Targets = entries,
            Overlays = FindOverlays(items),
            LintsSystemHeaders = LintSystemHeaders,
            LintBaselines = FindBaselines(items),
            Files = _scanner.Files.ToImmutableArray(),
        };
        cache.Save(CacheFile);
        FilesScanned = cache.Misses;
        WriteIfChanged(ManifestFile, ManifestWriter.Write(manifest));
        Files = [.. new[] { FullPath(ManifestFile) }.Concat(manifest.Files.Items.Select(file => file.Path)).Select(ToItem)];
    }

    private BindingsVisibility ReadVisibility()
    {
        if (Visibility.Trim().Length == 0)
        {
            return BindingsVisibility.Internal;
        }

        if (!Enum.TryParse(Visibility.Trim(), ignoreCase: true, out BindingsVisibility visibility) || !Enum.IsDefined(typeof(BindingsVisibility), visibility))
        {
            Report(BuildMessages.BadMetadata, null, $"UapiVisibility is '{Visibility}', which is neither Internal nor Public.");
        }

        return visibility;
    }

    private List<HeaderItem> ReadItems()
    {
        var items = new List<HeaderItem>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (ITaskItem taskItem in Headers)
        {
            if (!seen.Add(taskItem.ItemSpec))
            {
                continue;
            }

            var item = new HeaderItem(taskItem, _defaults);
            foreach (string problem in item.Problems)
            {
                Report(BuildMessages.BadMetadata, taskItem, $"UapiHeader '{taskItem.ItemSpec}': {problem}.");
            }

            items.Add(item);
        }

        return items;
    }

    /// <summary>A file of the project's own, else a header on the include path; null: there is none.</summary>
    private ResolvedHeader? Resolve(string name, HeaderSearch search)
    {
        string own = FullPath(name);
        if (File.Exists(own))
        {
            bool isPlainName = !Path.IsPathRooted(name) && !name.Split('/', '\\').Contains("..");
            string includeName = search.NameOf(own, out int index) ?? (isPlainName ? name.Replace('\\', '/') : Path.GetFileName(own));
            return new ResolvedHeader(own, includeName, index, IsOurs: index < 0 || !search.Directories[index].IsSystem);
        }

        string? path = search.Find(name, -1, out int directory);
        return path is null ? null : new ResolvedHeader(path, name, directory, IsOurs: false);
    }

    private bool IsUsable(HeaderItem item, ResolvedHeader?[] found, ImmutableArray<Target> targets, ImmutableArray<HeaderSearch> searches)
    {
        string name = item.Item.ItemSpec;
        if (found.All(header => header is null))
        {
            Report(
                BuildMessages.HeaderNotFound,
                item.Item,
                $"The header '{name}' of the UapiHeader item in {Path.GetFileName(ProjectFile)} was not found. Looked for {FullPath(name)}"
                + $"{string.Concat(searches.SelectMany(search => search.Directories).Select(directory => directory.Path).Distinct().Select(path => $", {HeaderSearch.Join(path, name)}"))}. "
                + Distribution.Advice(targets[0]));
            return false;
        }

        foreach (Target target in targets.Where((_, i) => found[i] is null))
        {
            Log.LogWarning(null, BuildMessages.HeaderNotOfTarget, null, ProjectFile, 0, 0, 0, 0, $"The header '{name}' does not exist for {target.Name}; what it defines can't be used there.");
        }

        return true;
    }

    private ImmutableArray<ManifestTarget> ScanTargets(
        List<HeaderItem> items,
        Dictionary<HeaderItem, ResolvedHeader?[]> resolved,
        ImmutableArray<Target> targets,
        ImmutableArray<HeaderSearch> searches)
    {
        ImmutableArray<ManifestTarget>.Builder result = ImmutableArray.CreateBuilder<ManifestTarget>();
        for (int i = 0; i < targets.Length; i++)
        {
            HeaderSearch search = searches[i];
            int index = i;
            IEnumerable<ResolvedHeader> roots = items.Select(item => resolved[item][index])
                .Concat(items.SelectMany(item => item.IncludeBefore).Distinct().Select(name => Resolve(name, search)))
                .OfType<ResolvedHeader>();
            result.Add(new ManifestTarget(targets[i].Name, _scanner.Scan(roots, search)));
            if (_scanner.MissesArchitecture)
            {
                Report(
                    BuildMessages.NoHeadersOfTarget,
                    null,
                    $"The headers of {targets[i].Name} were not found: there is no asm/types.h in "
                    + $"{string.Join(", ", search.Directories.Select(directory => directory.Path).Distinct())}. {Distribution.Advice(targets[i])}");
            }
        }

        return result.ToImmutable();
    }

    /// <summary>The shipped overlays of all files found, then the items' own.</summary>
    private ImmutableArray<int> FindOverlays(List<HeaderItem> items)
    {
        var overlays = new List<int>();
        if (ShippedOverlays.Length > 0)
        {
            IEnumerable<string> names = _scanner.Files.Select(file => file.IncludeName).Where(name => !name.Contains("..")).Distinct();
            foreach (string name in names.Select(name => Path.ChangeExtension(name, ".uapi")).OrderBy(name => name, StringComparer.Ordinal).ToList())
            {
                string path = HeaderSearch.Join(ShippedOverlays, name);
                if (File.Exists(path))
                {
                    overlays.Add(_scanner.NumberOf(path, name, HeaderOrigin.BuiltIn));
                }
            }
        }

        foreach (HeaderItem item in items)
        {
            foreach (string overlay in item.Overlays)
            {
                string path = FullPath(overlay);
                if (File.Exists(path))
                {
                    overlays.Add(_scanner.NumberOf(path, overlay.Replace('\\', '/'), HeaderOrigin.Project));
                }
                else
                {
                    Report(BuildMessages.OverlayNotFound, item.Item, $"The overlay '{overlay}' of UapiHeader '{item.Item.ItemSpec}' was not found; looked for {path}.");
                }
            }
        }

        return [.. overlays.Distinct()];
    }

    private ImmutableArray<int> FindBaselines(List<HeaderItem> items)
    {
        var baselines = new List<int>();
        IEnumerable<(ITaskItem? Item, string Path)> named = HeaderItem.Split(LintBaseline).Select(path => ((ITaskItem?)null, path))
            .Concat(items.SelectMany(item => item.LintBaselines.Select(path => ((ITaskItem?)item.Item, path))));
        foreach ((ITaskItem? item, string baseline) in named)
        {
            string path = FullPath(baseline);
            if (File.Exists(path))
            {
                baselines.Add(_scanner.NumberOf(path, baseline.Replace('\\', '/'), HeaderOrigin.Project));
            }
            else
            {
                Report(BuildMessages.BaselineNotFound, item, $"The baseline '{baseline}' was not found; looked for {path}. 'uapigen lint --write-baseline' writes one.");
            }
        }

        return [.. baselines.Distinct()];
    }

    private string Default(string name) => _defaults.TryGetValue(name, out string? value) ? value : "";

    private string FullPath(string path) => Path.GetFullPath(Path.Combine(_projectDirectory, path));

    /// <summary>An error; a warning when an IDE asks.</summary>
    private void Report(string id, ITaskItem? item, string message)
    {
        (string file, int line, int column) = item is null ? (ProjectFile, 0, 0) : ItemLocation.Find(item, ProjectFile);
        if (IsDesignTime)
        {
            Log.LogWarning(null, id, null, file, line, column, 0, 0, message);
        }
        else
        {
            Log.LogError(null, id, null, file, line, column, 0, 0, message);
        }
    }

    /// <summary>An unchanged manifest keeps its time, so that the compiler does not run again.</summary>
    private static void WriteIfChanged(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    /// <summary>An item of that path. MSBuild unescapes what an item is made from.</summary>
    private static TaskItem ToItem(string path)
    {
        var escaped = new StringBuilder(path.Length);
        foreach (char c in path)
        {
            _ = "%*?@$();'".IndexOf(c) >= 0 ? escaped.Append('%').Append(((int)c).ToString("x2", System.Globalization.CultureInfo.InvariantCulture)) : escaped.Append(c);
        }

        return new TaskItem(escaped.ToString());
    }
}

// The MSBuild task: from the project's UapiHeader items to the files that the compiler is given and the manifest that says what they are.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Targets;
using UapiGen.Engine.Manifests;

namespace UapiGen.Build;

/// <summary>Finds the headers that a project names, with all that they include, for each of its targets.</summary>
public sealed class FindUapiHeaders : Task
{
    private readonly Dictionary<string, string> _defaults = new(StringComparer.Ordinal);
    private readonly FileListing _listing = new();
    private BuildReporter _reporter = null!;
    private ScanCache _cache = null!;
    private DiskFiles _files = null!;
    private string _projectDirectory = "";

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

    /// <summary>The <c>headers</c> directory of a package of headers, which stands for the distribution's; empty: the distribution's are used.</summary>
    public string HeaderPackage { get; set; } = "";

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

    /// <summary>Reserved.</summary>
    public string MinimumKernel { get; set; } = "";

    /// <summary>Whether an IDE asks. Then what is missing is a warning, and the rest is done, so that editing goes on.</summary>
    public bool IsDesignTime { get; set; }

    /// <summary>The manifest, every header and every overlay.</summary>
    [Output]
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>The files that those of <see cref="Files"/> lead to that are symbolic links, whose own time says nothing.</summary>
    [Output]
    public ITaskItem[] LinkTargets { get; set; } = [];

    /// <summary>How many headers were read; a build that changes nothing reads none.</summary>
    [Output]
    public int FilesScanned { get; set; }

    /// <summary>Whether the last run's answer was given again, without looking for headers.</summary>
    internal bool NothingChanged { get; private set; }

    private string LastRunFile => CacheFile + ".last";

    public override bool Execute()
    {
        _reporter = new BuildReporter(Log, ProjectFile, IsDesignTime);
        try
        {
            string question = TaskQuestion.Of(this);
            LastRun? last = LastRun.Load(LastRunFile, question);
            NothingChanged = last is not null;
            LastRun run = last ?? RunAndRemember(question);
            Files = [.. run.Files.ConvertAll(ItemPath.ToItem)];
            LinkTargets = [.. run.LinkTargets.ConvertAll(ItemPath.ToItem)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            _reporter.Error(BuildMessages.CannotReadOrWrite, null, $"The headers could not be read, or what was found not be written: {e.Message}");
        }

        return !Log.HasLoggedErrors;
    }

    private LastRun RunAndRemember(string question)
    {
        LastRun run = Run();
        string manifest = FullPath(ManifestFile);
        if (_reporter.HasSpoken)
        {
            File.Delete(LastRunFile);
        }
        else
        {
            run.Save(LastRunFile, question, _listing.Directories, _cache.Stamps.Append(new(manifest, FileStamp.Of(manifest))));
        }

        return run;
    }

    private LastRun Run()
    {
        var run = new LastRun();
        _projectDirectory = Path.GetDirectoryName(Path.GetFullPath(ProjectFile))! + Path.DirectorySeparatorChar;
        ImmutableArray<Target> targets = TargetNames.Choose(Targets, RuntimeIdentifiers, out string? unknown);
        if (unknown is not null)
        {
            _reporter.Error(BuildMessages.UnknownTarget, null, $"UapiTargets names '{unknown}', which is none of {TargetNames.Accepted}.");
        }

        if (targets.IsEmpty)
        {
            _reporter.Error(BuildMessages.UnsupportedMachine, null, $"No code can be generated for this machine. Say in UapiTargets for which the project is: {TargetNames.Accepted}.");
            return run;
        }

        if (MinimumKernel.Trim().Length > 0)
        {
            _reporter.Warning(BuildMessages.ReservedProperty, "UapiMinimumKernel is reserved and does nothing in this version; remove it, so that nobody relies on it.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(FullPath(ManifestFile))!);
        _cache = ScanCache.Load(CacheFile);
        _files = new DiskFiles(_projectDirectory);
        Manifest manifest = Find(targets, HeaderItem.ReadAll(Headers, _defaults, _reporter));
        _cache.Save(CacheFile);
        FilesScanned = _cache.Misses;
        WriteIfChanged(ManifestFile, ManifestWriter.Write(manifest));
        run.Files.Add(FullPath(ManifestFile));
        run.Files.AddRange(manifest.Files.Items.Select(file => file.Path));
        run.LinkTargets.AddRange(run.Files.Select(FileStamp.LinkTarget).OfType<string>().Distinct());
        return run;
    }

    private Manifest Find(ImmutableArray<Target> targets, List<HeaderItem> items)
    {
        string[] userDirectories = [.. HeaderItem.Split(IncludePath).Concat(items.SelectMany(item => item.IncludePath)).Select(FullPath).Distinct()];
        ImmutableArray<HeaderClosure> closures =
        [
            .. targets.Select(target => new HeaderClosure(
                target, HeaderSearch.Create(target, userDirectories, SystemDirectoriesOf(target), _listing), _listing, _files, _projectDirectory, _cache.AsksOf)),
        ];
        Dictionary<HeaderItem, FoundHeader?[]> found = items.ToDictionary(item => item, item => closures.Select(closure => closure.FindNamed(item.Item.ItemSpec)).ToArray());
        items.RemoveAll(item => !IsUsable(item, found[item], closures));
        for (int i = 0; i < closures.Length; i++)
        {
            Follow(closures[i], items.Select(item => (item, found[item][i])));
        }

        ImmutableArray<ManifestTarget> entries = [.. closures.Select(closure => closure.ToManifest())];
        var companions = new CompanionFiles(_files, _listing, _reporter, FullPath);
        return new Manifest
        {
            Visibility = HeaderItem.ReadVisibility(Visibility, _reporter),
            Headers = items.Select(item => item.ToManifest(_files.NameOf(found[item].First(header => header is not null)!.File))).ToImmutableArray(),
            Targets = entries,
            Overlays = companions.Overlays(ShippedOverlays, items),
            LintsSystemHeaders = LintSystemHeaders,
            LintBaselines = companions.Baselines(LintBaseline, items),
            Files = _files.Listed.ToImmutableArray(),
        };
    }

    private IEnumerable<HeaderSearch.IncludeDirectory> SystemDirectoriesOf(Target target) =>
        HeaderPackage.Length > 0 ? SystemDirectories.Packaged(target, FullPath(HeaderPackage))
            : SystemRoot.Length > 0 ? SystemDirectories.Installed(target, FullPath(SystemRoot))
            : [];

    private bool IsUsable(HeaderItem item, FoundHeader?[] found, ImmutableArray<HeaderClosure> closures)
    {
        string name = item.Item.ItemSpec;
        if (found.All(header => header is null))
        {
            _reporter.Error(
                BuildMessages.HeaderNotFound,
                item.Item,
                $"The header '{name}' of the UapiHeader item in {Path.GetFileName(ProjectFile)} was not found. Looked for {FullPath(name)}"
                + $"{string.Concat(closures.SelectMany(closure => closure.Search.Directories).Select(directory => directory.Path).Distinct().Select(path => $", {HeaderSearch.Join(path, name)}"))}. "
                + Advice(closures[0].Target));
            return false;
        }

        foreach (HeaderClosure closure in closures.Where((_, i) => found[i] is null))
        {
            _reporter.Warning(BuildMessages.HeaderNotOfTarget, $"The header '{name}' does not exist for {closure.Target.Name}; what it defines can't be used there.");
        }

        return true;
    }

    private void Follow(HeaderClosure closure, IEnumerable<(HeaderItem Item, FoundHeader? Header)> headers)
    {
        foreach ((HeaderItem item, FoundHeader? header) in headers)
        {
            if (header is not null)
            {
                closure.Follow(header, item.Defines, item.IncludeBefore);
            }
        }

        if (closure.MissesArchitecture)
        {
            _reporter.Error(
                BuildMessages.NoHeadersOfTarget,
                null,
                $"The headers of {closure.Target.Name} were not found: there is no asm/types.h in "
                + $"{string.Join(", ", closure.Search.Directories.Select(directory => directory.Path).Distinct())}. {Advice(closure.Target)}");
        }
    }

    private string Advice(Target target) => HeaderPackage.Length == 0
        ? Distribution.Advice(target)
        : "The system's headers are not used, because the project references a package of headers; UapiIncludePath names directories to search before it.";

    private string Default(string name) => _defaults.TryGetValue(name, out string? value) ? value : "";

    private string FullPath(string path) => Path.GetFullPath(Path.Combine(_projectDirectory, path));

    /// <summary>An unchanged manifest keeps its time, so that the compiler does not run again.</summary>
    private static void WriteIfChanged(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text)
        {
            return;
        }

        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}

using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using UapiGen.Build;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Manifests;

namespace UapiGen.Generator.Tests.Build;

/// <summary>A temporary project with a distribution's include directories of its own, and the task on it.</summary>
internal sealed class TaskHost : IBuildEngine, IDisposable
{
    public TaskHost(string folderName = "project")
    {
        Top = Directory.CreateTempSubdirectory("uapigen-task-").FullName;
        Project = Path.Combine(Top, folderName);
        Write("App.csproj", "<Project>\n  <ItemGroup>\n    <UapiHeader Include=\"linux/demo.h\" />\n  </ItemGroup>\n</Project>\n");
    }

    public string Top { get; }

    public string Project { get; }

    public string ManifestFile => Path.Combine(Project, "obj", "App.uapigen-manifest");

    public List<BuildErrorEventArgs> Errors { get; } = [];

    public List<BuildWarningEventArgs> Warnings { get; } = [];

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => Path.Combine(Project, "App.csproj");

    /// <summary>Writes a file of the project; a path that starts with <c>usr/</c> or <c>etc/</c> is one of the distribution.</summary>
    public string Write(string path, string text)
    {
        bool isSystem = path.StartsWith("usr/", StringComparison.Ordinal) || path.StartsWith("etc/", StringComparison.Ordinal);
        string full = Path.Combine(isSystem ? Top : Project, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    public FindUapiHeaders Run(Action<FindUapiHeaders>? change = null, params ITaskItem[] headers)
    {
        Errors.Clear();
        Warnings.Clear();
        var task = new FindUapiHeaders
        {
            BuildEngine = this,
            ProjectFile = ProjectFileOfTaskNode,
            ManifestFile = ManifestFile,
            CacheFile = Path.ChangeExtension(ManifestFile, ".uapigen-cache"),
            SystemRoot = Top,
            Targets = "x64",
            Headers = headers.Length == 0 ? [new TaskItem("linux/demo.h")] : headers,
        };
        Directory.CreateDirectory(Path.GetDirectoryName(ManifestFile)!);
        change?.Invoke(task);
        bool succeeded = task.Execute();
        Assert.Equal(Errors.Count == 0, succeeded);
        return task;
    }

    /// <summary>The manifest that the last run wrote.</summary>
    public Manifest ReadManifest()
    {
        Manifest? manifest = ManifestReader.Read(new SourceFile(ManifestFile, "m", File.ReadAllText(ManifestFile)), out SourceDiagnostic? error);
        Assert.Null(error);
        return manifest!;
    }

    /// <summary>The names of the files in the manifest, sorted.</summary>
    public string[] Names() => [.. ReadManifest().Files.Items.Select(file => file.IncludeName).Order(StringComparer.Ordinal)];

    /// <summary>Which file an include finds for a target.</summary>
    public string? Find(string target, string name)
    {
        Manifest manifest = ReadManifest();
        ManifestEntry? entry = manifest.Targets.Items.Single(t => t.Name == target).Entries.Items.FirstOrDefault(e => e.IncludeName == name);
        return entry is null ? null : Path.GetRelativePath(Top, manifest.Files[entry.File].Path);
    }

    public static ITaskItem Item(string name, params (string Name, string Value)[] metadata)
    {
        var item = new TaskItem(name);
        foreach ((string key, string value) in metadata)
        {
            item.SetMetadata(key, value);
        }

        return item;
    }

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => throw new NotSupportedException();

    public void LogCustomEvent(CustomBuildEventArgs e)
    {
    }

    public void LogErrorEvent(BuildErrorEventArgs e) => Errors.Add(e);

    public void LogMessageEvent(BuildMessageEventArgs e)
    {
    }

    public void LogWarningEvent(BuildWarningEventArgs e) => Warnings.Add(e);

    public void Dispose() => Directory.Delete(Top, recursive: true);
}

using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using UapiGen.Build;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine;
using UapiGen.Engine.Manifests;
using UapiGen.Testing;

namespace UapiGen.Analyzers.Tests.Projects;

/// <summary>What the generator makes of installed headers, found by the build's own task and with the shipped overlays: as a user's build has it.</summary>
internal static class RealBindings
{
    /// <summary>The C# of the bindings, marked as generated.</summary>
    /// <param name="project">The project file; it need not exist.</param>
    /// <param name="headers">The project's <c>UapiHeader</c> items.</param>
    /// <param name="configure">Sets the project's properties.</param>
    public static ImmutableArray<string> Generate(string project, IReadOnlyList<ITaskItem> headers, Action<FindUapiHeaders> configure)
    {
        string folder = Directory.CreateTempSubdirectory("uapigen-bindings-").FullName;
        try
        {
            var build = new BuildLog();
            var task = new FindUapiHeaders
            {
                BuildEngine = build,
                ProjectFile = project,
                ManifestFile = Path.Combine(folder, "App.uapigen-manifest"),
                CacheFile = Path.Combine(folder, "App.uapigen-cache"),
                ShippedOverlays = Repository.PathTo("generator/overlays"),
                SystemRoot = "/",
                Targets = "x64",
                Headers = [.. headers],
            };
            configure(task);
            Assert.True(task.Execute(), string.Join("\n", build.Errors));
            return Generate(task.ManifestFile);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ImmutableArray<string> Generate(string manifestFile)
    {
        Manifest? manifest = ManifestReader.Read(new SourceFile(manifestFile, "m", File.ReadAllText(manifestFile)), out SourceDiagnostic? error);
        Assert.True(manifest is not null, error?.ToString());
        SourceFile[] files = [.. manifest.Files.Select(file => new SourceFile(file.Path, file.IncludeName, File.ReadAllText(file.Path), file.Origin))];
        BindingsResult result = BindingsEngine.Generate(ManifestRequest.Create(manifest, files, []));
        return [.. result.Sources.Select(source => source.Text)];
    }

    private sealed class BuildLog : IBuildEngine
    {
        public List<string> Errors { get; } = [];

        public bool ContinueOnError => false;

        public int LineNumberOfTaskNode => 0;

        public int ColumnNumberOfTaskNode => 0;

        public string ProjectFileOfTaskNode => "";

        public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => throw new NotSupportedException();

        public void LogCustomEvent(CustomBuildEventArgs e)
        {
        }

        public void LogErrorEvent(BuildErrorEventArgs e) => Errors.Add(e.Message ?? "");

        public void LogMessageEvent(BuildMessageEventArgs e)
        {
        }

        public void LogWarningEvent(BuildWarningEventArgs e)
        {
        }
    }
}

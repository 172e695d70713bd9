using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Manifests;
using UapiGen.Testing;

namespace UapiGen.Generator.Tests.Build;

/// <summary>A project on disk that imports the package's props and targets as NuGet would, and MSBuild on it.</summary>
internal sealed class MSBuildProject : IDisposable
{
    /// <param name="content">Property and item groups.</param>
    /// <param name="folderName">The name of the project's folder.</param>
    public MSBuildProject(string content, string folderName = "project")
    {
        Top = Directory.CreateTempSubdirectory("uapigen-msbuild-").FullName;
        Folder = Path.Combine(Top, folderName);
        Write("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              {content}
            </Project>
            """);
        string build = Repository.PathTo("generator/UapiGen.Build/build");
        Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <UapiGenTaskAssembly>{typeof(UapiGen.Build.FindUapiHeaders).Assembly.Location}</UapiGenTaskAssembly>
                <UapiGenOverlays>{Repository.PathTo("generator/overlays")}</UapiGenOverlays>
              </PropertyGroup>
              <Import Project="{build}/UapiGen.props" />
            </Project>
            """);
        Write("Directory.Build.targets", $"""<Project><Import Project="{build}/UapiGen.targets" /></Project>""");
        foreach (string header in new[] { "linux/demo.h", "linux/before.h" })
        {
            Write("system/usr/include/" + header, "");
        }
    }

    public string Top { get; }

    public string Folder { get; }

    /// <summary>What MSBuild wrote beside the items that were asked for.</summary>
    public string Output { get; private set; } = "";

    public string Write(string path, string text)
    {
        string full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    /// <summary>Runs a target and returns the full paths, or the texts, of an item type; null when the build failed.</summary>
    public string[]? Items(string target, string itemType, params string[] arguments)
    {
        string results = Path.Combine(Top, "items.json");
        var start = new ProcessStartInfo("dotnet", ["msbuild", "App.csproj", "-nologo", "-nodeReuse:false", "-t:" + target, "-getItem:" + itemType, "-getResultOutputFile:" + results, .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The test host's own settings are no business of the build that it starts.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using Process process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        Output = process.StandardOutput.ReadToEnd() + errors.Result;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(results));
        return [.. document.RootElement.GetProperty("Items").GetProperty(itemType).EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!)];
    }

    /// <summary>Finds the headers and reads the manifest.</summary>
    public Manifest FindHeaders(params string[] arguments)
    {
        string[]? files = Items("UapiFindHeaders", "AdditionalFiles", arguments);
        Assert.True(files is not null, Output);
        string path = files.Single(file => file.EndsWith(Manifest.FileNameSuffix, StringComparison.Ordinal));
        Manifest? manifest = ManifestReader.Read(new SourceFile(path, "m", File.ReadAllText(path)), out SourceDiagnostic? error);
        Assert.Null(error);
        return manifest!;
    }

    public void Dispose() => Directory.Delete(Top, recursive: true);
}

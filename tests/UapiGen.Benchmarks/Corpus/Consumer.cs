// A fresh project outside the repository that uses the package from a local feed, as a user's does.

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UapiGen.Benchmarks.Measuring;
using UapiGen.Testing;

namespace UapiGen.Benchmarks.Corpus;

/// <summary>The project's folder. Each variant of it has its own output and its own list of the compiler's arguments.</summary>
internal sealed class Consumer
{
    private const string HeaderPackage = "/usr/src";

    private readonly string _folder;

    private Consumer(string folder) => _folder = folder;

    /// <summary>Packs the package in Release and writes the project.</summary>
    public static Consumer Create(string folder)
    {
        string feed = Path.Combine(folder, "feed");
        ChildProcess.Run("dotnet", ["pack", Repository.PathTo("generator/UapiGen.Package"), "-c", "Release", "-v", "q", "-p:RunAnalyzers=false", "-o", feed]);
        string version = Path.GetFileNameWithoutExtension(Directory.GetFiles(feed, "UapiGen.*.nupkg").Single())["UapiGen.".Length..];
        string project = Path.Combine(folder, "consumer");
        Directory.CreateDirectory(project);
        string headers = Path.Combine(project, "include");
        CopyDrm(headers);
        File.WriteAllText(Path.Combine(project, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(folder, "packages")}" /></config>
              <packageSources><clear /><add key="local" value="{feed}" /></packageSources>
            </configuration>
            """);
        File.WriteAllText(Path.Combine(project, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <IntermediateOutputPath>obj/$(Variant)/</IntermediateOutputPath>
                <OutputPath>bin/$(Variant)/</OutputPath>
                <ProvideCommandLineArgs>true</ProvideCommandLineArgs>
                <UapiIncludePath>{headers}</UapiIncludePath>
                <UapiLint>Off</UapiLint>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="UapiGen" Version="{version}" Condition="'$(UapiNames)' != ''" />
                <UapiHeader Include="$(UapiNames)" Condition="'$(UapiNames)' != ''" />
              </ItemGroup>
              <Target Name="KeepArguments" AfterTargets="CoreCompile" Condition="'@(CscCommandLineArgs)' != ''">
                <WriteLinesToFile File="$(Variant).rsp" Lines="@(CscCommandLineArgs)" Overwrite="true" />
              </Target>
            </Project>
            """);
        File.WriteAllText(Path.Combine(project, "Program.cs"), "System.Console.WriteLine();\n");
        return new Consumer(project);
    }

    /// <summary>Whether the machine has <c>drm/drm.h</c>, which <c>linux-libc-dev</c> does not bring.</summary>
    public static bool HasDrm => FindDrm() is not null;

    /// <summary>Builds a variant once, which also learns how its compiler is called.</summary>
    public void Prepare(Variant variant)
    {
        ChildProcess.Run("dotnet", ["restore", "-v", "q", .. Properties(variant)], _folder);
        Build(variant);
    }

    /// <summary><c>dotnet build</c> after an edit of the C# file.</summary>
    public double Build(Variant variant)
    {
        File.AppendAllText(Path.Combine(_folder, "Program.cs"), "// edited\n");
        return ChildProcess.Run("dotnet", ["build", "--no-restore", "-v", "q", "-p:UseSharedCompilation=false", .. Properties(variant)], _folder).WallMs;
    }

    /// <summary>The compiler alone, in a process of its own.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="more">Further arguments.</param>
    public ProcessCost Compile(Variant variant, params IEnumerable<string> more) => Compile(variant.Name, Arguments(variant), more);

    /// <summary>The same compile without the generator, with what it generates as files among the sources: all other work is the same.</summary>
    public ProcessCost CompileAsSources(Variant variant)
    {
        string name = variant.Name + "-sources";
        string generated = Path.Combine(_folder, "obj", name);
        if (!Directory.Exists(generated))
        {
            Directory.CreateDirectory(generated);
            Compile(variant, "/generatedfilesout:" + generated);
        }

        IEnumerable<string> files = Directory.EnumerateFiles(Path.Combine(generated, "UapiGen.Generator"), "*.cs", SearchOption.AllDirectories);
        return Compile(name, Arguments(variant).Where(line => !line.EndsWith("/UapiGen.Generator.dll", StringComparison.Ordinal)).Concat(files), []);
    }

    private ProcessCost Compile(string name, IEnumerable<string> arguments, IEnumerable<string> more)
    {
        string file = Path.Combine(_folder, name + ".args");
        File.WriteAllLines(file, arguments);
        return ChildProcess.Run("dotnet", ["exec", FindCompiler(), .. more, "@" + file], _folder);
    }

    /// <summary>The compiler's arguments as a build gave them; its list begins with how it starts the compiler.</summary>
    private IEnumerable<string> Arguments(Variant variant) =>
        File.ReadLines(Path.Combine(_folder, variant.Name + ".rsp")).Where(line => line.StartsWith('/') || line.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>The compiler as a build calls it when its server runs already, after an edit of the C# file.</summary>
    public ProcessCost Compile(Variant variant, CompilerServer server)
    {
        File.AppendAllText(Path.Combine(_folder, "Program.cs"), "// edited\n");
        return server.Run(more => Compile(variant, more));
    }

    /// <summary>The assembly that a variant's build gave.</summary>
    public string AssemblyOf(Variant variant) => Path.Combine(_folder, "obj", variant.Name, "Consumer.dll");

    public string PathTo(string name) => Path.Combine(_folder, name);

    private static IEnumerable<string> Properties(Variant variant) =>
        [$"-p:Variant={variant.Name}", $"-p:UapiNames=\"{string.Join(';', variant.Headers)}\"", $"-p:UapiDocs={variant.Docs}"];

    private static string FindCompiler()
    {
        string sdk = ChildProcess.Run("dotnet", ["--version"]).Output.Trim();
        string root = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(typeof(object).Assembly.Location))))!;
        return Path.Combine(root, "sdk", sdk, "Roslyn", "bincore", "csc.dll");
    }

    /// <summary>Only drm/, so that all other headers stay those of the system.</summary>
    private static void CopyDrm(string target)
    {
        Directory.CreateDirectory(Path.Combine(target, "drm"));
        if (FindDrm() is { } source)
        {
            foreach (string file in Directory.EnumerateFiles(source, "*.h"))
            {
                File.Copy(file, Path.Combine(target, "drm", Path.GetFileName(file)));
            }
        }
    }

    private static string? FindDrm() => new[] { "/usr/include/drm" }
        .Concat(Directory.Exists(HeaderPackage) ? Directory.EnumerateDirectories(HeaderPackage, "linux-headers-*-common").Select(d => d + "/include/uapi/drm") : [])
        .FirstOrDefault(d => File.Exists(d + "/drm.h"));
}

/// <param name="Name">Its name, and its output's.</param>
/// <param name="Headers">What it names; nothing: it does not use UapiGen.</param>
/// <param name="Docs">How much documentation.</param>
internal sealed record Variant(string Name, IReadOnlyList<string> Headers, string Docs = "Full");

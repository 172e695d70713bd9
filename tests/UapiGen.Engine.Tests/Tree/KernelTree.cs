using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using Microsoft.CodeAnalysis.CSharp;
using UapiGen.CFrontEnd.Targets;
using UapiGen.Engine.Tests.Emission;
using UapiGen.Engine.Tests.Facts;

namespace UapiGen.Engine.Tests.Tree;

/// <summary>All headers of a kernel version, requested by one assembly with the shipped overlays, as many a test looks at: generated once in a process.</summary>
public sealed class KernelTree
{
    /// <summary>The folders that <c>make headers_install</c> writes.</summary>
    private static readonly string[] s_folders =
        ["asm", "asm-generic", "cxl", "drm", "fwctl", "linux", "misc", "mtd", "rdma", "regulator", "scsi", "sound", "video", "xen"];

    /// <summary>glibc puts files of its own into the kernel's folders.</summary>
    private static readonly string[] s_glibc = ["scsi/scsi.h", "scsi/scsi_ioctl.h", "scsi/sg.h"];

    private static readonly Dictionary<(string Version, string Target), Lazy<KernelTree>> s_trees = [];

    private readonly Lazy<BindingsResult> _result;
    private readonly Lazy<Assembly> _assembly;

    private KernelTree(string version, string target)
    {
        Directories = [.. HeaderFixture.Directories(version, KnownTargets.Find(target)!)];
        // A kernel tree has the C library's copy behind it for the few headers that a build generates.
        Headers = [.. Directories.Take(2).SelectMany(Below).Distinct().Order(StringComparer.Ordinal)];
        Run = Headers.Aggregate(
            new EngineRun { Targets = [target], Folders = Directories, Overlays = [.. HeaderFixture.ShippedOverlays()] },
            (run, header) => run.Named(header));
        _result = new Lazy<BindingsResult>(Run.Run, LazyThreadSafetyMode.ExecutionAndPublication);
        _assembly = new Lazy<Assembly>(() => BindingsCompiler.Load(Compilation), LazyThreadSafetyMode.ExecutionAndPublication);
    }

    public ImmutableArray<string> Directories { get; }

    /// <summary>The include names of the headers.</summary>
    public ImmutableArray<string> Headers { get; }

    public EngineRun Run { get; }

    public BindingsResult Result => _result.Value;

    /// <summary>The generated code, yet to be compiled.</summary>
    public CSharpCompilation Compilation => BindingsCompiler.Compile(Result.Sources, CompilerSettings.Plain with { IsChecked = true });

    /// <summary>The generated code, compiled without a warning.</summary>
    public Assembly Assembly => _assembly.Value;

    /// <summary>The headers of a kernel version ("6.1" is what the C library's package installs); skips the test when it is not installed.</summary>
    public static KernelTree Of(string version, string target = "x86-64")
    {
        // Whether to skip is for each test to know.
        HeaderFixture.Directories(version, KnownTargets.Find(target)!);
        lock (s_trees)
        {
            if (!s_trees.TryGetValue((version, target), out Lazy<KernelTree>? tree))
            {
                s_trees.Add((version, target), tree = new Lazy<KernelTree>(() => new KernelTree(version, target)));
            }

            return tree.Value;
        }
    }

    private static IEnumerable<string> Below(string directory) => s_folders
        .Select(folder => Path.Combine(directory, folder))
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.h", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(directory, file))
        .Except(s_glibc);
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UapiGen.Build;
using UapiGen.CFrontEnd;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Targets;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine;
using UapiGen.Engine.Manifests;

namespace UapiGen.Generator.Tests.Build;

/// <summary>Every header that is installed: whatever the front end asks for, the build has found.</summary>
public class DiscoveredTreeTests
{
    private static readonly string[] s_folders =
        ["linux", "drm", "sound", "scsi", "rdma", "mtd", "misc", "video", "xen", "asm-generic"];

    [Fact]
    public void The_front_end_asks_for_nothing_that_the_build_has_not_found()
    {
        Assert.SkipWhen(!File.Exists("/usr/include/linux/types.h"), "Needs the kernel's headers of this machine: linux-libc-dev on Debian.");
        string[] names =
        [
            .. s_folders.Select(folder => Path.Combine("/usr/include", folder)).Where(Directory.Exists)
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*.h", SearchOption.AllDirectories))
                .Select(path => Path.GetRelativePath("/usr/include", path))
                .Order(StringComparer.Ordinal),
        ];
        Assert.True(names.Length > 300, $"{names.Length} headers are not the kernel's.");
        Target[] targets = [.. KnownTargets.All.Where(target => TargetNames.Find(target.Name) is not null && HasHeaders(target))];
        using var host = new TaskHost();
        host.Run(
            task => (task.SystemRoot, task.Targets) = ("/", string.Join(';', targets.Select(target => target.Name))),
            [.. names.Select(name => TaskHost.Item(name))]);
        Manifest manifest = host.ReadManifest();
        SourceFile?[] files = [.. manifest.Files.Items.Select(file => new SourceFile(file.Path, file.IncludeName, File.ReadAllText(file.Path), file.Origin))];
        BindingsRequest request = ManifestRequest.Create(manifest, files, []);
        var missed = new SortedSet<string>(StringComparer.Ordinal);
        var listing = new FileListing();
        int asked = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            IHeaderProvider inCompiler = request.Targets[i].Headers;
            var onDisk = new DiskHeaders(
                HeaderSearch.Create(targets[i], [], SystemDirectories.Installed(targets[i], "/"), listing), listing, new DiskFiles("/none/"), "/none/");
            var both = new BothWays(inCompiler, onDisk, (name, found, wanted) => missed.Add($"{targets[i].Name}: {name} is {wanted}, found: {found}"));
            foreach (RequestedHeader header in request.Headers)
            {
                if (header.Files[i] is { } main)
                {
                    Preprocessor.Run(new FrontEndRequest { MainFile = main.File, MainFileDirectory = main.Directory, Target = targets[i], Headers = both }, TestContext.Current.CancellationToken);
                }
            }

            asked += both.Asked;
        }

        Assert.Empty(missed);
        Assert.True(asked > 1000 * targets.Length, $"Only {asked} headers were asked for.");
    }

    private static bool HasHeaders(Target target) =>
        HeaderSearch.Create(target, [], SystemDirectories.Installed(target, "/"), new FileListing()).Find("asm/types.h", -1, out _) is not null;

    /// <summary>Asks the manifest, as the compiler does, and the disk.</summary>
    private sealed class BothWays(IHeaderProvider inCompiler, IHeaderProvider onDisk, Action<string, string?, string?> report) : IHeaderProvider
    {
        public int Asked { get; private set; }

        public FoundHeader? Find(string name, bool isAngled, SourceFile? includer, int afterDirectory)
        {
            Asked++;
            FoundHeader? found = inCompiler.Find(name, isAngled, includer, afterDirectory);
            FoundHeader? wanted = onDisk.Find(name, isAngled, includer, afterDirectory);
            if (found?.File.Path != wanted?.File.Path || found?.Directory != wanted?.Directory)
            {
                report(name, found?.File.Path, wanted?.File.Path);
            }

            return found;
        }
    }
}

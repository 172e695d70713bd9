using System.Collections.Generic;
using System.IO;
using System.Linq;
using UapiGen.CFrontEnd;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Targets;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Facts;
using UapiGen.Testing;

namespace UapiGen.Engine.Tests.Facts;

/// <summary>Reads headers for the tests of facts: small ones from text, the installed kernels' from disk.</summary>
internal static class HeaderFixture
{
    private static readonly string? s_common612 = !Directory.Exists("/usr/src") ? null
        : Directory.GetDirectories("/usr/src", "linux-headers-6.12*-common").Where(d => !d.Contains("-rt-", System.StringComparison.Ordinal)).Order(System.StringComparer.Ordinal).LastOrDefault();

    /// <summary>"6.12" where its headers are installed, and otherwise "6.1", the C library's own copy: facts that both have can be read from either.</summary>
    public static string Newest => s_common612 is null ? "6.1" : "6.12";

    /// <summary>Skips the test where the newest headers are old ones, whose words on the subject are others.</summary>
    public static void SkipUnlessNew(string subject, params string[] newer) => Assert.SkipWhen(
        Newest != "6.12" && newer.Contains(subject), $"needs the headers of Linux 6.12 (linux-headers-6.12*-common): older ones have no such words on {subject}");

    /// <summary>Include directories of a kernel version ("6.1" is the C library's own copy); skips the test when it is not installed.</summary>
    public static string[] Directories(string version, Target target)
    {
        string architecture = target.Name == "arm64" ? "arm64" : "x86";
        string[] installed = [.. KernelHeaders.FoldersOf(target.Triple)];
        if (version != "6.12")
        {
            return [.. installed.Append("/usr/include").Distinct()];
        }

        Assert.SkipWhen(s_common612 is null, "needs the headers of Linux 6.12, which a linux-headers-6.12*-common package installs");
        return [s_common612 + "/include/uapi", $"{s_common612}/arch/{architecture}/include/uapi", .. installed.Append("/usr/include").Distinct()];
    }

    public static bool Exists(string version, string include, string target) =>
        Directories(version, KnownTargets.All.Single(t => t.Name == target)).Any(d => File.Exists(Path.Combine(d, include)));

    public static TranslationUnit ReadKernel(string version, string include, string target = "x86-64") =>
        Exists(version, include, target)
            ? ReadFrom(Directories(version, KnownTargets.All.Single(t => t.Name == target)), include, target)
            : throw Missing(version, include);

    /// <summary>Reads a header that one of the directories has.</summary>
    public static TranslationUnit ReadFrom(string[] directories, string include, string target)
    {
        var provider = new DiskHeaders(directories);
        SourceFile main = provider.Find(include, isAngled: true, includer: null, afterDirectory: -1)?.File ?? throw new FileNotFoundException(include);
        Target abi = KnownTargets.All.Single(t => t.Name == target);
        return FrontEnd.Read(new FrontEndRequest { MainFile = main, Target = abi, Headers = provider }, TestContext.Current.CancellationToken);
    }

    private static FileNotFoundException Missing(string version, string include)
    {
        Assert.SkipWhen(version != "6.12", $"needs {include}, which the headers of Linux 6.12 have and the installed ones do not");
        return new FileNotFoundException(include);
    }

    /// <summary>Several headers as one, each included in its turn.</summary>
    public static TranslationUnit ReadKernelTogether(string version, params string[] includes)
    {
        Target abi = KnownTargets.X64;
        var main = new SourceFile("together.h", "together.h", string.Concat(includes.Select(i => $"#include <{i}>\n")), HeaderOrigin.Project);
        return FrontEnd.Read(
            new FrontEndRequest { MainFile = main, Target = abi, Headers = new DiskHeaders(Directories(version, abi)) }, TestContext.Current.CancellationToken);
    }

    public static TranslationUnit ReadText(string text, string name = "linux/x.h", HeaderOrigin origin = HeaderOrigin.Project)
    {
        Target abi = KnownTargets.All.Single(t => t.Name == "x86-64");
        var file = new SourceFile(name, name, text, origin);
        var provider = new DiskHeaders(Directories("6.1", abi));
        return FrontEnd.Read(new FrontEndRequest { MainFile = file, Target = abi, Headers = provider }, TestContext.Current.CancellationToken);
    }

    public static FactReadResult Facts(TranslationUnit unit, params SourceFile[] overlays) =>
        FactReader.Read([unit], overlays, TestContext.Current.CancellationToken);

    /// <summary>The facts of a fixture file beside the tests, from its words alone.</summary>
    public static FactReadResult FactsOfFixture(string name) =>
        Facts(ReadText(File.ReadAllText(Repository.PathTo("tests/UapiGen.Engine.Tests/Facts/Fixtures/" + name)), name));

    /// <summary>All shipped overlays; as a user's own, their mistakes are errors.</summary>
    public static SourceFile[] ShippedOverlays(HeaderOrigin origin = HeaderOrigin.BuiltIn)
    {
        string root = Repository.PathTo("generator/overlays");
        return Directory.GetFiles(root, "*.uapi", SearchOption.AllDirectories).OrderBy(p => p, System.StringComparer.Ordinal)
            .Select(p => new SourceFile(Path.GetRelativePath(root, p), Path.GetRelativePath(root, p), File.ReadAllText(p), origin)).ToArray();
    }

    private sealed class DiskHeaders(string[] directories) : IHeaderProvider
    {
        private readonly Dictionary<string, SourceFile> _files = [];

        public FoundHeader? Find(string name, bool isAngled, SourceFile? includer, int afterDirectory)
        {
            // A quoted name is looked for beside the file that includes it first.
            string? beside = isAngled || includer is null ? null : Path.Combine(Path.GetDirectoryName(includer.Path) ?? "", name);
            if (File.Exists(beside))
            {
                string include = Path.Combine(Path.GetDirectoryName(includer!.IncludeName) ?? "", name);
                return new FoundHeader(Read(beside, include), -1);
            }

            for (int i = afterDirectory + 1; i < directories.Length; i++)
            {
                string path = Path.Combine(directories[i], name);
                if (File.Exists(path))
                {
                    return new FoundHeader(Read(path, name), i);
                }
            }

            return null;
        }

        private SourceFile Read(string path, string include)
        {
            if (!_files.TryGetValue(path, out SourceFile? file))
            {
                file = new SourceFile(path, include, File.ReadAllText(path));
                _files.Add(path, file);
            }

            return file;
        }
    }
}

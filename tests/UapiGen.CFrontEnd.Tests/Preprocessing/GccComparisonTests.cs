using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Targets;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Tests.Preprocessing;

/// <summary>gcc as the judge: the tokens of every installed kernel header, with the system's libc, are those of <c>gcc -E</c>.</summary>
public class GccComparisonTests
{
    /// <summary>Where both look, the last for what a distribution has only beside its cross compilers (<c>drm</c>).</summary>
    private static readonly string[] s_directories =
        ["/usr/lib/gcc/x86_64-linux-gnu/12/include", "/usr/local/include", "/usr/include/x86_64-linux-gnu", "/usr/include", "/usr/i686-linux-gnu/include"];

    public static TheoryData<string> Folders => ["linux", "sound", "rdma", "scsi", "mtd", "video", "xen", "misc", "asm-generic", "drm"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void TokensAreThoseOfGcc(string folder)
    {
        if (Array.Find(s_directories, directory => Directory.Exists($"{directory}/{folder}")) is not { } root)
        {
            Assert.Skip($"no {folder}/ in {string.Join(", ", s_directories)}: install linux-libc-dev (for drm: linux-libc-dev-i386-cross)");
            return;
        }

        string[] headers = Directory.GetFiles($"{root}/{folder}", "*.h", SearchOption.AllDirectories)
            .Select(path => path[(root.Length + 1)..]).Order(StringComparer.Ordinal).ToArray();
        var files = new DiskHeaders();
        var differences = new List<string>();
        foreach (string header in headers)
        {
            // One gcc for each header would take minutes; each is preprocessed from a clean state all the same.
            differences.AddRange(Compare(header, files));
        }

        Assert.NotEmpty(headers);
        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    private static IEnumerable<string> Compare(string header, DiskHeaders files)
    {
        // -fpreprocessed leaves the pragmas; -U takes away what only gcc knows of this machine.
        CompilerResult gcc = Compiler.RunGcc($"#include <{header}>\n", ["-E", "-P", "-nostdinc", .. s_directories.SelectMany(directory => new[] { "-isystem", directory })]);
        if (gcc.ExitCode != 0)
        {
            yield break;
        }

        PreprocessedUnit ours = Preprocessor.Run(
            new FrontEndRequest
            {
                MainFile = new SourceFile("main.c", "main.c", $"#include <{header}>\n"),
                Target = KnownTargets.X64,
                Headers = files,
                UseSystemLibc = true,
            },
            TestContext.Current.CancellationToken);
        if (ours.Diagnostics.Any(diagnostic => diagnostic.Rule.DefaultSeverity == Diagnostics.Severity.Error))
        {
            yield return $"{header}: {ours.Diagnostics[0]}";
        }

        PreprocessedUnit theirs = PreprocessingTest.Run(gcc.Output);
        string[] expected = Texts(theirs);
        string[] actual = Texts(ours);
        int i = 0;
        while (i < Math.Min(expected.Length, actual.Length) && expected[i] == actual[i])
        {
            i++;
        }

        if (i < expected.Length || i < actual.Length)
        {
            yield return $"{header}: token {i} is not \"{string.Join(" ", expected.Skip(i).Take(8))}\" but \"{string.Join(" ", actual.Skip(i).Take(8))}\"";
        }
    }

    private static string[] Texts(PreprocessedUnit unit) => unit.Tokens.SkipLast(1).Select(token => token.Text).ToArray();

    private sealed class DiskHeaders : IHeaderProvider
    {
        private readonly Dictionary<string, SourceFile?> _files = [];

        public FoundHeader? Find(string name, bool isAngled, SourceFile? includer, int afterDirectory)
        {
            if (!isAngled && includer is not null && Load(Path.Combine(Path.GetDirectoryName(includer.Path) ?? "", name), name) is { } beside)
            {
                return new FoundHeader(beside, -1);
            }

            for (int i = afterDirectory + 1; i < s_directories.Length; i++)
            {
                if (Load(s_directories[i] + "/" + name, name) is { } file)
                {
                    return new FoundHeader(file, i);
                }
            }

            return null;
        }

        private SourceFile? Load(string path, string name)
        {
            if (!_files.TryGetValue(path, out SourceFile? file))
            {
                _files[path] = file = File.Exists(path) ? new SourceFile(path, name, File.ReadAllText(path)) : null;
            }

            return file;
        }
    }
}

// The headers of this machine for one target, laid out as the build task does: asm/ is the target's own, all else is the same for all targets.

using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Microsoft.Win32.SafeHandles;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Targets;
using UapiGen.CFrontEnd.Text;
using UapiGen.Tool.Reading;

namespace UapiGen.Benchmarks.Corpus;

/// <summary>Files by path; targets that share one share what the front end keeps on its files.</summary>
/// <param name="texts">Texts to take instead of reading the disk; filled by reading. Null: every new object reads the disk.</param>
internal sealed class CorpusFiles(Dictionary<string, string?>? texts = null)
{
    private static byte[] s_bytes = [];

    private readonly Dictionary<string, SourceFile?> _files = new(StringComparer.Ordinal);

    public SourceFile? Open(string path, string includeName)
    {
        if (!_files.TryGetValue(path, out SourceFile? file))
        {
            file = Read(path) is { } text ? new SourceFile(path, includeName, text) : null;
            _files.Add(path, file);
        }

        return file;
    }

    private string? Read(string path)
    {
        if (texts is not null && texts.TryGetValue(path, out string? known))
        {
            return known;
        }

        string? text = File.Exists(path) ? Load(path) : null;
        texts?.Add(path, text);
        return text;
    }

    /// <summary>A file's text. Its bytes are no garbage: as large arrays they would bring collections of the whole heap into what is measured.</summary>
    private static string Load(string path)
    {
        using SafeFileHandle file = File.OpenHandle(path);
        long length = RandomAccess.GetLength(file);
        if (s_bytes.Length < length)
        {
            s_bytes = new byte[length];
        }

        int read = 0;
        int more;
        while ((more = RandomAccess.Read(file, s_bytes.AsSpan(read), read)) > 0)
        {
            read += more;
        }

        return Encoding.UTF8.GetString(s_bytes, 0, read);
    }
}

/// <summary>What an <c>#include</c> finds.</summary>
internal sealed class CorpusHeaders(CorpusFiles files, Target target) : IHeaderProvider
{
    private const string Common = "/usr/include";

    private static readonly bool s_hasMultiarch = Directory.Exists(Path.Combine(Common, IncludeDirectories.Native.Triple, "asm"));

    public static bool Has(Target target) => Directory.Exists(ArchitectureFolder(target) + "/asm");

    public FoundHeader? Find(string name, bool isAngled, SourceFile? includer, int afterDirectory)
    {
        if (!isAngled && includer is not null && afterDirectory < 0)
        {
            string beside = Path.Combine(Path.GetDirectoryName(includer.Path) ?? "", name);
            string below = Path.Combine(Path.GetDirectoryName(includer.IncludeName) ?? "", name);
            if (files.Open(beside, below) is { } file)
            {
                return new FoundHeader(file, -1);
            }
        }

        string folder = name.StartsWith("asm/", StringComparison.Ordinal) ? ArchitectureFolder(target) : Common;
        return afterDirectory < 0 && files.Open(folder + "/" + name, name) is { } found ? new FoundHeader(found, 0) : null;
    }

    private static string ArchitectureFolder(Target target) =>
        target != IncludeDirectories.Native ? $"/usr/{target.Triple}/include" : s_hasMultiarch ? $"{Common}/{target.Triple}" : Common;
}

using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Tool.Reading;

/// <summary>Finds headers on disk as a C compiler does. A file is read once, however many headers include it. Safe for several threads.</summary>
public sealed class FileHeaderProvider(ImmutableArray<string> directories, ImmutableArray<string> projectDirectories) : IHeaderProvider
{
    private readonly ConcurrentDictionary<string, SourceFile?> _files = new(StringComparer.Ordinal);

    public ImmutableArray<string> Directories { get; } = directories;

    public FoundHeader? Find(string name, bool isAngled, SourceFile? includer, int afterDirectory)
    {
        if (Path.IsPathRooted(name))
        {
            return Open(name, name) is { } rooted ? new FoundHeader(rooted, -1) : null;
        }

        if (!isAngled && includer is not null && afterDirectory < 0)
        {
            string beside = Path.Combine(Path.GetDirectoryName(includer.Path) ?? "", name);
            if (Open(beside, NameBeside(includer, name)) is { } file)
            {
                return new FoundHeader(file, -1);
            }
        }

        for (int i = afterDirectory + 1; i < Directories.Length; i++)
        {
            if (Open(Path.Combine(Directories[i], name), name) is { } file)
            {
                return new FoundHeader(file, i);
            }
        }

        return null;
    }

    /// <summary>Finds a header that the user names: a file's path, or a name on the include path.</summary>
    public FoundHeader? FindMain(string name)
    {
        bool isPath = Path.IsPathRooted(name) || name.StartsWith('.');
        if (!isPath && Find(name, isAngled: true, includer: null, afterDirectory: -1) is { } found)
        {
            return found;
        }

        string full = Path.GetFullPath(name);
        for (int i = 0; i < Directories.Length; i++)
        {
            string below = Path.GetRelativePath(Directories[i], full);
            if (!below.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(below))
            {
                return Open(full, below) is { } inside ? new FoundHeader(inside, i) : null;
            }
        }

        bool isPlain = !isPath && !name.Split('/').Contains("..");
        return Open(name, isPlain ? name : Path.GetFileName(name)) is { } file ? new FoundHeader(file, -1) : null;
    }

    private SourceFile? Open(string path, string includeName) => _files.GetOrAdd(path, static (path, arguments) =>
    {
        try
        {
            return File.Exists(path)
                ? new SourceFile(path, arguments.includeName, Decode(File.ReadAllBytes(path)), arguments.self.OriginOf(path))
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }, (includeName, self: this));

    /// <summary>Headers are UTF-8; the few older ones that are not are Latin-1.</summary>
    private static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    private HeaderOrigin OriginOf(string path)
    {
        string full = Path.GetFullPath(path);
        return projectDirectories.Any(directory => IsBelow(full, directory)) || !Directories.Any(directory => IsBelow(full, directory))
            ? HeaderOrigin.Project
            : HeaderOrigin.System;
    }

    private static bool IsBelow(string path, string directory) =>
        path.StartsWith(Path.GetFullPath(directory).TrimEnd('/') + "/", StringComparison.Ordinal);

    /// <summary>The include name of a header found beside its includer: in the same folder of the same include directory.</summary>
    private static string NameBeside(SourceFile includer, string name)
    {
        string? folder = Path.GetDirectoryName(includer.IncludeName);
        string joined = string.IsNullOrEmpty(folder) ? name : folder + "/" + name;
        return Path.GetRelativePath("/", Path.GetFullPath("/" + joined));
    }
}

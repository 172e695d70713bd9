// Answers #include from disk for one target, as the manifest answers it in the compiler.

using System.IO;
using System.Linq;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Build;

internal sealed class DiskHeaders(HeaderSearch search, FileListing listing, DiskFiles files, string projectDirectory) : IHeaderProvider
{
    public FoundHeader? Find(string name, bool isAngled, SourceFile? includer, int afterDirectory)
    {
        if (includer is null)
        {
            return FindNamed(name);
        }

        if (!CanBeJoined(name))
        {
            return null;
        }

        bool isBeside = !isAngled && afterDirectory < 0 && Path.IsPathRooted(includer.Path);
        return (isBeside ? FindBeside(includer, name) : null) ?? FindInDirectories(name, afterDirectory);
    }

    /// <summary>A header that the project names: a file of its own, else one on the include path; null: there is none.</summary>
    public FoundHeader? FindNamed(string name)
    {
        if (name.IndexOfAny(Path.GetInvalidPathChars()) >= 0)
        {
            return null;
        }

        string own = HeaderSearch.Join(projectDirectory, name);
        if (!listing.Exists(own))
        {
            return Path.IsPathRooted(name) ? null : FindInDirectories(name, -1);
        }

        string? includeName = search.NameOf(own, out int index);
        bool isPlainName = !Path.IsPathRooted(name) && !name.Split('/', '\\').Contains("..");
        bool isOurs = index < 0 || !search.Directories[index].IsSystem;
        return new FoundHeader(
            files.Open(own, includeName ?? (isPlainName ? name.Replace('\\', '/') : Path.GetFileName(own)), isLoose: includeName is null, isOurs), index);
    }

    private FoundHeader? FindBeside(SourceFile includer, string name)
    {
        string beside = HeaderSearch.Join(Path.GetDirectoryName(includer.Path)!, name);
        if (!listing.Exists(beside))
        {
            return null;
        }

        string? includeName = search.NameOf(beside, out _);
        SourceFile file = files.Open(beside, includeName ?? name, isLoose: includeName is null, isOurs: includer.Origin == HeaderOrigin.Project);
        return new FoundHeader(file, -1);
    }

    private FoundHeader? FindInDirectories(string name, int afterDirectory) =>
        CanBeJoined(name) && search.Find(name, afterDirectory, out int directory) is { } path
            ? new FoundHeader(files.Open(path, name, isLoose: false, isOurs: false), directory)
            : null;

    private static bool CanBeJoined(string name) => !Path.IsPathRooted(name) && name.IndexOfAny(Path.GetInvalidPathChars()) < 0;
}

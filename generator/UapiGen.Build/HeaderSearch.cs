// The include directories of one target, searched in their order as a compiler does.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using UapiGen.CFrontEnd.Targets;

namespace UapiGen.Build;

/// <summary>Finds headers of one target on disk.</summary>
internal sealed class HeaderSearch
{
    private const string ArchitectureFolder = "asm/";

    private readonly FileListing _listing;

    private HeaderSearch(ImmutableArray<IncludeDirectory> directories, FileListing listing) => (Directories, _listing) = (directories, listing);

    /// <summary>The directories in the order of the search.</summary>
    public ImmutableArray<IncludeDirectory> Directories { get; }

    /// <param name="target">For whom.</param>
    /// <param name="userDirectories">The project's own include directories, searched first. <c>{target}</c> and <c>{triple}</c> stand for the target's names.</param>
    /// <param name="system">The directories behind them: <see cref="SystemDirectories"/>.</param>
    /// <param name="listing">What is on disk.</param>
    public static HeaderSearch Create(Target target, IEnumerable<string> userDirectories, IEnumerable<IncludeDirectory> system, FileListing listing)
    {
        IEnumerable<IncludeDirectory> directories = userDirectories
            .Select(path => path.Replace("{target}", target.Name).Replace("{triple}", target.Triple))
            .Select(path => new IncludeDirectory(path, IncludeScope.All, IsSystem: false));
        return new HeaderSearch([.. directories, .. system], listing);
    }

    /// <summary>The first file of that name in a directory behind the one with index <paramref name="after"/>; null: none.</summary>
    /// <param name="name">The include name.</param>
    /// <param name="after">-1: search all.</param>
    /// <param name="index">The directory's index.</param>
    public string? Find(string name, int after, out int index)
    {
        for (index = after + 1; index < Directories.Length; index++)
        {
            IncludeDirectory directory = Directories[index];
            if (directory.Offers(name))
            {
                string path = Join(directory.Path, name);
                if (_listing.Exists(path))
                {
                    return path;
                }
            }
        }

        index = -1;
        return null;
    }

    /// <summary>The name by which a file is included when it lies below one of the directories; null: it does not.</summary>
    public string? NameOf(string path, out int index)
    {
        string? best = null;
        index = -1;
        for (int i = 0; i < Directories.Length; i++)
        {
            string prefix = Directories[i].Path.TrimEnd('/', '\\') + Path.DirectorySeparatorChar;
            if (path.StartsWith(prefix, StringComparison.Ordinal))
            {
                string name = path.Substring(prefix.Length).Replace('\\', '/');
                if (Directories[i].Offers(name) && (best is null || name.Length < best.Length))
                {
                    best = name;
                    index = i;
                }
            }
        }

        return best;
    }

    /// <summary>A full path with <c>.</c> and <c>..</c> resolved.</summary>
    public static string Join(string directory, string name) => Path.GetFullPath(Path.Combine(directory, name));

    /// <summary>Which names a directory is asked for.</summary>
    internal enum IncludeScope
    {
        All,
        ArchitectureOnly,
        ExceptArchitecture,
    }

    /// <param name="Path">Where.</param>
    /// <param name="Scope">For which names.</param>
    /// <param name="IsSystem">Whether it is the distribution's.</param>
    internal sealed record IncludeDirectory(string Path, IncludeScope Scope, bool IsSystem)
    {
        public bool Offers(string name) =>
            Scope == IncludeScope.All || name.StartsWith(ArchitectureFolder, StringComparison.Ordinal) == (Scope == IncludeScope.ArchitectureOnly);
    }
}

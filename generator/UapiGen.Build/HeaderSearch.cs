// The include directories of one target, searched as its compiler would, with one difference that makes cross builds agree: headers that are the same
// for all architectures come from one place for all targets.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using UapiGen.CFrontEnd.Targets;

namespace UapiGen.Build;

/// <summary>Finds headers of one target on disk.</summary>
internal sealed class HeaderSearch
{
    private const string ArchitectureFolder = "asm/";

    private HeaderSearch(ImmutableArray<IncludeDirectory> directories) => Directories = directories;

    /// <summary>The directories in the order of the search.</summary>
    public ImmutableArray<IncludeDirectory> Directories { get; }

    /// <param name="target">For whom.</param>
    /// <param name="userDirectories">The project's own include directories, searched first. <c>{target}</c> and <c>{triple}</c> stand for the target's names.</param>
    /// <param name="systemRoot">The directory that holds <c>usr/include</c>; null: only the project's directories are searched.</param>
    public static HeaderSearch Create(Target target, IEnumerable<string> userDirectories, string? systemRoot)
    {
        IEnumerable<IncludeDirectory> directories = userDirectories
            .Select(path => path.Replace("{target}", target.Name).Replace("{triple}", target.Triple))
            .Select(path => new IncludeDirectory(path, IncludeScope.All, IsSystem: false));
        if (systemRoot is not null)
        {
            directories = directories.Concat(System(target, systemRoot));
        }

        return new HeaderSearch([.. directories]);
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
                if (File.Exists(path))
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

    private static IEnumerable<IncludeDirectory> System(Target target, string root)
    {
        string include = Path.Combine(root, "usr", "include");
        string cross = Path.Combine(root, "usr", target.Triple, "include");
        yield return new(Path.Combine(include, MultiarchName(target)), IncludeScope.All, IsSystem: true);
        if (target == TargetNames.OfThisMachine && RuntimeInformation.IsOSPlatform(OSPlatform.Linux))
        {
            yield return new(include, IncludeScope.All, IsSystem: true);
            yield break;
        }

        // A distribution's cross headers are often of another kernel version than its native ones. Were linux/kvm.h read from both, a field that is
        // merely newer would look as if it differed by architecture. Only asm/ does; an asm/ in /usr/include itself belongs to the build machine.
        yield return new(cross, IncludeScope.ArchitectureOnly, IsSystem: true);
        yield return new(include, IncludeScope.ExceptArchitecture, IsSystem: true);
        yield return new(cross, IncludeScope.All, IsSystem: true);
    }

    /// <summary>Debian's multiarch name is the triple of the oldest x86 for all of them.</summary>
    private static string MultiarchName(Target target) => target == KnownTargets.I386 ? "i386-linux-gnu" : target.Triple;

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

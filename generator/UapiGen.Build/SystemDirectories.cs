// Where the kernel's headers are for a target: in the package of headers when the project references it, else in the distribution's directories. Both with
// one rule that makes cross builds agree: headers that are the same for all architectures come from one place for all targets.

using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using UapiGen.CFrontEnd.Targets;
using static UapiGen.Build.HeaderSearch;

namespace UapiGen.Build;

internal static class SystemDirectories
{
    /// <summary>The directories of an installed distribution.</summary>
    /// <param name="target">For whom.</param>
    /// <param name="root">The directory that holds <c>usr/include</c>.</param>
    public static IEnumerable<IncludeDirectory> Installed(Target target, string root)
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

    /// <summary>The directories of a package of headers, such as UapiGen.Headers.Linux; its readme describes them.</summary>
    /// <param name="target">For whom.</param>
    /// <param name="package">The package's <c>headers</c> directory.</param>
    public static IEnumerable<IncludeDirectory> Packaged(Target target, string package)
    {
        yield return new(Path.Combine(package, "arch", KernelArchitecture(target)), IncludeScope.ArchitectureOnly, IsSystem: true);
        yield return new(Path.Combine(package, "include"), IncludeScope.ExceptArchitecture, IsSystem: true);

        // Headers whose names differ from another's by case alone: a file system that ignores case can't hold both in one directory.
        yield return new(Path.Combine(package, "include-case"), IncludeScope.ExceptArchitecture, IsSystem: true);
    }

    /// <summary>Debian's multiarch name is the triple of the oldest x86 for all of them.</summary>
    private static string MultiarchName(Target target) => target == KnownTargets.I386 ? "i386-linux-gnu" : target.Triple;

    /// <summary>The kernel's name of the architecture, which several targets may share.</summary>
    private static string KernelArchitecture(Target target) => target.Name switch
    {
        "x86-64" or "i386" => "x86",
        "riscv64" => "riscv",
        "s390x" => "s390",
        "ppc64le" => "powerpc",
        "mips64el" => "mips",
        _ => target.Name,
    };
}

// Where the kernel's headers are for each target, on machines with the distribution's cross packages and without.

using System.Collections.Immutable;
using System.IO;
using System.Runtime.InteropServices;

namespace UapiGen.Testing;

/// <summary>The include folders of each target: the machine's own, a cross package's, or the machine's own behind the few of <c>asm/</c> that we wrote.</summary>
public static class KernelHeaders
{
    private const string Machines = "/usr/include";

    /// <summary>What linux-libc-dev installs on x86 machines, which serves both word sizes.</summary>
    private const string X86 = "/usr/include/x86_64-linux-gnu";

    private static readonly string s_ours = Repository.PathTo("tests/UapiGen.Testing/Headers");

    /// <summary>The folders in which a target's headers are looked for, first to last.</summary>
    /// <param name="triple">The target as the distribution names it.</param>
    public static ImmutableArray<string> FoldersOf(string triple) =>
        triple == "x86_64-linux-gnu" ? [X86, Machines]
        : HasPackage(triple) ? [PackageOf(triple)]
        : triple == "i686-linux-gnu" && RuntimeInformation.OSArchitecture == Architecture.X64 ? [X86, Machines]
        : [s_ours, Machines];

    /// <summary>Whether the distribution's package for a target is installed; its <c>asm/</c> is then the kernel's and not ours.</summary>
    public static bool HasPackage(string triple) => triple == "x86_64-linux-gnu" ? File.Exists(X86 + "/asm/types.h") : File.Exists(PackageOf(triple) + "/asm/types.h");

    /// <summary>
    /// Whether what the folders say of <c>asm/</c> is the kernel's word: the package's, or for the two that number everything as the generic headers
    /// do, those headers'.
    /// </summary>
    public static bool AreTheKernels(string triple) =>
        HasPackage(triple) || triple is "aarch64-linux-gnu" or "riscv64-linux-gnu" || (triple == "i686-linux-gnu" && HasPackage("x86_64-linux-gnu"));

    private static string PackageOf(string triple) => $"/usr/{triple}/include";
}

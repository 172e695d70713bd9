// Says which package of the distribution has the kernel's headers.

using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using UapiGen.CFrontEnd.Targets;

namespace UapiGen.Build;

/// <summary>The distribution that the build runs on.</summary>
internal static class Distribution
{
    private const string HeadersPackage = "UapiGen.Headers.Linux";

    /// <summary>By <c>ID</c> and <c>ID_LIKE</c> of os-release: the command that installs the kernel's headers.</summary>
    private static readonly Dictionary<string, string> s_install = new(StringComparer.Ordinal)
    {
        ["debian"] = "apt-get install linux-libc-dev",
        ["ubuntu"] = "apt-get install linux-libc-dev",
        ["fedora"] = "dnf install kernel-headers",
        ["rhel"] = "dnf install kernel-headers",
        ["suse"] = "zypper install linux-glibc-devel",
        ["opensuse"] = "zypper install linux-glibc-devel",
        ["arch"] = "pacman -S linux-api-headers",
        ["alpine"] = "apk add linux-headers",
    };

    /// <summary>What to do to get the kernel's headers of a target.</summary>
    public static string Advice(Target target, string root = "/")
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux))
        {
            return $"Reference the package {HeadersPackage}, which has the kernel's headers for all targets, or name a directory of headers in UapiIncludePath.";
        }

        bool isNative = target == TargetNames.OfThisMachine;
        foreach (string id in Ids(root))
        {
            if (s_install.TryGetValue(id, out string? command))
            {
                bool isDebian = command.StartsWith("apt-get", StringComparison.Ordinal);
                return isNative ? $"The kernel's own headers come with: {command}; or reference the package {HeadersPackage}."
                    : isDebian ? $"The kernel's own headers for {target.Name} come with: apt-get install linux-libc-dev-{DebianName(target)}-cross; or reference the package {HeadersPackage}."
                    : $"Reference the package {HeadersPackage}, or put the kernel's headers for {target.Name} (made by 'make headers_install ARCH=…') into a directory and name it in UapiIncludePath.";
            }
        }

        return isNative
            ? "Install the kernel's headers (linux-libc-dev on Debian and Ubuntu, kernel-headers on Fedora), or name their directory in UapiIncludePath."
            : $"Install the kernel's headers for {target.Name} (linux-libc-dev-{DebianName(target)}-cross on Debian and Ubuntu), or name their directory in UapiIncludePath.";
    }

    /// <summary>Debian's name of the architecture.</summary>
    private static string DebianName(Target target) =>
        target == KnownTargets.X64 ? "amd64" : target == KnownTargets.Arm ? "armhf" : target == KnownTargets.Ppc64LE ? "ppc64el" : target.Name;

    private static IEnumerable<string> Ids(string root)
    {
        string path = Path.Combine(root, "etc", "os-release");
        if (!File.Exists(path))
        {
            yield break;
        }

        foreach (string line in File.ReadAllLines(path))
        {
            string? value = line.StartsWith("ID=", StringComparison.Ordinal) ? line.Substring(3)
                : line.StartsWith("ID_LIKE=", StringComparison.Ordinal) ? line.Substring(8) : null;
            foreach (string id in (value ?? "").Trim('"', '\'').Split([' '], StringSplitOptions.RemoveEmptyEntries))
            {
                yield return id;
            }
        }
    }
}

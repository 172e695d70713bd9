using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;

namespace UapiGen.Tool.Proof;

/// <summary>Which files of an include directory are the kernel's: it shares the directory with libc and others.</summary>
public static class KernelFolders
{
    /// <summary>The folders that <c>make headers_install</c> writes.</summary>
    public static ImmutableArray<string> All { get; } =
        ["asm", "asm-generic", "cxl", "drm", "fwctl", "linux", "misc", "mtd", "rdma", "regulator", "scsi", "sound", "video", "xen"];

    /// <summary>Headers in those folders that glibc installs.</summary>
    private static readonly HashSet<string> s_glibc = new(StringComparer.Ordinal) { "scsi/scsi.h", "scsi/scsi_ioctl.h", "scsi/sg.h" };

    public static bool IsKernels(string includeName) => !s_glibc.Contains(includeName);

    /// <summary>Whether a file, by its full path, is one of the kernel's headers below one of the include directories.</summary>
    public static bool Holds(IEnumerable<string> directories, string path)
    {
        foreach (string directory in directories)
        {
            string name = Path.GetRelativePath(directory, path);
            int slash = name.IndexOf('/', StringComparison.Ordinal);
            if (slash > 0 && All.Contains(name[..slash]) && IsKernels(name))
            {
                return true;
            }
        }

        return false;
    }
}

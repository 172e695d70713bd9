using System;
using System.Collections.Generic;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>
/// The kernel's internal headers that headers in the kernel tree's own form include and that exporting them takes out. They stand for what the
/// export does with the words: annotations of pointers vanish, shorthands for attributes are spelled out. And the one header that ioctl numbers can't do
/// without, for headers that are read without a kernel's beside them.
/// </summary>
internal static class KernelHeaders
{
    private const string CompilerWords = """
        #define __user
        #define __force
        #define __iomem
        #define __attribute_const__
        #define __packed __attribute__((packed))
        """;

    /// <summary>An ioctl number from its top: direction, size, type, number. powerpc, mips, sparc and alpha have a bit less of size, and a bit for "no data".</summary>
    private const string IoctlWords = """
        #define _IOC_NRBITS 8
        #define _IOC_TYPEBITS 8
        #if defined(__powerpc__) || defined(__mips__) || defined(__sparc__) || defined(__alpha__)
        #define _IOC_SIZEBITS 13
        #define _IOC_DIRBITS 3
        #define _IOC_NONE 1U
        #define _IOC_READ 2U
        #define _IOC_WRITE 4U
        #else
        #define _IOC_SIZEBITS 14
        #define _IOC_DIRBITS 2
        #define _IOC_NONE 0U
        #define _IOC_WRITE 1U
        #define _IOC_READ 2U
        #endif
        #define _IOC_NRMASK ((1 << _IOC_NRBITS) - 1)
        #define _IOC_TYPEMASK ((1 << _IOC_TYPEBITS) - 1)
        #define _IOC_SIZEMASK ((1 << _IOC_SIZEBITS) - 1)
        #define _IOC_DIRMASK ((1 << _IOC_DIRBITS) - 1)
        #define _IOC_NRSHIFT 0
        #define _IOC_TYPESHIFT (_IOC_NRSHIFT + _IOC_NRBITS)
        #define _IOC_SIZESHIFT (_IOC_TYPESHIFT + _IOC_TYPEBITS)
        #define _IOC_DIRSHIFT (_IOC_SIZESHIFT + _IOC_SIZEBITS)
        #define _IOC(dir, type, nr, size) \
            (((dir) << _IOC_DIRSHIFT) | ((size) << _IOC_SIZESHIFT) | ((type) << _IOC_TYPESHIFT) | ((nr) << _IOC_NRSHIFT))
        #define _IOC_TYPECHECK(t) (sizeof(t))
        #define _IO(type, nr) _IOC(_IOC_NONE, (type), (nr), 0)
        #define _IOR(type, nr, t) _IOC(_IOC_READ, (type), (nr), (_IOC_TYPECHECK(t)))
        #define _IOW(type, nr, t) _IOC(_IOC_WRITE, (type), (nr), (_IOC_TYPECHECK(t)))
        #define _IOWR(type, nr, t) _IOC(_IOC_READ | _IOC_WRITE, (type), (nr), (_IOC_TYPECHECK(t)))
        """;

    private static readonly Dictionary<string, SourceFile> s_files = new(StringComparer.Ordinal)
    {
        ["linux/compiler.h"] = Make("linux/compiler.h", CompilerWords),
        ["linux/compiler_types.h"] = Make("linux/compiler_types.h", CompilerWords),
        ["asm/ioctl.h"] = Make("asm/ioctl.h", IoctlWords),
    };

    /// <summary>The stand-in for a header that no include directory has, or null.</summary>
    public static SourceFile? Find(string name) => s_files.TryGetValue(name, out SourceFile? file) ? file : null;

    private static SourceFile Make(string name, string words) => new("<kernel>/" + name, name, "#pragma once\n" + words, HeaderOrigin.BuiltIn);
}

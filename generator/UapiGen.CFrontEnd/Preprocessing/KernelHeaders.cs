using System;
using System.Collections.Generic;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>
/// The kernel's internal headers that headers in the kernel tree's own form include and that exporting them takes out. They stand for what the
/// export does with the words: annotations of pointers vanish, shorthands for attributes are spelled out.
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

    private static readonly Dictionary<string, SourceFile> s_files = new(StringComparer.Ordinal)
    {
        ["linux/compiler.h"] = Make("linux/compiler.h"),
        ["linux/compiler_types.h"] = Make("linux/compiler_types.h"),
    };

    /// <summary>The stand-in for a header that no include directory has, or null.</summary>
    public static SourceFile? Find(string name) => s_files.TryGetValue(name, out SourceFile? file) ? file : null;

    private static SourceFile Make(string name) => new("<kernel>/" + name, name, "#pragma once\n" + CompilerWords, HeaderOrigin.BuiltIn);
}

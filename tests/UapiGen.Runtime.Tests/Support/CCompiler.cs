using System.Collections.Immutable;
using System.Linq;
using System.Text;
using UapiGen.Testing;
using UapiGen.Testing.Clang;

namespace UapiGen.Tests;

/// <summary>The judge of numbers: clang as a library, for each architecture, with the kernel headers of that architecture.</summary>
internal static class CCompiler
{
    public static readonly (UapiArchitectures Target, string Triple)[] Targets =
    [
        (UapiArchitectures.X64, "x86_64-linux-gnu"),
        (UapiArchitectures.Arm64, "aarch64-linux-gnu"),
        (UapiArchitectures.Arm, "arm-linux-gnueabihf"),
        (UapiArchitectures.RiscV64, "riscv64-linux-gnu"),
        (UapiArchitectures.S390x, "s390x-linux-gnu"),
        (UapiArchitectures.Ppc64le, "powerpc64le-linux-gnu"),
        (UapiArchitectures.X86, "i686-linux-gnu"),
    ];

    /// <summary>Compiles without output, with the headers of the target itself.</summary>
    /// <returns>The compiler's complaints; empty when there are none.</returns>
    public static string Check(string triple, string source) => Check(triple, KernelHeaders.FoldersOf(triple), source);

    /// <summary>Compiles without output, with the headers in the given folders.</summary>
    public static string Check(string triple, ImmutableArray<string> folders, string source)
    {
        using ClangUnit unit = ClangUnit.Parse(triple, source, [.. folders.Add("/usr/include").Distinct().SelectMany(folder => new[] { "-isystem", folder })]);
        return string.Join('\n', unit.Errors);
    }

    /// <summary>A line that compiles when a C expression has a value.</summary>
    public static StringBuilder AppendAssert(this StringBuilder source, string expression, long value) =>
        source.Append("_Static_assert((").Append(expression).Append(") == ").Append(value).Append(", \"").Append(expression).Append("\");\n");
}

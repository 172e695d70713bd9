using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Targets;
using UapiGen.Tool.Judges;
using UapiGen.Tool.Reading;

namespace UapiGen.Tool.Proof;

/// <summary>A set of headers of one target and the compiler that judges them: one row of the proof's table.</summary>
public sealed record ProofSubject
{
    public required string Name { get; init; }

    public required Target Target { get; init; }

    public required CCompiler Compiler { get; init; }

    public required ReadOptions Reading { get; init; }

    /// <summary>Include names of the headers, in ordinal order.</summary>
    public required ImmutableArray<string> Headers { get; init; }

    /// <summary>Whether what a file defines is compared, by the file's full path; libc's is not.</summary>
    public required Func<string, bool> IsListed { get; init; }

    /// <summary>Stands in for headers that only the kernel itself has, for the compiler; ours needs none.</summary>
    public ImmutableArray<(string Name, string Text)> Stubs { get; init; } = [];

    /// <summary>The headers that the distribution installs for a target. Null when this machine has none.</summary>
    /// <param name="target">The target.</param>
    /// <param name="compilerCommand">The judge; null: gcc for the machine's own architecture, clang with <c>--target</c> for another.</param>
    public static ProofSubject? Installed(Target target, string? compilerCommand)
    {
        ImmutableArray<string> directories = IncludeDirectories.DefaultsFor(target);
        ImmutableArray<string> headers = HeadersBelow(directories);
        return headers.Length == 0 ? null : new ProofSubject
        {
            Name = target.Name,
            Target = target,
            Compiler = CompilerFor(target, compilerCommand),
            Reading = ReadOptions.Default,
            Headers = headers,
            IsListed = path => KernelFolders.Holds(directories, path),
        };
    }

    /// <summary>The headers of a kernel tree before <c>make headers_install</c>, with the target's part. Null when the tree has none for the target.</summary>
    public static ProofSubject? Tree(Target target, string tree, string? compilerCommand)
    {
        if (!s_treeFolders.TryGetValue(target.Name, out string? architecture))
        {
            return null;
        }

        ImmutableArray<string> directories = [Path.Combine(tree, "include/uapi"), Path.Combine(tree, "arch", architecture, "include/uapi")];
        if (!directories.All(Directory.Exists))
        {
            return null;
        }

        CCompiler compiler = CompilerFor(target, compilerCommand).With(directories.Select(directory => "-I" + directory))
            .With("-D__user=", "-D__force=", "-D__iomem=", "-D__attribute_const__=", "-D__packed=__attribute__((packed))");
        return new ProofSubject
        {
            Name = target.Name + " (tree)",
            Target = target,
            Compiler = compiler,
            Reading = new ReadOptions { IncludeDirectories = directories },
            Headers = HeadersBelow(directories),
            IsListed = path => KernelFolders.Holds(IncludeDirectories.For(target, directories), path),
            Stubs = [("linux/compiler.h", "\n"), ("linux/compiler_types.h", "\n")],
        };
    }

    /// <summary>The headers of one folder, whatever they are: test cases, or a project's own.</summary>
    public static ProofSubject Folder(Target target, string folder, string? compilerCommand)
    {
        folder = Path.GetFullPath(folder);
        return new ProofSubject
        {
            Name = target.Name,
            Target = target,
            Compiler = CompilerFor(target, compilerCommand).With("-I" + folder),
            Reading = new ReadOptions { IncludeDirectories = [folder] },
            Headers = [.. Directory.EnumerateFiles(folder, "*.h", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal)],
            IsListed = path => path.StartsWith(folder + "/", StringComparison.Ordinal),
        };
    }

    /// <summary>The judge of a target: its own compiler.</summary>
    public static CCompiler CompilerFor(Target target, string? command)
    {
        if (command is not null)
        {
            return CCompiler.Parse(command);
        }

        if (target == IncludeDirectories.Native)
        {
            return new CCompiler("gcc", []);
        }

        const string Clang = "clang-19";
        using var folder = new TemporaryFolder();
        string resources = new CCompiler(Clang, []).Run(folder.Path, ["-print-resource-dir"], default).Output.Trim();
        return new CCompiler(
            Clang,
            [
                "--target=" + target.Triple, "-nostdinc", "-isystem", resources + "/include",
                .. IncludeDirectories.DefaultsFor(target).SelectMany(directory => (string[])["-isystem", directory]),
            ]);
    }

    /// <summary>
    /// What a program includes beside a header whose macros need it: the types of <c>stddef.h</c>, which every program has (its macros are not ours to read), and the ioctl macros where the header
    /// uses them and includes nothing that defines them. We read both, too.
    /// </summary>
    public static string After(TranslationUnit unit) => "typedef __SIZE_TYPE__ size_t; typedef __PTRDIFF_TYPE__ ptrdiff_t; typedef __WCHAR_TYPE__ wchar_t;\n" + (unit.Files.Any(file => file.IncludeName == "asm/ioctl.h") ? "#include <asm/ioctl.h>\n" : "");

    private static readonly Dictionary<string, string> s_treeFolders = new(StringComparer.Ordinal)
    {
        ["x86-64"] = "x86",
        ["i386"] = "x86",
        ["arm64"] = "arm64",
        ["arm"] = "arm",
        ["riscv64"] = "riscv",
        ["s390x"] = "s390",
        ["ppc64le"] = "powerpc",
        ["mips64el"] = "mips",
    };

    private static ImmutableArray<string> HeadersBelow(ImmutableArray<string> directories) =>
    [
        .. directories.SelectMany(directory => KernelFolders.All
                .Select(folder => Path.Combine(directory, folder))
                .Where(Directory.Exists)
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*.h", SearchOption.AllDirectories))
                .Select(file => Path.GetRelativePath(directory, file)))
            .Where(KernelFolders.IsKernels)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];
}

using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using UapiGen.Testing;
using UapiGen.Testing.Analyzers;

namespace UapiGen.Analyzers.Tests;

/// <summary>The bindings that the tests use, written as the generator emits them, in a library of their own.</summary>
internal static class Bindings
{
    /// <summary>The runtime.</summary>
    public static MetadataReference Runtime { get; } = MetadataReference.CreateFromFile(typeof(FdHandle).Assembly.Location);

    /// <summary>The bindings' C#.</summary>
    public static ImmutableArray<string> Sources { get; } =
    [
        .. Directory.EnumerateFiles(Repository.PathTo("tests/UapiGen.Analyzers.Tests/Bindings"), "*.cs")
            .Order(System.StringComparer.Ordinal)
            .Select(File.ReadAllText),
    ];

    /// <summary>Runtime and bindings, from metadata.</summary>
    public static ImmutableArray<MetadataReference> References { get; } = [Runtime, TestCompilation.Library("Bindings", Sources, [Runtime])];

    /// <summary>What a test's source starts with.</summary>
    public const string Usings = """
        using System;
        using UapiGen;
        using UapiGen.Metadata;
        using Linux.Kvm;
        using Linux.Iommufd;
        using Linux.Vfio;
        using Linux.Gpio;
        using Linux.Seccomp;
        using Linux.DmaHeap;
        using Linux.Vhost;
        using Linux.Videodev2;

        """;
}

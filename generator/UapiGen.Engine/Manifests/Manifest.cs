// What MSBuild tells the generator: which headers the project names, for which targets, and where each file of their include closure was found.

using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Lint;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Manifests;

/// <summary>The one file by which the build speaks to the generator. Texts are not in it: they come as additional files of the same paths.</summary>
public sealed record Manifest
{
    /// <summary>How the file's name ends, by which the generator knows it among the additional files.</summary>
    public const string FileNameSuffix = ".uapigen-manifest";

    /// <summary>The version of the format; a reader refuses any other.</summary>
    public const int Version = 1;

    public BindingsVisibility Visibility { get; init; } = BindingsVisibility.Internal;

    /// <summary>Every file that the build found: headers, all that they include, overlays. Other lists speak of a file by its place in this one.</summary>
    public EquatableArray<ManifestFile> Files { get; init; }

    public EquatableArray<ManifestTarget> Targets { get; init; }

    public EquatableArray<ManifestHeader> Headers { get; init; }

    /// <summary>Overlays by file, the shipped ones first.</summary>
    public EquatableArray<int> Overlays { get; init; }

    /// <summary>Whether the header-side rules judge stock system headers too.</summary>
    public bool LintsSystemHeaders { get; init; }

    /// <summary>Files of accepted findings of the header-side rules.</summary>
    public EquatableArray<int> LintBaselines { get; init; }
}

/// <summary>One file.</summary>
/// <param name="Path">The full path, equal to the additional file's.</param>
/// <param name="IncludeName">The name that includes it, such as <c>linux/kvm.h</c>.</param>
/// <param name="Origin">Whose it is.</param>
public sealed record ManifestFile(string Path, string IncludeName, HeaderOrigin Origin);

/// <summary>A target and what an <c>#include</c> finds there.</summary>
public sealed record ManifestTarget(string Name, EquatableArray<ManifestEntry> Entries);

/// <summary>An include name, the index of the include directory that has it (-1: none, it is the project's own), and the file.</summary>
public sealed record ManifestEntry(string IncludeName, int Directory, int File);

/// <summary>A header that the project names. Lists and enumerations mean what <see cref="RequestedHeader"/> says.</summary>
public sealed record ManifestHeader
{
    public required string IncludeName { get; init; }

    public string? Namespace { get; init; }

    public NamingStyle Naming { get; init; } = NamingStyle.DotNet;

    public DocumentationLevel Docs { get; init; } = DocumentationLevel.Full;

    public LintMode Lint { get; init; } = LintMode.Default;

    /// <summary>Severities of header-side rules, each <c>ID=severity</c>.</summary>
    public EquatableArray<string> LintSeverities { get; init; }

    public EquatableArray<string> Only { get; init; }

    public EquatableArray<string> Exclude { get; init; }

    public EquatableArray<string> Defines { get; init; }

    public EquatableArray<string> IncludeBefore { get; init; }
}

// In-memory headers in the form in which a build hands them to the generator: additional files and a manifest.

using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine;
using UapiGen.Engine.Manifests;

namespace UapiGen.Testing.Generators;

/// <summary>An immutable set of headers; each method returns a changed copy, so that a test can hold "before" and "after".</summary>
public sealed record HeaderSet
{
    /// <summary>Where the headers pretend to be.</summary>
    public const string Folder = "/headers/";

    private const string ManifestPath = "/obj/test" + Manifest.FileNameSuffix;

    private ImmutableList<(ManifestFile File, string Text)> Files { get; init; } = [];

    private ImmutableList<ManifestHeader> Requests { get; init; } = [];

    private ImmutableList<int> Overlays { get; init; } = [];

    private ImmutableList<int> Baselines { get; init; } = [];

    /// <summary>Whether the header-side rules judge system headers too.</summary>
    public bool LintsSystemHeaders { get; init; }

    /// <summary>The targets' names.</summary>
    public ImmutableArray<string> Targets { get; init; } = ["x86-64"];

    public BindingsVisibility Visibility { get; init; }

    /// <summary>One header that the project names.</summary>
    public static HeaderSet Of(string includeName, string text) => new HeaderSet().Named(includeName, text);

    /// <summary>Adds a header that is only included.</summary>
    public HeaderSet With(string includeName, string text, HeaderOrigin origin = HeaderOrigin.Project) =>
        this with { Files = Files.Add((new ManifestFile(Folder + includeName, includeName, origin), text)) };

    /// <summary>Adds a header that the project names.</summary>
    public HeaderSet Named(string includeName, string text, Func<ManifestHeader, ManifestHeader>? options = null, HeaderOrigin origin = HeaderOrigin.Project)
    {
        var header = new ManifestHeader { IncludeName = includeName };
        return With(includeName, text, origin) with { Requests = Requests.Add(options is null ? header : options(header)) };
    }

    public HeaderSet WithOverlay(string name, string text) =>
        With(name, text) with { Overlays = Overlays.Add(Files.Count) };

    /// <summary>Adds a file of accepted findings of the header-side rules.</summary>
    public HeaderSet WithLintBaseline(string name, string text) =>
        With(name, text) with { Baselines = Baselines.Add(Files.Count) };

    /// <summary>The same set with another text of one file.</summary>
    public HeaderSet Edited(string includeName, string text)
    {
        int index = Files.FindIndex(file => file.File.IncludeName == includeName);
        return this with { Files = Files.SetItem(index, (Files[index].File, text)) };
    }

    /// <summary>The additional files, new objects at each call, as an IDE makes them.</summary>
    public ImmutableArray<AdditionalText> ToAdditionalTexts() =>
    [
        new InMemoryText(ManifestPath, ManifestWriter.Write(ToManifest())),
        .. Files.Select(file => new InMemoryText(file.File.Path, file.Text)),
    ];

    public Manifest ToManifest()
    {
        ImmutableArray<ManifestEntry> entries =
        [
            .. Files.Select((file, number) => new ManifestEntry(file.File.IncludeName, 0, number))
                .Where(entry => !Overlays.Contains(entry.File) && !Baselines.Contains(entry.File)),
        ];
        return new Manifest
        {
            Visibility = Visibility,
            Files = Files.Select(file => file.File).ToImmutableArray(),
            Headers = Requests.ToImmutableArray(),
            Overlays = Overlays.ToImmutableArray(),
            LintBaselines = Baselines.ToImmutableArray(),
            LintsSystemHeaders = LintsSystemHeaders,
            Targets = Targets.Select(target => new ManifestTarget(target, entries)).ToImmutableArray(),
        };
    }
}

/// <summary>An additional file without a disk.</summary>
public sealed class InMemoryText(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text, System.Text.Encoding.UTF8);

    public override string Path { get; } = path;

    /// <summary>How often the text was asked for.</summary>
    public int Reads { get; private set; }

    public override SourceText GetText(CancellationToken cancellationToken = default)
    {
        Reads++;
        return _text;
    }
}

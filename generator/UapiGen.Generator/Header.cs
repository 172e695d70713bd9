// A listed file in the form that the front end reads.

using System;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Manifests;

namespace UapiGen.Generator;

/// <summary>Keeps one front-end file a text, so that what the front end remembers of it lives as long as the text does not change.</summary>
internal sealed class Header(FileText text) : IEquatable<Header>
{
    private SourceFile? _sourceFile;

    public FileText Text { get; } = text;

    /// <summary>The file under the name and origin that a manifest gives it; the same object while those stay.</summary>
    public SourceFile SourceFile(ManifestFile file)
    {
        SourceFile? known = _sourceFile;
        if (known is null || known.IncludeName != file.IncludeName || known.Origin != file.Origin)
        {
            _sourceFile = known = new SourceFile(file.Path, file.IncludeName, Text.ToString(), file.Origin);
        }

        return known;
    }

    public bool Equals(Header? other) => other is not null && Text.Equals(other.Text);

    public override bool Equals(object? obj) => Equals(obj as Header);

    public override int GetHashCode() => Text.GetHashCode();
}

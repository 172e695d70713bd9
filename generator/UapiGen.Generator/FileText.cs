// An additional file by its content: two objects for the same text are equal, so nothing runs when an IDE makes a new one.

using System;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace UapiGen.Generator;

/// <summary>A path and a text, equal to another by path and checksum.</summary>
internal sealed class FileText(string path, SourceText text) : IEquatable<FileText>
{
    private readonly SourceText _text = text;
    private readonly ImmutableArray<byte> _checksum = text.GetChecksum();

    public string Path { get; } = path;

    public override string ToString() => _text.ToString();

    /// <summary>Reads an additional file; one that can't be read is empty, and the compiler itself reports it.</summary>
    public static FileText Read(AdditionalText file, CancellationToken cancellationToken) =>
        new(file.Path, file.GetText(cancellationToken) ?? SourceText.From(""));

    public bool Equals(FileText? other) =>
        other is not null && Path == other.Path && _text.ChecksumAlgorithm == other._text.ChecksumAlgorithm && _checksum.AsSpan().SequenceEqual(other._checksum.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as FileText);

    public override int GetHashCode() => Path.GetHashCode() ^ (_checksum.Length > 0 ? _checksum[0] : 0);
}

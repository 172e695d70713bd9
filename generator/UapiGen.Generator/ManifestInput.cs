using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Manifests;
using UapiGen.Engine.Model;

namespace UapiGen.Generator;

/// <summary>A manifest that was read, or why not.</summary>
internal sealed record ManifestInput(string Path, Manifest? Manifest, SourceDiagnostic? Error)
{
    public static ManifestInput Read(FileText file)
    {
        Manifest? manifest = ManifestReader.Read(new SourceFile(file.Path, file.Path, file.ToString(), HeaderOrigin.Project), out SourceDiagnostic? error);
        return new ManifestInput(file.Path, manifest, error);
    }
}

/// <summary>The paths that manifests list, equal to another set by content.</summary>
internal sealed class ListedFiles(EquatableArray<ManifestInput> manifests) : IEquatable<ListedFiles>
{
    private readonly HashSet<string> _paths =
        new(manifests.Items.SelectMany(input => input.Manifest?.Files.Items ?? []).Select(file => file.Path), StringComparer.Ordinal);

    public bool Contains(string path) => _paths.Contains(path);

    public bool Equals(ListedFiles? other) => other is not null && _paths.SetEquals(other._paths);

    public override bool Equals(object? obj) => Equals(obj as ListedFiles);

    public override int GetHashCode() => _paths.Count;
}

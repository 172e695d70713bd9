// Follows the project's headers for each target, and lists what every include finds there.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Targets;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Manifests;

namespace UapiGen.Build;

/// <summary>The headers of one target.</summary>
internal sealed class HeaderClosure
{
    /// <summary>Every architecture has it, and whatever needs an architecture's headers reaches it.</summary>
    private const string ArchitectureHeader = "asm/types.h";

    private readonly DiskFiles _files;
    private readonly DiskHeaders _headers;
    private readonly Discovery _discovery;
    private readonly List<(string? Name, FoundHeader Header)> _named = [];
    private int _listed;

    public HeaderClosure(Target target, HeaderSearch search, FileListing listing, DiskFiles files, string projectDirectory, Func<SourceFile, HeaderAsks> asksOf)
    {
        (Target, Search, _files) = (target, search, files);
        _headers = new DiskHeaders(search, listing, files, projectDirectory);
        _discovery = new Discovery(_headers, asksOf);
    }

    public Target Target { get; }

    public HeaderSearch Search { get; }

    /// <summary>Whether the target's own <c>asm/</c> headers are needed and there are none.</summary>
    public bool MissesArchitecture => _discovery.Misses(ArchitectureHeader);

    /// <summary>A header that the project names; null: there is none for this target.</summary>
    public FoundHeader? FindNamed(string name) => _headers.FindNamed(name);

    /// <summary>Follows a header that the project names.</summary>
    /// <param name="header">It.</param>
    /// <param name="defines">Macros defined before it.</param>
    /// <param name="includeBefore">Headers read before it.</param>
    public void Follow(FoundHeader header, ImmutableArray<string> defines, ImmutableArray<string> includeBefore)
    {
        Name(null, header);
        foreach (string name in includeBefore)
        {
            if (FindNamed(name) is { } before)
            {
                Name(name, before);
            }
        }

        _discovery.Follow(new FrontEndRequest
        {
            MainFile = header.File,
            MainFileDirectory = header.Directory,
            Target = Target,
            Headers = _headers,
            Defines = defines,
            IncludeBefore = includeBefore,
        });
        for (; _listed < _discovery.Found.Count; _listed++)
        {
            _files.NumberOf(_discovery.Found[_listed].Header.File);
        }
    }

    /// <summary>What is found, once all headers of all targets were followed: after that, names are final.</summary>
    public ManifestTarget ToManifest()
    {
        IEnumerable<(string Name, FoundHeader Header)> all = _named.Select(named => (named.Name ?? _files.NameOf(named.Header.File), named.Header))
            .Concat(_discovery.Found.Where(found => found.Header.Directory >= 0).Select(found => (found.Name, found.Header)));
        return new ManifestTarget(
            Target.Name,
            all.Select(found => (found.Name, found.Header.Directory, File: _files.NumberOf(found.Header.File)))
                .Distinct()
                .OrderBy(found => found.Name, StringComparer.Ordinal)
                .ThenBy(found => found.Directory)
                .Select(found => new ManifestEntry(found.Name, found.Directory, found.File))
                .ToImmutableArray());
    }

    private void Name(string? name, FoundHeader header)
    {
        _named.Add((name, header));
        _files.NumberOf(header.File);
    }
}

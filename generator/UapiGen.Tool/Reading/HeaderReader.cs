using System.Collections.Immutable;
using System.Threading;
using UapiGen.CFrontEnd;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Targets;

namespace UapiGen.Tool.Reading;

/// <summary>Reads headers for one target with the options of one call, each header by itself.</summary>
/// <param name="target">The target.</param>
/// <param name="options">The call's options.</param>
/// <param name="directories">Where headers are looked for; default: the options' directories, then the target's own.</param>
public sealed class HeaderReader(Target target, ReadOptions options, ImmutableArray<string> directories = default)
{
    private readonly FileHeaderProvider _provider =
        new(directories.IsDefault ? IncludeDirectories.For(target, options.IncludeDirectories) : directories, options.IncludeDirectories);

    public Target Target { get; } = target;

    public IHeaderProvider Headers => _provider;

    /// <summary>Finds a header by its include name or path; null when there is none.</summary>
    public FoundHeader? Find(string name) => _provider.FindMain(name);

    /// <summary>Reads a header that <see cref="Find"/> found.</summary>
    public TranslationUnit Read(FoundHeader header, CancellationToken cancellationToken = default) => FrontEnd.Read(
        new FrontEndRequest
        {
            MainFile = header.File,
            MainFileDirectory = header.Directory,
            Target = Target,
            Headers = _provider,
            Defines = options.Defines,
            IncludeBefore = options.IncludeBefore,
            UseSystemLibc = options.UseSystemLibc,
        },
        cancellationToken);
}

/// <summary>How headers are read: what a compiler's <c>-I</c>, <c>-include</c> and <c>-D</c> say.</summary>
public sealed record ReadOptions
{
    public static readonly ReadOptions Default = new();

    public ImmutableArray<string> IncludeDirectories { get; init; } = [];

    public ImmutableArray<string> IncludeBefore { get; init; } = [];

    public ImmutableArray<string> Defines { get; init; } = [];

    /// <summary>Whether libc's headers come from the system rather than from the front end's own definitions.</summary>
    public bool UseSystemLibc { get; init; }
}

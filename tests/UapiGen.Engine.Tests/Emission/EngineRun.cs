using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Targets;
using UapiGen.CFrontEnd.Text;
using UapiGen.Testing;

namespace UapiGen.Engine.Tests.Emission;

/// <summary>Runs the whole engine over headers in memory or on disk.</summary>
public sealed record EngineRun
{
    private readonly Dictionary<string, string> _files = [];

    public ImmutableArray<RequestedHeader> Headers { get; init; } = [];

    public ImmutableArray<string> Targets { get; init; } = ["x86-64"];

    public ImmutableArray<SourceFile> Overlays { get; init; } = [];

    public ImmutableArray<ReusedHeader> Reused { get; init; } = [];

    public BindingsVisibility Visibility { get; init; }

    /// <summary>Include directories for every target; empty: those of the distribution for each.</summary>
    public ImmutableArray<string> Folders { get; init; } = [];

    /// <summary>One header of the given text.</summary>
    public static BindingsResult Of(string includeName, string text, string? overlay = null, params string[] targets)
    {
        EngineRun run = new EngineRun { Targets = targets.Length == 0 ? ["x86-64"] : [.. targets] }.With(includeName, text).Named(includeName);
        return (overlay is null ? run : run with { Overlays = [new SourceFile("test.uapi", "test.uapi", overlay, HeaderOrigin.Project)] }).Run();
    }

    public EngineRun With(string includeName, string text)
    {
        _files[includeName] = text;
        return this;
    }

    public EngineRun Named(string includeName, System.Func<RequestedHeader, RequestedHeader>? options = null)
    {
        var header = new RequestedHeader { IncludeName = includeName, Files = [] };
        return this with { Headers = Headers.Add(options is null ? header : options(header)) };
    }

    public BindingsResult Run()
    {
        ImmutableArray<TargetHeaders> targets = [.. Targets.Select(t => new TargetHeaders(KnownTargets.Find(t)!, new Provider(_files, FoldersOf(KnownTargets.Find(t)!))))];
        return BindingsEngine.Generate(new BindingsRequest
        {
            Headers = [.. Headers.Select(h => h with { Files = [.. targets.Select(t => t.Headers.Find(h.IncludeName, true, null, -1))] })],
            Targets = targets,
            Overlays = Overlays,
            Reused = Reused,
            Visibility = Visibility,
        });
    }

    private ImmutableArray<string> FoldersOf(Target target) => Folders.IsEmpty ? KernelHeaders.FoldersOf(target.Triple) : Folders;

    private sealed class Provider(Dictionary<string, string> memory, ImmutableArray<string> folders) : IHeaderProvider
    {
        private readonly Dictionary<string, SourceFile> _read = [];

        public FoundHeader? Find(string name, bool isAngled, SourceFile? includer, int afterDirectory)
        {
            if (memory.TryGetValue(name, out string? text))
            {
                return new FoundHeader(Read("/headers/" + name, name, text, HeaderOrigin.Project), 0);
            }

            if (!isAngled && includer is not null && File.Exists(Path.Combine(Path.GetDirectoryName(includer.Path)!, name)))
            {
                string beside = Path.Combine(Path.GetDirectoryName(includer.Path)!, name);
                return new FoundHeader(Read(beside, Path.Combine(Path.GetDirectoryName(includer.IncludeName) ?? "", name), File.ReadAllText(beside), HeaderOrigin.System), -1);
            }

            for (int i = afterDirectory + 1; i < folders.Length; i++)
            {
                string path = Path.Combine(folders[i], name);
                if (File.Exists(path))
                {
                    return new FoundHeader(Read(path, name, File.ReadAllText(path), HeaderOrigin.System), i);
                }
            }

            return null;
        }

        private SourceFile Read(string path, string name, string text, HeaderOrigin origin)
        {
            if (!_read.TryGetValue(path, out SourceFile? file))
            {
                _read.Add(path, file = new SourceFile(path, name, text, origin));
            }

            return file;
        }
    }
}

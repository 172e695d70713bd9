// Requests for the front end and the engine on headers of this machine.

using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using UapiGen.CFrontEnd;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Targets;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine;
using UapiGen.Engine.Facts;
using UapiGen.Tool.Cli;

namespace UapiGen.Benchmarks.Corpus;

/// <summary>Runs the front end and the engine from text: nothing is kept from one call to the next but what the process itself keeps.</summary>
/// <param name="texts">As for <see cref="CorpusFiles"/>.</param>
internal sealed class HeaderTexts(Dictionary<string, string?>? texts = null)
{
    private static readonly ImmutableArray<SourceFile> s_overlays = [.. OverlayOptions.Shipped()];

    /// <summary>The targets whose headers are installed here, this machine's own first.</summary>
    public static ImmutableArray<Target> Targets { get; } =
        [.. KnownTargets.All.Where(CorpusHeaders.Has).OrderBy(t => t != Tool.Reading.IncludeDirectories.Native)];

    /// <summary>Reads one C file for some targets, one after the other.</summary>
    public List<TranslationUnit> Read(string path, params IEnumerable<Target> targets)
    {
        var files = new CorpusFiles(texts);
        SourceFile main = files.Open(path, Path.GetFileName(path)) ?? throw new FileNotFoundException(path);
        return [.. targets.Select(t => FrontEnd.Read(new FrontEndRequest { MainFile = main, Target = t, Headers = new CorpusHeaders(files, t) }))];
    }

    /// <summary>The facts of a unit, with the shipped overlays.</summary>
    public static FactReadResult ReadFacts(TranslationUnit unit) => FactReader.Read([unit], s_overlays);

    /// <summary>From text to C#, with the shipped overlays.</summary>
    public BindingsResult Generate(IEnumerable<string> headers, params ImmutableArray<Target> targets)
    {
        var files = new CorpusFiles(texts);
        ImmutableArray<TargetHeaders> providers = [.. targets.Select(t => new TargetHeaders(t, new CorpusHeaders(files, t)))];
        return BindingsEngine.Generate(new BindingsRequest
        {
            Targets = providers,
            Overlays = s_overlays,
            Headers =
            [
                .. headers.Select(h => new RequestedHeader
                {
                    IncludeName = h,
                    Files = [.. providers.Select(p => p.Headers.Find(h, isAngled: true, null, -1))],
                }),
            ],
        });
    }
}

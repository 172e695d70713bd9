using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine;

namespace UapiGen.Generator.Tests.Pipeline;

/// <summary>Stands for the engine where only the pipeline is tested: says which files it was given, and can fail on a header.</summary>
internal sealed class CountingEngine
{
    public int Runs { get; private set; }

    public BindingsRequest? LastRequest { get; private set; }

    /// <summary>The names of headers on which it throws.</summary>
    public HashSet<string> Poison { get; } = [];

    public UapiGenerator ToGenerator() => new(Generate);

    private BindingsResult Generate(BindingsRequest request, CancellationToken cancellationToken)
    {
        Runs++;
        LastRequest = request;
        if (request.Headers.FirstOrDefault(header => Poison.Contains(header.IncludeName)) is { } poison)
        {
            throw new System.InvalidOperationException("poisoned by " + poison.IncludeName);
        }

        return new BindingsResult(
            request.Headers.Select(header => new GeneratedSource(header.IncludeName.Replace('/', '.') + ".g.cs", ImmutableArray.Create("// " + Text(header.Files[0]?.File)))).ToImmutableArray(),
            default);
    }

    private static string Text(SourceFile? file) => (file?.Text ?? "missing").Replace("\n", " ");
}

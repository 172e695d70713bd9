using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using UapiGen.CFrontEnd;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine;

/// <summary>The engine's one way in: the headers that an assembly names to its C#.</summary>
public static class BindingsEngine
{
    /// <summary>
    /// Generates the bindings of one assembly. Never throws for what the headers and overlays hold; does no IO. The same request gives the same
    /// text, byte for byte, on any machine.
    /// </summary>
    public static BindingsResult Generate(BindingsRequest request, CancellationToken cancellationToken = default)
    {
        var diagnostics = new List<SourceDiagnostic>();
        foreach (RequestedHeader header in request.Headers)
        {
            for (int i = 0; i < request.Targets.Length; i++)
            {
                FoundHeader file = header.Files[header.Files.Length == 1 ? 0 : i];
                if (file.File is not null)
                {
                    diagnostics.AddRange(Read(header, file, request.Targets[i], cancellationToken).Diagnostics);
                }
            }
        }

        return new BindingsResult(ImmutableArray<GeneratedSource>.Empty, InOrder(diagnostics));
    }

    private static TranslationUnit Read(RequestedHeader header, FoundHeader file, TargetHeaders target, CancellationToken cancellationToken) =>
        FrontEnd.Read(
            new FrontEndRequest
            {
                MainFile = file.File,
                MainFileDirectory = file.Directory,
                Target = target.Target,
                Headers = target.Headers,
                Defines = header.Defines,
                IncludeBefore = header.IncludeBefore,
            },
            cancellationToken);

    private static ImmutableArray<SourceDiagnostic> InOrder(IEnumerable<SourceDiagnostic> diagnostics) =>
    [
        .. diagnostics.Distinct()
            .OrderBy(d => d.Span.File?.Path ?? "", System.StringComparer.Ordinal)
            .ThenBy(d => d.Span.Start)
            .ThenBy(d => d.Rule.Id, System.StringComparer.Ordinal)
            .ThenBy(d => d.Message, System.StringComparer.Ordinal),
    ];
}

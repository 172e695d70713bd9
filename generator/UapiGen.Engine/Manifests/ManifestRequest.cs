// From the manifest and the files' texts to the engine's request.

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Targets;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Lint;

namespace UapiGen.Engine.Manifests;

/// <summary>What the engine is to do for a manifest.</summary>
public static class ManifestRequest
{
    /// <param name="manifest">What the build found.</param>
    /// <param name="files">The files by their number in the manifest; null where there is no text.</param>
    /// <param name="reused">Headers that referenced assemblies offer.</param>
    public static BindingsRequest Create(Manifest manifest, IReadOnlyList<SourceFile?> files, ImmutableArray<ReusedHeader> reused)
    {
        ImmutableArray<TargetHeaders> targets =
        [
            .. manifest.Targets.Select(target => new TargetHeaders(KnownTargets.Find(target.Name)!, new ManifestHeaders(target, files))),
        ];
        return new BindingsRequest
        {
            Targets = targets,
            Headers = [.. manifest.Headers.Select(header => Requested(header, targets))],
            Overlays = [.. manifest.Overlays.Select(overlay => files[overlay]).OfType<SourceFile>()],
            Reused = reused,
            Visibility = manifest.Visibility,
            LintsSystemHeaders = manifest.LintsSystemHeaders,
            LintBaselines = [.. manifest.LintBaselines.Select(baseline => files[baseline]).OfType<SourceFile>()],
        };
    }

    private static RequestedHeader Requested(ManifestHeader header, ImmutableArray<TargetHeaders> targets) => new()
    {
        IncludeName = header.IncludeName,
        Files =
        [
            .. targets.Select(target => target.Headers.Find(header.IncludeName, isAngled: true, includer: null, afterDirectory: -1)
                ?? new FoundHeader(null!, -1)),
        ],
        Namespace = header.Namespace,
        Naming = header.Naming,
        Only = header.Only.Items,
        Exclude = header.Exclude.Items,
        Docs = header.Docs,
        Lint = header.Lint,
        LintSeverities = LintSeverity.Parse(header.LintSeverities),
        Defines = header.Defines.Items,
        IncludeBefore = header.IncludeBefore.Items,
    };
}

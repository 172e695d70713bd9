// From the manifest and the files' texts to the engine's request.

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Targets;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Lint;
using UapiGen.Engine.Model;

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
            Overlays = Texts(manifest.Overlays, files),
            Reused = reused,
            Visibility = manifest.Visibility,
            LintsSystemHeaders = manifest.LintsSystemHeaders,
            LintBaselines = Texts(manifest.LintBaselines, files),
        };
    }

    private static ImmutableArray<SourceFile> Texts(EquatableArray<int> numbers, IReadOnlyList<SourceFile?> files)
    {
        var texts = ImmutableArray.CreateBuilder<SourceFile>(numbers.Count);
        foreach (int number in numbers)
        {
            if (files[number] is { } text)
            {
                texts.Add(text);
            }
        }

        return texts.ToImmutable();
    }

    private static RequestedHeader Requested(ManifestHeader header, ImmutableArray<TargetHeaders> targets) => new()
    {
        IncludeName = header.IncludeName,
        Files = [.. targets.Select(target => target.Headers.Find(header.IncludeName, isAngled: true, includer: null, afterDirectory: -1))],
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

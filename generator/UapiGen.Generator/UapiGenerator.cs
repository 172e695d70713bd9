// The Roslyn incremental generator. It holds no knowledge of C: it carries texts to the engine and the engine's C# and findings to the compiler.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.Engine;
using UapiGen.Engine.Manifests;
using UapiGen.Engine.Model;
using UapiGen.Generator.References;
using UapiGen.Generator.UserTypes;

namespace UapiGen.Generator;

/// <summary>Generates bindings for the headers that the build's manifest names.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class UapiGenerator : IIncrementalGenerator
{
    private readonly Func<BindingsRequest, CancellationToken, BindingsResult> _engine;

    public UapiGenerator()
        : this(BindingsEngine.Generate)
    {
    }

    /// <summary>For tests of the pipeline alone, with an engine that counts or fails.</summary>
    internal UapiGenerator(Func<BindingsRequest, CancellationToken, BindingsResult> engine) => _engine = engine;

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<Several<ManifestInput>> manifests = context.AdditionalTextsProvider
            .Where(static text => text.Path.EndsWith(Manifest.FileNameSuffix, StringComparison.OrdinalIgnoreCase))
            .Select(static (text, cancellationToken) => FileText.Read(text, cancellationToken))
            .WithTrackingName(TrackingNames.ManifestText)
            .Select(static (file, _) => ManifestInput.Read(file))
            .WithTrackingName(TrackingNames.Manifest)
            .Collect()
            .Select(static (inputs, _) => new Several<ManifestInput>(inputs));

        // Only what a manifest lists is read, so that any other additional file costs nothing.
        IncrementalValueProvider<Several<Header>> headers = context.AdditionalTextsProvider
            .Combine(manifests.Select(static (inputs, _) => new ListedFiles(inputs.Items)))
            .Select(static (pair, cancellationToken) => pair.Right.Contains(pair.Left.Path) ? FileText.Read(pair.Left, cancellationToken) : null)
            .WithTrackingName(TrackingNames.HeaderText)
            .Where(static file => file is not null)
            .Select(static (file, _) => new Header(file!))
            .WithTrackingName(TrackingNames.Header)
            .Collect()
            .Select(static (files, _) => new Several<Header>(files))
            .WithTrackingName(TrackingNames.Headers);

        IncrementalValueProvider<CompilationFacts> facts = context.MetadataReferencesProvider
            .Select(static (reference, cancellationToken) => ReferencedAssembly.Read(reference, cancellationToken))
            .WithTrackingName(TrackingNames.Reference)
            .Where(static assembly => assembly is not null)
            .Collect()
            .Select(static (assemblies, _) => new Several<ReferencedAssembly>(assemblies!))
            .Combine(context.ParseOptionsProvider)
            .Select(static (pair, _) => CompilationFacts.Of(pair.Left.Items.Items, pair.Right))
            .WithTrackingName(TrackingNames.Compilation);

        IncrementalValueProvider<BindingsResult> bindings = manifests.Combine(headers)
            .Select(static (pair, _) => new Inputs(pair.Left.Items, pair.Right.Items))
            .Combine(facts)
            .Select((input, cancellationToken) => Generate(input.Left.Manifests, input.Left.Headers, input.Right, cancellationToken))
            .WithTrackingName(TrackingNames.Bindings);

        context.RegisterSourceOutput(
            bindings.SelectMany(static (result, _) => result.Sources.Items).WithTrackingName(TrackingNames.Source),
            static (output, source) => output.AddSource(source.HintName, SourceText.From(source.OpenText(), source.Length, Encoding.UTF8)));
        context.RegisterSourceOutput(
            bindings.Select(static (result, _) => new Several<SourceDiagnostic>(result.Diagnostics)).WithTrackingName(TrackingNames.Diagnostics),
            static (output, diagnostics) =>
            {
                foreach (SourceDiagnostic diagnostic in diagnostics.Items)
                {
                    output.ReportDiagnostic(HeaderDiagnostic.ToRoslyn(diagnostic));
                }
            });
        ReportClashes(context, bindings);
    }

    /// <summary>
    /// Finds user types that don't go with a generated one. Here and not in an analyzer: the compiler stops at its own errors about the same types
    /// before analyzers have a say.
    /// </summary>
    private static void ReportClashes(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<BindingsResult> bindings)
    {
        IncrementalValueProvider<Several<UserType>> users = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => UserTypeReader.IsCandidate(node), static (syntax, _) => UserTypeReader.Read(syntax.Node))
            .WithTrackingName(TrackingNames.UserTypes)
            .Collect()
            .Select(static (types, _) => new Several<UserType>(types));
        IncrementalValueProvider<Several<TypeClash>> clashes = bindings
            .Select(static (result, _) => new Several<DeclaredType>(result.Types))
            .Combine(users)
            .Select(static (pair, _) => new Several<TypeClash>(TypeClashes.Find(pair.Left.Items, pair.Right.Items.Items)))
            .WithTrackingName(TrackingNames.Clashes);
        context.RegisterSourceOutput(clashes, static (output, found) =>
        {
            foreach (TypeClash clash in found.Items)
            {
                output.ReportDiagnostic(clash.ToRoslyn());
            }
        });
    }

    private BindingsResult Generate(
        EquatableArray<ManifestInput> manifests, EquatableArray<Header> headers, CompilationFacts facts, CancellationToken cancellationToken)
    {
        var diagnostics = new List<SourceDiagnostic>();
        diagnostics.AddRange(manifests.Items.Select(input => input.Error).OfType<SourceDiagnostic>());
        ManifestInput[] usable = [.. manifests.Items.Where(input => input.Manifest is { Headers.Count: > 0 })];
        if (usable.Length == 0)
        {
            if (diagnostics.Count == 0)
            {
                diagnostics.Add(new SourceDiagnostic(GeneratorRules.NothingToDo, default));
            }

            return Result([], diagnostics);
        }

        if (facts.Problem is { } problem)
        {
            return Result([], [.. diagnostics, problem]);
        }

        if (usable.Length > 1)
        {
            diagnostics.Add(new SourceDiagnostic(GeneratorRules.SeveralManifests, default, usable[1].Path));
        }

        BindingsResult result = Run(usable[0].Manifest!, headers, facts, cancellationToken);
        return result with { Diagnostics = diagnostics.Concat(result.Diagnostics.Items).ToImmutableArray() };
    }

    private BindingsResult Run(Manifest manifest, EquatableArray<Header> headers, CompilationFacts facts, CancellationToken cancellationToken)
    {
        Dictionary<string, Header> byPath = new(StringComparer.Ordinal);
        foreach (Header header in headers)
        {
            byPath[header.Text.Path] = header;
        }

        BindingsRequest request = ManifestRequest.Create(
            manifest,
            [.. manifest.Files.Items.Select(file => byPath.TryGetValue(file.Path, out Header? header) ? header.SourceFile(file) : null)],
            [.. facts.Reused.Items.Select(reused => reused.ToEngine())]);
        try
        {
            return _engine(request, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Blame(request, e, cancellationToken);
        }
    }

    /// <summary>After a failure, which would lose all bindings: those of the headers that do not fail when read alone, and a finding at the others.</summary>
    private BindingsResult Blame(BindingsRequest request, Exception failure, CancellationToken cancellationToken)
    {
        var healthy = new List<RequestedHeader>();
        var diagnostics = new List<SourceDiagnostic>();
        foreach (RequestedHeader header in request.Headers)
        {
            if (Try(request with { Headers = [header] }, out _, out Exception? cause))
            {
                healthy.Add(header);
            }
            else
            {
                diagnostics.Add(GeneratorRules.Failure(header, cause!));
            }
        }

        if (healthy.Count == request.Headers.Length || !Try(request with { Headers = [.. healthy] }, out BindingsResult? result, out _))
        {
            return Result([], [GeneratorRules.Failure(request.Headers[0], failure)]);
        }

        return result! with { Diagnostics = diagnostics.Concat(result.Diagnostics.Items).ToImmutableArray() };

        bool Try(BindingsRequest part, out BindingsResult? bindings, out Exception? cause)
        {
            (bindings, cause) = (null, null);
            try
            {
                bindings = _engine(part, cancellationToken);
                return true;
            }
            catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
            {
                cause = e;
                return false;
            }
        }
    }

    private static BindingsResult Result(EquatableArray<GeneratedSource> sources, IEnumerable<SourceDiagnostic> diagnostics) =>
        new(sources, diagnostics.ToImmutableArray());
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Documentation;
using UapiGen.Engine.Facts.Inference;
using UapiGen.Engine.Facts.Overlays;

namespace UapiGen.Engine.Facts;

/// <summary>The way in: gathers what a header says beyond its C types, and what overlays add.</summary>
public static class FactReader
{
    private static readonly ConditionalWeakTable<SourceFile, Tuple<ParsedOverlay, List<SourceDiagnostic>>> s_overlays = new();

    /// <summary>Reads all facts. Never throws for what headers or overlays hold.</summary>
    /// <param name="units">The header, read once for each target; inference reads the first, explicit facts are checked against all.</param>
    /// <param name="overlays">Overlays of this or other headers; one whose origin is <see cref="HeaderOrigin.BuiltIn"/> is a shipped one.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static FactReadResult Read(
        IReadOnlyList<TranslationUnit> units, IReadOnlyList<SourceFile> overlays, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var diagnostics = new List<SourceDiagnostic>();
        List<ParsedOverlay> parsed = overlays.Select(file => ReadOverlay(file, diagnostics)).ToList();
        parsed.AddRange(units.Take(1).Select(unit => ReadHeaderLines(unit, diagnostics)));
        var names = new HeaderNames(units);
        List<Fact> facts = new OverlayChecker(names, parsed, diagnostics).Check(cancellationToken);
        facts = new ContradictionChecker(names, units, diagnostics).Check(facts);
        if (units.Count > 0)
        {
            facts.AddRange(FactInference.Read(units[0], names, diagnostics, cancellationToken));
        }

        return new FactReadResult(new FactSet(FactMerger.Merge(facts, diagnostics)), diagnostics.ToImmutableArray());
    }

    /// <summary>The project's own overlays that speak of a header which nobody reads.</summary>
    /// <param name="overlays">All overlays.</param>
    /// <param name="headers">The include names of all files that were read.</param>
    public static IEnumerable<SourceDiagnostic> OfNoHeader(IEnumerable<SourceFile> overlays, IReadOnlyCollection<string> headers)
    {
        foreach (SourceFile file in overlays.Where(file => file.Origin == HeaderOrigin.Project))
        {
            string header = ReadOverlay(file, []).Header;
            if (header.Length > 0 && !headers.Contains(header))
            {
                int place = Math.Max(0, file.Text.IndexOf(header, StringComparison.Ordinal));
                yield return new SourceDiagnostic(FactRules.OverlayOfNoHeader, new SourceSpan(file, place, header.Length), header, NameSuggestions.Of(header, headers));
            }
        }
    }

    /// <summary>Reads an overlay once for as long as its file lives: every header of a project is held against all overlays.</summary>
    private static ParsedOverlay ReadOverlay(SourceFile file, List<SourceDiagnostic> diagnostics)
    {
        (ParsedOverlay overlay, List<SourceDiagnostic> own) = s_overlays.GetValue(file, static f =>
        {
            var found = new List<SourceDiagnostic>();
            return Tuple.Create(OverlayParser.ReadFile(f, found), found);
        });
        diagnostics.AddRange(own);
        return overlay;
    }

    /// <summary>The <c>uapi:</c> lines of all comments of the header.</summary>
    private static ParsedOverlay ReadHeaderLines(TranslationUnit unit, List<SourceDiagnostic> diagnostics)
    {
        var overlay = new ParsedOverlay();
        foreach (Comment comment in unit.Files.Where(unit.Comments.ContainsKey).SelectMany(file => unit.Comments[file]))
        {
            if (comment.Kind != CommentKind.KernelDoc || !comment.Span.Contains("uapi:"))
            {
                continue;
            }

            KernelDoc doc = DocumentationIndex.Of(unit).Read(comment)!;
            string record = doc.Kind switch
            {
                KernelDocKind.Struct => "struct " + doc.Name,
                KernelDocKind.Union => "union " + doc.Name,
                _ => "",
            };
            foreach (KernelDocSection section in doc.Sections.Where(s => s.Name == "uapi"))
            {
                OverlayParser.ReadLines(section.Text, record, comment.Span.File?.IncludeName ?? "", overlay, diagnostics);
            }
        }

        return overlay;
    }
}

/// <summary>The facts and what was wrong with their statements, and with the header's words.</summary>
public sealed record FactReadResult(FactSet Facts, ImmutableArray<SourceDiagnostic> Diagnostics)
{
    /// <summary>
    /// What a build reports, which nobody wants to read about what he can't change: not the slips in a system header's comments, nor which statements of
    /// a shipped overlay are for another version of the header. (To report anything at all also costs: the compiler first looks for suppressions.)
    /// </summary>
    /// <param name="judgesSystem">Whether system headers are to be judged, too.</param>
    public IEnumerable<SourceDiagnostic> DiagnosticsOfBuild(bool judgesSystem) =>
        Diagnostics.Where(d => d.Span.File?.Origin switch
        {
            HeaderOrigin.System => judgesSystem || !FactRules.IsAboutWords(d.Rule),
            HeaderOrigin.BuiltIn => d.Severity != Severity.Info,
            _ => true,
        });
}

using System.Collections.Immutable;
using System.Linq;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using UapiGen.Analyzers.Facts;
using UapiGen.Analyzers.Rules;

namespace UapiGen.Analyzers.Mirrors;

/// <summary>UAPI6001 to UAPI6007: a struct that claims, with <c>[CRecord("struct x", Mirror = true)]</c>, to have the layout of a C struct.</summary>
internal static class MirrorCheck
{
    public static void Check(SymbolAnalysisContext context, FactCache facts, RecordIndex index)
    {
        var mirror = (INamedTypeSymbol)context.Symbol;
        if (mirror.TypeKind != TypeKind.Struct || mirror.Uapi("CRecord") is not { } claim || !claim.Named("Mirror", false))
        {
            return;
        }

        if (ReportUnfit(context, mirror))
        {
            return;
        }

        string name = claim.Argument(0, "");
        string header = claim.Named("Header", "");
        ImmutableArray<RecordFacts> records = index.Find(name, header, context.CancellationToken);
        if (records.IsEmpty)
        {
            if (index.IsComplete)
            {
                string from = header.Length == 0 ? "" : " in " + header;
                context.ReportDiagnostic(Diagnostic.Create(MirrorRules.UnknownRecord, mirror.Locations[0], name, from));
            }

            return;
        }

        if (ClrLayout.Of(mirror, facts) is not { } layout)
        {
            return;
        }

        // Right for one architecture is right, whichever the program is for; else it is told of the one that it comes closest to. A misplaced
        // field hides what is wrong behind it.
        ImmutableArray<Diagnostic> closest = records.Select(r => new MirrorComparison(mirror, layout, r).Compare())
            .OrderBy(f => f.Any(d => d.Id == MirrorRules.Misplaced.Id))
            .ThenBy(f => f.Length)
            .First();
        foreach (Diagnostic finding in closest)
        {
            context.ReportDiagnostic(finding);
        }
    }

    private static bool ReportUnfit(SymbolAnalysisContext context, INamedTypeSymbol mirror)
    {
        if (StructLayout.Of(mirror).Kind == LayoutKind.Auto)
        {
            context.ReportDiagnostic(Diagnostic.Create(MirrorRules.NotBlittable, mirror.Locations[0], mirror.Name, "its LayoutKind is Auto"));
            return true;
        }

        bool isUnfit = false;
        foreach (IFieldSymbol field in mirror.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic && !f.Type.IsUnmanagedType && !f.IsFixedSizeBuffer))
        {
            string why = field.Type.IsReferenceType ? "it is a reference type" : "it contains references";
            context.ReportDiagnostic(Diagnostic.Create(MirrorRules.NotBlittable, field.Locations[0], field.Name, why));
            isUnfit = true;
        }

        return isUnfit;
    }
}

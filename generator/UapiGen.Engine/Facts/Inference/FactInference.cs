using System.Collections.Generic;
using System.Linq;
using System.Threading;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Facts.Overlays;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Reads facts from the words, names and places of a header: the carrier that needs no annotation.</summary>
internal static class FactInference
{
    public static List<Fact> Read(TranslationUnit unit, HeaderNames names, List<SourceDiagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var context = new InferenceContext(unit, names, diagnostics);
        List<RecordDeclaration> records = unit.Declarations.OfType<RecordDeclaration>()
            .Where(r => r.IsComplete && r.Span.File is { Origin: not HeaderOrigin.BuiltIn } && (r.Tag is not null || r.TypedefName is not null))
            .ToList();

        // What members take comes first: conditions on flags ask which member holds a flag.
        foreach (RecordDeclaration record in records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ValuesInference.Read(context, record);
        }

        HeadingGroups.Read(context);
        foreach (RecordDeclaration record in records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            MemberInference.Read(context, record);
        }

        ConstantInference.Read(context, records, cancellationToken);
        IoctlInference.Read(context, cancellationToken);
        return Conflicts.Remove(context);
    }
}

using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using UapiGen.Analyzers.Facts;
using UapiGen.Analyzers.Rules;

namespace UapiGen.Analyzers.Mirrors;

/// <summary>UAPI6009: a reference to a field of a packed struct, by which code reads and writes that expects an aligned address.</summary>
internal static class MisalignedReference
{
    public static void Check(OperationAnalysisContext context, FactCache facts)
    {
        var field = (IFieldReferenceOperation)context.Operation;
        if (!IsReferenceTaken(field) || Alignment(field, facts) is not { } known || ClrLayout.Shape(field.Field.Type, facts) is not { } shape)
        {
            return;
        }

        if (known < shape.Alignment)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                MirrorRules.MisalignedReference,
                field.Syntax.GetLocation(),
                field.Field.Name,
                known,
                field.Field.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
                shape.Alignment));
        }
    }

    private static bool IsReferenceTaken(IOperation field) => field.Parent switch
    {
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Parent: IInvocationOperation call } =>
            call.TargetMethod.ContainingType.Name is not "Unsafe",
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        ISimpleAssignmentOperation { IsRef: true } => true,
        IVariableInitializerOperation or IFieldInitializerOperation or IReturnOperation => field.Syntax.Parent is RefExpressionSyntax,
        _ => false,
    };

    // The greatest power of two that divides every address that the field can have.
    private static int? Alignment(IFieldReferenceOperation field, FactCache facts)
    {
        int least = int.MaxValue;
        for (IOperation? at = field; at is IFieldReferenceOperation { Field: { IsStatic: false, ContainingType: { IsValueType: true, IsTupleType: false } type } } reference; at = reference.Instance)
        {
            if (Place(reference.Field, type, facts) is not { } place)
            {
                return null;
            }

            int byOffset = place.Offset == 0 ? int.MaxValue : place.Offset & -place.Offset;
            least = Math.Min(least, Math.Min(byOffset, place.Alignment));
        }

        return least == int.MaxValue ? null : least;
    }

    private static (int Offset, int Alignment)? Place(IFieldSymbol field, INamedTypeSymbol type, FactCache facts)
    {
        if (facts.Record(type) is { Alignment: > 0 } record)
        {
            return record.Member(field.Name) is { } member ? (member.Offset, record.Alignment) : null;
        }

        return type.GetAttributes().Any(a => a.AttributeClass?.Name == "StructLayoutAttribute") && ClrLayout.Of(type, facts) is { } layout
            && layout.Fields.FirstOrDefault(f => SymbolEqualityComparer.Default.Equals(f.Symbol, field)) is { } placed
                ? (placed.Offset, layout.Alignment)
                : null;
    }
}

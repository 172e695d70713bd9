using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Lint;

/// <summary>Members whose shape C leaves to the compiler or makes hard to use: L09, L13, L14.</summary>
internal static class MemberShapeRules
{
    public static readonly DiagnosticRule BitField = new(
        "UAPI4109", "Bit-field or enum member", "'{0}' of '{1}' is {2}, whose layout is implementation-defined: use {3}", Severity.Warning);

    public static readonly DiagnosticRule Packed = new(
        "UAPI4113", "Packed record with misaligned member", "'{0}' of packed '{1}' ({2}) is misaligned at offset {3}: move it to a multiple of {4} and remove 'packed'", Severity.Warning);

    public static readonly DiagnosticRule OldFlexible = new(
        "UAPI4114", "Old-style flexible array", "'{0}[{1}]' at the end of '{2}' is an old-style flexible array: use '{0}[]'", Severity.Warning);

    public static void Check(LintContext context)
    {
        foreach (RecordDeclaration record in context.Records)
        {
            string owner = LintContext.NameOf(record);
            foreach (FieldDeclaration field in record.Fields.Where(field => field.Name is not null))
            {
                CheckKind(context, owner, field);
                CheckPacking(context, record, owner, field);
            }

            if (!record.IsUnion && record.Fields.LastOrDefault() is { Name: not null, Type.Canonical: ArrayType { Length: 0 or 1 } array } last && record.Fields.Length > 1)
            {
                context.Report(OldFlexible, last.Span, last.Name!, LintTypes.Number(array.Length!.Value), owner);
            }
        }
    }

    private static void CheckKind(LintContext context, string owner, FieldDeclaration field)
    {
        if (field.BitWidth is not null)
        {
            context.Report(BitField, field.Span, field.Name!, owner, "a bit-field", $"'{LintTypes.FixedName(field.Type.Size, isSigned: false)}' and constants for the bits");
        }
        else if (LintTypes.Element(field.Type).Canonical is EnumType)
        {
            context.Report(BitField, field.Span, field.Name!, owner, "an enum", $"'{LintTypes.FixedName(4, isSigned: false)} {field.Name}'");
        }
    }

    private static void CheckPacking(LintContext context, RecordDeclaration record, string owner, FieldDeclaration field)
    {
        CType element = LintTypes.Element(field.Type).Canonical;
        bool isScalar = element is BuiltInType or PointerType;
        if (record.IsPacked && isScalar && field.BitWidth is null && element.Size >= 4 && field.Offset % element.Size != 0)
        {
            context.Report(
                Packed, field.Span, field.Name!, owner, LintTypes.Bytes(element.Size), LintTypes.Number(field.Offset), LintTypes.Number(element.Size));
        }
    }
}

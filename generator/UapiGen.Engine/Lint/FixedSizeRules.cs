using System;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Lint;

/// <summary>Members whose type is not the same on every machine: L01, L02, L03, L10, L11.</summary>
internal static class FixedSizeRules
{
    public static readonly DiagnosticRule Long = new(
        "UAPI4101", "Member size depends on the architecture", "'{0}' of '{1}' is {2}, which is 4 bytes on 32-bit and 8 bytes on 64-bit architectures: use '{3} {0}{4}'", Severity.Warning);

    public static readonly DiagnosticRule Unfixed = new(
        "UAPI4102", "Member type without a fixed width", "'{0}' of '{1}' has type '{2}': use the fixed-width '{3} {0}{4}'", Severity.Info);

    public static readonly DiagnosticRule Char = new(
        "UAPI4116", "Plain char used as a number", "'{0}' of '{1}' is '{2}', which is signed on some architectures and unsigned on others: use '{3} {0}'", Severity.Warning);

    public static readonly DiagnosticRule Pointer = new(
        "UAPI4103", "Pointer member", "'{0}' of '{1}' is a pointer, whose size depends on the architecture: use '__aligned_u64 {0}' and cast through uintptr_t", Severity.Warning);

    public static readonly DiagnosticRule Bool = new(
        "UAPI4110", "bool member", "'{0}' of '{1}' is a bool, for which values other than 0 and 1 are undefined behavior: use '__u8 {0}' or a flag bit", Severity.Warning);

    public static readonly DiagnosticRule Float = new(
        "UAPI4111", "Floating-point member", "'{0}' of '{1}' is {2}, but the kernel does not use floating point: use a fixed-point integer", Severity.Warning);

    public static void Check(LintContext context)
    {
        foreach (RecordDeclaration record in context.Records)
        {
            foreach (FieldDeclaration field in record.Fields)
            {
                if (field.Name is not null && field.BitWidth is null)
                {
                    Check(context, record, field);
                }
            }
        }
    }

    private static void Check(LintContext context, RecordDeclaration record, FieldDeclaration field)
    {
        string name = field.Name!;
        string owner = LintContext.NameOf(record);
        CType spelled = LintTypes.Element(field.Type);
        CType canonical = LintTypes.Element(spelled.Canonical);
        string bounds = Bounds(field.Type);
        switch (canonical)
        {
            case PointerType:
                context.Report(Pointer, field.Span, name, owner);
                break;
            case BuiltInType { Kind: BuiltInKind.Bool }:
                context.Report(Bool, field.Span, name, owner);
                break;
            case BuiltInType { Kind: BuiltInKind.Float or BuiltInKind.Double or BuiltInKind.LongDouble }:
                context.Report(Float, field.Span, name, owner, spelled.ToString());
                break;
            case BuiltInType { Kind: BuiltInKind.Long or BuiltInKind.UnsignedLong } word when spelled is not TypedefType typedef || !LintTypes.SaysWidth(typedef.Declaration.Name):
                context.Report(Long, field.Span, name, owner, Spell(spelled), LintTypes.FixedName(8, word.IsSigned), bounds);
                break;
            case BuiltInType { Kind: BuiltInKind.Char } when spelled is BuiltInType && field.Type.Canonical is not ArrayType:
                context.Report(Char, field.Span, name, owner, spelled.ToString(), LintTypes.FixedName(1, isSigned: false));
                break;
            case BuiltInType { IsInteger: true, Kind: not BuiltInKind.Char } number when IsUnfixed(spelled):
                context.Report(Unfixed, field.Span, name, owner, spelled.ToString(), LintTypes.FixedName(number.Size, number.IsSigned), bounds);
                break;
            default:
                break;
        }
    }

    /// <summary>C's own words for integers, and the names of stdint.h, which the kernel's headers don't have.</summary>
    private static bool IsUnfixed(CType spelled) => spelled is BuiltInType
        || (spelled is TypedefType { Declaration.Name: var name } && name.EndsWith("_t", StringComparison.Ordinal)
            && (name.StartsWith("int", StringComparison.Ordinal) || name.StartsWith("uint", StringComparison.Ordinal)) && LintTypes.SaysWidth(name));

    private static string Spell(CType type) => $"'{type}'";

    private static string Bounds(CType type)
    {
        string bounds = "";
        while (type is ArrayType array)
        {
            bounds += array.Length is { } length ? $"[{LintTypes.Number(length)}]" : "[]";
            type = array.Element;
        }

        return bounds;
    }
}

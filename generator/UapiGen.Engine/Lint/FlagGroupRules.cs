using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Documentation;

namespace UapiGen.Engine.Lint;

/// <summary>Flags belong in an enum, and the flags member names it: F02, F07.</summary>
internal static class FlagGroupRules
{
    public static readonly DiagnosticRule Ungrouped = new(
        "UAPI4302", "Flags not grouped in an enum", "'{0}' is a flag of '{1}' in '{2}': define the flags in 'enum {3}'", Severity.Warning);

    public static readonly DiagnosticRule Unnamed = new(
        "UAPI4307", "Flags member does not name its enum", "The documentation of '{0}' in '{1}' does not mention its enum: write '@{0}: Combination of enum {2}'", Severity.Warning);

    public static void Check(LintContext context)
    {
        List<Macro> bits = [.. context.Macros.Where(IsBit)];
        foreach (RecordDeclaration record in context.NamedRecords)
        {
            foreach (FieldDeclaration field in record.Fields.Where(field => field.Name is { } name && name.IndexOf("flags", StringComparison.OrdinalIgnoreCase) >= 0))
            {
                Passage? doc = context.Documentation.MemberPassage(record, field.Name!);
                string words = doc?.Words ?? "";
                Macro? first = bits.Find(macro => macro.FollowsField == field || HeaderText.HasWord(words, macro.Name));
                string tag = TagFor(context, record, field, words);
                if (first is not null)
                {
                    context.Report(Ungrouped, first.Span, first.Name, field.Name!, record.CName, tag);
                }

                bool namesFlags = first is not null || context.Enums.Any(declaration => declaration.Enumerators.Any(value => HeaderText.HasWord(words, value.Name)));
                if (doc is { IsEmpty: false } && namesFlags && !HeaderText.HasWord(words, "enum"))
                {
                    context.Report(Unnamed, doc.Span, field.Name!, record.CName, tag);
                }
            }
        }
    }

    /// <summary>A macro that is written as a bit, rather than as a number that happens to be a power of two.</summary>
    public static bool IsBit(Macro macro) =>
        macro is { Parameters: null, Ioctl: null }
        && (macro.Body.IndexOf("<<", StringComparison.Ordinal) >= 0 || BitMacroRules.IsUsedIn(macro.Body) || HeaderText.HasWord(macro.Body, "_BITUL") || HeaderText.HasWord(macro.Body, "_BITULL"))
        && macro.Body.IndexOf('|') < 0
        && !macro.Name.EndsWith("_MASK", StringComparison.Ordinal);

    /// <summary>The tag of the enum that has the flags already, else one made from the record's name.</summary>
    private static string TagFor(LintContext context, RecordDeclaration record, FieldDeclaration field, string words)
    {
        EnumDeclaration? existing = context.Enums.FirstOrDefault(declaration => declaration.Tag is not null && declaration.Enumerators.Any(value => HeaderText.HasWord(words, value.Name)));
        return existing?.Tag ?? $"{record.Tag ?? record.TypedefName}_{field.Name}";
    }
}

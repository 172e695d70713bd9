using System;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Documentation;

namespace UapiGen.Engine.Lint;

/// <summary>How a struct can grow: X01, X03.</summary>
internal static class SizeFirstRules
{
    public static readonly DiagnosticRule WrongSize = new(
        "UAPI4201", "Size member documents the wrong struct", "'{0}' of '{1}' is documented as 'sizeof({2})': use 'sizeof({1})'", Severity.Warning);

    public static readonly DiagnosticRule NoFlags = new(
        "UAPI4203", "Ioctl argument cannot be extended", "'{0}' has neither a flags nor a size member, so it cannot be extended later: add '__u32 flags;' and reject unknown bits", Severity.Info);

    private const string SizeOf = "sizeof(";

    public static void Check(LintContext context)
    {
        foreach (RecordDeclaration record in context.NamedRecords.Where(record => !record.IsUnion))
        {
            CheckSize(context, record);
            bool isArgument = record.Fields.Length > 1 && context.IoctlsWith(record).Any();
            bool canGrow = MemberPaths.Of(record).Any(member => member.Path.IndexOf("flag", StringComparison.OrdinalIgnoreCase) >= 0 || IsSizeName(member.Path) || LintTypes.IsReservedName(member.Path));
            if (isArgument && !canGrow && context.RunsOptionalRules)
            {
                context.Report(NoFlags, record.Span, record.CName);
            }
        }
    }

    private static bool IsSizeName(string name) => name is "size" or "argsz" or "len" or "length";

    private static void CheckSize(LintContext context, RecordDeclaration record)
    {
        foreach (FieldDeclaration field in record.Fields.Where(field => field.Name is "size" or "argsz"))
        {
            Passage? passage = context.Documentation.MemberPassage(record, field.Name!);
            string words = passage?.Words ?? "";
            int start = words.IndexOf(SizeOf, StringComparison.Ordinal);
            int end = start < 0 ? -1 : words.IndexOf(')', start);
            if (end > start)
            {
                string named = words.Substring(start + SizeOf.Length, end - start - SizeOf.Length).Trim();
                if (named.StartsWith("struct ", StringComparison.Ordinal) && named != record.CName)
                {
                    context.Report(WrongSize, passage!.Span, field.Name!, record.CName, named);
                }
            }
        }
    }
}

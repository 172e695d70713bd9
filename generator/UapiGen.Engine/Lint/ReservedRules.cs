using System;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Engine.Lint;

/// <summary>What is said of reserved members: X04.</summary>
internal static class ReservedRules
{
    public static readonly DiagnosticRule Unsaid = new(
        "UAPI4204", "Reserved member not documented", "'{0}' of '{1}' is not documented as zero: add '@{0}: Must be 0' and reject other values", Severity.Info);

    public static void Check(LintContext context)
    {
        foreach (RecordDeclaration record in context.NamedRecords.Where(record => context.IoctlsWith(record).Any()))
        {
            foreach (Member member in MemberPaths.Of(record).Where(member => LintTypes.IsReservedName(member.Field.Name)))
            {
                if (context.Facts.ForRecord(record.CName).Member(member.Path).Reserved is { IsStated: true } || SaysZero(context, record, member))
                {
                    continue;
                }

                context.Report(Unsaid, member.Field.Span, member.Path, record.CName);
            }
        }
    }

    private static bool SaysZero(LintContext context, RecordDeclaration record, Member member)
    {
        string words = context.Documentation.For(record, member.Path, member.Field).Summary + " "
            + string.Join(" ", new Comment?[] { member.Field.Comments.Leading, member.Field.Comments.Trailing }.Select(comment => comment?.Span.Text ?? ""));
        return words.IndexOf("zero", StringComparison.OrdinalIgnoreCase) >= 0 || HeaderText.HasWord(words, "0");
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Engine.Lint;

/// <summary>Layouts that differ between machines though no member's own type does: L06, L07.</summary>
internal static class TargetLayoutRules
{
    public static readonly DiagnosticRule Differs = new(
        "UAPI4106", "Layout differs between architectures", "'{0}' is {1} on {2} but {3} on {4}, which aligns '{5}' to {6}: use '{7}'", Severity.Warning);

    public static readonly DiagnosticRule Unaligned = new(
        "UAPI4107", "64-bit member without explicit alignment", "'{0}' of '{1}' is aligned to 4 bytes by some 32-bit architectures: use '__aligned_u64 {0}'", Severity.Info);

    public static void Check(LintContext context)
    {
        List<Dictionary<string, RecordDeclaration>> others = [.. context.Units.Skip(1).Select(ByName)];
        foreach (RecordDeclaration record in context.NamedRecords)
        {
            Compare(context, record, others);
            if (context.RunsOptionalRules)
            {
                foreach (Member member in MemberPaths.Of(record).Where(member => IsUnaligned64(member.Field)))
                {
                    context.Report(Unaligned, member.Field.Span, member.Path, record.CName);
                }
            }
        }
    }

    private static void Compare(LintContext context, RecordDeclaration record, List<Dictionary<string, RecordDeclaration>> others)
    {
        for (int i = 0; i < others.Count; i++)
        {
            if (!others[i].TryGetValue(record.CName, out RecordDeclaration? other) || !IsSamePlace(other.Span, record.Span))
            {
                continue;
            }

            // Members that are themselves of another width have a rule of their own.
            List<(Member Ours, Member Theirs)> pairs = [.. MemberPaths.Of(record).Zip(MemberPaths.Of(other), (ours, theirs) => (ours, theirs))];
            bool isPadding = pairs.All(pair => pair.Ours.Field.Type.Size == pair.Theirs.Field.Type.Size || MemberPaths.InlineRecord(pair.Ours.Field.Type) is not null);
            bool isDifferent = record.Size != other.Size || pairs.Any(pair => pair.Ours.BitOffset != pair.Theirs.BitOffset);
            if (isPadding && isDifferent)
            {
                FieldDeclaration? cause = pairs.Select(pair => pair.Ours.Field).FirstOrDefault(IsUnaligned64);
                string name = cause?.Name ?? "its 64-bit members";
                string edit = cause is null ? "__aligned_u64 for them" : $"__aligned_u64 {name}";
                context.Report(
                    Differs, record.Span, record.CName, LintTypes.Bytes(record.Size), context.Unit.Target.Name, LintTypes.Bytes(other.Size), context.Units[i + 1].Target.Name, name, "4 bytes", edit);
                return;
            }
        }
    }

    // Each target's reader may hold the file in an object of its own.
    private static bool IsSamePlace(SourceSpan a, SourceSpan b) => a.Start == b.Start && a.File?.Path == b.File?.Path;

    private static bool IsUnaligned64(FieldDeclaration field) =>
        field.BitWidth is null && field.AlignedAttribute < 8
        && LintTypes.Element(field.Type).Canonical is BuiltInType { Size: 8 }
        && field.TypeMacros.All(macro => macro.IndexOf("aligned", StringComparison.Ordinal) < 0);

    private static Dictionary<string, RecordDeclaration> ByName(TranslationUnit unit)
    {
        var records = new Dictionary<string, RecordDeclaration>(StringComparer.Ordinal);
        foreach (RecordDeclaration record in unit.Declarations.OfType<RecordDeclaration>().Where(record => record.IsComplete))
        {
            records[record.CName] = record;
        }

        return records;
    }
}

using System;
using System.Linq;
using System.Text.RegularExpressions;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Documentation;
using UapiGen.Engine.Facts;

namespace UapiGen.Engine.Lint;

/// <summary>Members that only count with a flag, and what the flag and the flags member say of it: F06, F08.</summary>
internal static class ConditionRules
{
    public static readonly DiagnosticRule Unknown = new(
        "UAPI4306", "Condition on a flag that does not exist", "The documentation of '{0}' in '{1}' refers to '{2}', which is not defined", Severity.Warning);

    public static readonly DiagnosticRule Unlisted = new(
        "UAPI4311", "Flag missing from the documentation of its member", "'{0}' depends on '{1}', which the documentation of '{2}' in '{3}' does not mention: list it, or write '@{2}: Combination of enum {4}'", Severity.Warning);

    public static readonly DiagnosticRule OneSided = new(
        "UAPI4308", "Flag and member do not mention each other", "'{0}' and '{1}' belong together, but the documentation of '{2}' does not mention the other", Severity.Info);

    public static void Check(LintContext context)
    {
        foreach (RecordDeclaration record in context.NamedRecords)
        {
            CheckNamedByFlags(context, record);
            foreach (Member member in MemberPaths.Of(record))
            {
                if (context.Documentation.MemberPassage(record, member.Path) is { } doc)
                {
                    CheckNames(context, record, member, doc);
                }

                foreach (ConditionFact fact in context.Facts.ForRecord(record.CName).Member(member.Path).Conditions.Where(fact => fact.IsStated))
                {
                    CheckCondition(context, record, member, fact);
                }
            }
        }
    }

    private static void CheckNames(LintContext context, RecordDeclaration record, Member member, Passage doc)
    {
        foreach (Match match in Patterns.FlagIsSet.Matches(doc.Words))
        {
            string name = match.Groups[1].Value;
            if (!context.Constants.Contains(name) && !context.Unit.Macros.Any(macro => macro.Name == name))
            {
                context.Report(Unknown, doc.Span, member.Path, record.CName, name);
            }
        }
    }

    // A flag whose doc speaks of a member, whatever it says of it: the member's doc and that of the flags speak of the flag.
    private static void CheckNamedByFlags(LintContext context, RecordDeclaration record)
    {
        if (record.Tag is null || MemberPaths.Of(record).FirstOrDefault(member => member.Path == "flags") is not { Path: not null } flags)
        {
            return;
        }

        foreach (Macro macro in context.Macros.Where(FlagGroupRules.IsBit))
        {
            foreach (Match match in Patterns.MemberOfRecord.Matches(DocOf(context, macro.Name)))
            {
                if (match.Groups[1].Value == record.Tag
                    && MemberPaths.Of(record).FirstOrDefault(member => member.Path == match.Groups[2].Value) is { Path: not null } named
                    && named.Path != flags.Path)
                {
                    CheckFlagsDoc(context, record, named, flags.Path, macro.Name);
                    CheckBothSides(context, record, named, macro.Name);
                }
            }
        }
    }

    private static void CheckCondition(LintContext context, RecordDeclaration record, Member member, ConditionFact fact)
    {
        foreach (Comparison comparison in fact.Condition!.Comparisons().Where(comparison => comparison.Operator == ComparisonOperator.HasBits))
        {
            foreach (string flag in comparison.Value.Atoms.Select(atom => atom.Name).Where(name => name.Length > 0))
            {
                CheckFlagsDoc(context, record, member, comparison.Path, flag);
                CheckBothSides(context, record, member, flag);
            }
        }
    }

    private static void CheckFlagsDoc(LintContext context, RecordDeclaration record, Member member, string flagsPath, string flag)
    {
        if (context.Documentation.MemberPassage(record, flagsPath) is not { IsEmpty: false } doc)
        {
            return;
        }

        bool isNamed = HeaderText.HasWord(doc.Words, flag) || HeaderText.HasWord(doc.Words, "enum") || doc.Words.IndexOf('*') >= 0;
        if (!isNamed)
        {
            string tag = context.Enums.FirstOrDefault(declaration => declaration.Enumerators.Any(value => value.Name == flag))?.Tag ?? $"{record.Tag ?? record.TypedefName}_{flagsPath}";
            context.Report(Unlisted, doc.Span, member.Path, flag, flagsPath, record.CName, tag);
        }
    }

    private static void CheckBothSides(LintContext context, RecordDeclaration record, Member member, string flag)
    {
        string name = member.Field.Name ?? member.Path;
        string ofMember = context.Documentation.MemberPassage(record, member.Path)?.Words ?? "";
        string ofFlag = DocOf(context, flag);
        if (ofMember.Length > 0 && !HeaderText.HasWord(ofMember, flag))
        {
            context.Report(OneSided, member.Field.Span, member.Path, flag, member.Path);
        }
        else if (ofFlag.Length > 0 && !HeaderText.HasWord(ofFlag, name))
        {
            context.Report(OneSided, member.Field.Span, member.Path, flag, flag);
        }
    }

    private static string DocOf(LintContext context, string constant)
    {
        if (context.Unit.Macros.FirstOrDefault(macro => macro.Name == constant) is { } macro)
        {
            DocEntry entry = context.Documentation.For(macro);
            return $"{entry.Summary} {entry.Remarks}".Trim();
        }

        foreach (EnumDeclaration declaration in context.Enums)
        {
            if (declaration.Enumerators.FirstOrDefault(value => value.Name == constant) is { } value)
            {
                DocEntry entry = context.Documentation.For(declaration, value);
                return $"{entry.Summary} {entry.Remarks}".Trim();
            }
        }

        return "";
    }

    /// <summary>Made when a header is judged, not when the rules are listed: building an expression costs a cold compiler a millisecond.</summary>
    private static class Patterns
    {
        public static readonly Regex FlagIsSet = new(@"\b([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\s+(?:flag\s+|bit\s+)?is\s+(?:not\s+)?set\b", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

        /// <summary>A member as a comment elsewhere names it: <c>@tag::member</c>.</summary>
        public static readonly Regex MemberOfRecord = new(@"\b(\w+)(?:::|\.)(\w+)\b", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Facts;

namespace UapiGen.Engine.Lint;

/// <summary>The values of flags and enums: F03, F04, F05.</summary>
internal static class EnumValueRules
{
    public static readonly DiagnosticRule SignBit = new(
        "UAPI4303", "Shift into the sign bit", "'{0}' shifts a signed 1 into the sign bit: use '1U << 31'", Severity.Warning);

    public static readonly DiagnosticRule Overlap = new(
        "UAPI4309", "Flags overlap", "'{0}' overlaps '{1}' in 'enum {2}': give it a bit of its own, or name it as a mask", Severity.Warning);

    public static readonly DiagnosticRule TooWide = new(
        "UAPI4310", "Flag does not fit its member", "'{0}' does not fit in '{1}' of '{2}', which is only {3} bits wide", Severity.Warning);

    public static readonly DiagnosticRule Implicit = new(
        "UAPI4304", "Enumerator without a value", "'{0}' has no explicit value, so inserting an enumerator before it would change the ABI: write '{0} = {1}'", Severity.Info);

    public static readonly DiagnosticRule Exclusive = new(
        "UAPI4305", "Constant combines mutually exclusive flags", "'{0}' combines '{1}' and '{2}', which are mutually exclusive in '{3}' of '{4}'", Severity.Warning);

    public static void Check(LintContext context)
    {
        CheckSignBits(context);
        Dictionary<string, EnumDeclaration> byTag = [];
        foreach (EnumDeclaration declaration in context.Enums.Where(declaration => declaration.Tag is not null))
        {
            byTag[declaration.Tag!] = declaration;
        }

        foreach (RecordDeclaration record in context.NamedRecords)
        {
            foreach (Member member in MemberPaths.Of(record))
            {
                MemberFacts facts = context.Facts.ForRecord(record.CName).Member(member.Path);
                foreach (ValuesFact values in facts.Values.Where(values => values.IsStated))
                {
                    if (byTag.TryGetValue(values.Group, out EnumDeclaration? declaration))
                    {
                        CheckEnum(context, record, member, declaration, values.IsFlags);
                    }
                }

                foreach (ExclusiveFact exclusive in facts.Exclusives.Where(exclusive => exclusive.IsStated))
                {
                    CheckExclusive(context, record, member, exclusive);
                }
            }
        }
    }

    private static void CheckSignBits(LintContext context)
    {
        foreach (Macro macro in context.Macros.Where(macro => ShiftsIntoSign(macro.Body)))
        {
            context.Report(SignBit, macro.Span, macro.Name);
        }

        foreach (Enumerator value in context.Enums.SelectMany(declaration => declaration.Enumerators).Where(value => ShiftsIntoSign(Initializer(value.Span))))
        {
            context.Report(SignBit, value.Span, value.Name);
        }
    }

    private static void CheckEnum(LintContext context, RecordDeclaration record, Member member, EnumDeclaration declaration, bool isFlags)
    {
        int width = member.Field.BitWidth ?? (int)(LintTypes.Element(member.Field.Type).Size * 8);
        Enumerator? previous = null;
        var seen = new List<(Enumerator Value, ulong Bits)>();
        foreach (Enumerator value in declaration.Enumerators)
        {
            ulong bits = value.Value is IntegerConstant integer ? integer.Bits : 0;
            if (isFlags && width is > 0 and < 64 && bits >> width != 0 && value.Value is IntegerConstant { IsNegative: false })
            {
                context.Report(TooWide, value.Span, value.Name, member.Path, record.CName, LintTypes.Number(width));
            }

            if (isFlags && value.IsExplicit && !IsCombination(value) && seen.Find(other => (other.Bits & bits) != 0) is { Value: { } clash })
            {
                context.Report(Overlap, value.Span, value.Name, clash.Name, declaration.Tag!);
            }

            if (!value.IsExplicit && previous is not null && context.RunsOptionalRules)
            {
                context.Report(Implicit, value.Span, value.Name, LintTypes.Number(unchecked((long)bits)));
            }

            seen.Add((value, bits));
            previous = value;
        }
    }

    private static void CheckExclusive(LintContext context, RecordDeclaration record, Member member, ExclusiveFact exclusive)
    {
        foreach (Macro macro in context.Macros.Where(macro => macro.Body.IndexOf('|') >= 0))
        {
            string[] both = [.. exclusive.Constants.Where(constant => HeaderText.HasWord(macro.Body, constant)).Take(2)];
            if (both.Length == 2 && !IsMaskName(macro.Name))
            {
                context.Report(Exclusive, macro.Span, macro.Name, both[0], both[1], member.Path, record.CName);
            }
        }
    }

    /// <summary>Written from other constants, or named as covering several bits.</summary>
    private static bool IsCombination(Enumerator value)
    {
        string text = Initializer(value.Span);
        return IsMaskName(value.Name) || text.IndexOf('|') >= 0 || text.TrimStart('=', ' ', '(').FirstOrDefault() is var c && (char.IsLetter(c) || c == '_') && !BitMacroRules.IsUsedIn(text);
    }

    private static bool IsMaskName(string name) =>
        name.IndexOf("MASK", StringComparison.Ordinal) >= 0 || name.EndsWith("_ALL", StringComparison.Ordinal) || name.EndsWith("_VALID", StringComparison.Ordinal);

    private static bool ShiftsIntoSign(string text)
    {
        string bare = text.Replace(" ", "").Replace("\t", "").Trim('(', ')', '=');
        return bare == "1<<31";
    }

    /// <summary>What stands between an enumerator's name and the comma, comment or brace behind it.</summary>
    private static string Initializer(SourceSpan name)
    {
        string text = name.File?.Text ?? "";
        int end = name.End;
        while (end < text.Length && text[end] is not (',' or '}' or '/' or '\n'))
        {
            end++;
        }

        return text.Length == 0 ? "" : text.Substring(name.End, end - name.End);
    }
}

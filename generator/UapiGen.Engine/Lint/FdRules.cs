using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts;

namespace UapiGen.Engine.Lint;

/// <summary>File descriptors in structs: X06, X07, X08.</summary>
internal static class FdRules
{
    public static readonly DiagnosticRule Optional = new(
        "UAPI4206", "Optional fd without a flag", "'{0}' of '{1}' is an optional fd, but 0 is a valid fd: add a flag that tells whether it is set, or document -1 as \"none\"", Severity.Warning);

    public static readonly DiagnosticRule Width = new(
        "UAPI4207", "fd is not __s32", "'{0}' of '{1}' holds an fd: use '__s32 {0}'", Severity.Info);

    public static readonly DiagnosticRule CloseOnExec = new(
        "UAPI4208", "New fd without O_CLOEXEC", "'{0}' creates a file descriptor but has no close-on-exec flag: add one with the meaning of O_CLOEXEC", Severity.Info);

    public static void Check(LintContext context)
    {
        foreach (RecordDeclaration record in context.NamedRecords)
        {
            foreach (Member member in MemberPaths.Of(record))
            {
                MemberFacts facts = context.Facts.ForRecord(record.CName).Member(member.Path);
                if (facts.Fd is { IsStated: true } fd)
                {
                    CheckWidth(context, record, member);
                    CheckOptional(context, record, member, facts, fd);
                }
            }
        }

        foreach (Macro macro in context.Macros)
        {
            CheckCloseOnExec(context, macro);
        }
    }

    private static void CheckWidth(LintContext context, RecordDeclaration record, Member member)
    {
        if (LintTypes.Element(member.Field.Type).Canonical is BuiltInType { IsInteger: true } type && (type.Size != 4 || !type.IsSigned))
        {
            context.Report(Width, member.Field.Span, member.Path, record.CName);
        }
    }

    private static void CheckOptional(LintContext context, RecordDeclaration record, Member member, MemberFacts facts, FdFact fd)
    {
        string words = context.Documentation.For(record, member.Path, member.Field).Summary.ToString();
        bool isOptional = words.IndexOf("optional", StringComparison.OrdinalIgnoreCase) >= 0;
        if (isOptional && fd.None is null && fd.Direction != Direction.Out && !facts.Conditions.Any())
        {
            context.Report(Optional, member.Field.Span, member.Path, record.CName);
        }
    }

    private static void CheckCloseOnExec(LintContext context, Macro macro)
    {
        if (macro.Ioctl is null || context.Facts.ForIoctl(macro.Name).Result is not { IsStated: true, Form: ResultForm.Fd })
        {
            return;
        }

        IEnumerable<string> members = macro.Ioctl.ArgumentType?.Canonical is RecordType { Declaration: var record } ? MemberPaths.Of(record).Select(member => member.Path) : [];
        if (!members.Any(path => path.IndexOf("flags", StringComparison.Ordinal) >= 0))
        {
            context.Report(CloseOnExec, macro.Span, macro.Name);
        }
    }
}

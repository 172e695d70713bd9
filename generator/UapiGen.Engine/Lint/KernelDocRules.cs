using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Documentation;

namespace UapiGen.Engine.Lint;

/// <summary>Comments that contradict the code, and code without a comment: G05, G06.</summary>
internal static class KernelDocRules
{
    public static readonly DiagnosticRule UnknownMember = new(
        "UAPI4505", "Comment documents a missing member", "'{0}' has no member '{1}'", Severity.Warning);

    public static readonly DiagnosticRule UnknownIoctl = new(
        "UAPI4508", "Comment refers to a missing ioctl", "The title of '{0}' refers to 'ioctl({1})', which is not defined", Severity.Warning);

    public static readonly DiagnosticRule UnknownEntity = new(
        "UAPI4509", "Comment documents what does not exist", "'{0}' is documented but not defined", Severity.Warning);

    public static readonly DiagnosticRule Undocumented = new(
        "UAPI4506", "Not documented", "{0} of '{1}' {2} not documented: add '@{3}: …'", Severity.Info);

    public static readonly DiagnosticRule UndocumentedFlag = new(
        "UAPI4510", "Flag is not documented", "The flag '{0}' is not documented: say what it does and which member it belongs to", Severity.Info);

    public static void Check(LintContext context)
    {
        var records = context.Unit.Declarations.OfType<RecordDeclaration>().ToLookup(record => record.CName, StringComparer.Ordinal);
        HashSet<string> macros = new(context.Unit.Macros.Select(macro => macro.Name), StringComparer.Ordinal);
        foreach (SourceFile file in context.Files)
        {
            foreach (Comment comment in context.Unit.Comments.TryGetValue(file, out ImmutableArray<Comment> comments) ? comments : [])
            {
                if (comment.Kind == CommentKind.KernelDoc && context.Documentation.Read(comment) is { Kind: KernelDocKind.Struct or KernelDocKind.Union } doc)
                {
                    CheckDoc(context, comment, doc, records, macros);
                }
            }
        }

        foreach (RecordDeclaration record in context.NamedRecords)
        {
            CheckCoverage(context, record);
        }

        foreach (Macro macro in context.Macros.Where(macro => FlagGroupRules.IsBit(macro) && context.Documentation.For(macro).IsEmpty && macro.Comments.Section is null))
        {
            context.Report(UndocumentedFlag, macro.Span, macro.Name);
        }
    }

    private static void CheckDoc(LintContext context, Comment comment, KernelDoc doc, ILookup<string, RecordDeclaration> records, HashSet<string> macros)
    {
        string name = (doc.Kind == KernelDocKind.Union ? "union " : "struct ") + doc.Name;
        RecordDeclaration? record = records[name].FirstOrDefault() ?? records[doc.Name].FirstOrDefault();
        if (record is null)
        {
            context.Report(UnknownEntity, comment.Span, name);
            return;
        }

        HashSet<string> paths = new(MemberPaths.Of(record).Select(member => member.Path), StringComparer.Ordinal);
        foreach (KernelDocMember member in doc.Members.Where(member => record.IsComplete && !paths.Contains(member.Name) && member.Name.Length > 0 && member.Name != "..."))
        {
            // Members of a named type may be documented with their owner, which is no mistake.
            if (!paths.Contains(member.Name.Split('.')[0]))
            {
                context.Report(UnknownMember, member.Text.IsEmpty ? comment.Span : member.Text.Span, name, member.Name);
            }
        }

        if (IoctlNames.InTitle(doc) is { } ioctl && !macros.Contains(ioctl))
        {
            context.Report(UnknownIoctl, doc.Purpose.Span, name, ioctl);
        }
    }

    private static void CheckCoverage(LintContext context, RecordDeclaration record)
    {
        if (context.Documentation.KernelDocOf(record) is not { Members.IsEmpty: false } doc)
        {
            return;
        }

        List<string> missing =
        [
            .. record.Fields.Where(field => field.Name is not null && !LintTypes.IsReservedName(field.Name) && doc.Member(field.Name) is null
                    && field.Comments.Leading is null && field.Comments.Trailing is null)
                .Select(field => field.Name!),
        ];
        if (missing.Count > 0)
        {
            string names = string.Join(", ", missing.Select(name => $"'{name}'"));
            context.Report(Undocumented, record.Span, names, record.CName, missing.Count == 1 ? "is" : "are", missing[0]);
        }
    }
}

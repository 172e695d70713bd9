using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Documentation;
using UapiGen.Engine.Facts.Overlays;

namespace UapiGen.Engine.Facts.Checks;

/// <summary>Finds comments that speak of what the header doesn't have: a title's struct, a <c>@member</c>, a <c>sizeof(struct x)</c>, an enum that values are said to be of.</summary>
public static class CommentCheck
{
    /// <summary>Checks the comments of the header itself, not those of the headers it includes.</summary>
    public static IReadOnlyList<SourceDiagnostic> Run(TranslationUnit unit)
    {
        var names = new HeaderNames([unit]);
        var documentation = new DocumentationIndex(unit);
        var findings = new List<SourceDiagnostic>();
        foreach (Comment comment in unit.Comments.TryGetValue(unit.MainFile, out var comments) ? comments : [])
        {
            if (comment.Kind == CommentKind.KernelDoc && documentation.Read(comment) is { } doc)
            {
                Check(doc, names, findings);
            }
        }

        return findings;
    }

    private static void Check(KernelDoc doc, HeaderNames names, List<SourceDiagnostic> findings)
    {
        CheckReferences(doc, names, findings);
        string title = doc.Kind switch
        {
            KernelDocKind.Struct => "struct " + doc.Name,
            KernelDocKind.Union => "union " + doc.Name,
            KernelDocKind.Enum => "enum " + doc.Name,
            _ => "",
        };
        if (title.Length == 0)
        {
            return;
        }

        if (doc.Kind == KernelDocKind.Enum ? names.Enum(title) is null : names.Record(title) is null)
        {
            // An untagged one is named by its typedef.
            bool isTypedef = names.Record(doc.Name) is not null || names.Enum(doc.Name) is not null;
            if (!isTypedef)
            {
                string near = NameSuggestions.Of(title, doc.Kind == KernelDocKind.Enum ? names.Enums : names.Records);
                Report(findings, doc.All.Span, $"the title names '{title}', which the header doesn't define{near}");
            }

            return;
        }

        foreach (KernelDocMember member in doc.Members)
        {
            CheckMember(doc, title, member, names, findings);
        }
    }

    private static void CheckMember(KernelDoc doc, string title, KernelDocMember member, HeaderNames names, List<SourceDiagnostic> findings)
    {
        if (names.Record(title) is { } record)
        {
            if (RecordMembers.Find(record, member.Name) is null)
            {
                string near = NameSuggestions.Of(member.Name, RecordMembers.Of(record).Select(m => m.Path));
                Report(findings, SpanOf(doc, member), $"'@{member.Name}' is no member of '{title}'{near}");
            }

            // "sizeof(struct y)" about the member that holds the size of struct x.
            string text = member.Text.Words;
            bool isOther = text.StartsWith("sizeof(", StringComparison.Ordinal) && text.IndexOf(')') is > 7 and int close && text.Substring(7, close - 7) != title;
            if (isOther)
            {
                Report(findings, member.Text.Span, $"'@{member.Name}' of '{title}' is said to be {text}");
            }
        }
        else if (names.Enum(title) is { } @enum && @enum.Enumerators.All(e => e.Name != member.Name))
        {
            Report(findings, SpanOf(doc, member), $"'@{member.Name}' is no enumerator of '{title}'{NameSuggestions.Of(member.Name, @enum.Enumerators.Select(e => e.Name))}");
        }
    }

    /// <summary>Marked-up references: <c>&amp;struct x</c>, <c>&amp;enum x</c>. Unmarked words may be prose.</summary>
    private static void CheckReferences(KernelDoc doc, HeaderNames names, List<SourceDiagnostic> findings)
    {
        foreach (PassageLine line in doc.All.Lines)
        {
            foreach (DocInline inline in DocTextReader.ReadInlines(line.Text).Where(i => i.Kind == DocInlineKind.Reference))
            {
                bool isRecord = inline.Target.StartsWith("struct ", StringComparison.Ordinal) || inline.Target.StartsWith("union ", StringComparison.Ordinal);
                bool isMissing = isRecord ? names.Record(inline.Target) is null : inline.Target.StartsWith("enum ", StringComparison.Ordinal) && names.Enum(inline.Target) is null;
                if (isMissing)
                {
                    int at = Math.Max(0, line.Text.IndexOf("&" + inline.Text, StringComparison.Ordinal));
                    var span = new SourceSpan(doc.All.File, line.Offset + at, inline.Text.Length + 1);
                    Report(findings, span, $"'{inline.Target}' is not defined here{NameSuggestions.Of(inline.Target, isRecord ? names.Records : names.Enums)}");
                }
            }
        }
    }

    private static SourceSpan SpanOf(KernelDoc doc, KernelDocMember member)
    {
        foreach (PassageLine line in doc.All.Lines)
        {
            int at = line.Text.IndexOf("@" + member.Name, StringComparison.Ordinal);
            if (at >= 0 && line.Text.Substring(0, at).Trim().Length == 0)
            {
                return new SourceSpan(doc.All.File, line.Offset + at, member.Name.Length + 1);
            }
        }

        return member.Text.Span;
    }

    private static void Report(List<SourceDiagnostic> findings, SourceSpan span, string message) =>
        findings.Add(new SourceDiagnostic(FactRules.CommentContradictsC, span, message));
}

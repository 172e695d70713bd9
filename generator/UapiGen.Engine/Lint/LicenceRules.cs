using System;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Engine.Lint;

/// <summary>The licence tag of an exported header: G02.</summary>
internal static class LicenceRules
{
    public static readonly DiagnosticRule NoNote = new(
        "UAPI4502", "GPL without the syscall note", "'{0}' would also apply to programs that include this header: use '{0} WITH Linux-syscall-note'", Severity.Warning);

    private const string Tag = "SPDX-License-Identifier:";
    private const string Note = "WITH Linux-syscall-note";

    public static void Check(LintContext context)
    {
        foreach (SourceFile file in context.Files)
        {
            int start = file.Text.IndexOf(Tag, StringComparison.Ordinal);
            if (start < 0)
            {
                continue;
            }

            start += Tag.Length;
            int end = file.Text.IndexOf('\n', start);
            string line = file.Text.Substring(start, (end < 0 ? file.Text.Length : end) - start);
            int close = line.IndexOf("*/", StringComparison.Ordinal);
            string expression = (close < 0 ? line : line.Substring(0, close)).Trim();
            if (expression.IndexOf("GPL-", StringComparison.Ordinal) >= 0 && expression.IndexOf(Note, StringComparison.Ordinal) < 0)
            {
                context.Report(NoNote, new SourceSpan(file, start + line.IndexOf(expression, StringComparison.Ordinal), expression.Length), expression);
            }
        }
    }
}

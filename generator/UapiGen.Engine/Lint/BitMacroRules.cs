using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Engine.Lint;

/// <summary>Macros that only the kernel has: F01.</summary>
internal static class BitMacroRules
{
    public static readonly DiagnosticRule KernelOnly = new(
        "UAPI4301", "Kernel-only bit macro", "'{0}' is not available in user space: use '{1}'", Severity.Warning);

    private static readonly HashSet<string> s_macros = new(StringComparer.Ordinal) { "BIT", "BIT_ULL", "GENMASK", "GENMASK_ULL" };

    /// <summary>Whether C text uses one of them.</summary>
    public static bool IsUsedIn(string text) => s_macros.Any(macro => HeaderText.HasWord(text, macro));

    public static void Check(LintContext context)
    {
        HashSet<string> defined = new(context.Unit.Macros.Where(macro => macro.Span.File is { Origin: not HeaderOrigin.BuiltIn }).Select(macro => macro.Name), StringComparer.Ordinal);
        foreach (SourceFile file in context.Files)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            foreach ((string name, int offset) in HeaderText.Identifiers(file))
            {
                if (s_macros.Contains(name) && !defined.Contains(name) && HeaderText.Parenthesised(file.Text, offset + name.Length) is { } argument)
                {
                    context.Report(KernelOnly, new SourceSpan(file, offset, name.Length), $"{name}({argument})", Instead(name, argument));
                }
            }
        }
    }

    private static string Instead(string macro, string argument)
    {
        string[] ends = argument.Split(',');
        return macro switch
        {
            "BIT" => $"(1U << {argument})",
            "BIT_ULL" => $"(1ULL << {argument})",
            _ when ends.Length == 2 => $"(((1U{(macro == "GENMASK" ? "" : "LL")} << ({ends[0].Trim()} - {ends[1].Trim()} + 1)) - 1) << {ends[1].Trim()})",
            _ => "the mask as a number",
        };
    }
}

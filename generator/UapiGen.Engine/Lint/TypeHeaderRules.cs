using System;
using System.Collections.Generic;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Engine.Lint;

/// <summary>Where the types that a header uses come from: L15.</summary>
internal static class TypeHeaderRules
{
    public static readonly DiagnosticRule Missing = new(
        "UAPI4115", "Missing #include of linux/types.h", "'{0}' is used without including its header directly: add '#include <linux/types.h>'", Severity.Warning);

    private static readonly HashSet<string> s_types = new(StringComparer.Ordinal)
    {
        "__u8", "__u16", "__u32", "__u64", "__s8", "__s16", "__s32", "__s64", "__le16", "__le32", "__le64", "__be16", "__be32", "__be64",
        "__aligned_u64", "__aligned_s64", "__aligned_be64", "__aligned_le64",
    };

    public static void Check(LintContext context)
    {
        foreach (SourceFile file in context.Files)
        {
            if (file.IncludeName == "linux/types.h" || HeaderText.Includes(file).Contains("linux/types.h"))
            {
                continue;
            }

            foreach ((string name, int offset) in HeaderText.Identifiers(file))
            {
                if (s_types.Contains(name))
                {
                    context.Report(Missing, new SourceSpan(file, offset, name.Length), name);
                    break;
                }
            }
        }
    }
}

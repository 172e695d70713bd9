using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Documentation;

namespace UapiGen.Engine.Lint;

/// <summary>How ioctl macros are written: N02, N03, N05, N07.</summary>
internal static class IoctlFormRules
{
    public static readonly DiagnosticRule HiddenArgument = new(
        "UAPI4402", "_IO ioctl with an undeclared argument", "'{0}' is _IO, but its documentation mentions '{1}': use _IOWR with it, or title the struct's kernel-doc '{1} - ioctl({0})'", Severity.Info);

    public static readonly DiagnosticRule WrongType = new(
        "UAPI4403", "Wrong type in an ioctl macro", "'{0}' is declared with {1}: use the type of the argument itself, so that the request number has its size", Severity.Warning);

    public static readonly DiagnosticRule Direction = new(
        "UAPI4405", "Ioctl direction contradicts its name", "'{0}' is declared with {1}, which contradicts its name: use {2}", Severity.Warning);

    public static readonly DiagnosticRule NotSelfContained = new(
        "UAPI4407", "Missing #include of linux/ioctl.h", "'{0}' is used without including its header directly: add '#include <linux/ioctl.h>'", Severity.Info);

    private static readonly HashSet<string> s_forms = new(StringComparer.Ordinal) { "_IO", "_IOR", "_IOW", "_IOWR", "_IOC" };

    public static void Check(LintContext context)
    {
        foreach (Macro macro in context.Macros.Where(macro => macro.Ioctl is not null))
        {
            CheckType(context, macro, macro.Ioctl!);
            CheckDirection(context, macro, macro.Ioctl!);
            CheckArgument(context, macro, macro.Ioctl!);
        }

        foreach (SourceFile file in context.Files)
        {
            CheckIncludes(context, file);
        }
    }

    private static void CheckType(LintContext context, Macro macro, IoctlMacro ioctl)
    {
        if (ioctl.ArgumentType is TypedefType { Declaration.Name: "size_t" or "__kernel_size_t" })
        {
            context.Report(WrongType, macro.Span, macro.Name, "'size_t'");
        }
        else if (ioctl.ArgumentType?.Canonical is PointerType pointer)
        {
            context.Report(WrongType, macro.Span, macro.Name, $"a pointer to '{pointer.Pointee}'");
        }
        else if (ioctl.Form is "_IOR" or "_IOW" or "_IOWR" && HeaderText.HasWord(macro.Body, "sizeof"))
        {
            context.Report(WrongType, macro.Span, macro.Name, "an explicit sizeof");
        }
    }

    private static void CheckDirection(LintContext context, Macro macro, IoctlMacro ioctl)
    {
        string[] words = macro.Name.Split('_');
        if (ioctl.Direction == IoctlDirection.Write && (words.Contains("GET") || words.Contains("QUERY")))
        {
            context.Report(Direction, macro.Span, macro.Name, "_IOW", "_IOR or _IOWR");
        }
        else if (ioctl.Direction == IoctlDirection.Read && words.Contains("SET"))
        {
            context.Report(Direction, macro.Span, macro.Name, "_IOR", "_IOW or _IOWR");
        }
    }

    private static void CheckArgument(LintContext context, Macro macro, IoctlMacro ioctl)
    {
        if (ioctl.Form != "_IO" || context.Facts.ForIoctl(macro.Name).Argument is not null)
        {
            return;
        }

        DocEntry doc = context.Documentation.For(macro);
        string words = $"{doc.Summary} {doc.Remarks}";
        RecordDeclaration? named = context.NamedRecords.FirstOrDefault(record => HeaderText.HasWord(words, record.CName));
        bool isTitled = named is not null && context.Documentation.KernelDocOf(named) is { } title && HeaderText.HasWord(title.Purpose.Words, macro.Name);
        if (named is not null && !isTitled)
        {
            context.Report(HiddenArgument, macro.Span, macro.Name, named.CName);
        }
    }

    private static void CheckIncludes(LintContext context, SourceFile file)
    {
        if (HeaderText.Includes(file).Any(name => name.EndsWith("ioctl.h", StringComparison.Ordinal)))
        {
            return;
        }

        foreach ((string name, int offset) in HeaderText.Identifiers(file))
        {
            if (s_forms.Contains(name))
            {
                context.Report(NotSelfContained, new SourceSpan(file, offset, name.Length), name);
                return;
            }
        }
    }
}

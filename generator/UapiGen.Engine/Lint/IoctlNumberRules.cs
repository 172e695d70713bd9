using System;
using System.Collections.Generic;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Lint;

/// <summary>The numbers of ioctls: N01, N04, N06.</summary>
internal static class IoctlNumberRules
{
    /// <summary>Machines with a 13-bit size field (powerpc, mips, sparc, alpha) can't encode more.</summary>
    private const long LargestSize = 8191;

    public static readonly DiagnosticRule Raw = new(
        "UAPI4401", "Raw ioctl number", "'{0}' is a raw number: define it with _IO, _IOR, _IOW or _IOWR", Severity.Info);

    public static readonly DiagnosticRule TooLarge = new(
        "UAPI4404", "Ioctl argument is too large", "'{0}' has an argument of {1}, but some architectures encode at most 8191 bytes: pass an address and a length in a small struct", Severity.Warning);

    public static readonly DiagnosticRule Shared = new(
        "UAPI4406", "Ioctl number used twice", "'{0}' has the same number as '{1}': give it a number of its own", Severity.Warning);

    public static void Check(LintContext context)
    {
        var byCode = new Dictionary<uint, Macro>();
        foreach (Macro macro in context.Unit.Macros)
        {
            if (macro.Ioctl is null)
            {
                bool isIoctl = macro.Value is IntegerConstant && !context.Facts.ForIoctl(macro.Name).IsEmpty;
                if (isIoctl)
                {
                    context.Report(Raw, macro.Span, macro.Name);
                }

                continue;
            }

            // The number has no room for a size of 16384 and more: what it says then is what is left of it.
            long size = macro.Ioctl.ArgumentType is { IsComplete: true, Size: var whole } ? Math.Max(whole, macro.Ioctl.Size) : macro.Ioctl.Size;
            if (size > LargestSize)
            {
                context.Report(TooLarge, macro.Span, macro.Name, LintTypes.Bytes(size));
            }

            if (!byCode.TryGetValue(macro.Ioctl.Code, out Macro? other))
            {
                byCode.Add(macro.Ioctl.Code, macro);
            }
            else if (!IsAlias(macro, other) && !IsAlias(other, macro))
            {
                context.Report(Shared, macro.Span, macro.Name, other.Name);
            }
        }
    }

    private static bool IsAlias(Macro macro, Macro of) => macro.Body.Trim('(', ')', ' ').Equals(of.Name, StringComparison.Ordinal);
}

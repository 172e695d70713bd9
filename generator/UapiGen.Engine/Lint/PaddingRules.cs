using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Lint;

/// <summary>Bytes that the compiler puts in and nobody writes: L04, L05, L08, L12.</summary>
internal static class PaddingRules
{
    public static readonly DiagnosticRule Hole = new(
        "UAPI4104", "Hole between members", "'{2}' has {3} of implicit padding {1}: add '{0}'", Severity.Warning);

    public static readonly DiagnosticRule Tail = new(
        "UAPI4105", "Padding at the end", "'{2}' has {3} of padding at the end: add '{0}' after {1}", Severity.Warning);

    public static readonly DiagnosticRule Leak = new(
        "UAPI4108", "Padding may leak kernel memory", "'{0}' is written by the kernel ({1}), and its {2} of implicit padding may leak kernel memory: add explicit reserved members", Severity.Warning);

    public static readonly DiagnosticRule OddSize = new(
        "UAPI4112", "Size is not a multiple of 4", "The size of '{0}' ({1}) is not a multiple of 4, so some ABIs (ARM OABI, m68k) may pad it differently: pad it explicitly", Severity.Info);

    public static void Check(LintContext context)
    {
        foreach (RecordDeclaration record in context.Records.Where(record => !record.IsUnion))
        {
            long hidden = 0;
            foreach (Gap gap in RecordGaps.Of(record))
            {
                if (gap.Bits % 8 == 0 && gap.BitOffset % 8 == 0)
                {
                    hidden += gap.Bits / 8;
                    Report(context, record, gap);
                }
            }

            ReportLeak(context, record, hidden);
            if (context.RunsOptionalRules && record.Size % 4 != 0 && context.IoctlsWith(record).Any())
            {
                context.Report(OddSize, record.Span, LintContext.NameOf(record), LintTypes.Bytes(record.Size));
            }
        }
    }

    private static void Report(LintContext context, RecordDeclaration record, Gap gap)
    {
        long bytes = gap.Bits / 8;
        string filler = LintTypes.Filler(Outermost(record), gap.BitOffset / 8, bytes);
        string owner = LintContext.NameOf(record);
        if (gap.Before is { } before)
        {
            string place = gap.After?.Name is { } after ? $"after '{after}'" : $"before '{before.Name}'";
            context.Report(Hole, before.Span, filler, place, owner, LintTypes.Bytes(bytes));
        }
        else if (gap.After is { Type.Size: > 0 } last)
        {
            // Behind an array without a length nothing can be added.
            context.Report(Tail, last.Span, filler, last.Name is { } name ? $"'{name}'" : "the last member", owner, LintTypes.Bytes(bytes));
        }
    }

    private static void ReportLeak(LintContext context, RecordDeclaration record, long hidden)
    {
        Macro? writer = context.IoctlsWith(record).FirstOrDefault(macro => macro.Ioctl is { Direction: var direction } && (direction & IoctlDirection.Read) != 0);
        if (hidden > 0 && writer is not null)
        {
            context.Report(Leak, record.Span, LintContext.NameOf(record), writer.Name, LintTypes.Bytes(hidden));
        }
    }

    private static RecordDeclaration Outermost(RecordDeclaration record)
    {
        while ((record.Tag ?? record.TypedefName) is null && record.Parent is { } parent)
        {
            record = parent;
        }

        return record;
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UapiGen.Analyzers.Facts;
using UapiGen.Analyzers.Flow;

namespace UapiGen.Analyzers.Rules;

/// <summary>Judges a value as it is given to a member: bits that can't be right whatever the call.</summary>
internal static class MemberJudge
{
    public static void Judge(FactCache facts, RecordFacts record, MemberFacts member, FlowValue given, IOperation value, IOperation assignment, Findings findings)
    {
        ulong ones = given.Bits.Ones & member.WidthMask;
        // An fd that the kernel hands out may start as "none": methods that take it out clear it before the call.
        bool isHandedOut = member.Fd is not null && member.Direction == MemberDirection.Out;
        if (!isHandedOut && (ones & member.MustBeZero) is var forbidden && forbidden != 0)
        {
            Report(findings, CallRules.MustBeZero, value, Hex(forbidden), member.Name, Said.Where(record, member, member.Source));
        }

        if (member.FlagsMask != 0 && (ones & ~member.FlagsMask & ~member.MustBeZero) is var unknown && unknown != 0)
        {
            Report(findings, CallRules.UnknownBits, value, Hex(unknown), member.Name, member.Flags!.Name);
        }

        if (!member.Excluded.IsEmpty && given.Bits.ConstantWithin(member.WidthMask) is { } constant && member.Excluded.Contains(constant))
        {
            Report(findings, CallRules.ExcludedValue, value, member.Name, value.Syntax.ToString(), Said.Where(record, member, member.Source));
        }

        if (member.IsSize)
        {
            JudgeSize(facts, record, member, given, value, assignment, findings);
        }

        if (member.Fd is { } fd && given.Handle is INamedTypeSymbol handle && FdKinds.Excludes(fd, member.Type, handle))
        {
            findings.Report(CallRules.WrongKind, value.Syntax.GetLocation(), ImmutableDictionary<string, string?>.Empty, FdKinds.Arguments(record, member, handle));
        }
    }

    private static void JudgeSize(
        FactCache facts, RecordFacts record, MemberFacts member, FlowValue given, IOperation value, IOperation assignment, Findings findings)
    {
        ulong? size = given.Bits.ConstantWithin(member.WidthMask) ?? SizeNamed(facts, value);
        bool isWrong = member.SizeIncludesTail ? size < (ulong)record.Size : size != (ulong)record.Size;
        if (size is { } wrong && isWrong && assignment is ISimpleAssignmentOperation)
        {
            Report(findings, CallRules.WrongSize, value, member.Name, record.Type.Name, record.Size, wrong.ToString(CultureInfo.InvariantCulture));
        }
    }

    // sizeof(T) and Unsafe.SizeOf<T>() of a generated struct, whose size the facts tell.
    private static ulong? SizeNamed(FactCache facts, IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        ITypeSymbol? type = value switch
        {
            ISizeOfOperation size => size.TypeOperand,
            IInvocationOperation { TargetMethod: { Name: "SizeOf", TypeArguments: { Length: 1 } arguments, ContainingType.Name: "Unsafe" or "Marshal" } } => arguments[0],
            _ => null,
        };
        return facts.Record(type) is { Size: > 0 } record ? (ulong)record.Size : null;
    }

    private static string Hex(ulong bits) => bits.ToString("x", CultureInfo.InvariantCulture);

    private static void Report(Findings findings, DiagnosticDescriptor rule, IOperation value, params object[] arguments) =>
        findings.Report(rule, value.Syntax.GetLocation(), ImmutableDictionary<string, string?>.Empty, arguments);
}

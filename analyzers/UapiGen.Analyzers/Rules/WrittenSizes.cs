using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UapiGen.Analyzers.Facts;

namespace UapiGen.Analyzers.Rules;

/// <summary>
/// UAPI5010 for the method by which a size-first struct gets another size than its own. An older, shorter size may be meant; one beyond the struct
/// makes the kernel read what lies behind it.
/// </summary>
internal static class WrittenSizes
{
    public static bool IsWrite(IInvocationOperation call) =>
        call is { TargetMethod: { Name: "WriteSize", IsStatic: false }, Arguments.Length: 1, Instance.Type.TypeKind: TypeKind.Struct };

    public static void Judge(IOperation operation, FactCache facts, Findings findings)
    {
        if (operation is not IInvocationOperation call || !IsWrite(call) || facts.Record(call.TargetMethod.ContainingType) is not { Size: > 0 } record)
        {
            return;
        }

        foreach (MemberFacts member in record.Members)
        {
            bool isTooLong = Integers.ToBits(call.Arguments[0].Value.ConstantValue.Value) is { } size && unchecked((long)size) > record.Size;
            if (member is { IsSize: true, SizeIncludesTail: false } && isTooLong)
            {
                findings.Report(
                    CallRules.WrongSize,
                    call.Arguments[0].Syntax.GetLocation(),
                    ImmutableDictionary<string, string?>.Empty,
                    member.Name,
                    record.Type.Name,
                    record.Size,
                    System.Convert.ToString(call.Arguments[0].Value.ConstantValue.Value, CultureInfo.InvariantCulture)!);
            }
        }
    }
}

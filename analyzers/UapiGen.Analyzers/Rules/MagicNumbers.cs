using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UapiGen.Analyzers.Facts;

namespace UapiGen.Analyzers.Rules;

/// <summary>UAPI5015: a literal that is cast to a generated flag enum whose flags have names for all of it.</summary>
internal static class MagicNumbers
{
    public static void Judge(IOperation operation, FactCache facts, Findings findings)
    {
        if (operation is not IConversionOperation { Type: INamedTypeSymbol { TypeKind: TypeKind.Enum } type, ConstantValue.Value: { } constant, IsImplicit: false } conversion
            || !IsWrittenAsNumber(conversion.Operand)
            || type.Uapi("CName") is null
            || !facts.IsReadable(type.ContainingAssembly)
            || !type.GetAttributes().Any(a => a.AttributeClass is { Name: "FlagsAttribute" })
            || Integers.ToBits(constant) is not { } bits
            || bits == 0
            || FlagNames.Parts(type, bits) is not { } names)
        {
            return;
        }

        findings.Report(
            CallRules.MagicNumber,
            conversion.Syntax.GetLocation(),
            ImmutableDictionary<string, string?>.Empty
                .Add(FixProperties.Replacement, string.Join("|", names))
                .Add(FixProperties.FlagType, type.ToDisplayString()),
            string.Join(" | ", names.Select(n => type.Name + "." + n)));
    }

    private static bool IsWrittenAsNumber(IOperation operand) =>
        operand.DescendantsAndSelf().All(o => o is ILiteralOperation or IUnaryOperation or IBinaryOperation or IConversionOperation or IParenthesizedOperation);
}

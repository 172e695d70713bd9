using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UapiGen.Analyzers.Facts;

namespace UapiGen.Analyzers.Rules;

/// <summary>Finds the part of an assignment that names certain bits, to point at it.</summary>
internal static class SetBits
{
    public static Location Find(IOperation assignment, ulong bits)
    {
        IOperation value = (assignment as IAssignmentOperation)?.Value ?? assignment;
        IOperation? named = value.DescendantsAndSelf()
            .LastOrDefault(o => o.ConstantValue is { HasValue: true, Value: { } constant } && Integers.ToBits(constant) is { } held && bits != 0 && (held & bits) == bits
                && o is not ILiteralOperation);
        return (named ?? value).Syntax.GetLocation();
    }
}

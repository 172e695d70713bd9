using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UapiGen.Analyzers.Facts;
using UapiGen.Analyzers.Flow;

namespace UapiGen.Analyzers.Rules;

/// <summary>
/// One quick look over a body: the operations that rules without flow are about, and whether anything in it needs the flow. Most bodies end here,
/// so nothing is made for them.
/// </summary>
internal sealed class UsedFacts
{
    private List<IOperation>? _operations;

    /// <summary>Calls and casts.</summary>
    public IReadOnlyList<IOperation> Operations => _operations ?? [];

    /// <summary>Whether a member that a rule asks something of is set, or a struct with one goes into a call.</summary>
    public bool NeedsFlow { get; private set; }

    public static UsedFacts Find(IOperation root, FactCache facts)
    {
        var used = new UsedFacts();
        foreach (IOperation operation in root.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IInvocationOperation call:
                    used.Visit(call, facts);
                    break;
                case IConversionOperation { IsImplicit: false, Type.TypeKind: TypeKind.Enum, Operand.Type.TypeKind: not TypeKind.Enum, ConstantValue.HasValue: true }:
                    (used._operations ??= []).Add(operation);
                    break;
                case IAssignmentOperation { Target: IMemberReferenceOperation target } when !used.NeedsFlow:
                    used.NeedsFlow = facts.Record(target.Member.ContainingType) is { } record && facts.IsJudged(record);
                    break;
            }
        }

        return used;
    }

    private void Visit(IInvocationOperation call, FactCache facts)
    {
        IMethodSymbol method = call.TargetMethod;
        bool isOfFds = FdKinds.IsFdHandle(method.ReturnType) || FdKinds.IsFdHandle(method.ContainingType) || method.ContainingType.IsRuntimeType("Ioctl");
        if (isOfFds || WrittenSizes.IsWrite(call) || method.Parameters.Any(p => p.RefKind == RefKind.Out && FdKinds.IsFdHandle(p.Type)))
        {
            (_operations ??= []).Add(call);
        }

        // Whatever method it is: its attribute tells whether it performs an ioctl.
        foreach (IArgumentOperation argument in call.Arguments)
        {
            ITypeSymbol? type = (FollowedVariables.PointedAt(argument) ?? argument.Value).Type;
            NeedsFlow = NeedsFlow || (facts.Record(type) is { } record && facts.IsJudged(record) && facts.Ioctl(call.TargetMethod) is not null);
        }
    }
}

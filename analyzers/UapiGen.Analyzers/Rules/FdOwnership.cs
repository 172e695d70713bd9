using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UapiGen.Analyzers.Facts;

namespace UapiGen.Analyzers.Rules;

/// <summary>UAPI5011 and UAPI5012: who owns the fd that a call returns.</summary>
internal sealed class FdOwnership(IOperation root, FactCache facts, Findings findings)
{
    public void Judge(IInvocationOperation call)
    {
        if (NewFds.IsHandle(call, facts))
        {
            JudgeResult(call);
        }
        else if (NewFds.IsNumber(call, facts))
        {
            JudgeNumber(call);
        }

        foreach (IArgumentOperation argument in call.Arguments.Where(a => NewFds.IsOut(a, facts)))
        {
            switch (argument.Value)
            {
                case IDiscardOperation or IDeclarationExpressionOperation { Expression: IDiscardOperation }:
                    Dropped(call);
                    break;
                case IDeclarationExpressionOperation { Expression: ILocalReferenceOperation declared } when FdKinds.IsFdHandle(declared.Local.Type):
                    JudgeLocal(declared.Local, argument.Value);
                    break;
                case IDeclarationExpressionOperation { Expression: ILocalReferenceOperation number }:
                    JudgeNumber(call, number.Local);
                    break;
                case ILocalReferenceOperation known when FdKinds.IsFdHandle(known.Local.Type):
                    JudgeLocal(known.Local, argument.Value);
                    break;
            }
        }
    }

    private void JudgeResult(IInvocationOperation call)
    {
        IOperation result = Outermost(call);
        switch (result.Parent)
        {
            case IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation }:
                Dropped(call);
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } when FdKinds.IsFdHandle(declarator.Symbol.Type):
                JudgeLocal(declarator.Symbol, declarator);
                break;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } when FdKinds.IsFdHandle(local.Local.Type):
                JudgeLocal(local.Local, local);
                break;
            default:
                if (IsOnlyLookedAt(result))
                {
                    Dropped(call);
                }

                break;
        }
    }

    // A number is owned as soon as anybody else gets it.
    private void JudgeNumber(IInvocationOperation call)
    {
        IOperation result = Outermost(call);
        if (result.Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation } || IsCompared(result))
        {
            Dropped(call);
        }
        else if (result.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator })
        {
            JudgeNumber(call, declarator.Symbol);
        }
    }

    private void JudgeNumber(IInvocationOperation call, ILocalSymbol number)
    {
        if (number.Type.SpecialType == SpecialType.System_Int32 && UsesOf(number).All(use => IsCompared(Outermost(use)) || IsWritten(use)))
        {
            Dropped(call);
        }
    }

    private void Dropped(IInvocationOperation call) =>
        findings.Report(CallRules.FdDropped, call.Syntax.GetLocation(), ImmutableDictionary<string, string?>.Empty, call.TargetMethod.Name);

    private void JudgeLocal(ILocalSymbol local, IOperation declaration)
    {
        if (local.IsUsing || IsUsed(local) || UsesOf(local).Any(use => !IsBorrowed(use)))
        {
            return;
        }

        findings.Report(
            CallRules.NeverDisposed,
            local.Locations.FirstOrDefault() ?? declaration.Syntax.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Declaration, "using"),
            local.Name);
    }

    // using (var handle = …) and using (handle)
    private bool IsUsed(ILocalSymbol local) => root.DescendantsAndSelf().OfType<IUsingOperation>().Any(u => u.Locals.Contains(local, SymbolEqualityComparer.Default));

    private System.Collections.Generic.IEnumerable<ILocalReferenceOperation> UsesOf(ILocalSymbol local) =>
        root.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local) && !use.IsDeclaration);

    // Uses that certainly leave the handle as it is.
    private bool IsBorrowed(ILocalReferenceOperation use)
    {
        IOperation at = Outermost(use);
        return IsOnlyLookedAt(at) || IsWritten(use)
            || (at.Parent is ISimpleAssignmentOperation { Target: var target } && target == at)
            || (at.Parent is IArgumentOperation { Parameter.RefKind: RefKind.Out });
    }

    /// <summary>Whether a handle is used in a call or asked something, and nobody keeps it.</summary>
    private bool IsOnlyLookedAt(IOperation handle) => IsCompared(handle) || handle.Parent switch
    {
        IInvocationOperation call => call.Instance == handle && NewFds.OnlyUses(call, facts),
        IArgumentOperation { Parent: IInvocationOperation call } => NewFds.OnlyUses(call, facts),
        IPropertyReferenceOperation property => property.Instance == handle,
        IConditionalAccessOperation access => access.Operation == handle && access.WhenNotNull switch
        {
            IInvocationOperation call => NewFds.OnlyUses(call, facts),
            IPropertyReferenceOperation => true,
            _ => false,
        },
        _ => false,
    };

    private static bool IsCompared(IOperation value) => value.Parent switch
    {
        IBinaryOperation binary => binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.LessThan
            or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual,
        IIsPatternOperation pattern => pattern.Value == value && !pattern.Pattern.DescendantsAndSelf().Any(p => p is IDeclarationPatternOperation or IRecursivePatternOperation { DeclaredSymbol: not null }),
        _ => false,
    };

    private static bool IsWritten(IOperation use) => Outermost(use).Parent is IInterpolationOperation
        || (Outermost(use).Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType: { Name: "Console", ContainingNamespace.Name: "System" } } });

    private static IOperation Outermost(IOperation operation)
    {
        while (operation.Parent is IConversionOperation or IParenthesizedOperation)
        {
            operation = operation.Parent;
        }

        return operation;
    }
}

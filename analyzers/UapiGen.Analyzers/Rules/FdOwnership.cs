using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UapiGen.Analyzers.Facts;

namespace UapiGen.Analyzers.Rules;

/// <summary>UAPI5011 and UAPI5012: who owns the fd that a call returns.</summary>
internal static class FdOwnership
{
    public static void Judge(IOperation operation, IOperation root, FactCache facts, Findings findings)
    {
        if (operation is not IInvocationOperation call)
        {
            return;
        }

        if (MakesFd(call, facts))
        {
            IOperation result = WithoutConversions(call);
            if (result.Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation })
            {
                Dropped(call, findings);
            }
            else if (result.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } && FdKinds.IsFdHandle(declarator.Symbol.Type))
            {
                JudgeLocal(declarator.Symbol, declarator, root, facts, findings);
            }
        }

        if (facts.Ioctl(call.TargetMethod) is { ReturnsFd: true })
        {
            foreach (IArgumentOperation argument in call.Arguments.Where(a => a.Parameter?.RefKind == RefKind.Out && FdKinds.IsFdHandle(a.Parameter.Type)))
            {
                if (argument.Value is IDiscardOperation or IDeclarationExpressionOperation { Expression: IDiscardOperation })
                {
                    Dropped(call, findings);
                }
                else if (argument.Value is IDeclarationExpressionOperation { Expression: ILocalReferenceOperation declared })
                {
                    JudgeLocal(declared.Local, argument.Value, root, facts, findings);
                }
            }
        }
    }

    private static void Dropped(IInvocationOperation call, Findings findings) =>
        findings.Report(CallRules.FdDropped, call.Syntax.GetLocation(), ImmutableDictionary<string, string?>.Empty, call.TargetMethod.Name);

    // A new fd comes from an ioctl that says so, or from a factory of a handle type itself.
    private static bool MakesFd(IInvocationOperation call, FactCache facts)
    {
        IMethodSymbol method = call.TargetMethod;
        if (facts.Ioctl(call) is { } ioctl)
        {
            return ioctl.ReturnsFd && !ioctl.Tries;
        }

        return method.IsStatic && FdKinds.IsFdHandle(method.ReturnType) && SymbolEqualityComparer.Default.Equals(method.ContainingType, method.ReturnType);
    }

    private static void JudgeLocal(ILocalSymbol local, IOperation declaration, IOperation root, FactCache facts, Findings findings)
    {
        if (local.IsUsing)
        {
            return;
        }

        foreach (ILocalReferenceOperation use in root.DescendantsAndSelf().OfType<ILocalReferenceOperation>())
        {
            if (SymbolEqualityComparer.Default.Equals(use.Local, local) && !IsBorrowed(use, facts) && !use.IsDeclaration)
            {
                return;
            }
        }

        findings.Report(
            CallRules.NeverDisposed,
            local.Locations.FirstOrDefault() ?? declaration.Syntax.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Declaration, "using"),
            local.Name);
    }

    // Uses that certainly leave the handle as it is: a call of an ioctl on it or with it, and a look at a property.
    private static bool IsBorrowed(ILocalReferenceOperation use, FactCache facts)
    {
        IOperation at = WithoutConversions(use);
        return at.Parent switch
        {
            IInvocationOperation call => call.Instance == at && facts.Ioctl(call.TargetMethod) is not null,
            IArgumentOperation { Parent: IInvocationOperation call } => facts.Ioctl(call.TargetMethod) is not null,
            IPropertyReferenceOperation property => property.Instance == at,
            IConditionalAccessOperation { WhenNotNull: IInvocationOperation call } => facts.Ioctl(call.TargetMethod) is not null,
            _ => false,
        };
    }

    private static IOperation WithoutConversions(IOperation operation)
    {
        while (operation.Parent is IConversionOperation or IParenthesizedOperation)
        {
            operation = operation.Parent;
        }

        return operation;
    }
}

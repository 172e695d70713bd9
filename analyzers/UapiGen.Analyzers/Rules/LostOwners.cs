using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UapiGen.Analyzers.Facts;

namespace UapiGen.Analyzers.Rules;

/// <summary>UAPI5011 for an assignment to a variable that is the only owner of an fd: the one before it in the same block, or in an earlier turn of a loop.</summary>
internal static class LostOwners
{
    public static void Judge(IInvocationOperation call, FactCache facts, Findings findings)
    {
        if (!NewFds.IsHandle(call, facts) || VariableOf(call) is not { } owner || owner.Local.IsUsing)
        {
            return;
        }

        if (owner.Statement.Parent is IBlockOperation block)
        {
            JudgeStatementsBehind(call, owner.Local, block.Operations, block.Operations.IndexOf(owner.Statement) + 1, facts, findings);
            JudgeLoop(call, owner.Local, block, block.Operations.IndexOf(owner.Statement) + 1, facts, findings);
        }
    }

    private static (ILocalSymbol Local, IOperation Statement)? VariableOf(IOperation call)
    {
        IOperation result = call;
        while (result.Parent is IConversionOperation or IParenthesizedOperation)
        {
            result = result.Parent;
        }

        return result.Parent switch
        {
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation local, Parent: IExpressionStatementOperation statement } => (local.Local, statement),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var symbol, Parent: IVariableDeclarationOperation { Parent: IVariableDeclarationGroupOperation group } } } => (symbol, group),
            _ => null,
        };
    }

    private static void JudgeStatementsBehind(
        IInvocationOperation call, ILocalSymbol local, ImmutableArray<IOperation> statements, int first, FactCache facts, Findings findings)
    {
        for (int i = first; i < statements.Length; i++)
        {
            if (statements[i] is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment }
                && SymbolEqualityComparer.Default.Equals(target.Local, local))
            {
                if (Uses(assignment.Value, local).All(use => IsBorrowed(use, facts)))
                {
                    findings.Report(CallRules.FdDropped, assignment.Syntax.GetLocation(), ImmutableDictionary<string, string?>.Empty, call.TargetMethod.Name);
                }

                return;
            }

            if (!Uses(statements[i], local).All(use => IsBorrowed(use, facts)) || Leaves(statements[i]))
            {
                return;
            }
        }
    }

    // A variable from outside that each turn sets anew.
    private static void JudgeLoop(IInvocationOperation call, ILocalSymbol local, IBlockOperation body, int next, FactCache facts, Findings findings)
    {
        if (body.Parent is not ILoopOperation loop
            || loop.DescendantsAndSelf().OfType<IVariableDeclaratorOperation>().Any(d => SymbolEqualityComparer.Default.Equals(d.Symbol, local))
            || body.Operations.Skip(next).Any(Leaves)
            || !Uses(loop, local).All(use => IsBorrowed(use, facts) || IsTarget(use))
            || Uses(loop, local).Count(IsTarget) != 1)
        {
            return;
        }

        findings.Report(CallRules.FdDropped, call.Syntax.GetLocation(), ImmutableDictionary<string, string?>.Empty, call.TargetMethod.Name);
    }

    private static bool Leaves(IOperation statement) => statement is IBranchOperation or IReturnOperation or IThrowOperation
        or IExpressionStatementOperation { Operation: IThrowOperation };

    private static IEnumerable<ILocalReferenceOperation> Uses(IOperation within, ILocalSymbol local) =>
        within.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local));

    private static bool IsTarget(ILocalReferenceOperation use) => use.Parent is ISimpleAssignmentOperation assignment && assignment.Target == use;

    private static bool IsBorrowed(ILocalReferenceOperation use, FactCache facts)
    {
        IOperation at = use;
        while (at.Parent is IConversionOperation or IParenthesizedOperation)
        {
            at = at.Parent;
        }

        return at.Parent switch
        {
            IInvocationOperation call => call.Instance == at && NewFds.OnlyUses(call, facts),
            IArgumentOperation { Parent: IInvocationOperation call } => NewFds.OnlyUses(call, facts),
            IPropertyReferenceOperation property => property.Instance == at,
            _ => false,
        };
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using UapiGen.Analyzers.Facts;
using UapiGen.Analyzers.Flow;
using UapiGen.Analyzers.Rules;

namespace UapiGen.Analyzers;

/// <summary>
/// Checks what C# gives to ioctls, by the facts in the attributes of the bindings. It works wherever the bindings are used, whichever assembly
/// has them, and does next to nothing in a compilation or a method that uses none.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => CallRules.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (FactCache.IsUsedBy(start.Compilation))
            {
                var facts = new FactCache();
                var ioctls = new IoctlIndex(facts);
                start.RegisterOperationBlockAction(block => Analyze(block, facts, ioctls));
            }
        });
    }

    private static void Analyze(OperationBlockAnalysisContext context, FactCache facts, IoctlIndex ioctls)
    {
        var findings = new Findings(context.ReportDiagnostic);
        foreach (IOperation root in context.OperationBlocks)
        {
            if (root is not (IBlockOperation or IMethodBodyBaseOperation or ISymbolInitializerOperation))
            {
                continue;
            }

            UsedFacts used = UsedFacts.Find(root, facts);
            var ownership = new FdOwnership(root, facts, findings);
            foreach (IOperation operation in used.Operations)
            {
                if (operation is IInvocationOperation call)
                {
                    ownership.Judge(call);
                    LostOwners.Judge(call, facts, findings);
                    UntypedCalls.Judge(call, facts, ioctls, findings);
                }

                MagicNumbers.Judge(operation, facts, findings);
                WrittenSizes.Judge(operation, facts, findings);
            }

            if (used.NeedsFlow)
            {
                var followed = new FollowedVariables(context.OwningSymbol, root, facts);
                var templates = new Templates(facts, root.SemanticModel, context.CancellationToken);
                var listener = new CallListener(facts, UnusedLocals.Find(root, followed, facts), findings);
                new BodyAnalysis(facts, followed, templates, listener, context.CancellationToken).Run(context.GetControlFlowGraph(root));
            }
        }
    }
}

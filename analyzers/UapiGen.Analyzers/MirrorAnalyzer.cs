using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using UapiGen.Analyzers.Facts;
using UapiGen.Analyzers.Mirrors;
using UapiGen.Analyzers.Rules;

namespace UapiGen.Analyzers;

/// <summary>Checks hand-written structs: those that claim a C struct's layout against the bindings' facts of it, others where they go into a call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MirrorAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => MirrorRules.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (!FactCache.IsUsedBy(start.Compilation))
            {
                return;
            }

            var facts = new FactCache();
            var ioctls = new IoctlIndex(facts);
            var index = new RecordIndex(start.Compilation, facts);
            start.RegisterSymbolAction(symbol => MirrorCheck.Check(symbol, facts, index), SymbolKind.NamedType);
            start.RegisterOperationAction(operation => RequestSize.Check(operation, facts, ioctls), OperationKind.Invocation);
            start.RegisterOperationAction(operation => MisalignedReference.Check(operation, facts), OperationKind.FieldReference);
        });
    }
}

using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UapiGen.Analyzers.Facts;

namespace UapiGen.Analyzers.Flow;

/// <summary>
/// The values of <c>readonly</c> fields that hold a generated struct for others to start from: what their initializer says, when it is in the same
/// file and nothing else can set the field.
/// </summary>
internal sealed class Templates(FactCache facts, SemanticModel? model, CancellationToken cancellationToken)
{
    // Most bodies read none.
    private Dictionary<ISymbol, FlowValue>? _known;

    public FlowValue Value(IFieldSymbol field)
    {
        if (!field.IsReadOnly || model is null || facts.Record(field.Type) is null)
        {
            return FlowValue.Unknown;
        }

        _known ??= new Dictionary<ISymbol, FlowValue>(SymbolEqualityComparer.Default);
        if (!_known.TryGetValue(field, out FlowValue? value))
        {
            // Before it is found out: a field that is made from itself stays unknown.
            _known.Add(field, FlowValue.Unknown);
            _known[field] = value = Evaluate(field, model);
        }

        return value;
    }

    private FlowValue Evaluate(IFieldSymbol field, SemanticModel model)
    {
        bool isSetElsewhere = field.ContainingType.Constructors.Any(c => c.IsStatic == field.IsStatic && !c.IsImplicitlyDeclared);
        if (isSetElsewhere
            || field.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellationToken)).OfType<VariableDeclaratorSyntax>().FirstOrDefault() is not { Initializer: { } initializer }
            || initializer.SyntaxTree != model.SyntaxTree
            || model.GetOperation(initializer, cancellationToken) is not IFieldInitializerOperation operation)
        {
            return FlowValue.Unknown;
        }

        var followed = new FollowedVariables(field, operation, facts);
        return new BodyAnalysis(facts, followed, this, null, cancellationToken).End(ControlFlowGraph.Create(operation, cancellationToken))?.Get(new Place(field))
            ?? FlowValue.Unknown;
    }
}

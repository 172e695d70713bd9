using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace UapiGen.Analyzers.Flow;

/// <summary>
/// Tells which variables of a body can be followed: locals and parameters by value to which nothing else can hold a reference. Captured ones,
/// those whose address or reference is taken, and ref locals are left alone.
/// </summary>
internal sealed class FollowedVariables
{
    private readonly HashSet<ISymbol> _shared = new(SymbolEqualityComparer.Default);
    private readonly ISymbol _body;

    /// <param name="body">The method, lambda or local function.</param>
    /// <param name="root">Its operation, with all that is nested in it.</param>
    public FollowedVariables(ISymbol body, IOperation root)
    {
        _body = body;
        foreach (IOperation operation in root.DescendantsAndSelf())
        {
            ISymbol? variable = VariableOf(operation);
            if (variable is not null && (IsCaptured(operation, variable) || IsReferenceKept(operation)))
            {
                _shared.Add(variable);
            }
        }
    }

    public bool Contains(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local.RefKind == RefKind.None && !local.IsFixed && !local.IsStatic && !_shared.Contains(variable),
        IParameterSymbol parameter => parameter.RefKind == RefKind.None && !_shared.Contains(variable),
        _ => false,
    };

    /// <summary>Whether a type can refer to what is elsewhere: a ref struct such as a span.</summary>
    public static bool IsReferenceLike(ITypeSymbol? type) => type is { IsRefLikeType: true } or IPointerTypeSymbol;

    private static ISymbol? VariableOf(IOperation operation) =>
        (operation as ILocalReferenceOperation)?.Local ?? (ISymbol?)(operation as IParameterReferenceOperation)?.Parameter;

    private bool IsCaptured(IOperation operation, ISymbol variable)
    {
        for (IOperation? at = operation.Parent; at is not null; at = at.Parent)
        {
            ISymbol? function = (at as IAnonymousFunctionOperation)?.Symbol ?? (at as ILocalFunctionOperation)?.Symbol;
            if (function is not null)
            {
                return !SymbolEqualityComparer.Default.Equals(function, variable.ContainingSymbol);
            }
        }

        return !SymbolEqualityComparer.Default.Equals(_body, variable.ContainingSymbol) && variable is IParameterSymbol;
    }

    private static bool IsReferenceKept(IOperation reference)
    {
        IOperation at = reference;
        while (at.Parent is IFieldReferenceOperation or IPropertyReferenceOperation or IInlineArrayAccessOperation && at.Parent.ChildOperations.First() == at)
        {
            if (at.Parent is IPropertyReferenceOperation property && (property.Property.RefKind != RefKind.None || IsReferenceLike(property.Type)))
            {
                return property.Property.GetAttributes().All(a => a.AttributeClass?.Name != "CFieldAttribute");
            }

            at = at.Parent;
        }

        return at.Parent switch
        {
            IAddressOfOperation => true,
            ISimpleAssignmentOperation { IsRef: true } => true,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } } => true,
            IReturnOperation => at.Syntax.Parent is Microsoft.CodeAnalysis.CSharp.Syntax.RefExpressionSyntax,
            IConditionalOperation { IsRef: true } => true,
            IArgumentOperation { Parameter.RefKind: not RefKind.None } argument => MayKeep(argument.Parent),
            IInvocationOperation call when call.Instance == at => MayKeep(call),
            _ => false,
        };
    }

    // A reference that goes into a call comes out again only by what the call returns, or by another argument that can hold one.
    private static bool MayKeep(IOperation? call) => call switch
    {
        IInvocationOperation invocation => invocation.TargetMethod.ReturnsByRef || invocation.TargetMethod.ReturnsByRefReadonly
            || IsReferenceLike(invocation.Type)
            || invocation.TargetMethod.Parameters.Any(p => p.RefKind is RefKind.Ref or RefKind.Out && p.Type.IsRefLikeType),
        IObjectCreationOperation creation => IsReferenceLike(creation.Type),
        _ => true,
    };
}

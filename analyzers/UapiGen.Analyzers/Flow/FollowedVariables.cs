using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UapiGen.Analyzers.Facts;

namespace UapiGen.Analyzers.Flow;

/// <summary>
/// Tells what of a body can be followed: locals, parameters by value and fields of the own object to which nothing else can hold a reference.
/// Captured ones, those whose address or reference is kept, and ref locals are left alone.
/// </summary>
internal sealed class FollowedVariables
{
    private readonly HashSet<ISymbol> _shared = new(SymbolEqualityComparer.Default);
    private readonly FactCache _facts;
    private readonly ISymbol _body;

    /// <param name="body">The method, lambda or local function.</param>
    /// <param name="root">Its operation, with all that is nested in it.</param>
    /// <param name="facts">Tells the calls that keep no reference.</param>
    public FollowedVariables(ISymbol body, IOperation root, FactCache facts)
    {
        _body = body;
        _facts = facts;
        foreach (IOperation operation in root.DescendantsAndSelf())
        {
            ISymbol? variable = VariableOf(operation);
            if (variable is not null && (IsCaptured(operation, variable) || IsReferenceKept(operation) || IsAlias(operation)))
            {
                _shared.Add(variable);
            }
        }
    }

    public bool Contains(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local.RefKind == RefKind.None && !local.IsFixed && !local.IsStatic && !_shared.Contains(variable),
        IParameterSymbol parameter => parameter.RefKind == RefKind.None && !_shared.Contains(variable),
        IFieldSymbol field => field is { RefKind: RefKind.None, IsVolatile: false, IsConst: false, Type.IsValueType: true } && !_shared.Contains(variable),
        _ => false,
    };

    /// <summary>Whether a type can refer to what is elsewhere: a ref struct such as a span.</summary>
    public static bool IsReferenceLike(ITypeSymbol? type) => type is { IsRefLikeType: true } or IPointerTypeSymbol;

    /// <summary>
    /// The variable whose address an argument of an ioctl takes, on its way through conversions and <c>UserPtr</c>; null when it takes none. The
    /// kernel doesn't keep it.
    /// </summary>
    public static IOperation? PointedAt(IArgumentOperation argument)
    {
        IOperation at = argument.Value;
        while (true)
        {
            switch (at)
            {
                case IConversionOperation conversion:
                    at = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    at = parenthesized.Operand;
                    break;
                case IInvocationOperation { TargetMethod: { Name: "DangerousCreate", ContainingType: var type }, Arguments: { Length: 1 } arguments } when type.IsRuntimeType("UserPtr"):
                    at = arguments[0].Value;
                    break;
                case IAddressOfOperation address:
                    return address.Reference;
                default:
                    return null;
            }
        }
    }

    private static ISymbol? VariableOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        _ => null,
    };

    // An array is followed while nothing but its own variable names it.
    private static bool IsAlias(IOperation operation) => operation.Type is IArrayTypeSymbol
        && !(operation.Parent is IArrayElementReferenceOperation element && element.ArrayReference == operation)
        && !(operation.Parent is IPropertyReferenceOperation { Property.Name: "Length" })
        && !(operation.Parent is ISimpleAssignmentOperation assignment && assignment.Target == operation);

    private bool IsAddressLent(IOperation address)
    {
        IOperation at = address;
        while (at.Parent is IConversionOperation or IParenthesizedOperation
            || (at.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "DangerousCreate", TargetMethod.ContainingType: var type } } && type.IsRuntimeType("UserPtr")))
        {
            at = at.Parent is IArgumentOperation argument ? argument.Parent! : at.Parent!;
        }

        return at.Parent is IArgumentOperation { Parent: IInvocationOperation call } && _facts.Ioctl(call.TargetMethod) is not null;
    }

    private bool IsCaptured(IOperation operation, ISymbol variable)
    {
        if (variable is IFieldSymbol)
        {
            return false;
        }

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

    private bool IsReferenceKept(IOperation reference)
    {
        IOperation at = reference;
        while (at.Parent is IFieldReferenceOperation or IPropertyReferenceOperation or IInlineArrayAccessOperation or IArrayElementReferenceOperation && at.Parent.ChildOperations.First() == at)
        {
            if (at.Parent is IPropertyReferenceOperation property && (property.Property.RefKind != RefKind.None || IsReferenceLike(property.Type)))
            {
                return property.Property.GetAttributes().All(a => a.AttributeClass?.Name != "CFieldAttribute");
            }

            at = at.Parent;
        }

        return at.Parent switch
        {
            IAddressOfOperation address => !IsAddressLent(address),
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

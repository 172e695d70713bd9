using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UapiGen.Analyzers.Facts;

namespace UapiGen.Analyzers.Flow;

/// <summary>
/// Evaluates the operations of a block in their order, and keeps what is known of the followed variables up to date. What it doesn't understand
/// makes unknown what it may touch.
/// </summary>
/// <param name="references">Captures that stand for a variable or member, which an assignment to the capture changes.</param>
internal sealed partial class Transfer(
    FactCache facts,
    FollowedVariables followed,
    Templates templates,
    IReadOnlyDictionary<Place, IOperation> references,
    FlowState state,
    IFlowListener? listener)
{
    public FlowState State => state;

    public FlowValue Visit(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: { } constant } && Integers.ToBits(constant) is { } bits)
        {
            return new FlowValue(KnownBits.Constant(bits));
        }

        return operation switch
        {
            IExpressionStatementOperation statement => Visit(statement.Operation),
            ISimpleAssignmentOperation assignment => VisitAssignment(assignment),
            ICompoundAssignmentOperation assignment => VisitCompoundAssignment(assignment),
            IIncrementOrDecrementOperation increment => VisitIncrement(increment),
            IDeconstructionAssignmentOperation deconstruction => VisitDeconstruction(deconstruction),
            IFlowCaptureOperation capture => VisitCapture(capture),
            IFlowCaptureReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation
                or IFieldReferenceOperation or IPropertyReferenceOperation or IArrayElementReferenceOperation or IInlineArrayAccessOperation => VisitReference(operation),
            IDefaultValueOperation => Fresh(operation.Type),
            IObjectCreationOperation creation => VisitCreation(creation),
            IConversionOperation conversion => VisitConversion(conversion),
            IUnaryOperation unary => VisitUnary(unary),
            IBinaryOperation binary => Combine(binary.OperatorKind, binary.OperatorMethod, Visit(binary.LeftOperand), Visit(binary.RightOperand), binary.Type),
            IInvocationOperation invocation => VisitInvocation(invocation),
            IArgumentOperation argument => VisitArgument(argument),
            IAwaitOperation or IReturnOperation { Kind: OperationKind.YieldReturn } => VisitPause(operation),
            IFlowAnonymousFunctionOperation or IAnonymousFunctionOperation => FlowValue.Unknown,
            IDeclarationPatternOperation { DeclaredSymbol: { } declared } => Declare(declared, operation),
            IRecursivePatternOperation { DeclaredSymbol: { } declared } => Declare(declared, operation),
            IListPatternOperation { DeclaredSymbol: { } declared } => Declare(declared, operation),
            _ => VisitChildren(operation),
        };
    }

    private FlowValue VisitChildren(IOperation operation)
    {
        foreach (IOperation child in operation.ChildOperations)
        {
            Visit(child);
        }

        return FlowValue.Unknown;
    }

    // Anybody may run meanwhile.
    private FlowValue VisitPause(IOperation operation)
    {
        VisitChildren(operation);
        state.ForgetFields();
        return FlowValue.Unknown;
    }

    private FlowValue Declare(ISymbol declared, IOperation pattern)
    {
        state.Forget(new Place(declared));
        return VisitChildren(pattern);
    }

    private FlowValue VisitAssignment(ISimpleAssignmentOperation assignment)
    {
        VisitTarget(assignment.Target);
        IOperation given = WithoutConversions(assignment.Value);
        if (Parts(given) is { } parts && Resolve(assignment.Target) is { Path.Length: 0 } whole)
        {
            AssignParts(whole.Place, given, parts);
            return FlowValue.Unknown;
        }

        FlowValue value = Visit(assignment.Value);
        if (!assignment.IsRef)
        {
            Assign(assignment.Target, value, value, assignment.Value, assignment);
        }

        return value;
    }

    // A tuple or an array that is written down: element by element.
    private void AssignParts(Place whole, IOperation given, IReadOnlyList<IOperation> parts)
    {
        FlowValue[] values = [.. parts.Select(Visit)];
        state.Forget(whole);
        for (int i = 0; i < values.Length; i++)
        {
            state.Set(whole.PartOf(given is ITupleOperation ? $".Item{i + 1}" : $"[{i}]"), values[i]);
        }
    }

    private static IReadOnlyList<IOperation>? Parts(IOperation value) => value switch
    {
        ITupleOperation tuple => tuple.Elements,
        IArrayCreationOperation { Initializer: { } initializer, DimensionSizes.Length: 1 } => initializer.ElementValues,
        ICollectionExpressionOperation { Type: IArrayTypeSymbol, Elements: var elements } when !elements.Any(e => e is ISpreadOperation) => elements,
        _ => null,
    };

    private static IOperation WithoutConversions(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    private FlowValue VisitCompoundAssignment(ICompoundAssignmentOperation assignment)
    {
        FlowValue old = Visit(assignment.Target);
        FlowValue given = Visit(assignment.Value);
        FlowValue result = Combine(assignment.OperatorKind, assignment.OperatorMethod, old, given, assignment.Target.Type);
        FlowValue added = assignment.OperatorKind == BinaryOperatorKind.Or ? given : FlowValue.Unknown;
        Assign(assignment.Target, result, added, assignment.Value, assignment);
        return result;
    }

    private FlowValue VisitIncrement(IIncrementOrDecrementOperation increment)
    {
        Visit(increment.Target);
        Assign(increment.Target, FlowValue.Unknown, FlowValue.Unknown, increment, increment);
        return FlowValue.Unknown;
    }

    private FlowValue VisitDeconstruction(IDeconstructionAssignmentOperation deconstruction)
    {
        IOperation target = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;
        if (target is ITupleOperation targets && WithoutConversions(deconstruction.Value) is ITupleOperation written && targets.Elements.Length == written.Elements.Length)
        {
            FlowValue[] values = [.. written.Elements.Select(Visit)];
            for (int i = 0; i < values.Length; i++)
            {
                AssignElement(targets.Elements[i], values[i], written.Elements[i], deconstruction);
            }

            return FlowValue.Unknown;
        }

        Visit(deconstruction.Value);
        ForgetAll(deconstruction.Target);
        return FlowValue.Unknown;
    }

    private void AssignElement(IOperation target, FlowValue value, IOperation given, IOperation deconstruction)
    {
        target = target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;
        if (target is ITupleOperation)
        {
            ForgetAll(target);
        }
        else if (target is not IDiscardOperation)
        {
            Assign(target, value, value, given, deconstruction);
        }
    }

    private void ForgetAll(IOperation targets)
    {
        foreach (IOperation target in targets.DescendantsAndSelf())
        {
            Forget(target);
        }
    }

    private FlowValue VisitCapture(IFlowCaptureOperation capture)
    {
        FlowValue value = Visit(capture.Value);
        state.Set(new Place(capture.Id), value);
        return value;
    }

    // What the program reads from a variable, it set earlier; only a variable that goes into a call directly is judged as it stands.
    private FlowValue VisitReference(IOperation reference)
    {
        if (Resolve(reference) is { } place)
        {
            FlowValue value = Read(place);
            return reference is IFlowCaptureReferenceOperation ? value : value.Map(known => known.AsEarlier());
        }

        if (reference is IPropertyReferenceOperation { Instance: null, Property: { Name: "None", ContainingType: var type } } && IsRawFd(type))
        {
            return new FlowValue(KnownBits.Constant(ulong.MaxValue));
        }

        if (reference is IPropertyReferenceOperation { Instance: { } raw, Property.Name: "Value" } && IsRawFd(raw.Type))
        {
            return Visit(raw);
        }

        return VisitChildren(reference);
    }

    private FlowValue VisitCreation(IObjectCreationOperation creation)
    {
        VisitChildren(creation);
        ForgetReachable(creation.Constructor, creation.Arguments);
        return creation.Arguments.IsEmpty && creation.Type?.IsValueType == true && creation.Constructor?.IsImplicitlyDeclared != false
            ? Fresh(creation.Type)
            : FlowValue.Unknown;
    }

    private FlowValue Fresh(ITypeSymbol? type) =>
        facts.Record(type) is { } record
            ? new FlowValue(KnownBits.Unknown, StructValue.Create(record, facts, MemberValue.Fresh))
            : type is { IsValueType: true } ? new FlowValue(KnownBits.Zero) : FlowValue.Unknown;

    private FlowValue VisitConversion(IConversionOperation conversion)
    {
        FlowValue operand = Visit(conversion.Operand);
        if (conversion.Type is { IsRefLikeType: true } && Resolve(conversion.Operand) is not null)
        {
            Forget(conversion.Operand);
            return FlowValue.Unknown;
        }

        if (conversion.OperatorMethod is not null)
        {
            return new FlowValue(KnownBits.Unknown, null, operand.Handle);
        }

        // The conversion of a target-typed new calls itself something else than identity.
        if (conversion.Conversion.IsIdentity || SymbolEqualityComparer.Default.Equals(conversion.Operand.Type, conversion.Type))
        {
            return operand;
        }

        return Integers.Shape(conversion.Operand.Type) is not null && Integers.Shape(conversion.Type) is { } shape
            ? new FlowValue(operand.Bits.Through(shape), null, operand.Handle)
            : FlowValue.Unknown;
    }

    private FlowValue VisitUnary(IUnaryOperation unary)
    {
        FlowValue operand = Visit(unary.Operand);
        return unary is { OperatorKind: UnaryOperatorKind.BitwiseNegation, OperatorMethod: null } && Integers.Shape(unary.Type) is { } shape
            ? new FlowValue((~operand.Bits).Through(shape))
            : FlowValue.Unknown;
    }

    private static FlowValue Combine(BinaryOperatorKind kind, IMethodSymbol? method, FlowValue left, FlowValue right, ITypeSymbol? type)
    {
        if (method is not null || Integers.Shape(type) is not { } shape)
        {
            return FlowValue.Unknown;
        }

        KnownBits bits = kind switch
        {
            BinaryOperatorKind.Or => left.Bits | right.Bits,
            BinaryOperatorKind.And => left.Bits & right.Bits,
            BinaryOperatorKind.ExclusiveOr => left.Bits ^ right.Bits,
            BinaryOperatorKind.LeftShift when right.Bits.ConstantWithin(ulong.MaxValue) is < 64 and var count && count < (ulong)shape.Width =>
                left.Bits.ShiftLeft((int)count),
            _ => KnownBits.Unknown,
        };
        return new FlowValue(bits.Through(shape));
    }

    private static bool IsRawFd(ITypeSymbol? type) => type.IsRuntimeType("RawFd") || type.IsRuntimeType("RawFd64");
}

using System.Collections.Generic;
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
    FactCache facts, FollowedVariables followed, IReadOnlyDictionary<Place, IOperation> references, FlowState state, IFlowListener? listener)
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
                or IFieldReferenceOperation or IPropertyReferenceOperation => VisitReference(operation),
            IDefaultValueOperation => Fresh(operation.Type),
            IObjectCreationOperation creation => VisitCreation(creation),
            IConversionOperation conversion => VisitConversion(conversion),
            IUnaryOperation unary => VisitUnary(unary),
            IBinaryOperation binary => Combine(binary.OperatorKind, binary.OperatorMethod, Visit(binary.LeftOperand), Visit(binary.RightOperand), binary.Type),
            IInvocationOperation invocation => VisitInvocation(invocation),
            IArgumentOperation argument => VisitArgument(argument),
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

    private FlowValue Declare(ISymbol declared, IOperation pattern)
    {
        state.Forget(new Place(declared));
        return VisitChildren(pattern);
    }

    private FlowValue VisitAssignment(ISimpleAssignmentOperation assignment)
    {
        VisitTarget(assignment.Target);
        FlowValue value = Visit(assignment.Value);
        if (!assignment.IsRef)
        {
            Assign(assignment.Target, value, value, assignment.Value, assignment);
        }

        return value;
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
        Visit(deconstruction.Value);
        foreach (IOperation target in deconstruction.Target.DescendantsAndSelf())
        {
            Forget(target);
        }

        return FlowValue.Unknown;
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
            return reference is IFlowCaptureReferenceOperation || value.Struct is null ? value : value with { Struct = value.Struct.AsEarlier() };
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

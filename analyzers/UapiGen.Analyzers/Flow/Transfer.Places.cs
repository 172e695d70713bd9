using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UapiGen.Analyzers.Facts;

namespace UapiGen.Analyzers.Flow;

/// <summary>Reads from and writes to followed variables and their members.</summary>
internal sealed partial class Transfer
{
    private MemberPlace? CapturedPlace(IOperation operation) =>
        operation is IFlowCaptureReferenceOperation capture && references.TryGetValue(new Place(capture.Id), out IOperation? captured) ? Resolve(captured) : null;

    /// <summary>The followed variable or member that an operation names; null when it names none.</summary>
    private MemberPlace? Resolve(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local when followed.Contains(local.Local) => new MemberPlace(new Place(local.Local), ""),
        IParameterReferenceOperation parameter when followed.Contains(parameter.Parameter) => new MemberPlace(new Place(parameter.Parameter), ""),
        IFlowCaptureReferenceOperation capture => new MemberPlace(new Place(capture.Id), ""),
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field when followed.Contains(field.Field) => new MemberPlace(new Place(field.Field), ""),
        IFieldReferenceOperation { Instance: { } instance } field when MemberOf(field.Field) is not null => Resolve(instance)?.Member(field.Field.Name),
        IFieldReferenceOperation { Instance: { Type.IsValueType: true } instance } field => Resolve(instance)?.PartOf("." + (field.Field.CorrespondingTupleField ?? field.Field).Name),
        IPropertyReferenceOperation { Instance: { } instance, Arguments.IsEmpty: true } property when MemberOf(property.Property) is not null =>
            Resolve(instance)?.Member(property.Property.Name),
        IArrayElementReferenceOperation { Indices: { Length: 1 } indices } element when Index(indices[0]) is { } index => Resolve(element.ArrayReference)?.PartOf(index),
        IInlineArrayAccessOperation access when Index(access.Argument) is { } index && Resolve(access.Instance) is { Path.Length: > 0 } array => array.Member(index),
        _ => null,
    };

    private static string? Index(IOperation index) => index.ConstantValue is { HasValue: true, Value: int and >= 0 and var number } ? $"[{number}]" : null;

    private MemberFacts? MemberOf(ISymbol symbol) => facts.Record(symbol.ContainingType)?.Member(symbol.Name);

    private FlowValue Read(MemberPlace place)
    {
        FlowValue value = state.Get(place.Place);
        if (place.Place is { Part.Length: 0, Variable: IFieldSymbol field } && value.Equals(FlowValue.Unknown))
        {
            value = templates.Value(field);
        }

        if (place.Path.Length == 0)
        {
            return value;
        }

        if (value.Struct is not { } known)
        {
            return FlowValue.Unknown;
        }

        MemberValue member = known[place.Path];
        return new FlowValue(member.Bits, known.Struct(place.Path), member.Handle);
    }

    // The parts of a target that are evaluated before the value: not the target itself, whose old value doesn't matter.
    private void VisitTarget(IOperation target)
    {
        if (target is IFieldReferenceOperation or IPropertyReferenceOperation && Resolve(target) is not null)
        {
            return;
        }

        if (target is not (ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation))
        {
            VisitChildren(target);
        }
    }

    /// <param name="result">The member's value afterwards.</param>
    /// <param name="given">What the program writes down, for the rules.</param>
    private void Assign(IOperation target, FlowValue result, FlowValue given, IOperation value, IOperation assignment)
    {
        if (target is IFlowCaptureReferenceOperation capture)
        {
            if (references.TryGetValue(new Place(capture.Id), out IOperation? captured) && captured is not IFlowCaptureReferenceOperation)
            {
                Assign(captured, result, given, value, assignment);
            }

            return;
        }

        ISymbol? symbol = (target as IFieldReferenceOperation)?.Field ?? (ISymbol?)(target as IPropertyReferenceOperation)?.Property;
        if (symbol is not null && facts.Record(symbol.ContainingType) is { } record && record.Member(symbol.Name) is { } member)
        {
            listener?.OnMemberSet(record, member, given, value, assignment);
        }

        if (Resolve(target) is { } place)
        {
            Store(place, result, assignment);
        }
        else
        {
            Forget(target);
        }
    }

    private void Store(MemberPlace place, FlowValue value, IOperation assignment)
    {
        if (place.Path.Length == 0)
        {
            state.Set(place.Place, value);
            return;
        }

        if (ValueAt(place.Place, assignment) is not { } whole)
        {
            state.Forget(place.Place);
            return;
        }

        bool isStruct = facts.Record(TypeOf(assignment)) is not null;
        state.Set(place.Place, whole.Map(known => value.Struct is not null
            ? known.WithStruct(place.Path, value.Struct)
            : known.With(place.Path, isStruct ? MemberValue.Unknown : Assigned(known[place.Path], value, assignment))));
    }

    private static ITypeSymbol? TypeOf(IOperation assignment) => (assignment as IAssignmentOperation)?.Target.Type;

    // What adds no bits, such as "&=", is not to blame for those that are there.
    private static MemberValue Assigned(MemberValue old, FlowValue value, IOperation assignment)
    {
        bool addsNothing = assignment is ICompoundAssignmentOperation && old.Origin is not null && (value.Bits.Ones & ~old.Bits.Ones) == 0;
        return new MemberValue(value.Bits, Assignment.Program, value.Handle, addsNothing ? old.Origin : assignment);
    }

    // Of a struct of which nothing is known, there is at least its type: that of the innermost instance of the target that is a generated struct.
    private FlowValue? ValueAt(Place place, IOperation assignment)
    {
        if (state.Get(place) is { Struct: not null } known)
        {
            return known;
        }

        ITypeSymbol? type = null;
        for (IOperation? at = (assignment as IAssignmentOperation)?.Target; at is not null; at = InstanceOf(at))
        {
            type = facts.Record(at.Type) is not null ? at.Type : type;
        }

        return facts.Record(type) is { } record ? new FlowValue(KnownBits.Unknown, StructValue.Create(record, facts, MemberValue.Unknown)) : null;
    }

    private static IOperation? InstanceOf(IOperation operation) => operation switch
    {
        IMemberReferenceOperation member => member.Instance,
        IInlineArrayAccessOperation access => access.Instance,
        _ => null,
    };

    /// <summary>Makes unknown what an operation names, or the member or variable that contains it.</summary>
    private void Forget(IOperation operation)
    {
        for (IOperation? at = operation; at is not null; at = at.ChildOperations.FirstOrDefault())
        {
            if (Resolve(at) is { } place)
            {
                // A member that the facts don't know may be any part of the struct that has it.
                bool isWhole = place.Path.Length == 0 || at != operation && at.Parent is IMemberReferenceOperation;
                if (isWhole || state.Get(place.Place) is not { Struct: not null } known)
                {
                    state.Forget(place.Place);
                }
                else
                {
                    state.Set(place.Place, known.Map(value => value.With(place.Path, MemberValue.Unknown)));
                }

                if (CapturedPlace(at) is { } captured)
                {
                    state.Forget(captured.Place);
                }

                return;
            }

            if (at is not (IMemberReferenceOperation or IInlineArrayAccessOperation or IArrayElementReferenceOperation or IConversionOperation or IArgumentOperation))
            {
                return;
            }
        }
    }
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UapiGen.Analyzers.Facts;

namespace UapiGen.Analyzers.Flow;

/// <summary>Calls: those that perform an ioctl are judged and have a known effect; of others only what they can reach becomes unknown.</summary>
internal sealed partial class Transfer
{
    private FlowValue VisitInvocation(IInvocationOperation call)
    {
        FlowValue instance = call.Instance is null ? FlowValue.Unknown : Visit(call.Instance);
        if (facts.Ioctl(call, RequestOf(call)) is { } ioctl)
        {
            VisitIoctl(call, ioctl);
            return FlowValue.Unknown;
        }

        FlowValue first = FlowValue.Unknown;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            FlowValue value = VisitArgument(argument);
            first = ReferenceEquals(argument, call.Arguments[0]) ? value : first;
        }

        ForgetReachable(call.TargetMethod, call.Arguments);
        if (call.Instance is { Type.IsValueType: true } && !call.TargetMethod.IsReadOnly && !call.TargetMethod.ContainingType.IsReadOnly && !WritesSize(call))
        {
            Forget(call.Instance);
        }

        return Known(call, instance, first);
    }

    // Before an argument with an initializer, the flow graph captures those in front of it.
    private IOperation? RequestOf(IInvocationOperation call) =>
        FactCache.RequestOf(call) is IFlowCaptureReferenceOperation capture && references.TryGetValue(new Place(capture.Id), out IOperation? captured)
            ? captured
            : FactCache.RequestOf(call);

    // The one method of a generated struct that changes it: its size, and nothing else.
    private bool WritesSize(IInvocationOperation call)
    {
        if (!Rules.WrittenSizes.IsWrite(call) || facts.Record(call.TargetMethod.ContainingType) is not { } record)
        {
            return false;
        }

        if (Resolve(call.Instance!) is { } place && state.Get(place.Place) is { Struct: not null } whole && record.Members.FirstOrDefault(m => m.IsSize) is { } size)
        {
            state.Set(place.Place, whole.Map(known => known.With(place.Member(size.Name).Path, new MemberValue(KnownBits.Unknown, Assignment.Earlier))));
        }

        return true;
    }

    // Methods of this program, and whatever runs what the program hands over, can set fields.
    private void ForgetReachable(IMethodSymbol? method, ImmutableArray<IArgumentOperation> arguments)
    {
        if (method is { MethodKind: MethodKind.DelegateInvoke or MethodKind.FunctionPointerSignature or MethodKind.LocalFunction }
            || (method is { IsImplicitlyDeclared: false } && method.Locations.Any(l => l.IsInSource))
            || arguments.Any(a => a.Parameter?.Type.TypeKind == TypeKind.Delegate))
        {
            state.ForgetFields();
        }
    }

    private FlowValue VisitArgument(IArgumentOperation argument)
    {
        FlowValue value = Visit(argument.Value);
        if (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out)
        {
            Forget(argument.Value);
        }

        return value;
    }

    private void VisitIoctl(IInvocationOperation call, IoctlFacts ioctl)
    {
        var supplied = new List<(string Path, Supply How)>();
        var structs = new List<(IArgumentOperation Argument, IOperation Value)>();
        foreach (IArgumentOperation argument in call.Arguments)
        {
            IOperation? pointed = FollowedVariables.PointedAt(argument);
            IOperation passed = pointed ?? argument.Value;
            if (facts.Record(passed.Type) is not null)
            {
                structs.Add((argument, passed));
                if (Resolve(passed) is null)
                {
                    Visit(passed);
                }

                continue;
            }

            VisitArgument(argument);
            int index = argument.Parameter?.Ordinal ?? -1;
            if (index >= 0 && index < ioctl.Supplies.Length && ioctl.Supplies[index] is { Length: > 0 } path)
            {
                supplied.Add((path, HowSupplied(argument)));
            }
        }

        foreach ((IArgumentOperation argument, IOperation passed) in structs)
        {
            FlowValue value = Resolve(passed) is { } place ? Read(place) : Visit(passed);
            if (argument.Parameter?.RefKind != RefKind.Out)
            {
                Tell(value, ioctl, supplied, call, passed);
            }

            AfterIoctl(argument, passed, ioctl);
        }

        if (call.TargetMethod.Locations.Any(l => l.IsInSource) && !call.TargetMethod.ContainingType.GetAttributes().Any(a => a.UapiName() is not null))
        {
            // A method of the program's own that is marked as one that performs an ioctl.
            state.ForgetFields();
        }
    }

    private void Tell(FlowValue value, IoctlFacts ioctl, List<(string Path, Supply How)> supplied, IInvocationOperation call, IOperation passed)
    {
        if (value.Struct is null)
        {
            listener?.OnUnknown(ioctl, passed);
            return;
        }

        FlowValue filled = value.Map(known => supplied.Aggregate(known, (filled, one) => Supplied(filled.Record, filled, one.Path, one.How, ioctl)));
        foreach ((string path, Supply how) in supplied.Where(s => s.How == Supply.Cleared))
        {
            listener?.OnCleared(ioctl, value.Struct, path, passed);
        }

        // What only some ways have is said of these ways.
        listener?.OnIoctl(ioctl, filled.Ways.IsEmpty ? filled.Struct! : filled.Struct!.OnEveryWay(), call, passed);
        foreach (StructValue way in filled.Ways)
        {
            listener?.OnWay(ioctl, way, passed);
        }
    }

    /// <summary>What an argument does to the member that it stands for.</summary>
    private enum Supply
    {
        /// <summary>Nothing: the member stays as it is.</summary>
        None,

        /// <summary>It may fill the member, or not.</summary>
        Possible,

        /// <summary>It fills the member.</summary>
        Certain,

        /// <summary>It isn't given, and the call makes "none" of a member that nobody set.</summary>
        Left,

        /// <summary>It isn't given, and the call writes 0 into the member.</summary>
        Cleared,
    }

    private static Supply HowSupplied(IArgumentOperation argument)
    {
        if (!IsNothing(argument))
        {
            return IsCertain(argument) ? Supply.Certain : Supply.Possible;
        }

        // A span that is left out is written as such; a value leaves the member alone, and a handle any that is not 0.
        return argument.Parameter?.Type is { IsRefLikeType: true } ? argument.Parameter.Type.IsRuntimeType("AnyFd") ? Supply.Left : Supply.Cleared
            : argument.Parameter?.Type is { IsReferenceType: true } ? Supply.Left
            : Supply.None;
    }

    // A member that an argument fills, with the flags that its condition asks for.
    private static StructValue Supplied(RecordFacts record, StructValue value, string path, Supply how, IoctlFacts ioctl)
    {
        MemberFacts? member = record.Member(path)?.For(ioctl.Name);
        if (how is Supply.None or Supply.Cleared)
        {
            return value;
        }

        if (how is Supply.Left)
        {
            // Where a flag makes the member count, leaving it out remains a mistake.
            return member is { Fd: not null, Condition: null } && value[path].By == Assignment.Never ? value.With(path, new MemberValue(KnownBits.Unknown, Assignment.Earlier)) : value;
        }

        bool isCertain = how == Supply.Certain;
        value = value.With(path, new MemberValue(KnownBits.Unknown, isCertain ? Assignment.Earlier : Assignment.Unknown));
        if (member?.Condition is not { } condition)
        {
            return value;
        }

        bool sets = isCertain && condition.Wanted.Length == 1;
        foreach (Clause clause in condition.Wanted.SelectMany(c => c.Clauses))
        {
            MemberValue old = value[clause.Path];
            KnownBits set = sets && !clause.Negated ? KnownBits.Constant(clause.Value) : KnownBits.Unknown;
            value = value.With(clause.Path, old with { Bits = old.Bits.Replace(clause.Mask, set), By = Assignment.Earlier });
        }

        return value;
    }

    private static bool IsNothing(IArgumentOperation argument)
    {
        IOperation value = argument.Value;
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value is IDefaultValueOperation || value.ConstantValue is { HasValue: true, Value: null };
    }

    private static bool IsCertain(IArgumentOperation argument) =>
        argument.Parameter is { IsOptional: false, NullableAnnotation: not NullableAnnotation.Annotated, Type.OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } parameter
        && !parameter.Type.IsRefLikeType;

    private void AfterIoctl(IArgumentOperation argument, IOperation passed, IoctlFacts ioctl)
    {
        if (Resolve(passed) is not { } place || state.Get(place.Place) is not { Struct: { } whole } value)
        {
            return;
        }

        bool isPointer = !ReferenceEquals(passed, argument.Value);
        if (argument.Parameter?.RefKind is not (RefKind.Ref or RefKind.Out) && !(isPointer && ioctl.Writes != false))
        {
            state.Set(place.Place, value.Map(known => known.AsEarlier()));
        }
        else if (place.Path.Length == 0 && ioctl is { Writes: true, Tries: false })
        {
            // What the kernel fills in and wants zero the next time; anything else may be as it was.
            StructValue written = StructValue.Create(whole.Record, facts, MemberValue.Unknown);
            // A method that hands out the fd takes it out of the struct.
            foreach (MemberFacts member in whole.Record.Members.Where(m => m.Direction == MemberDirection.Out && m.MustBeZero != 0 && !(ioctl.ReturnsFd && m.Fd is not null)))
            {
                written = written.With(member.Name, MemberValue.FromKernel);
            }

            state.Set(place.Place, new FlowValue(KnownBits.Unknown, written));
        }
        else
        {
            Forget(passed);
        }
    }

    // The ways from a handle to its number and on.
    private static FlowValue Known(IInvocationOperation call, FlowValue instance, FlowValue first) => call.TargetMethod.Name switch
    {
        "DangerousGetHandle" or "DangerousGetRawFd" when call.Instance is not null => new FlowValue(KnownBits.Unknown, null, call.Instance.Type),
        "ToInt32" or "ToInt64" when call.Instance?.Type?.SpecialType == SpecialType.System_IntPtr => instance,
        "DangerousCreate" when IsRawFd(call.TargetMethod.ContainingType) => first,
        _ => FlowValue.Unknown,
    };
}

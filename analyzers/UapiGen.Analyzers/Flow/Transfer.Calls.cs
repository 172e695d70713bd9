using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UapiGen.Analyzers.Facts;

namespace UapiGen.Analyzers.Flow;

/// <summary>Calls: those that perform an ioctl are judged and have a known effect; of others only what they can reach becomes unknown.</summary>
internal sealed partial class Transfer
{
    private FlowValue VisitInvocation(IInvocationOperation call)
    {
        FlowValue instance = call.Instance is null ? FlowValue.Unknown : Visit(call.Instance);
        if (facts.Ioctl(call) is { } ioctl)
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

        if (call.Instance is { Type.IsValueType: true } && !call.TargetMethod.IsReadOnly && !call.TargetMethod.ContainingType.IsReadOnly)
        {
            Forget(call.Instance);
        }

        return Known(call, instance, first);
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
        var supplied = new List<(string Path, bool IsCertain)>();
        var structs = new List<IArgumentOperation>();
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (facts.Record(argument.Value.Type) is not null)
            {
                structs.Add(argument);
                if (Resolve(argument.Value) is null)
                {
                    Visit(argument.Value);
                }

                continue;
            }

            VisitArgument(argument);
            int index = argument.Parameter?.Ordinal ?? -1;
            if (index >= 0 && index < ioctl.Supplies.Length && ioctl.Supplies[index] is { Length: > 0 } path && !IsNothing(argument))
            {
                supplied.Add((path, IsCertain(argument)));
            }
        }

        foreach (IArgumentOperation argument in structs)
        {
            FlowValue value = Resolve(argument.Value) is { } place ? Read(place) : Visit(argument.Value);
            if (value.Struct is { } known && argument.Parameter?.RefKind != RefKind.Out)
            {
                foreach ((string path, bool isCertain) in supplied)
                {
                    known = Supply(known, path, isCertain);
                }

                listener?.OnIoctl(ioctl, known, call, argument.Value);
            }

            AfterIoctl(argument, ioctl);
        }
    }

    // A member that an argument fills, with the flags that its condition asks for.
    private static StructValue Supply(StructValue value, string path, bool isCertain)
    {
        value = value.With(path, new MemberValue(KnownBits.Unknown, isCertain ? Assignment.Earlier : Assignment.Unknown));
        if (value.Record.Member(path)?.Condition is not { } condition)
        {
            return value;
        }

        bool sets = isCertain && condition.Wanted.Length == 1;
        foreach (Clause clause in condition.Wanted.SelectMany(c => c.Clauses))
        {
            MemberValue old = value[clause.Path];
            KnownBits rest = new(old.Bits.Ones & ~clause.Mask, old.Bits.Zeros & ~clause.Mask);
            KnownBits set = sets && !clause.Negated ? new KnownBits(clause.Value & clause.Mask, ~clause.Value & clause.Mask) : KnownBits.Unknown;
            value = value.With(clause.Path, old with { Bits = new KnownBits(rest.Ones | set.Ones, rest.Zeros | set.Zeros), By = Assignment.Earlier });
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

    private void AfterIoctl(IArgumentOperation argument, IoctlFacts ioctl)
    {
        if (Resolve(argument.Value) is not { } place || state.Get(place.Place).Struct is not { } whole)
        {
            return;
        }

        if (argument.Parameter?.RefKind is not (RefKind.Ref or RefKind.Out))
        {
            state.Set(place.Place, new FlowValue(KnownBits.Unknown, whole.AsEarlier()));
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
            Forget(argument.Value);
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

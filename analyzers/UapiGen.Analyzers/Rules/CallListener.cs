using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UapiGen.Analyzers.Facts;
using UapiGen.Analyzers.Flow;

namespace UapiGen.Analyzers.Rules;

/// <summary>Hands what the flow meets to the rules.</summary>
/// <param name="unused">Locals that the body sets and never uses: nothing else can complete them, so they are judged as they are at its end.</param>
internal sealed class CallListener(FactCache facts, IReadOnlyList<ILocalSymbol> unused, Findings findings) : IFlowListener
{
    private static readonly IoctlFacts s_notYetCalled = new() { Name = "" };

    public void OnMemberSet(RecordFacts record, MemberFacts member, FlowValue given, IOperation value, IOperation assignment) =>
        MemberJudge.Judge(facts, record, member, given, value, assignment, findings);

    public void OnIoctl(IoctlFacts ioctl, StructValue argument, IOperation call, IOperation argumentOperation) =>
        new StructJudge(facts, ioctl, argument, argumentOperation, findings).Judge();

    public void OnWay(IoctlFacts ioctl, StructValue argument, IOperation argumentOperation) =>
        new StructJudge(facts, ioctl, argument, argumentOperation, findings, isOneWay: true).Judge();

    public void OnCleared(IoctlFacts ioctl, StructValue argument, string path, IOperation argumentOperation)
    {
        PointerFact? pointer = argument.Record.Member(path)?.For(ioctl.Name).Pointer;
        string length = pointer is null ? "" : pointer.Count.Length > 0 ? pointer.Count : pointer.Bytes;
        foreach (string member in new[] { path, length })
        {
            if (member.Length > 0 && argument[member] is { By: Assignment.Program } held && held.Bits.ConstantWithin(ulong.MaxValue) != 0)
            {
                Location at = (held.Origin as IAssignmentOperation)?.Target.Syntax.GetLocation() ?? argumentOperation.Syntax.GetLocation();
                findings.Report(CallRules.ValueLost, at, ImmutableDictionary<string, string?>.Empty, member, char.ToLowerInvariant(path[0]) + path.Substring(1));
            }
        }
    }

    public void OnUnknown(IoctlFacts ioctl, IOperation argumentOperation)
    {
        if (facts.Record(argumentOperation.Type) is { } record && facts.IsJudged(record))
        {
            findings.Report(
                CallRules.NotChecked,
                argumentOperation.Syntax.GetLocation(),
                ImmutableDictionary<string, string?>.Empty,
                argumentOperation.Syntax.ToString(),
                ioctl.Name.Length > 0 ? ioctl.Name : "an ioctl");
        }
    }

    public void OnExit(FlowState end)
    {
        foreach (ILocalSymbol local in unused)
        {
            if (end.Get(new Place(local)).Struct is { } value && FirstOrigin(value) is { } origin)
            {
                new StructJudge(facts, s_notYetCalled, value, origin, findings).Judge();
            }
        }
    }

    private static IOperation? FirstOrigin(StructValue value)
    {
        foreach (MemberFacts member in value.Record.Members)
        {
            if (value[member.Name].Origin is { } origin)
            {
                return origin;
            }
        }

        return null;
    }
}

using System.Collections.Generic;
using Microsoft.CodeAnalysis;
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

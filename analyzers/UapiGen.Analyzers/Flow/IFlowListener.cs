using Microsoft.CodeAnalysis;
using UapiGen.Analyzers.Facts;

namespace UapiGen.Analyzers.Flow;

/// <summary>Told what the flow meets, with all that is known there. Rules listen; the flow itself knows none.</summary>
internal interface IFlowListener
{
    /// <summary>A member gets a value. <paramref name="given"/> is what the program writes down: for <c>|=</c>, what it adds.</summary>
    void OnMemberSet(RecordFacts record, MemberFacts member, FlowValue given, IOperation value, IOperation assignment);

    /// <summary>A struct goes into a call that performs an ioctl.</summary>
    void OnIoctl(IoctlFacts ioctl, StructValue argument, IOperation call, IOperation argumentOperation);

    /// <summary>A struct that goes into such a call, as it is on one of several ways to it.</summary>
    void OnWay(IoctlFacts ioctl, StructValue argument, IOperation argumentOperation);

    /// <summary>A call writes 0 into a member, whatever the struct holds there, since the argument that stands for it is not given.</summary>
    void OnCleared(IoctlFacts ioctl, StructValue argument, string path, IOperation argumentOperation);

    /// <summary>A struct of which nothing is known goes into such a call.</summary>
    void OnUnknown(IoctlFacts ioctl, IOperation argumentOperation);

    /// <summary>The body ends.</summary>
    void OnExit(FlowState end);
}

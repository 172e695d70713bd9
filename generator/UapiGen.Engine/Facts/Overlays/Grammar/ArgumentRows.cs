using System;
using System.Collections.Immutable;

namespace UapiGen.Engine.Facts.Overlays.Grammar;

/// <summary>How an ioctl's third argument is passed.</summary>
internal static class ArgumentRows
{
    private const Place Following = Place.IoctlClause | Place.EntityClause;

    public static ImmutableArray<StatementRow> All { get; } =
    [
        Row("none", "There is none.", example: "ioctl KVM_RUN on kvm_vcpu none", static (f, _) => f with { Form = ArgumentForm.None, Direction = Direction.None }),
        Row("(in|out|inout) TYPE ['[' [NUMBER] ']'] [NAME]", "The address of a value; with `[2]`, of so many, with `[]`, of any number.", example: "ioctl KVM_SET_REGS on kvm_vcpu in struct kvm_regs",
            static (f, c) => c.Number("NUMBER") is { } length ? f with { Type = $"{c.Text("TYPE")}[{length}]" }
                : f with { Form = c.Has("[") ? ArgumentForm.Buffer : ArgumentForm.Pointer, Type = c.Text("TYPE") }),
        Row("(in|out|inout) string [NAME]", "The address of a text that a zero closes.", example: "ioctl VFIO_GROUP_GET_DEVICE_FD on vfio_group in string -> fd vfio_device",
            static (f, _) => f with { Form = ArgumentForm.String }),
        Row("(in|out|inout) buffer [NAME]", "The address of bytes.", example: "ioctl EVIOCGBIT on evdev out buffer", static (f, _) => f with { Form = ArgumentForm.Buffer }),
        Row("(in|out|inout) fd KIND|… [none NUMBER] [NAME]", "The address of an `int` with an fd; the number means none.", example: "ioctl VFIO_GROUP_SET_CONTAINER on vfio_group in fd vfio_container",
            static (f, c) => WithFd(f with { Form = ArgumentForm.Pointer }, c)),
        Row("(in|out|inout) id OBJECT|… [NAME]", "The address of an object's number.", example: "ioctl IOMMU_DESTROY on iommufd in id iommufd_ioas",
            static (f, c) => f with { Form = ArgumentForm.Pointer, IdKinds = c.List("OBJECT") }),
        Row("value TYPE [NAME] [optional]", "The number itself; `optional`: it is 0 when a caller leaves it out.", example: "ioctl KVM_CREATE_VM on kvm value ulong machine_type optional -> fd kvm_vm",
            static (f, c) => f with { Type = c.Text("TYPE"), IsOptional = c.Has("optional") }),
        Row("value fd KIND|… [none NUMBER] [NAME]", "An fd by number.", example: "ioctl LOOP_SET_FD on loop value fd file", WithFd),
        Row("value id OBJECT|… [NAME] [optional]", "An object's number itself.", example: "ioctl KVM_CREATE_VCPU on kvm_vm value id kvm_vcpu_id -> fd kvm_vcpu",
            static (f, c) => f with { IdKinds = c.List("OBJECT"), IsOptional = c.Has("optional") }),
        Row("value (flags|enum) GROUP [NAME] [optional]", "Constants of a group.", example: "ioctl UI_SET_EVBIT on uinput value enum input_event_type",
            static (f, c) => f with { IsFlags = c.Has("flags"), Group = c.Text("GROUP"), IsOptional = c.Has("optional") }),
    ];

    private static StatementRow Row(string form, string meaning, string example, Func<IoctlArgumentFact, Captured, IoctlArgumentFact> complete) =>
        new(Place.Argument, form, c => State(c, complete)) { Meaning = meaning, Example = example, FollowedBy = Following };

    private static void State(Captured c, Func<IoctlArgumentFact, Captured, IoctlArgumentFact> complete)
    {
        bool isValue = c.Has("value");
        var fact = new IoctlArgumentFact(c.Here, c.Entity, isValue ? ArgumentForm.Value : ArgumentForm.Pointer)
        {
            Direction = isValue ? Direction.In : c.Direction,
            Name = c.Text("NAME"),
        };
        c.Add(complete(fact, c));
    }

    private static IoctlArgumentFact WithFd(IoctlArgumentFact fact, Captured c) => fact with { FdKinds = c.List("KIND"), Type = "int", None = c.Number("NUMBER") };
}

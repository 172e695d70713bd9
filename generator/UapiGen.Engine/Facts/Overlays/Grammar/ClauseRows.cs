using System.Collections.Immutable;
using System.Linq;

namespace UapiGen.Engine.Facts.Overlays.Grammar;

/// <summary>What may follow a statement. Some of it may also stand between a record's braces by itself, about the record.</summary>
internal static class ClauseRows
{
    public const string ConditionForm = "CONDITION [: (required|valid|zero)] [else (ignored|zero|value NUMBER)]";

    public static ImmutableArray<StatementRow> All { get; } =
    [
        new(Place.MemberClause, "when " + ConditionForm, StateCondition)
        {
            Meaning = "When the statement's member counts, and what holds otherwise.",
            Example = "fd resamplefd eventfd when (flags & KVM_IRQFD_FLAG_RESAMPLE) : required else ignored",
        },
        new(Place.MemberClause, "for IOCTL,…", c => c.Change<FieldFact>(f => f with { ForIoctls = c.List("IOCTL") }))
        {
            Meaning = "The fact holds for these ioctls alone.",
            Example = "zero resamplefd for KVM_IRQFD",
        },
        new(Place.MemberClause, "(exclusive|one-of) CONSTANTS [unless CONSTANT]", MemberRows.StateExclusive)
        {
            Meaning = "Which of the values exclude one another.",
            Example = "flags flags gpio_v2_line_flag exclusive { GPIO_V2_LINE_FLAG_INPUT, GPIO_V2_LINE_FLAG_OUTPUT }",
        },
        new(Place.IoctlClause, "-> (fd KIND|… | id OBJECT|… | int | none | foreign fd) [when CONDITION [since VERSION]]", StateResult)
        {
            Meaning = "What it returns; with a condition on the members of the argument, what these arguments alone return. `foreign fd`: a number in another process's table.",
            Example = "ioctl VFIO_DEVICE_FEATURE -> fd dma_buf when ((flags & VFIO_DEVICE_FEATURE_MASK) == VFIO_DEVICE_FEATURE_DMA_BUF) since 6.19",
        },
        new(Place.IoctlClause, "eintr (retry|return)", c => c.Add(new EintrFact(c.Here, c.Entity, c.Has("retry"))))
        {
            Meaning = "What a call does when a signal interrupts it.",
            Example = "ioctl KVM_RUN on kvm_vcpu none eintr return",
        },
        new(Place.Member | Place.MemberClause | Place.EntityClause, "since VERSION", StateSince)
        {
            Meaning = "The kernel version that first has it. An older header loses the statement alone.",
            Example = "constant KVM_MEM_GUEST_MEMFD since 6.8",
        },
        new(Place.EntityClause, "removed", c => c.Reader.Statement.IsRemoved = true)
        {
            Meaning = "Newer headers no longer have it.",
            Example = "constant KVM_OLD removed needs KVM_CAP_OLD",
        },
        new(Place.Member | Place.MemberClause | Place.EntityClause, "needs CAPABILITY [CONDITION]", StateNeeds)
        {
            Meaning = "What must be there first: a capability; or, with a condition, an ioctl and what must hold of the members of its argument after the call. It is for those who read: nothing warns of it.",
            Example = "constant VFIO_IRQ_SET_DATA_EVENTFD needs VFIO_DEVICE_GET_IRQ_INFO (flags & VFIO_IRQ_INFO_EVENTFD)",
        },
        new(Place.MemberClause | Place.EntityClause | Place.ResourceClause, "name \"CSHARP\"", StateName)
        {
            Meaning = "The C# name.",
            Example = "ioctl KVM_IRQFD on kvm_vm in struct kvm_irqfd name \"Irqfd\"",
        },
        new(Place.Member | Place.EntityClause, "errno ERRNO \"MEANING\"", c => c.Add(new ErrnoFact(c.Here, c.Entity, c.Text("ERRNO"), c.Text("MEANING"))))
        {
            Meaning = "What an errno means: of an ioctl, or of all ioctls that take the record.",
            Example = "ioctl LOOP_CLR_FD on loop none errno ENXIO \"the device has no backing file\"",
        },
    ];

    public static void StateCondition(Captured c) => c.AddForEach(path => new ConditionFact(c.Here, c.Entity, path, c.Get<Condition>("CONDITION"))
    {
        Requirement = c.After(":") switch
        {
            "required" => ConditionRequirement.Required,
            "zero" => ConditionRequirement.Zero,
            _ => ConditionRequirement.Valid,
        },
        Otherwise = c.After("else") switch
        {
            "ignored" => ConditionOtherwise.Ignored,
            "zero" => ConditionOtherwise.Zero,
            "value" => ConditionOtherwise.Value,
            _ => ConditionOtherwise.Unspecified,
        },
        OtherwiseValue = c.Number("NUMBER") ?? 0,
    });

    private static void StateResult(Captured c)
    {
        ResultForm form = c.After("->") switch
        {
            "fd" => ResultForm.Fd,
            "id" => ResultForm.Id,
            "int" => ResultForm.Int,
            "foreign" => ResultForm.ForeignFd,
            _ => ResultForm.None,
        };
        ImmutableArray<string> kinds = [.. c.List("KIND"), .. c.List("OBJECT")];
        if (!c.Has("when"))
        {
            c.Add(new IoctlResultFact(c.Here, c.Entity, form) { Kinds = kinds });
            return;
        }

        c.Reader.Statement.Since = c.Has("since") ? c.Text("VERSION") : c.Reader.Statement.Since;
        c.Add(new ConditionalResultFact(c.Here, c.Entity, form, c.Get<Condition>("CONDITION")) { Kinds = kinds, Since = c.Text("VERSION") });
    }

    private static void StateSince(Captured c)
    {
        string version = c.Text("VERSION");
        c.Reader.Statement.Since = version;
        foreach (string path in c.Paths.DefaultIfEmpty("").Where(p => p.Length > 0 || c.Paths.Count == 0))
        {
            c.Add(new SinceFact(c.Here, c.Entity, path, version));
        }
    }

    private static void StateNeeds(Captured c)
    {
        string needed = c.Text("CAPABILITY");
        bool isIoctl = c.Has("CONDITION");
        foreach (string path in c.Paths.DefaultIfEmpty(""))
        {
            c.Add(isIoctl
                ? new NeedsFact(c.Here, c.Entity, path, "") { Ioctl = needed, Condition = c.Get<Condition>("CONDITION") }
                : new NeedsFact(c.Here, c.Entity, path, needed));
        }
    }

    private static void StateName(Captured c)
    {
        string name = c.Text("CSHARP");
        foreach (ResourceFact kind in c.Reader.Statement.Facts.OfType<ResourceFact>().ToList())
        {
            c.Add(new NameFact(c.Here, kind.Entity, "", name));
        }

        if (c.Entity.Length > 0)
        {
            c.Add(new NameFact(c.Here, c.Entity, c.Path, name));
        }
    }
}

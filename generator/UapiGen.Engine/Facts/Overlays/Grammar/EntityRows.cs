using System.Collections.Immutable;
using System.Linq;

namespace UapiGen.Engine.Facts.Overlays.Grammar;

/// <summary>The statements about ioctls, constants, groups and records as a whole.</summary>
internal static class EntityRows
{
    public static ImmutableArray<StatementRow> All { get; } =
    [
        new(Place.Top, "ioctl IOCTL [on KIND|…]", StateIoctl)
        {
            Meaning = "What an ioctl is called on, takes and returns. Clauses and the argument follow in any order.",
            Example = "ioctl KVM_GET_STATS_FD on kvm_vm|kvm_vcpu none -> fd kvm_stats",
            Clauses = Place.Argument | Place.IoctlClause | Place.EntityClause,
        },
        new(Place.Top, "(flagset|enumset) NAME MEMBERS", c => StateGroup(c, c.Text("NAME")))
        {
            Meaning = "A group of constants: of a `flagset` several are combined, of an `enumset` one is chosen. `*` stands for all that begin so.",
            Example = "flagset kvm_mem_flags { KVM_MEM_LOG_DIRTY_PAGES, KVM_MEM_GUEST_MEMFD since 6.8 }",
            Clauses = Place.EntityClause,
        },
        new(Place.Top, "constant NAME [= NUMBER [on TARGET NUMBER]… from \"HEADER\"]", StateConstant)
        {
            Meaning = "Clauses about a constant of the header; or, with a value, a constant of another header, which this one mentions and does not include: groups and conditions may then name it. "
                + "`on` gives the value of a target where it is another.",
            Example = "constant O_NONBLOCK = 0x800 on mips64el 0x80 from \"linux/fcntl.h\"",
            Clauses = Place.EntityClause,
        },
        new(Place.Top, "rename ENTITY \"CSHARP\"", c => c.Add(new NameFact(c.Here, c.Text("ENTITY"), "", c.Text("CSHARP"))))
        {
            Meaning = "The C# name.",
            Example = "rename struct v4l2_format \"V4L2Format\"",
        },
        new(Place.Top, "(struct|union|record) TAG [since VERSION] [removed]", StateRecord)
        {
            Meaning = "Statements about a record's members; `record` names a typedef of an untagged record. `since` and `removed` hold for all between the braces.",
            Example = "struct kvm_s390_skeys removed { zero reserved }",
            Body = Body.Required,
        },
    ];

    /// <summary>The name of a group that is known only by the member that takes it: the record's tag and the member.</summary>
    public static string OwnGroupName(string record, string path) =>
        record.Substring(record.IndexOf(' ') + 1) + "_" + path.Substring(path.LastIndexOf('.') + 1);

    public static void StateGroup(Captured c, string name)
    {
        c.Add(new FlagSetFact(c.Here, name, []) { IsFlags = c.Has("flagset"), Home = c.Reader.Home });
        c.Group = name;
    }

    private static void StateIoctl(Captured c)
    {
        c.Entity = c.Text("IOCTL");
        if (c.Has("on"))
        {
            c.Add(new IoctlSubjectFact(c.Here, c.Entity, c.List("KIND")));
        }
    }

    private static void StateConstant(Captured c)
    {
        c.Entity = c.Text("NAME");
        if (!c.Has("="))
        {
            c.Names.Refer(ReferenceKind.Constant, c.Entity, c.Span("NAME"));
            return;
        }

        string[] targets = ["", .. c.List("TARGET")];
        foreach ((string target, long value) in targets.Zip(c.Numbers("NUMBER"), static (t, v) => (t, v)))
        {
            c.Add(new ConstantFact(c.Here, c.Entity, unchecked((ulong)value), c.Text("HEADER")) { Target = target });
        }
    }

    private static void StateRecord(Captured c)
    {
        string tag = c.Text("TAG");
        c.Entity = c.Has("record") ? tag : (c.Has("struct") ? "struct " : "union ") + tag;
        c.Names.Refer(ReferenceKind.Record, c.Entity, c.Span("TAG"));
        c.Reader.Statement.Since = c.Text("VERSION");
        c.Reader.Statement.IsRemoved = c.Has("removed");
        if (c.Has("since"))
        {
            c.Add(new SinceFact(c.Here, c.Entity, "", c.Text("VERSION")));
        }
    }
}

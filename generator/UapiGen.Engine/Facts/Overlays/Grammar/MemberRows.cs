using System.Collections.Immutable;

namespace UapiGen.Engine.Facts.Overlays.Grammar;

/// <summary>The statements about what a member is and which values it takes.</summary>
internal static class MemberRows
{
    public static ImmutableArray<StatementRow> All { get; } =
    [
        new(Place.Member, "[in|out|inout] fd F (foreign | KIND|…) [none NUMBER] [zeroed]", StateFd)
        {
            Meaning = "The member, or each element of it, is an fd; the number means none. `foreign`: a number in another process's table. `zeroed`: the kernel writes it, and expects 0 there on input.",
            Example = "fd fd eventfd none -1",
            Clauses = Place.MemberClause,
        },
        new(Place.Member, "[in|out|inout] id F OBJECT|…", c => c.Add(new IdFact(c.Here, c.Entity, c.Path) { Kinds = c.List("OBJECT"), Direction = c.Direction }))
        {
            Meaning = "The number of an object.",
            Example = "out id out_viommu_id iommufd_viommu",
            Clauses = Place.MemberClause,
        },
        new(Place.Member, "(in|out|inout) F,…", c => c.AddForEach(path => new DirectionFact(c.Here, c.Entity, path, c.Direction)))
        {
            Meaning = "Who sets the member.",
            Example = "out exit_reason",
            Clauses = Place.MemberClause,
        },
        new(Place.Member, "zero F,… [mask NUMBER]", c => c.AddForEach(path => new ReservedFact(c.Here, c.Entity, path) { Mask = unchecked((ulong?)c.Number("NUMBER")) }))
        {
            Meaning = "Must be zero; with a mask, these bits.",
            Example = "zero pad",
            Clauses = Place.MemberClause,
        },
        new(Place.Member, "plain F,…", c => c.AddForEach(path => new PlainFact(c.Here, c.Entity, path)))
        {
            Meaning = "A plain value whatever its name suggests.",
            Example = "plain pad_bytes",
            Clauses = Place.MemberClause,
        },
        new(Place.Member, "string F,…", c => c.AddForEach(path => new StringFact(c.Here, c.Entity, path)))
        {
            Meaning = "Bytes that hold a text, closed by a zero unless the text fills them.",
            Example = "string driver, card, bus_info",
            Clauses = Place.MemberClause,
        },
        new(Place.Member, "size-first F [including TAIL]", c => c.Add(new SizeFact(c.Here, c.Entity, c.Path) { Including = c.Text("TAIL") }))
        {
            Meaning = "The size of the struct itself, and of its tail.",
            Example = "size-first argsz including data",
            Clauses = Place.MemberClause,
        },
        new(Place.Member, "(enum|flags) F GROUP [mask MASK] [excludes CONSTANT,…]", StateValues)
        {
            Meaning = "One value (`enum`) or a combination (`flags`) of an enum's or group's constants. `mask`: they are these bits alone. `excludes`: the member does not take these.",
            Example = "flags flags iommufd_ioas_map_flags",
            Clauses = Place.MemberClause,
        },
        new(Place.Member, "(flagset|enumset) F [as NAME] MEMBERS", StateOwnGroup)
        {
            Meaning = "A group of its own, named after struct and member unless `as` says otherwise.",
            Example = "flagset flags { KVM_IRQFD_FLAG_RESAMPLE }",
            Clauses = Place.EntityClause | Place.MemberClause,
        },
        new(Place.Member, "(exclusive|one-of) F CONSTANTS [unless CONSTANT]", StateExclusive)
        {
            Meaning = "At most (`exclusive`) or exactly (`one-of`) one of them, unless the last is set.",
            Example = "one-of flags { VFIO_IRQ_SET_DATA_NONE, VFIO_IRQ_SET_DATA_EVENTFD }",
            Clauses = Place.MemberClause,
        },
        new(Place.Member, "when F,… " + ClauseRows.ConditionForm, ClauseRows.StateCondition)
        {
            Meaning = "When the member counts, and what holds otherwise.",
            Example = "when devid (flags & KVM_MSI_VALID_DEVID) : valid else ignored",
            Clauses = Place.MemberClause,
        },
        new(Place.Member, "always F,…", c => c.AddForEach(path => new ConditionFact(c.Here, c.Entity, path, null)))
        {
            Meaning = "The member always counts, whatever inference found.",
            Example = "always addr",
            Clauses = Place.MemberClause,
        },
        new(Place.Member, "name [F] \"CSHARP\"", c => c.Add(new NameFact(c.Here, c.Entity, c.Path, c.Text("CSHARP"))))
        {
            Meaning = "The C# name of the member, or of the record.",
            Example = "name rip \"Rip\"",
        },
        new(Place.Member, "member-prefix PREFIX,…", StateMemberPrefix)
        {
            Meaning = "The letters that the names of the members begin with and that fields leave out.",
            Example = "member-prefix lo_",
        },
        new(Place.Member, "member F,…", static _ => { })
        {
            Meaning = "Clauses about a member.",
            Example = "member nr since 6.8",
            Clauses = Place.MemberClause,
        },
        new(Place.Member, "differs", c => c.Add(new DiffersFact(c.Here, c.Entity)))
        {
            Meaning = "The layout differs by architecture.",
            Example = "differs",
        },
    ];

    public static void StateExclusive(Captured c) => c.Add(new ExclusiveFact(c.Here, c.Entity, c.Path, c.List("CONSTANTS"))
    {
        IsRequired = c.Has("one-of"),
        Unless = c.List("CONSTANT"),
    });

    private static void StateFd(Captured c) => c.Add(new FdFact(c.Here, c.Entity, c.Path)
    {
        Kinds = c.List("KIND"),
        IsForeign = c.Has("foreign"),
        None = c.Number("NUMBER"),
        IsZeroOnInput = c.Has("zeroed"),
        Direction = c.Direction,
    });

    private static void StateValues(Captured c) => c.Add(new ValuesFact(c.Here, c.Entity, c.Path, c.Text("GROUP"))
    {
        IsFlags = c.Has("flags"),
        Mask = c.Has("mask") ? c.Get<ConstantTerm>("MASK") : null,
        Excludes = c.List("CONSTANT"),
    });

    private static void StateOwnGroup(Captured c)
    {
        string name = c.Has("as") ? c.Text("NAME") : EntityRows.OwnGroupName(c.Entity, c.Path);
        c.Add(new ValuesFact(c.Here, c.Entity, c.Path, name) { IsFlags = c.Has("flagset") });
        EntityRows.StateGroup(c, name);
    }

    private static void StateMemberPrefix(Captured c)
    {
        foreach (string prefix in c.List("PREFIX"))
        {
            c.Add(new MemberPrefixFact(c.Here, c.Entity, prefix));
        }
    }
}

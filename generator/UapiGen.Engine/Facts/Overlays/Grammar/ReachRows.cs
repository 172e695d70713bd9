using System.Collections.Immutable;
using System.Linq;

namespace UapiGen.Engine.Facts.Overlays.Grammar;

/// <summary>The statements about what lies behind a member: memory at an address, elements that it counts, alternatives that it chooses.</summary>
internal static class ReachRows
{
    public static ImmutableArray<StatementRow> All { get; } =
    [
        new(Place.Member, "ptr F [in|out|inout] [string | fd KIND|… | by TAGS CASES | TYPE] ['[' ([count] LENGTH | NUMBER) ']'] [bytes SIZE] [retained]", StatePointer)
        {
            Meaning = "An address, with what lies there: a text, fds, values of a type, or what a tag's value says. `[…]` holds the member with the number of elements, or the number; `bytes` names the "
                + "member with the number of bytes. `retained`: the kernel goes on using the memory after the call.",
            Example = "ptr data_uptr in struct x[count n]",
            Clauses = Place.MemberClause,
        },
        new(Place.Member, "(count|bytes) F of ARRAY [max LIMIT]", StateCount)
        {
            Meaning = "The member counts the elements (bytes) of an array.",
            Example = "count num_lines of offsets max GPIO_V2_LINES_MAX",
            Clauses = Place.MemberClause,
        },
        new(Place.Member, "union [F] by TAGS CHOICES", StateUnion)
        {
            Meaning = "The tag tells which member of the union counts; without F, of the anonymous union.",
            Example = "union u by type { KVM_IRQ_ROUTING_MSI: u.msi }",
            Clauses = Place.MemberClause,
        },
    ];

    private static void StatePointer(Captured c)
    {
        bool isString = c.Has("string");
        bool isFd = c.Has("fd");
        c.Add(new PointerFact(c.Here, c.Entity, c.Path)
        {
            Direction = c.Direction,
            Target = isString ? PointerTarget.String : c.Has("by") ? PointerTarget.ByTag : isFd || c.Has("TYPE") ? PointerTarget.Typed : PointerTarget.Unspecified,
            Type = isString ? "char" : isFd ? "int" : c.Text("TYPE"),
            FdKinds = c.List("KIND"),
            Tags = c.List("TAGS"),
            Cases = c.Has("CASES") ? c.Get<ImmutableArray<TagCase>>("CASES") : [],
            Count = c.Text("LENGTH"),
            FixedCount = c.Number("NUMBER") ?? 0,
            Bytes = c.Text("SIZE"),
            IsRetained = c.Has("retained"),
        });
    }

    private static void StateCount(Captured c) => c.Add(new CountFact(c.Here, c.Entity, c.Path, c.Text("ARRAY")) { IsBytes = c.Has("bytes"), Max = c.Text("LIMIT") });

    private static void StateUnion(Captured c)
    {
        c.Paths = c.Paths.DefaultIfEmpty("").ToList();
        c.Add(new UnionFact(c.Here, c.Entity, c.Path) { Tags = c.List("TAGS"), Cases = c.Get<ImmutableArray<TagCase>>("CHOICES") });
    }
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace UapiGen.Analyzers.Facts;

/// <summary>Turns the attributes of one member into <see cref="MemberFacts"/>.</summary>
internal static class MemberReader
{
    private static readonly char[] s_separator = ['|'];

    public static MemberFacts? Read(ISymbol member)
    {
        ITypeSymbol? type = (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type;
        if (type is null || member.IsStatic || member.Uapi("CField") is not { } place)
        {
            return null;
        }

        var facts = new MemberFacts
        {
            Name = member.Name,
            Type = type,
            CPath = place.Argument(0, ""),
            Offset = place.Argument(1, 0),
            Size = place.Argument(2, 0),
            BitOffset = place.Named("BitOffset", -1),
            BitWidth = place.Named("BitWidth", 0),
        };
        AttributeData[] attributes = [.. member.GetAttributes().Where(a => a.UapiName() is not null)];
        string[] ioctls = [.. attributes.SelectMany(Ioctls).Distinct()];
        MemberFacts general = ReadFacts(facts, [.. attributes.Where(a => !Ioctls(a).Any())]);
        return ioctls.Length == 0
            ? general
            : general with
            {
                // Of an ioctl that nothing is said of, nothing is certain.
                IsConditional = true,
                ByIoctl = ioctls.ToDictionary(name => name, name => ReadFacts(facts, For(name, attributes))),
            };
    }

    private static string[] Ioctls(AttributeData attribute) => attribute.Named("For", "").Split(s_separator, System.StringSplitOptions.RemoveEmptyEntries);

    // What is said of the ioctl replaces what is said of all, by the kind of fact.
    private static AttributeData[] For(string ioctl, AttributeData[] attributes)
    {
        AttributeData[] limited = [.. attributes.Where(a => Ioctls(a).Contains(ioctl))];
        return [.. attributes.Where(a => !Ioctls(a).Any() && limited.All(l => l.UapiName() != a.UapiName())), .. limited];
    }

    private static MemberFacts ReadFacts(MemberFacts facts, AttributeData[] attributes)
    {
        foreach (AttributeData attribute in attributes)
        {
            if (attribute.UapiName() is { } name && attribute.IsStated())
            {
                facts = With(facts, name, attribute);
            }
        }

        return facts with
        {
            Exclusive = [.. attributes.Where(a => a.UapiName() == "Exclusive" && a.IsStated()).Select(ReadExclusive)],
            IsConditional = attributes.Any(a => a.UapiName() == "FieldCondition"),
            Condition = ReadCondition([.. attributes.Where(a => a.UapiName() == "FieldCondition")]),
        };
    }

    private static MemberFacts With(MemberFacts facts, string name, AttributeData attribute) => name switch
    {
        "FdField" => facts with
        {
            Fd = new FdFact(
                [.. attribute.Argument(0, "").Split(s_separator, System.StringSplitOptions.RemoveEmptyEntries)],
                attribute.Named("HasNoneValue", false) ? unchecked((ulong)attribute.Named("NoneValue", 0L)) : null,
                attribute.Source()),
            Direction = attribute.Named("Direction", 0) is var direction and not 0 ? (MemberDirection)direction : facts.Direction,
        },
        "Direction" => facts with { Direction = (MemberDirection)attribute.Argument(0, 0) },
        "IdField" => facts with { IsId = true },
        "PointerField" => facts with { Pointer = new PointerFact(attribute.Named("Count", ""), attribute.Named("Bytes", "")) },
        "MustBeZero" => facts with { MustBeZero = attribute.Named("Mask", ulong.MaxValue) & facts.WidthMask, Source = attribute.Source() },
        "SizeField" => facts with { IsSize = true, SizeIncludesTail = attribute.Named("IncludesTail", false) },
        "ValuesOf" when attribute.Named("IsFlags", false) && attribute.Argument<INamedTypeSymbol?>(0, null) is { TypeKind: TypeKind.Enum } type =>
            facts with { Flags = type, FlagsMask = MaskOf(type) },
        "ValuesOf" => facts with { Excluded = attribute.NamedArray<ulong>("Excludes"), Source = attribute.Source() },
        _ => facts,
    };

    private static ulong MaskOf(INamedTypeSymbol type)
    {
        ulong mask = 0;
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>())
        {
            mask |= Integers.ToBits(field.ConstantValue) ?? 0;
        }

        return mask;
    }

    private static ExclusiveGroup ReadExclusive(AttributeData attribute) =>
        new(attribute.NamedArray<ulong>("Values"), attribute.Named("Required", false), attribute.Named("UnlessMask", 0UL), attribute.Source());

    // A guessed clause makes the whole condition a guess: without it, the others would say something else.
    private static MemberCondition? ReadCondition(ImmutableArray<AttributeData> clauses)
    {
        if (clauses.IsEmpty || !clauses.All(c => c.IsStated()))
        {
            return null;
        }

        var conjunctions = new List<Conjunction>();
        foreach (IGrouping<(int, int), AttributeData> group in clauses.GroupBy(c => (c.Named("Group", 0), c.Named("Requirement", 0))))
        {
            conjunctions.Add(new Conjunction(
                [.. group.Select(ReadClause)],
                (FieldRequirement)group.Key.Item2,
                group.Select(c => c.Named("Text", "")).FirstOrDefault(t => t.Length > 0) ?? "",
                group.First().Source()));
        }

        AttributeData[] wanted = [.. clauses.Where(c => c.Named("Requirement", 0) != (int)FieldRequirement.Zero)];
        int[] otherwise = [.. wanted.Select(c => c.Named("Otherwise", 0)).Where(o => o != 0).Distinct()];
        long[] values = [.. wanted.Where(c => c.Named("Otherwise", 0) == (int)FieldOtherwise.Value).Select(c => c.Named("OtherwiseValue", 0L)).Distinct()];
        bool isClear = otherwise.Length == 1 && values.Length <= 1;
        return new MemberCondition(
            [.. conjunctions.Where(c => c.Requirement != FieldRequirement.Zero)],
            [.. conjunctions.Where(c => c.Requirement == FieldRequirement.Zero)],
            isClear ? (FieldOtherwise)otherwise[0] : FieldOtherwise.Unspecified,
            isClear && values.Length == 1 ? unchecked((ulong)values[0]) : 0);
    }

    private static Clause ReadClause(AttributeData attribute) =>
        new(attribute.Argument(0, ""), attribute.Argument(1, 0UL), attribute.Argument(2, 0UL), attribute.Named("Operator", 0) == 1);
}

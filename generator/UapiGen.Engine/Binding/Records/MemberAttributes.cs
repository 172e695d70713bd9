using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding.Records;

/// <summary>Writes what is known of a member into attributes: what the analyzers read.</summary>
internal sealed class MemberAttributes(RecordScope scope, MemberFacts facts, MemberNames names)
{
    private const string Namespace = "UapiGen.Metadata";

    private readonly ImmutableArray<AttributeModel>.Builder _attributes = ImmutableArray.CreateBuilder<AttributeModel>();

    public static AttributeModel Record(RecordDeclaration record) => new(Namespace, "CRecord", ImmutableArray.Create(
        Positional(record.CName),
        new AttributeArgument("Header", new TextLiteral(record.Header)),
        Number("Size", record.Size),
        Number("Alignment", record.Alignment)));

    /// <summary>A record that has no name in C is named by the member that is of its type.</summary>
    public static AttributeModel UnnamedRecord(string outer, string path, RecordDeclaration record) => new(Namespace, "CRecord", ImmutableArray.Create(
        Positional(outer + "." + path),
        new AttributeArgument("Header", new TextLiteral(record.Header)),
        Number("Size", record.Size),
        Number("Alignment", record.Alignment)));

    public static ImmutableArray<AttributeModel> Of(RecordScope scope, MemberFacts facts, MemberNames names) =>
        facts.All.IsEmpty ? [] : new MemberAttributes(scope, facts, names).All();

    private ImmutableArray<AttributeModel> All()
    {
        Roles();
        Values();
        foreach (ExclusiveFact exclusive in facts.Exclusives)
        {
            Exclusive(exclusive);
        }

        Conditions();
        return _attributes.ToImmutable();
    }

    private static AttributeArgument Positional(string text) => new(null, new TextLiteral(text));

    private static AttributeArgument Number(string? name, long value) => new(name, new IntegerLiteral(TypeRef.Int32, unchecked((ulong)value)));

    private static AttributeArgument Bits(string? name, ulong value) => new(name, new IntegerLiteral(TypeRef.UInt64, value, IsHex: true));

    private static AttributeArgument Flag(string name) => new(name, new BooleanLiteral(true));

    private static AttributeArgument Member(string? name, string type, string member) => new(name, new EnumLiteral(new TypeRef(Namespace, type), member));

    private static AttributeArgument FieldDirection(string? name, Direction direction) => Member(name, "FieldDirection", direction switch
    {
        Direction.In => "In",
        Direction.Out => "Out",
        Direction.InOut => "InOut",
        _ => "Unspecified",
    });

    private void Add(Fact fact, string name, params AttributeArgument?[] arguments)
    {
        var all = ImmutableArray.CreateBuilder<AttributeArgument>(arguments.Length + 2);
        foreach (AttributeArgument? argument in arguments)
        {
            if (argument is not null)
            {
                all.Add(argument);
            }
        }

        if (fact is FieldFact { ForIoctls: { IsEmpty: false } ioctls })
        {
            all.Add(new AttributeArgument("For", new TextLiteral(string.Join("|", ioctls))));
        }

        if (!fact.IsStated)
        {
            all.Add(Member("Confidence", "FactConfidence", "Guessed"));
        }
        else if (Place(fact) is { } place)
        {
            all.Add(new AttributeArgument("Source", new TextLiteral(place)));
        }

        _attributes.Add(new AttributeModel(Namespace, name, all.ToImmutable()));
    }

    /// <summary>Where a fact that a message may name is stated; of the others it would only be ballast. A shipped overlay is not for the user to edit: its name will do.</summary>
    private static string? Place(Fact fact)
    {
        bool isNamed = fact is FdFact or ConditionFact or ReservedFact or ExclusiveFact or ValuesFact { Excludes.IsEmpty: false };
        if (!isNamed || fact.Provenance.Span.File is not { } file)
        {
            return null;
        }

        return fact.Provenance.Source == FactSource.ShippedOverlay ? file.IncludeName : $"{file.IncludeName}:{fact.Provenance.Span.Position.Line + 1}";
    }

    private void Roles()
    {
        foreach (FdFact fd in facts.Fds.Where(static fd => !fd.IsForeign))
        {
            Add(fd, "FdField", Positional(string.Join("|", fd.Kinds)),
                fd.Direction is Direction.Unspecified or Direction.None ? null : FieldDirection("Direction", fd.Direction),
                fd.None is null ? null : Flag("HasNoneValue"),
                fd.None is { } none ? new AttributeArgument("NoneValue", new IntegerLiteral(TypeRef.Int64, unchecked((ulong)none))) : null);
            if (fd.IsZeroOnInput)
            {
                Add(fd, "MustBeZero");
            }
        }

        foreach (IdFact id in facts.Of<IdFact>())
        {
            Add(id, "IdField", Positional(string.Join("|", id.Kinds)));
            if (!id.ForIoctls.IsEmpty && id.Direction is not (Direction.Unspecified or Direction.None))
            {
                Add(id, "Direction", FieldDirection(null, id.Direction));
            }
        }

        foreach (PointerFact pointer in facts.Of<PointerFact>())
        {
            Add(pointer, "PointerField",
                names.Way(pointer.Count) is { } count ? new AttributeArgument("Count", new TextLiteral(count)) : null,
                names.Way(pointer.Bytes) is { } bytes ? new AttributeArgument("Bytes", new TextLiteral(bytes)) : null);
        }

        foreach (CountFact count in facts.Counts)
        {
            if (names.Way(count.Of) is { } of)
            {
                Add(count, "CountOf", Positional(of));
            }
        }

        if (facts.Reserved is { } reserved)
        {
            Add(reserved, "MustBeZero", reserved.Mask is { } mask ? Bits("Mask", mask) : null);
        }

        if (facts.Size is { } size)
        {
            Add(size, "SizeField", size.Including.Length > 0 ? Flag("IncludesTail") : null);
        }

        Directions();
    }

    private void Directions()
    {
        foreach (DirectionFact said in facts.Of<DirectionFact>().Where(static d => !d.ForIoctls.IsEmpty && d.Direction is not (Direction.Unspecified or Direction.None)))
        {
            Add(said, "Direction", FieldDirection(null, said.Direction));
        }

        // Said for all ioctls alike, by a statement of its own or by the member's role.
        Fact? general = facts.All.FirstOrDefault(f => f is DirectionFact { ForIoctls.IsEmpty: true }) ?? facts.All.FirstOrDefault(f => f.ForIoctls.IsEmpty);
        if (general is not null && facts.Direction is not (Direction.Unspecified or Direction.None))
        {
            Add(general, "Direction", FieldDirection(null, facts.Direction));
        }
    }

    private void Values()
    {
        foreach (ValuesFact values in facts.Values)
        {
            if (scope.Mapper.Table.FindValues(scope.Entry.View, values.Group) is { } id
                && scope.Mapper.Catalog.Find(scope.Mapper.Table.Target, id) is { } enumType
                && values.ForIoctls.IsEmpty && values.Mask is null)
            {
                Add(values, "ValuesOf", new AttributeArgument(null, new TypeLiteral(enumType)), values.IsFlags ? Flag("IsFlags") : null,
                    values.Excludes.IsEmpty || Constants(values.Excludes) is not { } excluded ? null : new AttributeArgument("Excludes", excluded));
                return;
            }
        }
    }

    private void Exclusive(ExclusiveFact exclusive)
    {
        if (Constants(exclusive.Constants) is not { } values)
        {
            return;
        }

        ulong unless = exclusive.Unless.Aggregate(0UL, (mask, name) => mask | (scope.Entry.View.Constants[name] ?? 0));
        Add(exclusive, "Exclusive",
            new AttributeArgument("Values", values),
            exclusive.IsRequired ? Flag("Required") : null,
            unless != 0 ? Bits("UnlessMask", unless) : null);
    }

    /// <summary>The values of constants; null when the header does not have them all.</summary>
    private ArrayLiteral? Constants(ImmutableArray<string> constants)
    {
        var items = ImmutableArray.CreateBuilder<IntegerLiteral>(constants.Length);
        foreach (string constant in constants)
        {
            if (scope.Entry.View.Constants[constant] is not { } value)
            {
                return null;
            }

            items.Add(new IntegerLiteral(TypeRef.UInt64, value, IsHex: true));
        }

        return new ArrayLiteral(TypeRef.UInt64, items.MoveToImmutable());
    }

    private void Conditions()
    {
        int group = 0;
        foreach (ConditionFact condition in facts.Conditions)
        {
            if (condition.Condition!.Resolve(scope.Entry.View.Constants) is not { IsFieldsOnly: true } resolved)
            {
                Undecided();
                continue;
            }

            int first = _attributes.Count;
            bool isWhole = true;
            foreach (ImmutableArray<ConditionClause> conjunction in resolved.Groups)
            {
                foreach (ConditionClause clause in conjunction)
                {
                    string? way = WayOf(clause.Name);
                    isWhole &= way is not null;
                    Clause(condition, resolved, clause, way ?? "", group);
                }

                group++;
            }

            if (!isWhole)
            {
                // A clause that can't be said would turn the condition into another one.
                _attributes.Count = first;
                Undecided();
            }
        }
    }

    // A condition that attributes can't say still makes the member a conditional one: no analyzer may take it for one that always counts.
    private void Undecided() => _attributes.Add(new AttributeModel(Namespace, "FieldCondition", ImmutableArray.Create(
        Positional(""), Bits(null, 0), Bits(null, 0), Member("Confidence", "FactConfidence", "Guessed"))));

    private void Clause(ConditionFact condition, ResolvedCondition resolved, ConditionClause clause, string path, int group) => Add(
        condition,
        "FieldCondition",
        Positional(path),
        Bits(null, clause.Mask),
        Bits(null, clause.Value),
        clause.IsNegated ? Member("Operator", "ClauseOperator", "NotEqual") : null,
        group != 0 ? Number("Group", group) : null,
        condition.Requirement == ConditionRequirement.Valid ? null : Member("Requirement", "Requirement", condition.Requirement.ToString()),
        condition.Otherwise == ConditionOtherwise.Unspecified ? null : Member("Otherwise", "Otherwise", condition.Otherwise.ToString()),
        condition.Otherwise == ConditionOtherwise.Value
            ? new AttributeArgument("OtherwiseValue", new IntegerLiteral(TypeRef.Int64, unchecked((ulong)condition.OtherwiseValue)))
            : null,
        new AttributeArgument("Text", new TextLiteral(resolved.Text)));

    private string? WayOf(string cPath)
    {
        const string Parent = "parent.";
        return cPath.StartsWith(Parent, System.StringComparison.Ordinal)
            ? "^." + string.Join(".", cPath.Substring(Parent.Length).Split('.').Select(Naming.CName.Pascal))
            : names.Way(cPath);
    }
}

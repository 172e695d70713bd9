using UapiGen.Engine.Facts;

namespace UapiGen.Engine.Tests.Facts;

public class ConditionResolverTests
{
    private static readonly ConstantTable _constants = ConstantTable.Of(HeaderFixture.ReadText("enum { A = 1, B = 2, AB = 3 };"));

    private static Comparison Has(string name) => new("flags", ComparisonOperator.HasBits, ConstantTerm.Of(name));

    private static ConditionClause Clause(ulong mask, ulong value, bool isNegated) => new(ClauseSubject.Field, "flags", mask, value, isNegated);

    [Fact]
    public void OneBitIsEqualToItself()
    {
        ResolvedCondition resolved = Has("A").Resolve(_constants)!;
        Assert.Equal([Clause(1, 1, false)], Assert.Single(resolved.Groups));
        Assert.Equal("flags & A", resolved.Text);
    }

    [Fact]
    public void SeveralBitsMeanAnyOfThem()
    {
        Assert.Equal([Clause(3, 0, true)], Assert.Single(Has("AB").Resolve(_constants)!.Groups));
    }

    [Fact]
    public void NotOfAnOrIsAnAndOfNots()
    {
        var condition = new NotCondition(new OrCondition([Has("A"), Has("B")]));
        Assert.Equal([Clause(1, 1, true), Clause(2, 2, true)], Assert.Single(condition.Resolve(_constants)!.Groups));
        Assert.Equal("not (flags & A or flags & B)", condition.ToString());
    }

    [Fact]
    public void AndOverOrIsDistributed()
    {
        var condition = new AndCondition([new OrCondition([Has("A"), Has("B")]), new IoctlCondition("X")]);
        ResolvedCondition resolved = condition.Resolve(_constants)!;
        Assert.Equal(2, resolved.Groups.Length);
        Assert.False(resolved.IsFieldsOnly);
        Assert.Equal("(flags & A or flags & B) and ioctl == X", resolved.Text);
    }

    [Fact]
    public void AnUnknownConstantResolvesToNothing()
    {
        Assert.Null(Has("C").Resolve(_constants));
    }

    [Fact]
    public void EqualityLooksAtTheMaskAlone()
    {
        var condition = new Comparison("flags", ComparisonOperator.NotEqual, ConstantTerm.Of("B")) { Mask = ConstantTerm.Of("AB") };
        Assert.Equal([Clause(3, 2, true)], Assert.Single(condition.Resolve(_constants)!.Groups));
        Assert.Equal("(flags & AB) != B", condition.ToString());
    }
}

using System.Linq;
using UapiGen.Engine.Facts;

namespace UapiGen.Engine.Tests.Facts;

/// <summary>A member that is read only when a flag is set, in the forms that its header had: the facts come out of the kernel-doc alone.</summary>
public class SeedFixtureTests
{
    private const string Record = "struct iommu_viommu_alloc";

    private static string[] Stated(string fixture, string field) =>
        HeaderFixture.FactsOfFixture(fixture).Facts.ForRecord(Record).Member(field).All.Where(f => f.IsStated).Select(f => f.Describe()).ToArray();

    [Theory]
    [InlineData("viommu-v2.h")]
    [InlineData("viommu-reviewed.h")]
    public void TheFdAndItsConditionAreInferred(string fixture)
    {
        FactSet facts = HeaderFixture.FactsOfFixture(fixture).Facts;
        MemberFacts member = facts.ForRecord(Record).Member("kvm_vm_fd");
        Assert.Equal(["kvm_vm"], member.Fd!.Kinds);
        Assert.True(member.Fd.IsStated);
        ConditionFact condition = Assert.Single(member.Conditions);
        Assert.Equal("flags & IOMMU_VIOMMU_KVM_FD", condition.Condition!.ToString());
        Assert.True(condition.IsStated);
    }

    [Fact]
    public void TheFlagsTakeTheEnumThatTheyName()
    {
        Assert.Contains($"{Record}.flags: flags group=iommu_viommu_flags", Stated("viommu-reviewed.h", "flags"));
        Assert.Equal([$"{Record}.__reserved2: zero"], Stated("viommu-reviewed.h", "__reserved2"));
    }

    [Fact]
    public void WithoutWordsTheFdIsAGuess()
    {
        FactSet facts = HeaderFixture.FactsOfFixture("viommu-rfc.h").Facts;
        Assert.False(facts.ForRecord(Record).Member("kvm_vm_fd").Fd!.IsStated);
        Assert.Empty(facts.ForRecord(Record).Member("kvm_vm_fd").Conditions);
        Assert.Equal([$"{Record}.flags: zero"], Stated("viommu-rfc.h", "flags"));
    }

    [Theory]
    [InlineData("viommu-rfc.h")]
    [InlineData("viommu-v2.h")]
    [InlineData("viommu-reviewed.h")]
    [InlineData("viommu-merged.h")]
    public void TheRestIsTheSameInAll(string fixture)
    {
        FactSet facts = HeaderFixture.FactsOfFixture(fixture).Facts;
        RecordFacts record = facts.ForRecord(Record);
        Assert.Equal("size", record.Size!.Path);
        Assert.NotNull(record.Member("__reserved").Reserved);
        Assert.True(record.Member("data_uptr").Pointer!.IsStated);
        Assert.Equal(Record, facts.ForIoctl("IOMMU_VIOMMU_ALLOC").Argument!.Type);
    }

    [Fact]
    public void TheMergedFormReservesItsFlags() => Assert.Equal([$"{Record}.flags: zero"], Stated("viommu-merged.h", "flags"));
}

using System.Linq;
using UapiGen.Engine.Facts;

namespace UapiGen.Engine.Tests.Facts;

/// <summary>Phrases about when a member counts, and sentences that only sound like them.</summary>
public class PhraseTests
{
    private static string[] Conditions(string words)
    {
        FactSet facts = HeaderFixture.Facts(HeaderFixture.ReadText(
            "#define X_FLAG_A 1\n#define X_FLAG_B 2\n/**\n * struct x - y\n * @flags: flags\n * @value: " + words + "\n */\nstruct x { unsigned flags; unsigned value; };\n")).Facts;
        return facts.ForRecord("struct x").Member("value").Conditions.Where(c => c.IsStated).Select(c => c.Describe()).ToArray();
    }

    [Theory]
    [InlineData("Valid only if X_FLAG_A is set", "condition=flags & X_FLAG_A requirement=valid")]
    [InlineData("Valid only if (flags & X_FLAG_A) is unset.", "condition=not flags & X_FLAG_A requirement=valid")]
    [InlineData("ignored if X_FLAG_A is not set", "condition=flags & X_FLAG_A requirement=valid otherwise=ignored")]
    [InlineData("Must be 0 unless X_FLAG_A is set", "condition=flags & X_FLAG_A requirement=valid otherwise=zero")]
    [InlineData("Only used when X_FLAG_A or X_FLAG_B is set", "condition=flags & X_FLAG_A or flags & X_FLAG_B requirement=valid")]
    [InlineData("If X_FLAG_A is set this must be provided", "condition=flags & X_FLAG_A requirement=required")]
    [InlineData("Size to use; ignored if 0.", "condition=value != 0 requirement=valid otherwise=ignored")]
    [InlineData("A handle to signal (unused when it is zero)", "condition=value != 0 requirement=valid otherwise=ignored")]
    [InlineData("A limit, not considered if set to 0", "condition=value != 0 requirement=valid otherwise=ignored")]
    [InlineData("A limit. Only valid if non-zero.", "condition=value != 0 requirement=valid otherwise=ignored")]
    [InlineData("If zero, this field is ignored.", "condition=value != 0 requirement=valid otherwise=ignored")]
    public void SaysWhen(string words, string expected) => Assert.Equal(["struct x.value: when " + expected], Conditions(words));

    [Theory]
    [InlineData("For transfers where X_FLAG_A is set, the caller guarantees room")]
    [InlineData("The call fails if X_FLAG_A is set")]
    [InlineData("If non-zero, connector information is available")]
    [InlineData("ignored if 0 or 1")]
    [InlineData("The default is used if 0")]
    [InlineData("Rejected if 0")]
    [InlineData("ignored if zero pages are mapped")]
    [InlineData("A number")]
    public void SaysNothing(string words) => Assert.Empty(Conditions(words));
}

using System;
using System.Linq;
using UapiGen.Engine.Facts;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Tests.Facts;

/// <summary>The lexicon, and what sentences that are put together from all of its words say.</summary>
public class LexiconTests
{
    [Fact]
    public void EachWordStandsOnce() =>
        Assert.Empty(Lexicon.Entries().GroupBy(e => e.Entry, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void EachConceptHasWords()
    {
        var used = Lexicon.Entries().Aggregate(default(ConceptSet), (all, e) => all.With(e.Concepts));
        Assert.All(Enum.GetValues<Concept>(), concept => Assert.True(used.Has(concept), concept.ToString()));
    }

    /// <summary>The forms, with the side of the flag on which the member counts when the word says that it is ignored.</summary>
    public static TheoryData<string, string> Forms => new()
    {
        { "{0} unless DEMO_X is set", "set" },
        { "{0} if DEMO_X is not set", "set" },
        { "{0} when DEMO_X is clear", "set" },
        { "File descriptor, {0} without DEMO_X", "set" },
        { "If DEMO_X is not set, this field is {0}", "set" },
        { "Unless DEMO_X is given this is {0}", "set" },
        { "Used if DEMO_X is set, {0} otherwise", "set" },
        { "If DEMO_X is set, the descriptor to use; otherwise {0}", "set" },
        { "{0} if DEMO_X is set", "clear" },
        { "{0} with DEMO_X", "clear" },
        { "When DEMO_X is set this field is {0}", "clear" },
        { "{0} if DEMO_X is set, otherwise the descriptor to use", "clear" },
    };

    /// <summary>No word for "ignored", and no word for "used" that is denied, is ever read as its opposite; nearly all are read.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public void AWordThatDeniesIsNeverReadAsItsOpposite(string form, string side)
    {
        string[] words = [.. Entries(Concept.Ignored), .. Entries(Concept.Used).Select(w => "not " + w)];
        string[] sides = Sides(words.Select(w => string.Format(null, form, w)).ToArray());
        Assert.Empty(words.Where((_, i) => sides[i] != side && sides[i].Length > 0));
        Assert.InRange(sides.Count(s => s == side), words.Length * 0.95, words.Length);
    }

    /// <summary>A negation, or "otherwise", never leaves a sentence's fact as it was.</summary>
    [Theory]
    [InlineData("{0} if DEMO_X is set", "not {0} if DEMO_X is set")]
    [InlineData("{0} if DEMO_X is set", "{0} if DEMO_X is not set")]
    [InlineData("{0} only if DEMO_X is set", "{0} unless DEMO_X is set")]
    [InlineData("{0} if DEMO_X is set", "If DEMO_X is set, the value; otherwise {0}")]
    [InlineData("If DEMO_X is set this is {0}", "If DEMO_X is set this is not {0}")]
    [InlineData("If DEMO_X is set this is {0}", "Otherwise (DEMO_X not set) this is {0}")]
    public void ANegationChangesTheFact(string form, string negated)
    {
        string[] words = [.. Entries(Concept.Ignored), .. Entries(Concept.Used)];
        string[] said = Sides(words.Select(w => string.Format(null, form, w)).ToArray());
        string[] opposite = Sides(words.Select(w => string.Format(null, negated, w)).ToArray());
        Assert.Empty(words.Where((_, i) => said[i].Length > 0 && said[i] == opposite[i]));
        Assert.Contains(said, s => s.Length > 0);
    }

    [Theory]
    [InlineData("If DEMO_X is set, the value; must be zero otherwise", "condition=flags & DEMO_X requirement=valid otherwise=zero")]
    [InlineData("Required unless DEMO_X is set, otherwise ignored", "condition=not flags & DEMO_X requirement=required otherwise=ignored")]
    [InlineData("When DEMO_X is set holds the value, otherwise reserved and must be zero", "condition=flags & DEMO_X requirement=valid otherwise=zero")]
    [InlineData("Must be -1 if DEMO_X is not set, otherwise a file descriptor", "condition=flags & DEMO_X requirement=valid otherwise=-1")]
    [InlineData("DEMO_X: read; otherwise: must be zero", "condition=flags & DEMO_X requirement=valid otherwise=zero")]
    [InlineData("Otherwise (DEMO_X not set) must be zero", "condition=flags & DEMO_X requirement=valid otherwise=zero")]
    [InlineData("Has to be 0 unless DEMO_X is given", "condition=flags & DEMO_X requirement=valid otherwise=zero")]
    [InlineData("If DEMO_X is set, a count; otherwise a size", "")]
    [InlineData("Ignored if DEMO_X is set. If DEMO_X is not set, must be zero", "")]
    [InlineData("Without DEMO_X it contains a number", "")]
    public void ClausesAreReadTogether(string words, string expected) =>
        Assert.Equal(expected, Conditions([words])[0] is { } fact ? string.Join(" ", fact.Details.Select(d => $"{d.Name}={d.Value}")) : "");

    private static string[] Entries(Concept concept) => Lexicon.Entries().Where(e => e.Concepts.Has(concept)).Select(e => e.Entry).ToArray();

    /// <summary>On which side of the flag the member counts by each sentence: "set", "clear", or nothing.</summary>
    private static string[] Sides(string[] sentences) => Conditions(sentences).Select(f =>
    {
        if (f is null)
        {
            return "";
        }

        bool counts = f.Requirement != ConditionRequirement.Zero;
        return f.Condition is NotCondition == counts ? "clear" : "set";
    }).ToArray();

    private static ConditionFact?[] Conditions(string[] sentences)
    {
        string header = "enum demo_flags { DEMO_X = 1 };\n" + string.Concat(sentences.Select((s, i) =>
            $"/**\n * struct s{i} - ioctl\n * @flags: Combination of enum demo_flags\n * @value: {s}\n */\nstruct s{i} {{ unsigned flags; unsigned value; }};\n"));
        FactSet facts = HeaderFixture.Facts(HeaderFixture.ReadText(header)).Facts;
        return sentences.Select((_, i) => facts.ForRecord($"struct s{i}").Member("value").Conditions.FirstOrDefault(c => c.IsStated)).ToArray();
    }
}

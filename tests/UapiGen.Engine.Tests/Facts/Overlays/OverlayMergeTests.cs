using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Facts;

namespace UapiGen.Engine.Tests.Facts.Overlays;

/// <summary>Several overlays speak of one header: each adds, the weightier overrides statement by statement, and nothing is silently one or the other.</summary>
public class OverlayMergeTests
{
    private const string Header = "#define A 1\n#define B 2\n/**\n * struct s - x\n * @flags: Combination of A and B\n * @x: Valid only if A is set\n * @y: an eventfd\n */\nstruct s { unsigned flags; unsigned x; int y; };\n";

    private static SourceFile Overlay(string name, string text, HeaderOrigin origin) => new(name, name, "uapi 1\nheader \"linux/x.h\"\n" + text, origin);

    private static FactReadResult Read(params SourceFile[] overlays)
    {
        TranslationUnit unit = HeaderFixture.ReadText(Header);
        return HeaderFixture.Facts(unit, overlays);
    }

    [Fact]
    public void TheUsersOverlayOverridesTheShippedOneStatementByStatement()
    {
        FactReadResult result = Read(
            Overlay("shipped.uapi", "struct s { when x (flags & B) : valid ; fd y eventfd }\nresource fd eventfd = runtime\n", HeaderOrigin.BuiltIn),
            Overlay("own.uapi", "struct s { when x (flags & (A|B)) : required }\n", HeaderOrigin.Project));
        Assert.Empty(result.Diagnostics);
        MemberFacts x = result.Facts.ForRecord("struct s").Member("x");
        Assert.Equal(("flags & (A | B)", FactSource.Overlay), (Assert.Single(x.Conditions).Condition!.ToString(), x.Conditions.First().Provenance.Source));
        Assert.Equal(FactSource.ShippedOverlay, result.Facts.ForRecord("struct s").Member("y").Fd!.Provenance.Source);
    }

    [Fact]
    public void AnOverlayBeatsWordsAndSilencesThem()
    {
        FactReadResult result = Read(Overlay("own.uapi", "struct s { always x ; plain y }\n", HeaderOrigin.Project));
        Assert.Empty(result.Facts.ForRecord("struct s").Member("x").Conditions);
        Assert.Null(result.Facts.ForRecord("struct s").Member("y").Fd);
    }

    [Fact]
    public void TwoOverlaysOfTheSameWeightMayAddButNotContradict()
    {
        FactReadResult adding = Read(
            Overlay("a.uapi", "struct s { when x (flags & B) : valid }\n", HeaderOrigin.Project),
            Overlay("b.uapi", "struct s { fd y eventfd }\nresource fd eventfd = runtime\n", HeaderOrigin.Project));
        Assert.Empty(adding.Diagnostics);

        FactReadResult contradicting = Read(
            Overlay("a.uapi", "struct s { when x (flags & B) : valid }\n", HeaderOrigin.Project),
            Overlay("b.uapi", "struct s { when x (flags & A) : valid }\n", HeaderOrigin.Project));
        Assert.Equal(["b.uapi:3:12: error UAPI2010: 'when' of 'x' of 'struct s' is already stated at a.uapi:3:12"], contradicting.Diagnostics.Select(d => d.ToString()));
    }

    [Fact]
    public void AnOverlayOfAnotherHeaderGivesItsKindsAlone()
    {
        FactReadResult result = Read(new SourceFile("other.uapi", "other.uapi", "uapi 1\nheader \"linux/other.h\"\nresource fd k external\nstruct s { zero x }\n", HeaderOrigin.Project));
        Assert.NotNull(result.Facts.Resource("k"));
        Assert.Null(result.Facts.ForRecord("struct s").Member("x").Reserved);
    }

    [Fact]
    public void WhatIsSaidOfARemovedRecordHoldsForAHeaderThatStillHasIt()
    {
        FactReadResult result = Read(Overlay("own.uapi", "struct s removed { zero x }\nstruct t removed { zero x }\n", HeaderOrigin.Project));
        Assert.NotNull(result.Facts.ForRecord("struct s").Member("x").Reserved);
        Assert.Null(result.Facts.ForRecord("struct t").Member("x").Reserved);
        Assert.DoesNotContain(result.Diagnostics, d => d.Rule.DefaultSeverity != Severity.Info);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Tests.Preprocessing;

/// <summary>What a unit tells the parser beside the tokens: where they come from, macros, comments, packing.</summary>
public class UnitTests
{
    [Fact]
    public void ExpandedTokenKnowsItsMacroAndBothPlaces()
    {
        PreprocessedUnit unit = PreprocessingTest.Run("#define IN x y\n#define OUT(a) IN a\nOUT(z) w");
        Token[] tokens = unit.Tokens.Take(4).ToArray();
        Assert.Equal(["x:OUT:x:OUT", "y:OUT:y:OUT", "z:OUT:z:OUT", "w::w:w"], tokens.Select(token => $"{token}:{token.Macro}:{token.Span.Text}:{token.UseSpan.Text}"));
        Assert.Equal(11, tokens[0].Start);
        Assert.Equal(unit.MainFile.Text.LastIndexOf("OUT", StringComparison.Ordinal), tokens[2].UseSpan.Start);
    }

    [Fact]
    public void MacrosAreThoseOfTheEndInOrderWithTheirPlaceAmongTheTokens()
    {
        PreprocessedUnit unit = PreprocessingTest.Run("#define A 1\n#define B 2\nint a;\n#undef A\n#define C(x, y...)  x +   y /* c */\n#define B 3\n;");
        Assert.Equal(["C(x, y...) x + y@3", "B 3@3"], unit.Macros.Select(macro => $"{macro}@{macro.TokenIndex}"));
        Assert.Equal("C", unit.Macros[0].Span.Text);
        Assert.False(unit.Macros[0].IsPredefined);
        Assert.Equal(["x", "y"], unit.Macros[0].Parameters!.Value.Select(name => name.Text));
        MacroDefinition predefined = unit.MacroTable.Find(unit.Symbols.Intern("__x86_64__"))!;
        Assert.True(predefined.IsPredefined);
        Assert.Equal(default, predefined.Span);
    }

    [Fact]
    public void CommentsOfSkippedBranchesAreLeftOut()
    {
        PreprocessedUnit unit = PreprocessingTest.Run("/* 1 */\n#if 0\n/* 2 */\n#else\n/* 3 */\n#endif\n/* 4 */\n#include <a.h>\n", ("a.h", "/* a */"));
        Assert.Equal("/* 1 */ /* 3 */ /* 4 */", string.Join(" ", unit.Comments[unit.MainFile].All.Select(comment => comment.Span.Text)));
        Assert.Equal("/* a */", unit.Comments[unit.Files[1]].All.Single().Span.Text);
    }

    [Fact]
    public void CommentCountsThatOneOfSeveralReadingsDidNotSkip()
    {
        PreprocessedUnit unit = PreprocessingTest.Run(
            "#include <a.h>\n#define X\n#include <a.h>\n", ("a.h", "#ifdef X\n/* 1 */\n#else\n/* 2 */\n#endif\n#if 0\n/* 3 */\n#endif"));
        Assert.Equal("/* 1 */ /* 2 */", string.Join(" ", unit.Comments[unit.Files[1]].All.Select(comment => comment.Span.Text)));
    }

    [Theory]
    [InlineData("#pragma pack(1)\na\n#pragma pack()", "<pack(1)> a <pack()>")]
    [InlineData("#pragma pack( push , 4 )\na\n#pragma pack(pop)", "<pack(push,4)> a <pack(pop)>")]
    [InlineData("#pragma pack(push)\n#pragma pack(push, id)\n#pragma pack(push, id, 2)\n#pragma pack(pop, id)", "<pack(push)> <pack(push,id)> <pack(push,id,2)> <pack(pop,id)>")]
    [InlineData("#define N 2\n#pragma pack(N)\n", "<pack(2)>")]
    [InlineData("_Pragma(\"pack(push, 1)\") a _Pragma(\"pack(pop)\")", "<pack(push,1)> a <pack(pop)>")]
    [InlineData("#define PACKED _Pragma(\"pack(1)\") a\nPACKED", "<pack(1)> a")]
    [InlineData("#pragma GCC diagnostic ignored \"-Wx\"\n#pragma\n_Pragma(\"once\") a", "a")]
    public void Pragmas(string text, string expected)
    {
        Assert.Equal(expected, PreprocessingTest.Tokens(text));
        Assert.Empty(PreprocessingTest.DiagnosticIds(text));
    }

    [Theory]
    [InlineData("#pragma pack(3)")]
    [InlineData("#pragma pack")]
    [InlineData("#pragma pack(push,)")]
    [InlineData("#pragma pack(pop, 2)")]
    [InlineData("#pragma pack(1, 2)")]
    public void MalformedPackIsReported(string text) => Assert.Equal("UAPI1026", PreprocessingTest.DiagnosticIds(text));

    [Theory]
    [InlineData("", false, false, null, 0)]
    [InlineData("2", false, false, null, 2)]
    [InlineData("push,id,4", true, false, "id", 4)]
    [InlineData("pop", false, true, null, null)]
    public void PackDirectiveParts(string arguments, bool pushes, bool pops, string? label, int? value) =>
        Assert.Equal(new PackDirective(pushes, pops, label, value), PackDirective.FromToken(PreprocessingTest.Run($"#pragma pack({arguments})").Tokens[0]));

    [Fact]
    public void StrayCharactersAreReportedWhereTheyCount()
    {
        PreprocessedUnit unit = PreprocessingTest.Run("#define OK @\n#if 0\n@ 'x\n#endif\na @ b\0c 'd\n");
        Assert.Equal("a b c d", PreprocessingTest.Tokens(unit));
        Assert.Equal(["UAPI1002", "UAPI1003", "UAPI1004", "UAPI1004"], unit.Diagnostics.Select(diagnostic => diagnostic.Rule.Id).Order());
    }

    [Fact]
    public void ExpanderUsesTheDefinitionsOfTheEnd()
    {
        PreprocessedUnit unit = PreprocessingTest.Run("#define A B\n#define B 1 + A\n#define F(x) G(x, A)\n#define G(x, y) x y\n");
        MacroDefinition a = unit.MacroTable.Find(unit.Symbols.Intern("A"))!;
        Assert.Equal("1 + A", TokenText.Join(ExpandBody(unit, a)));
        Token like = a.Body[0];
        Token[] call =
        [
            Expander.Make(TokenKind.Identifier, unit.Symbols.Intern("F"), like),
            Expander.Make(TokenKind.OpenParen, unit.Symbols.Intern("("), like),
            Expander.Make(TokenKind.Identifier, unit.Symbols.Intern("p"), like),
            Expander.Make(TokenKind.CloseParen, unit.Symbols.Intern(")"), like),
        ];
        Assert.Equal("p 1 + A", TokenText.Join(Expand(unit, call)));
        var unexpanded = new HashSet<Symbol> { unit.Symbols.Intern("G"), unit.Symbols.Intern("B") };
        Assert.Equal("G(p, B)", TokenText.Join(Expand(unit, call, unexpanded)));
        Assert.Null(Expand(unit, call[..3]));
        Assert.Equal("1 + A", TokenText.Join(ExpandBody(unit, a)));
    }

    [Fact]
    public void UnitsShareTheTokensOfAHeader()
    {
        var file = new SourceFile("main.h", "main.h", "#define A 1\nint a = A;");
        PreprocessedUnit first = PreprocessingTest.Run(PreprocessingTest.Request("") with { MainFile = file });
        object? lexed = file.Lexed;
        PreprocessedUnit second = PreprocessingTest.Run(PreprocessingTest.Request("") with { MainFile = file, Target = CFrontEnd.Targets.KnownTargets.Arm });
        Assert.Same(lexed, file.Lexed);
        Assert.Equal(PreprocessingTest.Tokens(first), PreprocessingTest.Tokens(second));
    }

    private static Token[]? ExpandBody(PreprocessedUnit unit, MacroDefinition macro) =>
        unit.Expander.ExpandBody(macro, null, TestContext.Current.CancellationToken);

    private static Token[]? Expand(PreprocessedUnit unit, Token[] tokens, HashSet<Symbol>? unexpanded = null) =>
        unit.Expander.Expand(tokens, unexpanded, TestContext.Current.CancellationToken);
}

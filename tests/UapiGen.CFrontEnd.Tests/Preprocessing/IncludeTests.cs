using System.Linq;
using UapiGen.CFrontEnd.Preprocessing;

namespace UapiGen.CFrontEnd.Tests.Preprocessing;

public class IncludeTests
{
    [Theory]
    [InlineData("#include <a.h>\nx", "a x")]
    [InlineData("#include \"a.h\"\nx", "a x")]
    [InlineData("#define H <a.h>\n#include H\nx", "a x")]
    [InlineData("#define H \"a.h\"\n#include H\nx", "a x")]
    [InlineData("#define D(x) <x.h>\n#include D(a)\nx", "a x")]
    [InlineData("#  include   <a.h> /* c */\nx", "a x")]
    [InlineData("#include <a.h>\n#include <a.h>", "a a")]
    public void Include(string text, string expected) => Assert.Equal(expected, PreprocessingTest.Tokens(text, ("a.h", "a")));

    [Fact]
    public void PragmaOnceReadsOnce() =>
        Assert.Equal("a b", PreprocessingTest.Tokens("#include <a.h>\n#include <a.h>\nb", ("a.h", "#pragma once\na")));

    [Fact]
    public void GuardReadsOnceUntilItIsUndefined() =>
        Assert.Equal("a b a", PreprocessingTest.Tokens("#include <a.h>\n#include <a.h>\nb\n#undef A\n#include <a.h>", ("a.h", "#ifndef A\n#define A\na\n#endif")));

    [Fact]
    public void IncludeNextGoesOnBehindTheOwnDirectory() =>
        Assert.Equal("first second", PreprocessingTest.Tokens("#include <a.h>", ("a.h", "first\n#include_next <a.h>"), ("1:a.h", "second")));

    [Fact]
    public void HasIncludeFindsWhatIncludeFinds() => Assert.Equal("a n", PreprocessingTest.Tokens(
        "#if __has_include(<a.h>) && !__has_include(<b.h>) && __has_include(\"a.h\")\na\n#endif\n#include <n.h>",
        ("a.h", ""),
        ("n.h", "#if __has_include_next(<n.h>)\nn\n#endif"),
        ("1:n.h", "")));

    [Fact]
    public void LibcIsBuiltIn()
    {
        PreprocessedUnit unit = PreprocessingTest.Run("#include <stdint.h>\n#ifdef INT8_MAX\n#endif", ("stdint.h", "wrong"));
        Assert.DoesNotContain("wrong", PreprocessingTest.Tokens(unit));
        Assert.Empty(unit.Diagnostics);
    }

    [Theory]
    [InlineData("#include <linux/compiler.h>\n")]
    [InlineData("#include <linux/compiler_types.h>\n")]
    public void WordsOfTheKernelTreeAreExported(string include) =>
        Assert.Equal("void * p ; struct { } __attribute__ ( ( packed ) )", PreprocessingTest.Tokens(include + "void __user *p; struct {} __packed"));

    [Fact]
    public void KernelsOwnHeaderComesFirst() =>
        Assert.Equal("own", PreprocessingTest.Tokens("#include <linux/compiler.h>", ("linux/compiler.h", "own")));

    [Theory]
    [InlineData("#include <b.h>", "UAPI1010")]
    [InlineData("#include", "UAPI1011")]
    [InlineData("#include b.h", "UAPI1011")]
    [InlineData("#include <b.h", "UAPI1011")]
    [InlineData("#include <>", "UAPI1011")]
    [InlineData("#define E\n#include E", "UAPI1011")]
    public void Mistakes(string text, string expectedId) => Assert.Equal(expectedId, PreprocessingTest.DiagnosticIds(text));

    [Fact]
    public void MissingHeaderIsReportedAtItsName()
    {
        PreprocessedUnit unit = PreprocessingTest.Run("int a;\n  #include <b.h> // x");
        Assert.Equal("main.h:2:12: error UAPI1010: 'b.h' was not found on the include path: add its folder (UapiIncludePath in a project, -I of uapigen) or install the package that has it", unit.Diagnostics.Single().ToString());
    }

    [Fact]
    public void FilesAreInTheOrderOfTheirFirstInclusion()
    {
        PreprocessedUnit unit = PreprocessingTest.Run("#include <b.h>\n#include <a.h>\n#include <b.h>", ("a.h", ""), ("b.h", "#include <c.h>"), ("c.h", ""));
        Assert.Equal(["main.h", "b.h", "c.h", "a.h"], unit.Files.Select(file => file.IncludeName));
    }

    [Fact]
    public void HeadersBeforeTheMainOne()
    {
        PreprocessedUnit unit = PreprocessingTest.Run(PreprocessingTest.Request("main A", ("a.h", "#define A before")) with { IncludeBefore = ["a.h"], Defines = ["B=2", "C"] });
        Assert.Equal("main before", PreprocessingTest.Tokens(unit));
        Assert.Equal(["A"], unit.Macros.Select(macro => macro.Name.Text));
        Assert.Equal(["2", "1"], new[] { "B", "C" }.Select(name => unit.MacroTable.Find(unit.Symbols.Intern(name))!.BodyText));
    }

    [Fact]
    public void WhatEachFileIncludesIsKnown()
    {
        PreprocessedUnit unit = PreprocessingTest.Run(PreprocessingTest.Request("#include <a.h>\n#include <b.h>\n#if 0\n#include <c.h>\n#endif", ("a.h", "#include <b.h>\n"), ("b.h", "x"), ("c.h", "y")));

        Assert.Equal(["a.h", "b.h"], unit.Includes[unit.MainFile].Select(f => f.IncludeName));
        Assert.Equal(["b.h"], unit.Includes[unit.Files.Single(f => f.IncludeName == "a.h")].Select(f => f.IncludeName));
        Assert.Equal(2, unit.Includes.Count);
    }
}

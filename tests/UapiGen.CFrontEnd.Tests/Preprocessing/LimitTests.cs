using System;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Threading;
using UapiGen.CFrontEnd.Preprocessing;

namespace UapiGen.CFrontEnd.Tests.Preprocessing;

/// <summary>Input that asks for too much costs one clear diagnostic, never a hang or an overflow of the stack.</summary>
public class LimitTests
{
    private static readonly TimeSpan s_enough = TimeSpan.FromSeconds(60);

    [Fact]
    public void MacroBomb()
    {
        var text = new StringBuilder("#define A0 x x x x x x x x x x\n");
        for (int i = 1; i < 30; i++)
        {
            text.Append($"#define A{i} A{i - 1} A{i - 1} A{i - 1} A{i - 1} A{i - 1}\n");
        }

        CheckGivenUp(text + "A29\nafter", "UAPI1024");
    }

    [Fact]
    public void MacroBombOfNothing()
    {
        var text = new StringBuilder("#define A0\n");
        for (int i = 1; i < 40; i++)
        {
            text.Append($"#define A{i} A{i - 1} A{i - 1}\n");
        }

        CheckGivenUp(text + "A39\nafter", "UAPI1024");
    }

    [Fact]
    public void FunctionLikeMacroBomb()
    {
        var text = new StringBuilder("#define F0(x) x x x x\n");
        for (int i = 1; i < 30; i++)
        {
            text.Append($"#define F{i}(x) F{i - 1}(x x x x)\n");
        }

        CheckGivenUp(text + "F29(1)\nafter", "UAPI1024");
    }

    [Theory]
    [InlineData("a##a")]
    [InlineData("#a")]
    public void GrowingText(string body)
    {
        var text = new StringBuilder();
        for (int i = 0; i < 60; i++)
        {
            text.Append($"#define F{i}(a) {(i == 0 ? "a" : $"F{i - 1}({body.Replace("a", "a", StringComparison.Ordinal)})")}\n#define G{i}(a) {body}\n");
        }

        string call = string.Concat(Enumerable.Range(0, 60).Select(i => $"G{i}(")) + "x\\" + new string(')', 60);
        RunInTime(text + call + "\nF59(x)");
    }

    [Fact]
    public void DeeplyNestedArguments()
    {
        string text = "#define f(x) x\n" + string.Concat(Enumerable.Repeat("f(", 100_000)) + "1" + new string(')', 100_000) + "\nafter";
        CheckGivenUp(text, "UAPI1024");
    }

    [Fact]
    public void DeeplyNestedCondition()
    {
        string text = "#if " + new string('(', 100_000) + "1" + new string(')', 100_000) + "\n#endif\n#if " + new string('!', 100_000) + "1\n#endif\nafter";
        CheckGivenUp(text, "UAPI1018 UAPI1018");
    }

    [Fact]
    public void DeeplyNestedGroups() => CheckGivenUp(
        string.Concat(Enumerable.Repeat("#if 1\n", 50_000)) + string.Concat(Enumerable.Repeat("#else\n#endif\n", 50_000)) + "after", "");

    [Fact]
    public void HeaderThatIncludesItself() => CheckGivenUp("#include <a.h>\nafter", "UAPI1012", ("a.h", "#include <a.h>\n"));

    [Fact]
    public void HeaderThatIncludesItselfTwice()
    {
        PreprocessedUnit unit = RunInTime("#include <a.h>\nafter", ("a.h", "#include <a.h>\n#include <a.h>\n"));
        Assert.Equal(["UAPI1012", "UAPI1012", "UAPI1025"], unit.Diagnostics.Select(diagnostic => diagnostic.Rule.Id));
    }

    [Fact]
    public void ManyExpansions()
    {
        string text = "#define A x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x\n#define B A A A A A A A A A A A A A A A A A A\n"
            + string.Concat(Enumerable.Repeat("B B B B B B B B\n", 20_000));
        Assert.Single(RunInTime(text).Diagnostics, diagnostic => diagnostic.Rule.Id == "UAPI1025");
    }

    [Fact]
    public void LongLines()
    {
        RunInTime(new string('x', 2_000_000));
        RunInTime("\"" + new string('x', 2_000_000));
        RunInTime(string.Concat(Enumerable.Repeat("'\\", 200_000)));
        RunInTime(string.Concat(Enumerable.Repeat("\\'\\\"", 200_000)));
        RunInTime(string.Concat(Enumerable.Repeat("\"\\\n", 200_000)));
        RunInTime(string.Concat(Enumerable.Repeat("a\\\n", 200_000)));
        RunInTime(string.Concat(Enumerable.Repeat("@\\\n", 200_000)));
        RunInTime(string.Concat(Enumerable.Repeat("/*/", 200_000)));
        RunInTime(string.Concat(Enumerable.Repeat("/\\\n", 200_000)));
        RunInTime("#if " + string.Concat(Enumerable.Repeat("1 +", 200_000)));
        RunInTime("#define A" + string.Concat(Enumerable.Repeat(" ## x", 200_000)) + "\nA");
        RunInTime("#define f(x) x" + string.Concat(Enumerable.Repeat(" ## x", 100_000)) + "\nf(y)");
        RunInTime("#define f(x) x\nf(" + string.Concat(Enumerable.Repeat("f(x,", 200_000)));
    }

    [Fact]
    public void DiagnosticsEndSomewhere() => Assert.InRange(RunInTime(string.Concat(Enumerable.Repeat("#nonsense\n", 100_000))).Diagnostics.Length, 1000, 1100);

    [Fact]
    public void CancellationIsHeard()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => Preprocessor.Run(PreprocessingTest.Request("int a;"), cancelled.Token));
    }

    /// <summary>The text is read to its end, the word <c>after</c>, with only the given diagnostics.</summary>
    private static void CheckGivenUp(string text, string expectedIds, params (string Name, string Text)[] headers)
    {
        PreprocessedUnit unit = RunInTime(text, headers);
        Assert.Equal(expectedIds, string.Join(" ", unit.Diagnostics.Select(diagnostic => diagnostic.Rule.Id)));
        Assert.Equal("after", unit.Tokens[^2].Text);
    }

    private static PreprocessedUnit RunInTime(string text, params (string Name, string Text)[] headers)
    {
        var watch = Stopwatch.StartNew();
        PreprocessedUnit unit = PreprocessingTest.Run(text, headers);
        Assert.True(watch.Elapsed < s_enough, $"{watch.Elapsed} for {text[..Math.Min(40, text.Length)]}");
        return unit;
    }
}

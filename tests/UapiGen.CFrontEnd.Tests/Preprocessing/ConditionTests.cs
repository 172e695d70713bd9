namespace UapiGen.CFrontEnd.Tests.Preprocessing;

/// <summary>The expressions of <c>#if</c>; gcc is asked the same where there is one.</summary>
public class ConditionTests
{
    [Theory]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("x", false)]
    [InlineData("int", false)]
    [InlineData("-1 < 0", true)]
    [InlineData("-1 < 0u", false)]
    [InlineData("0xFFFFFFFF > 0", true)]
    [InlineData("0xFFFFFFFFFFFFFFFF == -1", true)]
    [InlineData("0x8000000000000000 < 0", false)]
    [InlineData("-9223372036854775807 - 1 < 0", true)]
    [InlineData("1 << 63 < 0", true)]
    [InlineData("1 << 31 > 0", true)]
    [InlineData("-8 >> 1 == -4", true)]
    [InlineData("1 << -1 == 0", true)]
    [InlineData("7 / 2 * 2 + 7 % 2 == 7", true)]
    [InlineData("-7 / 2 == -3 && -7 % 2 == -1", true)]
    [InlineData("1 || 1 / 0", true)]
    [InlineData("0 && 1 / 0", false)]
    [InlineData("1 ? 2 : 1 / 0", true)]
    [InlineData("0 ? 1 : 0 ? 1 : 2", true)]
    [InlineData("(1 ? -1 : 0u) > 0", true)]
    [InlineData("(2 || 3) == 1", true)]
    [InlineData("!0 && !!5 && ~0 == -1 && +1", true)]
    [InlineData("1 | 2 ^ 3 & 4", true)]
    [InlineData("(6 ^ 3 | 8 & 12) == 13", true)]
    [InlineData("1 == 1 == 1 && 3 > 2 > 0", true)]
    [InlineData("'a' == 97 && '\\n' == 10 && '\\x41' == 0101 && '\\0' == 0", true)]
    [InlineData("'\\377' < 0", true)]
    [InlineData("'ab' == 24930", true)]
    [InlineData("0b101 == 5", true)]
    [InlineData("18446744073709551617 == 1", true)]
    [InlineData("10ULL == 10lu", true)]
    [InlineData("defined A && !defined(B)", true)]
    [InlineData("DEFINED_A", true)]
    [InlineData("A + 1 == 6 && F(2) == 4", true)]
    [InlineData("F", false)]
    [InlineData("defined(__BYTE_ORDER__) ? __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ : defined(__LITTLE_ENDIAN__)", true)]
    [InlineData("__has_attribute(packed) && __has_attribute(__aligned__) && !__has_attribute(nosuch)", true)]
    [InlineData("__has_include(<no/such/header.h>)", false)]
    [InlineData("__has_builtin(__builtin_offsetof)", true)]
    [InlineData("__GNUC__ >= 4 && __STDC_VERSION__ >= 201112L", true)]
    public void Value(string condition, bool expected)
    {
        string text = $"#define A 5\n#define F(x) x*2\n#define DEFINED_A defined A\n#if {condition}\nyes\n#else\nno\n#endif\n";
        Assert.Equal(expected ? "yes" : "no", PreprocessingTest.Tokens(text));
        Assert.Empty(PreprocessingTest.DiagnosticIds(text));
        if (Compiler.Gcc is not null)
        {
            CompilerResult gcc = Compiler.RunGcc(text, "-E", "-P");
            Assert.Equal(expected ? "yes" : "no", gcc.Output.Trim());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("1 +")]
    [InlineData("(1")]
    [InlineData("1)")]
    [InlineData("1 2")]
    [InlineData("1 / 0")]
    [InlineData("1 % 0")]
    [InlineData("1 ? 2")]
    [InlineData("1.0")]
    [InlineData("0x")]
    [InlineData("08")]
    [InlineData("1uu")]
    [InlineData("1lll")]
    [InlineData("\"s\"")]
    [InlineData("a = 1")]
    [InlineData("defined")]
    [InlineData("defined(")]
    [InlineData("defined(A")]
    [InlineData("__has_include")]
    [InlineData("__has_include(x")]
    [InlineData("f(1)")]
    public void MistakeIsReportedAndCountsAsFalse(string condition)
    {
        string text = $"#if {condition}\nyes\n#else\nno\n#endif\n";
        Assert.Equal("no", PreprocessingTest.Tokens(text));
        Assert.Equal("UAPI1018", PreprocessingTest.DiagnosticIds(text));
        if (Compiler.Gcc is not null)
        {
            Assert.NotEqual(0, Compiler.RunGcc(text, "-E", "-P").ExitCode);
        }
    }

    [Theory]
    [InlineData("#ifdef A\n1\n#else\n2\n#endif\n3", "2 3")]
    [InlineData("#ifndef A\n1\n#else\n2\n#endif\n3", "1 3")]
    [InlineData("#if 0\n1\n#elif 1\n2\n#elif 1\n3\n#else\n4\n#endif", "2")]
    [InlineData("#if 0\n1\n#elif 0\n2\n#else\n4\n#endif", "4")]
    [InlineData("#if 1\n1\n#elif 1/0\n2\n#else\n4\n#endif", "1")]
    [InlineData("#if 0\n#if 1\n1\n#else\n2\n#endif\n#elif 1\n3\n#endif", "3")]
    [InlineData("#if 1\n#if 0\n1\n#else\n2\n#endif\n#else\n3\n#endif\n4", "2 4")]
    [InlineData("#if 0\n#error no\n#nonsense\n#define A 1\n#include <nowhere>\ndon't\n#endif\nA", "A")]
    [InlineData("#if 0\n#elifdef A\n1\n#elifndef A\n2\n#endif", "2")]
    [InlineData("%:if 1\n1\n%:endif", "1")]
    [InlineData("/* */ # /* */ if 1 // x\n1\n#endif", "1")]
    [InlineData("#if 1 \\\n && 1\n1\n#endif", "1")]
    public void Groups(string text, string expected)
    {
        Assert.Equal(expected, PreprocessingTest.Tokens(text));
        Assert.Empty(PreprocessingTest.DiagnosticIds(text));
    }

    [Theory]
    [InlineData("#endif", "UAPI1016")]
    [InlineData("#else\n#endif", "UAPI1016 UAPI1016")]
    [InlineData("#if 1\n#else\n#else\n#endif", "")]
    [InlineData("#if 0\n#else\n#else\n#endif", "UAPI1016")]
    [InlineData("#if 1\n", "UAPI1017")]
    [InlineData("#if 0\n#else\n", "UAPI1017")]
    [InlineData("#ifdef\n#endif", "UAPI1018")]
    [InlineData("#nonsense x", "UAPI1015")]
    [InlineData("#error don't do that\n", "UAPI1013")]
    [InlineData("#warning don't do that\n", "UAPI1014")]
    [InlineData("#line 5\n# 33 \"x\"\n#\n#ident \"v\"\n", "")]
    public void Mistakes(string text, string expectedIds) => Assert.Equal(expectedIds, PreprocessingTest.DiagnosticIds(text));
}

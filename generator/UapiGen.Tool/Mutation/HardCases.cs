using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace UapiGen.Tool.Mutation;

/// <summary>Headers made to exhaust a stack, a memory or a patience.</summary>
public static class HardCases
{
    private const int Deep = 200_000;

    /// <summary>Each case by name; the text is made when it is asked for.</summary>
    public static IEnumerable<(string Name, string Text)> All()
    {
        yield return ("parentheses in an initializer", "enum e { A = " + Repeat("(", Deep) + "1" + Repeat(")", Deep) + " };\n");
        yield return ("parentheses in #if", "#if " + Repeat("(", Deep) + "1" + Repeat(")", Deep) + "\nint x;\n#endif\n");
        yield return ("unary operators", "enum e { A = " + Repeat("- ", Deep) + "1 };\n");
        yield return ("conditional operators", "enum e { A = " + Repeat("1 ? 2 : ", Deep) + "3 };\n");
        yield return ("binary operators", "enum e { A = 1" + Repeat(" + 1", Deep) + " };\n");
        yield return ("structs in structs", Repeat("struct { ", Deep) + "int x;" + Repeat(" } y;", Deep) + "\n");
        yield return ("open braces", "struct s {" + Repeat("struct {", Deep) + "\n");
        yield return ("pointers", "typedef int " + Repeat("*", Deep) + "p;\n");
        yield return ("arrays", "typedef int a" + Repeat("[2]", Deep) + ";\nstruct s { a x; };\n");
        yield return ("declarators", "typedef int " + Repeat("(", Deep) + "f" + Repeat(")", Deep) + "(int);\n");
        yield return ("function types", "typedef int " + Repeat("(*", Deep) + "f" + Repeat(")(void)", Deep) + ";\n");
        yield return ("attributes", "struct s { int x " + Repeat("__attribute__((aligned(8))) ", Deep) + "; };\n");
        yield return ("open attribute", "struct s { int x; } __attribute__((" + Repeat("(", Deep) + "\n");
        yield return ("conditionals", Repeat("#if 1\n", Deep) + "int x;\n");
        yield return ("doubling macros", Lines(64, i => $"#define M{i} M{i - 1} M{i - 1}", "#define M0 1 +") + "enum e { A = M64 0 };\n#if M64 0\n#endif\n");
        yield return ("doubling arguments", Lines(64, i => $"#define F{i}(x) F{i - 1}(x x)", "#define F0(x) x") + "F64(int x;)\n");
        yield return ("pasting macros", Lines(64, i => $"#define P{i}(a) P{i - 1}(a##a)", "#define P0(a) a") + "int P64(x);\n");
        yield return ("stringizing macros", "#define S(x) #x\n#define T(x) S(x x)\n" + Lines(64, i => $"#define Q{i} T(Q{i - 1})", "#define Q0 y") + "char *s = Q64;\n");
        yield return ("macros that name one another", "#define A B\n#define B A\n#define F(x) G(x)\n#define G(x) F(x)\nenum { X = A + B + F(1) };\n");
        yield return ("nested macro calls", "#define ID(x) x\nenum e { A = " + Repeat("ID(", Deep) + "1" + Repeat(")", Deep) + " };\n");
        yield return ("an unfinished macro call", "#define ID(x) x\nenum e { A = ID(" + Repeat("1, ", Deep) + "\n");
        yield return ("a header that includes itself", "#include \"main.h\"\nstruct s { int x; };\n");
        yield return ("headers that include one another", "#include \"other.h\"\n#include \"other.h\"\nstruct s { int x; };\n");
        yield return ("typedefs of typedefs", "typedef int t0;\n" + Lines(50_000, i => $"typedef t{i - 1} t{i};", "") + "struct s { t50000 x; };\n");
        yield return ("records that grow", "struct s0 { char x[2]; };\n" + Lines(80, i => $"struct s{i} {{ struct s{i - 1} a, b; }};", ""));
        yield return ("huge arrays", "struct s { char a[0x7fffffffffffffff][0x7fffffffffffffff]; };\nenum { N = sizeof(struct s) };\n");
        yield return ("macro chain", "#define C0 1\n" + Lines(50_000, i => $"#define C{i} (C{i - 1} + 1)", "") + "");
        yield return ("many enumerators", "enum e {\n" + Lines(100_000, i => $"E{i},", "") + "};\n");
        yield return ("a comment without an end", "struct s { int x; }; /*" + Repeat("* /", Deep));
        yield return ("a string without an end", "char *s = \"" + Repeat("\\\"", Deep));
        yield return ("line splices", "int " + Repeat("\\\n", Deep) + "x;\n");
        yield return ("a long line", "struct s { int x; }; /* " + new string('x', 100_000_000) + " */ struct t { int y; };\n");
        yield return ("a long line of comments", "struct s { int x; }; " + Repeat("/* x */ ", 12_500_000) + "struct t { int y; };\n");
        yield return ("a long name", "int " + new string('x', 100_000_000) + ";\n");
        yield return ("a long number", "enum e { A = " + new string('1', 100_000_000) + " };\n");
        yield return ("a long string", "#define S \"" + new string('x', 100_000_000) + "\"\n");
        yield return ("a long macro", "#define M 1" + Repeat(" + 1", 25_000_000) + "\nenum e { A = M };\n");
        yield return ("a long run of brackets", new string('{', 100_000_000) + "\n");
        yield return ("a long run of quotes", new string('\'', 100_000_001) + "\n");
        yield return ("a long run of backslashes", new string('\\', 100_000_000) + "\n");
        yield return ("many lines with conditions", "#define M 1" + Repeat(" + 1", 5_000) + "\n" + Repeat("#if M\n#endif\n", 100_000));
        yield return ("a long line of code", "enum e { A = 1" + Repeat(" + 1", 25_000_000) + " };\n");
    }

    /// <summary>The second header of the case that has two.</summary>
    public const string Other = "#include \"main.h\"\n#include \"main.h\"\nstruct o { int x; };\n";

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static string Lines(int count, System.Func<int, string> line, string first) =>
        first + "\n" + string.Concat(Enumerable.Range(1, count).Select(i => line(i) + "\n"));
}

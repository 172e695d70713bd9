using System;
using System.Diagnostics;
using System.Text;
using UapiGen.CFrontEnd.Preprocessing;

namespace UapiGen.CFrontEnd.Tests.Preprocessing;

/// <summary>Mutated text ends in a result, whatever was done to it; always the same mutations, so that a failure comes back.</summary>
public class MutationTests
{
    private const string Seed = """
        #ifndef _A_H
        #define _A_H
        #include <linux/types.h>
        #define F(x, y...) x ## y #x, ## y __VA_ARGS__
        #define G(...) __VA_OPT__(F(__VA_ARGS__)) #__VA_ARGS__
        #define A B
        #define B(x) A F(x, 1) G(x)(x)
        #if defined(A) && (B(1) ? 'a' : 0x10u) || __has_include(<a.h>) /* c */
        struct s { int a : 3; // line \
           more
           char b[sizeof("x\"y")]; };
        #elif 1 << 3 > 2
        #pragma pack(push, 1)
        A (2) G(G(1), F(a, b)) _Pragma("pack(pop)") __LINE__
        #else
        #error no 'way
        #endif
        G(A, B(B)(1))
        #undef A
        #include "main.h"
        #endif

        """;

    private static readonly string[] s_pieces =
        ["#", "##", "(", ")", ",", "\n", "\\\n", "\"", "'", "/*", "*/", "//", "#if ", "#else\n", "#endif\n", "#define ", "__VA_ARGS__", "__VA_OPT__(", "...", "A", "B(", "F(", "G(", "\0", "\uD800", "<", ">", "defined ", "#include <main.h>\n", "_Pragma(", "?", ":", "<<"];

    [Fact]
    public void EveryMutationEndsInAResult()
    {
        var random = new Random(20240717);
        var slowest = TimeSpan.Zero;
        for (int i = 0; i < 2000; i++)
        {
            string text = Mutate(random);
            var watch = Stopwatch.StartNew();
            PreprocessedUnit unit = PreprocessingTest.Run(text, ("main.h", text), ("linux/types.h", "typedef int t;"));
            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
            Assert.Equal(CFrontEnd.Lexing.TokenKind.EndOfFile, unit.Tokens[^1].Kind);
            CheckPlaces(unit, text);
        }

        Assert.True(slowest < TimeSpan.FromSeconds(60), slowest.ToString());
    }

    private static void CheckPlaces(PreprocessedUnit unit, string text)
    {
        for (int i = 0; i < unit.Tokens.Count; i++)
        {
            Assert.InRange(unit.Tokens[i].End, 0, Math.Max(text.Length, unit.Tokens[i].File.Text.Length));
        }

        foreach (Diagnostics.SourceDiagnostic diagnostic in unit.Diagnostics)
        {
            Assert.InRange(diagnostic.Span.End, 0, diagnostic.Span.File?.Text.Length ?? 0);
        }
    }

    private static string Mutate(Random random)
    {
        var text = new StringBuilder(Seed);
        for (int count = random.Next(1, 8); count > 0 && text.Length > 0; count--)
        {
            int at = random.Next(text.Length);
            int length = Math.Min(random.Next(1, 40), text.Length - at);
            switch (random.Next(5))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(at, text.ToString(at, length));
                    break;
                case 2:
                    text.Length = at;
                    break;
                case 3:
                    text[at] = (char)random.Next(0, 256);
                    break;
                default:
                    text.Insert(at, s_pieces[random.Next(s_pieces.Length)]);
                    break;
            }
        }

        return text.ToString();
    }
}

namespace UapiGen.CFrontEnd.Tests.Preprocessing;

/// <summary>Macro expansion. What is expected follows from C11 6.10.3 (and the gcc manual where it says so); gcc is asked too, where there is one.</summary>
public class MacroExpansionTests
{
    [Theory]
    [InlineData("#define A 1\nA B", "1 B")]
    [InlineData("#define A B\n#define B A\nA B", "A B")]
    [InlineData("#define A A\nA", "A")]
    [InlineData("#define f(x) <x>\nf(1) f (2) f f", "< 1 > < 2 > f f")]
    [InlineData("#define f(x,y) x-y\nf((1,2),3) f(,) f(1,)", "( 1 , 2 ) - 3 - 1 -")]
    [InlineData("#define f() 1\nf() f( )", "1 1")]
    [InlineData("#define f(x) [x]\nf()", "[ ]")]
    [InlineData("#define f(x) x f\nf(1)(2)", "1 f ( 2 )")]
    [InlineData("#define g f\n#define f(x) <x>\ng(1)", "< 1 >")]
    [InlineData("#define f(x) x\nf(f)(1) f(f(f(2)))", "f ( 1 ) 2")]
    [InlineData("#define f(x) x*g\n#define g(x) f(x)\nf(2)(9)", "2 * 9 * g")] // the standard leaves this open (6.10.3.4 example); gcc reads on
    [InlineData("#define f(x)\\\n x\nf(1)", "1")]
    [InlineData("#define f(x) x\nf(1\n2)", "1 2")]
    [InlineData("#define NIL(x) x\n#define G_0(a) NIL(G_1)(a)\n#define G_1(a) NIL(G_0)(a)\nG_0(42)", "G_0 ( 42 )")]
    public void Replacement(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("#define s(x) #x\ns(a  +  b) s() s( \"q\\n\" ) s('\"')", "\"a + b\" \"\" \"\\\"q\\\\n\\\"\" \"'\\\"'\"")]
    [InlineData("#define s(x) #x\n#define x(y) s(y)\n#define N 4\ns(N) x(N)", "\"N\" \"4\"")]
    [InlineData("#define s(x) # x\ns(a /* gone */ b\n c)", "\"a b c\"")]
    [InlineData("#define s(...) #__VA_ARGS__\ns(1,2 , 3)", "\"1,2 , 3\"")]
    [InlineData("#define E\n#define s(x) t(x)\n#define t(x) #x\ns(a E b) s(a E) s(-E-)", "\"a b\" \"a\" \"--\"")]
    [InlineData("#define s(x) #x\ns(a \\\n b)", "\"a b\"")]
    public void Stringizing(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("#define c(a,b) a##b\nc(x,1) c(1,x) c(,) c(x,) c(,x) c(<,<=)", "x1 1x x x <<=")]
    [InlineData("#define c(a,b) a ## b\n#define xy 7\nc(x,y) c(c(x,y),z)", "7 c ( x , y ) z")]
    [InlineData("#define c(a,b,d) a##b##d\nc(1,2,3) c(1,,3) c(,,3) c(,2,) c(,,) .", "123 13 3 2 .")]
    [InlineData("#define hash_hash # ## #\n#define mk(a) # a\n#define in(a) mk(a)\n#define j(c, d) in(c hash_hash d)\nj(x, y)", "\"x ## y\"")]
    [InlineData("#define A x##y\n#define xy 3\nA", "3")]
    [InlineData("#define L(a) L ## #a\nL(q)", "L\"q\"")]
    [InlineData("#define _AC(X,Y) __AC(X,Y)\n#define __AC(X,Y) (X##Y)\n_AC(1,UL)", "( 1UL )")]
    [InlineData("#define c(a,b) a##b\nc(a b,c d)", "a bc d")]
    public void Pasting(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("#define f(...) <__VA_ARGS__>\nf() f(1) f(1,2)", "< > < 1 > < 1 , 2 >")]
    [InlineData("#define f(a,...) a:__VA_ARGS__\nf(1) f(1,) f(1,2,3)", "1 : 1 : 1 : 2 , 3")]
    [InlineData("#define f(a,r...) a,##r;\nf(1) f(1,) f(1,2,3)", "1 ; 1 , ; 1 , 2 , 3 ;")]
    [InlineData("#define f(a,...) a,##__VA_ARGS__;\n#define N 5\nf(1) f(1,) f(1,N)", "1 ; 1 , ; 1 , 5 ;")]
    [InlineData("#define f(...) 0,##__VA_ARGS__;\nf() f(1)", "0 ; 0 , 1 ;")]
    [InlineData("#define f(a,...) a __VA_OPT__(,) __VA_ARGS__;\n#define E\nf(1) f(1,) f(1,2) f(1,E)", "1 ; 1 ; 1 , 2 ; 1 ;")]
    [InlineData("#define f(a,...) __VA_OPT__(a##1 #a)\nf(x,2) f(x) .", "x1 \"x\" .")]
    public void VariadicMacros(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("__LINE__\n\n__LINE__", "1 3")]
    [InlineData("__COUNTER__ __COUNTER__", "0 1")]
    [InlineData("#define f(x) x\nf(\n__LINE__)", "2")]
    [InlineData("#if defined __FILE__ && defined(__has_include) && defined __COUNTER__\nyes\n#endif", "yes")]
    public void ComputedMacros(string text, string expected) => Assert.Equal(expected, PreprocessingTest.Tokens(text));

    [Fact]
    public void FileNameDoesNotDependOnThePath() => Assert.Equal("\"main.h\" \"a.h\" 1", PreprocessingTest.Tokens("__FILE__\n#include <a.h>", ("a.h", "__FILE__ __INCLUDE_LEVEL__")));

    [Fact]
    public void DirectivesBetweenArgumentsAreCarriedOut() => Check("#define f(x) [x]\nf(1\n#if 0\n2\n#else\n3\n#endif\n)", "[ 1 3 ]");

    [Theory]
    [InlineData("#define f(x) x\nf(1,2)", "UAPI1021")]
    [InlineData("#define f(x,y) x\nf(1)", "UAPI1021")]
    [InlineData("#define f(x) x\nf(1", "UAPI1022")]
    [InlineData("#define c(a,b) a##b\nc(+,x)", "UAPI1023")]
    [InlineData("#define f(x\n", "UAPI1019")]
    [InlineData("#define f(x,x) 1\n", "UAPI1019")]
    [InlineData("#define 3\n", "UAPI1019")]
    [InlineData("#define defined 3\n", "UAPI1019")]
    [InlineData("#define f(x) #y\n", "UAPI1019")]
    [InlineData("#define A ## x\n", "UAPI1019")]
    [InlineData("#define A 1\n#define A 2\n", "UAPI1020")]
    [InlineData("#define A 1 +  2\n#define A 1 + 2\n", "")]
    public void Mistakes(string text, string expectedIds) => Assert.Equal(expectedIds, PreprocessingTest.DiagnosticIds(text));

    [Fact]
    public void UnusableCallIsLeftAsItStands() => Check("#define f(x) x\n#define g 1\nf(g,2) f(3)", "f ( 1 , 2 ) 3", askGcc: false);

    private static void Check(string text, string expected, bool askGcc = true)
    {
        Assert.Equal(expected, PreprocessingTest.Tokens(text));
        if (askGcc && Compiler.Gcc is not null)
        {
            CompilerResult gcc = Compiler.RunGcc(text, "-E", "-P");
            Assert.Equal(PreprocessingTest.Tokens(gcc.Output), expected);
        }
    }
}

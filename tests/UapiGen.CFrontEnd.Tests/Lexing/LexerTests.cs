using System.Linq;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Tests.Lexing;

public class LexerTests
{
    [Theory]
    [InlineData("a_1$ é x", "Identifier:a_1$ Identifier:é Identifier:x")]
    [InlineData("1 0x1Fu 1e+5 0x1p-3 .5 1.2.3 1_a 0xe+1", "Number:1 Number:0x1Fu Number:1e+5 Number:0x1p-3 Number:.5 Number:1.2.3 Number:1_a Number:0xe+1")]
    [InlineData("\"a\\\"b\" 'x' '\\'' L\"w\" u8\"8\" U'c'", "String:\"a\\\"b\" Character:'x' Character:'\\'' String:L\"w\" String:u8\"8\" Character:U'c'")]
    [InlineData("u8'c' R\"x\"", "Identifier:u8 Character:'c' Identifier:R String:\"x\"")]
    [InlineData("a+++b->c...d<<=e>>f##g", "Identifier:a PlusPlus:++ Plus:+ Identifier:b Arrow:-> Identifier:c Ellipsis:... Identifier:d LessLessEqual:<<= Identifier:e GreaterGreater:>> Identifier:f HashHash:## Identifier:g")]
    [InlineData("<:a:><%b%>", "OpenBracket:[ Identifier:a CloseBracket:] OpenBrace:{ Identifier:b CloseBrace:}")]
    [InlineData("..", "Dot:. Dot:.")]
    [InlineData("@`", "Unknown:@ Unknown:`")]
    [InlineData("\uFEFFa", "Identifier:a")]
    [InlineData("a\r\nb\rc", "Identifier:a Identifier:b Identifier:c")]
    public void Tokens(string text, string expected) => Assert.Equal(expected, Describe(text));

    [Theory]
    [InlineData("ab\\\ncd", "Identifier:abcd")]
    [InlineData("ab\\\r\ncd", "Identifier:abcd")]
    [InlineData("ab\\  \ncd", "Identifier:abcd")]
    [InlineData("ab\\\n cd", "Identifier:ab Identifier:cd")]
    [InlineData("1\\\n2\\\n3", "Number:123")]
    [InlineData("\"a\\\nb\"", "String:\"ab\"")]
    [InlineData("+\\\n+", "PlusPlus:++")]
    [InlineData("/\\\n* gone *\\\n\\\n/ x", "Identifier:x")]
    [InlineData("/* * \\ *\\ \n x */ y", "Identifier:y")]
    [InlineData("/\\\n* gone */ x", "Identifier:x")]
    [InlineData("// gone\\\n gone\nx", "Identifier:x")]
    [InlineData("a\\", "Identifier:a")]
    [InlineData("L\\\n\"x\"", "String:L\"x\"")]
    public void LineSplices(string text, string expected) => Assert.Equal(expected, Describe(text));

    [Fact]
    public void SplicedTokenCoversTheTextAsWritten()
    {
        Token token = Lex("x ab\\\ncd y").Tokens[1];
        Assert.Equal((2, 6, "abcd"), (token.Start, token.Length, token.Text));
    }

    [Fact]
    public void LongSplicedTokenIsWhole()
    {
        string name = new('n', 5000);
        Assert.Equal($"Identifier:{name}{name}", Describe(name + "\\\n" + name));
    }

    [Theory]
    [InlineData("a\0b", "UAPI1003@1")]
    [InlineData("/* x", "UAPI1001@0")]
    [InlineData("'x", "UAPI1002@0")]
    [InlineData("a \"x\ny\"", "UAPI1002@2 UAPI1002@6")]
    [InlineData("\"x\\", "UAPI1002@0")]
    [InlineData("// ' \" @ \n/* ' */", "")]
    public void Problems(string text, string expected) =>
        Assert.Equal(expected, string.Join(" ", Lex(text).Problems.Select(problem => $"{problem.Rule.Id}@{problem.Start}")));

    [Fact]
    public void JunkIsReportedOnlySoOften() => Assert.InRange(Lex(new string('\x01', 100_000)).Problems.Length, 1, 100);

    [Fact]
    public void CommentsKeepTheirKindAndPlace()
    {
        const string Text = "/** doc */ a; /* plain */ // line\r\n/**/ /***/ /*** not doc */";
        string[] comments = Lex(Text).Comments.Select(comment => $"{comment.Kind}:{comment.Span.Text}").ToArray();
        Assert.Equal(["KernelDoc:/** doc */", "Block:/* plain */", "Line:// line", "Block:/**/", "Block:/***/", "Block:/*** not doc */"], comments);
    }

    [Fact]
    public void FlagsTellOfSpaceAndLines()
    {
        ChunkedList<Token> tokens = Lex("a b/* */c\n/* */ d(e").Tokens;
        Assert.Equal("a|, b , c ,d|,(,e,", string.Concat(tokens.Take(6).Select(token =>
            ((token.Flags & TokenFlags.SpaceBefore) != 0 && !token.IsAtLineStart ? " " : "") + token.Text
            + (token.IsAtLineStart ? "|" : (token.Flags & TokenFlags.SpaceBefore) != 0 ? " " : "") + ",")));
    }

    [Fact]
    public void SameSpellingIsTheSameSymbol()
    {
        LexedFile file = Lex("abc 12 abc 12 \"s\"");
        Assert.Same(file.Tokens[0].Symbol, file.Tokens[2].Symbol);
        Assert.Same(file.Tokens[1].Symbol, file.Tokens[3].Symbol);
        Assert.Same(file.Tokens[0].Symbol, SymbolTable.Current.Intern("abc"));
    }

    [Theory]
    [InlineData("struct", Keyword.Struct)]
    [InlineData("__const__", Keyword.Const)]
    [InlineData("__attribute", Keyword.Attribute)]
    [InlineData("structs", Keyword.None)]
    public void Keywords(string text, Keyword expected) => Assert.Equal(expected, Lex(text).Tokens[0].Keyword);

    [Theory]
    [InlineData("#ifndef X\n#define X\n#endif\n", "X")]
    [InlineData("/* c */\n#if !defined(X)\na\n#else\n#endif /* X */", null)]
    [InlineData("#if !defined(X)\na\n#endif", "X")]
    [InlineData("#if ! defined X\na\n#if 1\n#endif\n#endif", "X")]
    [InlineData("#ifndef X\n#endif\nint a;", null)]
    [InlineData("int a;\n#ifndef X\n#endif\n", null)]
    [InlineData("#ifndef X\n#endif\n#ifndef X\n#endif\n", null)]
    [InlineData("#ifdef X\n#endif", null)]
    public void IncludeGuard(string text, string? expected) => Assert.Equal(expected, Lex(text).Guard?.Text);

    [Fact]
    public void IsLexedOnce()
    {
        var file = new SourceFile("a.h", "a.h", "int a;");
        Assert.Same(LexedFile.Of(file, new Lexer(SymbolTable.Current)), LexedFile.Of(file, new Lexer(SymbolTable.Current)));
    }

    private static LexedFile Lex(string text) => LexedFile.Of(new SourceFile("a.h", "a.h", text), new Lexer(SymbolTable.Current));

    private static string Describe(string text)
    {
        LexedFile file = Lex(text);
        Assert.Equal(TokenKind.EndOfFile, file.Tokens[^1].Kind);
        return string.Join(" ", file.Tokens.SkipLast(1).Select(token => $"{token.Kind}:{token.Text}"));
    }
}

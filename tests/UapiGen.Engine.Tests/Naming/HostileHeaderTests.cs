using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using UapiGen.Engine.Tests.Emission;

namespace UapiGen.Engine.Tests.Naming;

/// <summary>
/// Headers are not trusted: whatever stands in their comments, strings and names reaches the generated code as a comment, a string or a name. Each
/// text tries to declare a type called <c>Evil</c>.
/// </summary>
public sealed class HostileHeaderTests
{
    private static readonly string[] s_texts =
    [
        "</summary> */ class Evil { } /*",
        "</c></remarks><evil/> ]]> <![CDATA[ <!-- --> &evil; &#0; &",
        "\" + Evil.Run() + \"",
        "\"); } class Evil { } //",
        "\"\"\" class Evil { } \"\"\"",
        "\u2028class Evil { }\u2029class Evil { }\u0085class Evil { }",
        "\r class Evil { }",
        "\f\v\u0001\u0007\u001b[0m\uFFFE\uFFFF",
        "\uD800 lone \uDC00 surrogates \uD83D\uDE00 and a pair",
        "\u202E\u2066 reversed \u2069 \u200B\uFEFF\u00AD hidden",
        "\\u0022; class Evil { } //",
        "{0} {1:Evil} $\"{Evil.Run()}\" @\"\"",
        "#error Evil\n#pragma warning restore\n#endif\n/// class Evil",
        "\\",
        "?? ??/ ??= %: <% %>",
    ];

    private static readonly string[] s_names =
    [
        "middle\u00B7dot", "\u0061\u0301", "\u00AA", "\u2160x", "caf\u00E9", "\u65E5\u672C", "a$b", "\\u00e9t", "string", "class", "record", "file", "scoped", "nint", "_",
        "__", "___", "_0", "value", "field", "Equals", "GetHashCode", "ToString", "WriteSize", "System", "Uapi", "Meta", "UapiGen", "args", "handle", "global",
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 24)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nothing_of_a_header_gets_out_of_its_comment_string_or_name(int seed)
    {
        var random = new Random(seed);
        string overlay = "uapi 1\nheader \"test/unit.h\"\nresource fd evil open \"/dev/" + Escaped(Text(random)) + "\"\nioctl EVIL_CALL on evil in struct victim errno EBUSY \""
            + Escaped(Text(random)) + "\"\n";
        BindingsResult result = EngineRun.Of("test/unit.h", Header(random), overlay);

        CSharpCompilation compilation = BindingsCompiler.Compile(result.Sources, CompilerSettings.Plain);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SyntaxNode root = tree.GetRoot(TestContext.Current.CancellationToken);
            Assert.DoesNotContain(root.DescendantTokens(), t => t.IsKind(SyntaxKind.IdentifierToken) && t.ValueText == "Evil");
            Assert.All(
                root.DescendantTrivia(descendIntoTrivia: false).Where(t => t.IsDirective),
                t => Assert.True(t.ToString().TrimEnd() is "#nullable enable" || t.ToString().StartsWith("#pragma warning disable CS", StringComparison.Ordinal), t.ToString()));
        }

        BindingsCompiler.AssertClean(compilation);
    }

    [Theory]
    [InlineData("evil\"; class Evil { } //.h")]
    [InlineData("a b/\u2028c.h")]
    [InlineData("../../etc/unit.h")]
    [InlineData("a\\b:c*?.h")]
    [InlineData("class/namespace.h")]
    [InlineData("1/2-3/4.h")]
    [InlineData(".h")]
    [InlineData("System/Uapi.h")]
    public void A_headers_own_name_is_no_way_out_either(string name)
    {
        BindingsResult result = EngineRun.Of(name, "struct victim { int x; };\n#define LIMIT 4\n");

        Assert.All(result.Sources, s => Assert.Matches("^[A-Za-z0-9._-]+$", s.HintName));
        BindingsCompiler.AssertClean(BindingsCompiler.Compile(result.Sources, CompilerSettings.Plain));
    }

    private static string Text(Random random) => s_texts[random.Next(s_texts.Length)];

    private static string Name(Random random) => s_names[random.Next(s_names.Length)];

    /// <summary>As a comment can hold it, which its own end and a line's end only end early.</summary>
    private static string Comment(Random random) => "/** " + Text(random).Replace("*/", "* /", StringComparison.Ordinal) + " */\n";

    private static string Escaped(string text) => text.Replace("\\", "", StringComparison.Ordinal).Replace("\"", "'", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);

    private static string Literal(Random random) => "\"" + string.Concat(Text(random).EnumerateRunes().Select(r =>
        r.Value is '"' or '\\' ? "\\" + r : r.Value is '\n' or '\r' ? "\\n" : r.ToString())) + "\"";

    private static string Header(Random random)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        string Unique()
        {
            string name = Name(random);
            while (!names.Add(name))
            {
                name += "x";
            }

            return name;
        }

        string header = "#include <linux/ioctl.h>\nstruct victim {\n";
        for (int i = 0; i < 6; i++)
        {
            header += Comment(random) + "int " + Unique() + (random.Next(3) == 0 ? ":3" : random.Next(3) == 0 ? "[4]" : "") + "; " + Comment(random);
        }

        header += "};\n" + Comment(random) + "#define EVIL_CALL _IOW('e', 1, struct victim)\n";
        for (int i = 0; i < 4; i++)
        {
            header += $"#define {Unique()} {Literal(random)} {Comment(random)}";
            header += $"{Comment(random)}#define {Unique()} {random.Next()} // {Text(random).Split('\n')[0].TrimEnd('\\')}\n";
            header += $"{Comment(random)}enum {Unique()} {{ {Unique()}, {Comment(random)} {Unique()} = {i} }};\n";
            header += $"{Comment(random)}struct {Unique()} {{ char {Unique()}[3]; union {{ int {Unique()}; }} {Unique()}; }};\n";
            header += $"#define {Unique()}({Unique()}) _IOC(2, 'e', {i}, 4)\n";
        }

        return header;
    }
}

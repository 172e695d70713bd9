using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UapiGen.Testing;

namespace UapiGen.Generator.Tests;

/// <summary>Layouts, ioctl numbers and device names come from headers and overlays: the code knows none of them.</summary>
public partial class KnowsNoDeviceTests
{
    private const string Headers = "/usr/include/linux";

    private static readonly string[] s_code = ["generator", "analyzers", "runtime"];

    // The structs of system calls (no class is ever one), each held against the C compiler by the tests of the runtime.
    private static readonly string[] s_layoutsOfSystemCalls = ["FdInspection.cs", "Poller.cs"];

    [Fact]
    public void No_ioctl_or_struct_of_a_header_is_named()
    {
        Assert.SkipUnless(Directory.Exists(Headers), $"The kernel's headers are not installed: {Headers} (package linux-libc-dev).");
        HashSet<string> known = NamesOfHeaders();
        Assert.Contains("KVM_CREATE_VM", known);
        Assert.Contains("kvm_userspace_memory_region", known);
        Assert.Contains("TIOCGPTN", known);

        IEnumerable<string> found =
            from file in s_code.SelectMany(SourceFiles)
            from token in Tokens(file)
            from word in Words(token)
            where known.Contains(word)
            select $"{Path.GetRelativePath(Repository.Root, file)}: {word}";

        Assert.Equal("", string.Join("\n", found.Distinct()));
    }

    // But for the null device, which every Unix has and no header describes.
    [Fact]
    public void No_device_node_is_named() => Assert.Equal(
        [],
        from file in s_code.Append("samples").SelectMany(SourceFiles)
        from token in Tokens(file)
        where IsText(token) && DeviceNode().IsMatch(token.Text)
        select $"{Path.GetRelativePath(Repository.Root, file)}: {token.Text}");

    // _IOC puts the direction in the highest bits, so that a number with an argument has eight digits. Masks, round numbers and the factors of a hash look different.
    [Fact]
    public void No_ioctl_number_is_written_out() => Assert.Equal(
        [],
        from file in s_code.Append("samples").SelectMany(SourceFiles)
        from token in Tokens(file)
        where token.IsKind(SyntaxKind.NumericLiteralToken) && token.Parent?.Parent?.IsKind(SyntaxKind.MultiplyExpression) != true && IoctlNumber().IsMatch(token.Text.Replace("_", "", StringComparison.Ordinal))
        select $"{Path.GetRelativePath(Repository.Root, file)}: {token.Text}");

    [Fact]
    public void No_layout_is_written_out_but_those_of_system_calls()
    {
        Assert.Equal(
            [],
            from file in SourceFiles("runtime")
            where Tokens(file).Any(token => token.Text == "StructLayout") && Tokens(file).Any(token => token.Text == "struct") && !s_layoutsOfSystemCalls.Contains(Path.GetFileName(file))
            select Path.GetRelativePath(Repository.Root, file));
        string[] byHand = ["StructLayout", "FieldOffset", "InlineArray"];
        Assert.Equal(
            [],
            from file in SourceFiles("samples")
            from token in Tokens(file)
            where byHand.Contains(token.Text)
            select $"{Path.GetRelativePath(Repository.Root, file)}: {token.Text}");
    }

    private static HashSet<string> NamesOfHeaders()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(Headers, "*.h", SearchOption.AllDirectories).Append("/usr/include/asm-generic/ioctls.h"))
        {
            string text = File.ReadAllText(file);

            // A struct whose name is one word, such as "node", is no sign of a device.
            names.UnionWith(IoctlDefinition().Matches(text).Select(match => match.Groups["name"].Value));
            names.UnionWith(StructDefinition().Matches(text).Select(match => match.Groups["name"].Value).Where(name => name.Contains('_')));
        }

        return names;
    }

    private static IEnumerable<string> SourceFiles(string folder) =>
        from file in Directory.EnumerateFiles(Repository.PathTo(folder), "*.cs", SearchOption.AllDirectories)
        where !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
        select file;

    // Comments may name what they like, and so may the examples of a table's rows, which are documentation: an example needs a name.
    private static IEnumerable<SyntaxToken> Tokens(string file) =>
        CSharpSyntaxTree.ParseText(File.ReadAllText(file), new CSharpParseOptions(LanguageVersion.Preview)).GetRoot()
            .DescendantTokens(static node => node is not (AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.Text: "Example" or "Meaning" } }
                or ArgumentSyntax { NameColon.Name.Identifier.Text: "example" }));

    private static bool IsText(SyntaxToken token) => token.Kind() is
        SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
        or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.Utf8StringLiteralToken;

    private static IEnumerable<string> Words(SyntaxToken token) =>
        IsText(token) ? Word().Matches(token.Text).Select(match => match.Value) : [token.Text];

    [GeneratedRegex(@"^[ \t]*#[ \t]*define[ \t]+(?<name>\w+)[ \t]+(_IO[WR]*[ \t]*\(|0x(54|89)[0-9a-fA-F]{2}\b)", RegexOptions.Multiline)]
    private static partial Regex IoctlDefinition();

    [GeneratedRegex(@"^struct[ \t]+(?<name>\w+)\s*\{", RegexOptions.Multiline)]
    private static partial Regex StructDefinition();

    [GeneratedRegex(@"^[$@""]*/dev/(?!null\b)\w")]
    private static partial Regex DeviceNode();

    [GeneratedRegex(@"^0[xX](?!.f{6}|.F{6}|.0{6})[4-9a-fA-F][0-9a-fA-F]{7}[uU]?$")]
    private static partial Regex IoctlNumber();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}

using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using UapiGen.Testing;
using UapiGen.Testing.Generators;

namespace UapiGen.Generator.Tests.UserTypes;

/// <summary>UAPI3201 and UAPI3202: user types that meet generated ones.</summary>
public sealed class TypeClashTests
{
    private static readonly HeaderSet s_header = HeaderSet.Of(
        "test/demo.h",
        "struct demo_regs { unsigned long long pc, sp; unsigned char pad[3]; };\nstruct demo_outer { int kind; union { int a; char b; } u; };\nenum demo_kind { DEMO_A };\n#define DEMO_LIMIT 4\n");

    private static GeneratorRun Run(string source) => new GeneratorHost(new UapiGenerator(), s_header, LanguageVersion.Preview, source).Run();

    /// <summary>Fields that nothing reads are beside the point here.</summary>
    private static GeneratorRun RunGood(string source) => Run("#pragma warning disable CS0169, CS0649, CS9113\n" + source);

    private static Diagnostic Single(string source) => Assert.Single(Run(source).Diagnostics, d => d.Severity == DiagnosticSeverity.Error);

    [Theory]
    [InlineData("partial struct DemoRegs { public int Extra; }", "Extra")]
    [InlineData("partial struct DemoRegs { int _a, _b; }", "_a")]
    [InlineData("partial struct DemoRegs { public int Extra { get; set; } }", "Extra")]
    [InlineData("partial struct DemoRegs { public int Extra { get => field; set => field = value; } }", "Extra")]
    [InlineData("partial struct DemoRegs { public event System.Action Changed; }", "Changed")]
    [InlineData("partial struct DemoRegs(int extra) { public int M() => extra; }", "extra")]
    [InlineData("partial struct DemoOuter { public partial struct UUnion { long extra; } }", "extra")]
    public void What_takes_room_in_each_instance_is_an_error_at_its_place(string type, string name)
    {
        string source = "namespace Test.Demo;\n" + type;
        Diagnostic found = Single(source);

        Assert.Equal("UAPI3201", found.Id);
        Assert.Contains($"'{name}'", found.GetMessage());
        Assert.Equal("File0.cs", found.Location.GetLineSpan().Path);
        Assert.Equal(name, source.Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
    }

    [Theory]
    [InlineData("struct DemoRegs { }", "partial struct")]
    [InlineData("class DemoRegs { }", "partial struct")]
    [InlineData("partial class DemoRegs { }", "partial struct")]
    [InlineData("enum DemoRegs { }", "partial struct")]
    [InlineData("delegate void DemoRegs();", "partial struct")]
    [InlineData("record struct DemoRegs;", "partial struct")]
    [InlineData("static class DemoConstants { }", "partial class")]
    [InlineData("enum DemoKind { A }", "another name or namespace")]
    [InlineData("class Array3<T> { }", "another name or namespace")]
    public void A_type_of_the_same_name_is_an_error_that_says_what_to_do(string type, string advice)
    {
        Diagnostic found = Single("namespace Test.Demo { " + type + " }");

        Assert.Equal("UAPI3202", found.Id);
        Assert.Contains(advice, found.GetMessage());
    }

    [Theory]
    [InlineData("namespace Test.Demo { partial struct DemoRegs { public const int C = 1; static int s; public ulong Sum => Pc + Sp; public void Reset() { Pc = 0; } public int this[int i] => i; public static int Counter { get; set; } struct Own { int a; } } }")]
    [InlineData("namespace Test.Demo { partial struct DemoRegs(ulong pc) { public DemoRegs() : this(1) { } public int M(int x) => x; } }")]
    [InlineData("namespace Test.Demo { static partial class DemoConstants { public static int Twice => DEMO_LIMIT * 2; } }")]
    [InlineData("namespace Test.Demo { file struct DemoRegs2 { int a; } struct Array3 { int a; } struct DemoRegs<T> { T a; } class Own { struct DemoRegs { int a; } } }")]
    [InlineData("namespace Test.Other { struct DemoRegs { int a; } } struct DemoRegs { int a; }")]
    public void Members_without_room_and_names_of_ones_own_are_welcome(string source) => RunGood(source).AssertCompiles();

    [Theory]
    [InlineData("UAPI3201")]
    [InlineData("UAPI3202")]
    public void The_page_shows_the_rule(string id)
    {
        string page = File.ReadAllText(Repository.PathTo($"docs/rules/{id}.md"));
        Diagnostic found = Single(Example(page, "Bad"));
        Assert.Equal(id, found.Id);
        Assert.StartsWith($"# {id}: {found.Descriptor.Title}\n\nCategory {found.Descriptor.Category}, severity {found.Severity}.\n", page);
        RunGood(Example(page, "Good")).AssertCompiles();
    }

    [Fact]
    public void An_edit_elsewhere_looks_at_no_other_type_and_runs_no_header_step()
    {
        var host = new GeneratorHost(new UapiGenerator(), s_header, LanguageVersion.CSharp12, "namespace Test.Demo { partial struct DemoRegs { int _extra; } }", "class A { }");
        Assert.Single(host.Run().Diagnostics, d => d.Id == "UAPI3201");
        host.EditSource(1, "class A { void M() { } }");

        GeneratorRun run = host.Run();

        run.AssertNothingRan([.. TrackingNames.HeaderSteps, TrackingNames.UserTypes, TrackingNames.Clashes]);
        Assert.Single(run.Diagnostics, d => d.Id == "UAPI3201");
    }

    private static string Example(string page, string title)
    {
        string[] parts = page.Split($"## {title}\n\n```csharp\n");
        return parts[1].Split("```").First();
    }
}

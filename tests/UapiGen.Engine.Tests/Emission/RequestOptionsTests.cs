using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Engine.Tests.Emission;

/// <summary>The options of an item and of the project: what is left out, how it is named and documented, who sees it, where it comes from.</summary>
public sealed class RequestOptionsTests
{
    private const string Header = """
        #include <linux/ioctl.h>
        /** struct unit_inner - What is inside */
        struct unit_inner { int a; };
        /**
         * struct unit_args - The arguments
         * @inner: the inner part
         *
         * More of it.
         */
        struct unit_args { struct unit_inner inner; };
        struct other_args { int z; };
        enum other_kind { OTHER_KIND_A };
        #define UNIT_CALL _IOW('u', 1, struct unit_args)
        #define OTHER_CALL _IOW('u', 2, struct other_args)
        #define OTHER_LIMIT 4
        """;

    private static string Text(System.Func<RequestedHeader, RequestedHeader> options, BindingsVisibility visibility = BindingsVisibility.Internal) =>
        string.Concat(Clean(new EngineRun { Visibility = visibility }.With("test/unit.h", Header).Named("test/unit.h", options).Run()).Sources.Select(s => s.Text));

    private static BindingsResult Clean(BindingsResult result)
    {
        BindingsCompiler.AssertClean(BindingsCompiler.Compile(result.Sources, CompilerSettings.Plain));
        return result;
    }

    [Fact]
    public void Only_keeps_what_it_names_and_all_that_this_reaches()
    {
        string text = Text(h => h with { Only = ["UNIT_*"] });

        Assert.Contains("IoctlRequest UNIT_CALL", text);
        Assert.Contains("struct UnitArgs", text);
        Assert.Contains("struct UnitInner", text);
        Assert.DoesNotContain("Other", text);
        Assert.DoesNotContain("OTHER", text);
    }

    [Fact]
    public void Exclude_leaves_out_what_it_names_unless_the_rest_needs_it()
    {
        string text = Text(h => h with { Exclude = ["struct unit_inner", "other_*", "OTHER_*"] });

        Assert.Contains("struct UnitInner", text);
        Assert.DoesNotContain("Other", text);
        Assert.DoesNotContain("OTHER", text);
    }

    [Fact]
    public void A_constant_stays_where_its_header_has_it_when_a_group_of_another_header_takes_it_too()
    {
        const string Overlay = "uapi 1\nheader \"test/user.h\"\nconstant HOME_A = 1 from \"test/home.h\"\nstruct user_args { flagset flags { HOME_A, USER_B } }\n";
        EngineRun run = new EngineRun { Overlays = [new SourceFile("user.uapi", "user.uapi", Overlay, HeaderOrigin.Project)] }
            .With("test/home.h", "#define HOME_A 1\n#define HOME_B 2\n")
            .With("test/user.h", "#define USER_B 2\nstruct user_args { unsigned int flags; };\n");

        string alone = string.Concat(Clean(run.Named("test/home.h").Run()).Sources.Select(s => s.Text));
        string together = string.Concat(Clean(run.Named("test/home.h").Named("test/user.h").Run()).Sources.Select(s => s.Text));

        Assert.Contains("const int HOME_A = 1;", alone);
        Assert.Contains("const int HOME_A = 1;", together);
        Assert.Contains("HomeA = 0x1,", together);
        Assert.DoesNotContain("const int USER_B", together);
    }

    [Fact]
    public void C_names_stay_when_asked_for()
    {
        string text = Text(h => h with { Naming = NamingStyle.C });

        Assert.Contains("struct unit_args", text);
        Assert.Contains("unit_inner inner;", text);
        Assert.Contains("enum other_kind", text);
        Assert.Contains("OTHER_KIND_A = 0", text);
        Assert.DoesNotContain("UnitArgs ", text);
    }

    [Theory]
    [InlineData(DocumentationLevel.None, false, false, false)]
    [InlineData(DocumentationLevel.Summary, true, false, false)]
    [InlineData(DocumentationLevel.Full, true, true, true)]
    public void Documentation_is_as_much_as_asked_for(DocumentationLevel level, bool hasSummary, bool hasRemarks, bool hasDeclaration)
    {
        string text = Text(h => h with { Docs = level });

        Assert.Equal(hasSummary, text.Contains("The arguments"));
        Assert.Equal(hasRemarks, text.Contains("More of it."));
        Assert.Equal(hasDeclaration, text.Contains("struct unit_inner inner</c>"));
    }

    [Fact]
    public void A_namespace_of_ones_own()
    {
        string text = Text(h => h with { Namespace = "My.Own" });

        Assert.Contains("namespace My.Own;", text);
        Assert.DoesNotContain("Test.Unit", text);
    }

    [Fact]
    public void Another_project_reuses_public_bindings()
    {
        EngineRun library = new EngineRun { Visibility = BindingsVisibility.Public }.With("test/unit.h", Header).Named("test/unit.h", h => h with { Namespace = "Shared" });
        CSharpCompilation shared = BindingsCompiler.Compile(Clean(library.Run()).Sources, CompilerSettings.Plain);
        AttributeData offer = Assert.Single(shared.Assembly.GetAttributes(), a => a.AttributeClass!.Name == "UapiBindingsAttribute");
        Assert.Equal(["test/unit.h", "Shared"], offer.ConstructorArguments.Select(a => (string)a.Value!));

        BindingsResult result = new EngineRun { Reused = [new ReusedHeader("test/unit.h", "Shared", ["x86-64"])] }
            .With("test/unit.h", Header)
            .With("test/more.h", "#include <test/unit.h>\n#include <linux/ioctl.h>\nstruct more { struct unit_args base; struct unit_inner *p; };\n#define MORE_CALL _IOW('u', 3, struct unit_args)\n")
            .Named("test/more.h").Named("test/unit.h").Run();

        Assert.DoesNotContain(result.Sources, s => s.HintName.StartsWith("test.unit", System.StringComparison.Ordinal));
        CSharpCompilation user = BindingsCompiler.Compile(
            result.Sources, CompilerSettings.Plain, "class User { void M(Shared.UnitArgs args) { var more = new Test.More.More { Base = args }; Test.More.MoreIoctls.Call(default, in more.Base); } }");
        BindingsCompiler.AssertClean(user.AddReferences(MetadataReference.CreateFromImage(BindingsCompiler.Emit(shared))));
    }

    [Fact]
    public void Types_that_differ_between_listed_targets_are_reused_by_architecture()
    {
        const string Differing = "struct unit_long { long a; };\n";
        string[] targets = ["x86-64", "arm"];
        EngineRun library = new EngineRun { Visibility = BindingsVisibility.Public, Targets = [.. targets] }.With("test/unit.h", Differing).Named("test/unit.h");
        CSharpCompilation shared = BindingsCompiler.Compile(library.Run().Sources, CompilerSettings.Plain);
        BindingsResult result = new EngineRun { Targets = [.. targets], Reused = [new ReusedHeader("test/unit.h", "Test.Unit", [.. targets])] }
            .With("test/unit.h", Differing).With("test/more.h", "#include <test/unit.h>\nstruct more { struct unit_long base; };\n").Named("test/more.h").Run();

        BindingsCompiler.AssertClean(BindingsCompiler.Compile(result.Sources, CompilerSettings.Plain).AddReferences(MetadataReference.CreateFromImage(BindingsCompiler.Emit(shared))));
    }
}

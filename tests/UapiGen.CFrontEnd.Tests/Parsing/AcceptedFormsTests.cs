using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Targets;

namespace UapiGen.CFrontEnd.Tests.Parsing;

/// <summary>Forms that compilers take and that are rare in headers.</summary>
public class AcceptedFormsTests
{
    [Fact]
    public void Standard_attributes_stand_behind_members_tags_and_arrays()
    {
        TranslationUnit unit = TestHeader.Read("struct [[gnu::aligned]] demo { int x; int y [[maybe_unused]]; char z[4] [[deprecated(\"]]\")]]; };\nenum { DEMO_A [[deprecated]] = 3 };\n");

        Assert.Empty(unit.Diagnostics);
        RecordDeclaration demo = Assert.Single(unit.Declarations.OfType<RecordDeclaration>());
        Assert.Equal(["x", "y", "z"], demo.Fields.Select(field => field.Name));
        Assert.Equal(12, demo.Size);
    }

    [Fact]
    public void A_carriage_return_alone_ends_a_line()
    {
        TranslationUnit unit = TestHeader.Read("#ifndef DEMO_H\r#define DEMO_H\r#define DEMO_A 1\r// a comment\r#define DEMO_B 2\r\n#endif\r");

        Assert.Empty(unit.Diagnostics);
        Assert.Equal("2", unit.FindMacro("DEMO_B")?.Body);
        Assert.Equal(4, unit.FindMacro("DEMO_B")?.Span.Position.Line);
    }

    [Theory]
    [InlineData("size_t", 8)]
    [InlineData("ptrdiff_t", 8)]
    [InlineData("wchar_t", 4)]
    public void A_macro_may_name_a_type_that_every_program_has(string type, long size)
    {
        TranslationUnit unit = TestHeader.Read($"#define DEMO_SIZE _IOR('d', 1, {type})\n");

        Assert.Empty(unit.Diagnostics);
        Assert.Equal(size, unit.FindMacro("DEMO_SIZE")?.Ioctl?.Size);
        Assert.DoesNotContain(unit.Declarations, declaration => declaration is TypedefDeclaration);
    }

    [Fact]
    public void An_ioctl_whose_type_nobody_defines_is_known_as_one_without_a_number()
    {
        TranslationUnit unit = TestHeader.Read("#define DEMO_BAD _IOW('d', 1, struct misspelt)\n#define DEMO_NO (NOTHING + 1)\n");

        Assert.True(unit.FindMacro("DEMO_BAD")?.IsIoctlWithoutNumber);
        Assert.False(unit.FindMacro("DEMO_NO")?.IsIoctlWithoutNumber);
    }

    [Theory]
    [InlineData("x64", "x86-64")]
    [InlineData("X86-64", "x86-64")]
    [InlineData("x86", "i386")]
    [InlineData("i386", "i386")]
    [InlineData("aarch64", "arm64")]
    [InlineData("ppc64el", "ppc64le")]
    public void A_target_has_its_common_names(string name, string expected) => Assert.Equal(expected, KnownTargets.Find(name)?.Name);
}

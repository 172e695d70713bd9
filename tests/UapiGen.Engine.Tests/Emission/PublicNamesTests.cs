using System.Linq;

namespace UapiGen.Engine.Tests.Emission;

/// <summary>Names that C and generated helpers share, and what analyzers of public names say to generated ones.</summary>
public sealed class PublicNamesTests
{
    [Theory]
    [InlineData("struct utf8_array16 { char name[16]; };", "struct utf8_array16")]
    [InlineData("struct array4 { int a[4]; };", "struct array4")]
    [InlineData("struct Array4 { int a[4]; };", "struct Array4_")]
    public void A_struct_that_is_called_like_an_array_is_not_one(string text, string declared)
    {
        BindingsResult result = EngineRun.Of("test/unit.h", text);

        BindingsCompiler.AssertClean(BindingsCompiler.Compile(result.Sources, CompilerSettings.Plain));
        Assert.Contains(" partial " + declared + "\n", result.Sources.First().Text);
    }

    [Theory]
    [InlineData(16383)]
    [InlineData(16384)]
    [InlineData(20000)]
    [InlineData(40000)]
    public void An_argument_that_no_number_has_room_for_is_reported(int size)
    {
        EngineRun run = new EngineRun().With("test/unit.h", $"struct big {{ unsigned char b[{size}]; }};\n#define BIG_SET _IOW('b', 1, struct big)\n")
            .Named("test/unit.h", header => header with { Lint = Engine.Lint.LintMode.On });

        Assert.Contains(run.Run().Diagnostics.Items, found => found.Rule.Id == "UAPI4404" && found.Message.Contains($"{size} bytes"));
    }
}

using System.Linq;
using UapiGen.Engine.Tests.Emission;

namespace UapiGen.Engine.Tests.Facts;

/// <summary>A heading over a table of constants: no member's values, and not held against each other in a header that has thousands.</summary>
public sealed class LongBlockTests
{
    [Theory]
    [InlineData(30, "DemoArgsKind Kind;")]
    [InlineData(5_000, "uint Kind;")]
    public void A_block_of_thousands_is_no_choice(int count, string member)
    {
        string defines = string.Concat(Enumerable.Range(0, count).Select(i => $"#define DEMO_ARGS_KIND_{i} {i}\n\n"));

        BindingsResult result = EngineRun.Of("test/demo.h", "struct demo_args { unsigned int kind; };\n/* Kinds for demo_args.kind */\n" + defines);

        Assert.Contains(member, string.Concat(result.Sources.Items.SelectMany(source => source.Pieces)));
    }
}

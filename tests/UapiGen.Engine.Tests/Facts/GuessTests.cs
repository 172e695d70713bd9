using System.Linq;
using UapiGen.Engine.Facts;

namespace UapiGen.Engine.Tests.Facts;

/// <summary>What is guessed from where a <c>#define</c> stands.</summary>
public class GuessTests
{
    private static string[] Values(string fields)
    {
        FactSet facts = HeaderFixture.Facts(HeaderFixture.ReadText("struct x {\n" + fields + "\n};\n")).Facts;
        return facts.All.OfType<ValuesFact>().Select(f => f.Describe()).ToArray();
    }

    [Theory]
    [InlineData("unsigned mode;\n#define X_MODE_A 1", "struct x.mode: enum group=x_mode")]
    [InlineData("unsigned flags;\n#define X_NOW 1", "struct x.flags: flags group=x_flags")]
    [InlineData("unsigned cmd;\n#define X_START 1\n#define X_STOP 2", "struct x.cmd: enum group=x_cmd")]
    public void TakesWhatStandsBelow(string fields, string expected) => Assert.Equal([expected], Values(fields));

    [Theory]
    [InlineData("unsigned long length;\n#define X_NO_PREFETCH (1 << 23)")]
    [InlineData("unsigned char data[4];\n#define X_SIZE_BYTES 2048\n unsigned rest;")]
    public void OneConstantAloneMayBeAnything(string fields) => Assert.Empty(Values(fields));
}

using System;
using System.Linq;
using System.Text.Json;
using UapiGen.Tool.Cli;

namespace UapiGen.Tool.Tests.Cli;

/// <summary><c>uapigen facts</c>: the text and JSON of facts, what the header alone gives, contradictions and exit codes.</summary>
public sealed class FactsCommandTests : CommandLineTest
{
    private const string Header =
        "#define DEMO_FLAG_ID_VALID 1\n/**\n * struct demo - x\n * @flags: Combination of DEMO_FLAG_ID_VALID\n * @id: Valid only if DEMO_FLAG_ID_VALID is set.\n */\nstruct demo { unsigned flags; unsigned id; };\n";

    [Fact]
    public void A_fact_is_one_json_object_with_its_source_line_words_and_confidence()
    {
        string header = Write("demo.h", Header);
        (int code, string output, _) = Run("facts", "--no-overlays", "--format", "json", "--target", "x86-64", header);
        Assert.Equal(ExitCode.Clean, code);
        JsonElement root = JsonDocument.Parse(output).RootElement;
        Assert.Equal(["header", "target", "errors", "facts"], root.EnumerateObject().Select(member => member.Name));
        string when = root.GetProperty("facts").EnumerateArray().Select(fact => fact.GetRawText()).Single(text => text.Contains("\"when\"", StringComparison.Ordinal));
        string file = JsonSerializer.Serialize(header);
        Assert.Equal(
            $$"""{"entity":"struct demo","field":"id","fact":"when","condition":"flags & DEMO_FLAG_ID_VALID","requirement":"valid","source":"inferred","confidence":"stated","file":{{file}},"line":5,"words":"Valid only if DEMO_FLAG_ID_VALID is set"}""",
            when);
    }

    [Fact]
    public void Text_shows_the_same()
    {
        string header = Write("demo.h", Header);
        (_, string output, _) = Run("facts", "--no-overlays", "--target", "x86-64", header);
        Assert.Contains("struct demo\n", output, StringComparison.Ordinal);
        Assert.Contains("    id: when condition=flags & DEMO_FLAG_ID_VALID requirement=valid\n        inferred, stated, ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_overlay_adds_and_overrides()
    {
        string header = Write("demo.h", Header);
        string overlay = Write("demo.uapi", "uapi 1\nstruct demo { when id (flags & DEMO_FLAG_ID_VALID) : required else ignored }\n");
        (int code, string output, _) = Run("facts", "--overlay", overlay, "--target", "x86-64", header);
        Assert.Equal(ExitCode.Clean, code);
        Assert.Contains("requirement=required otherwise=ignored\n        overlay, stated, ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", ExitCode.Clean, "")]
    [InlineData("/**\n * struct gone - x\n */\nstruct here { int x; };\n", ExitCode.Errors, "warning UAPI2012: the title names 'struct gone'")]
    public void Check_reports_contradictions_and_tells_by_its_exit_code(string more, int expected, string message)
    {
        string header = Write("demo.h", Header + more);
        (int code, string output, _) = Run("facts", "--check", "--no-overlays", "--target", "x86-64", header);
        Assert.Equal(expected, code);
        Assert.Equal(message.Length > 0, output.Length > 0);
        Assert.Contains(message, output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_reports_a_stale_overlay_at_its_place()
    {
        string header = Write("demo.h", Header);
        string overlay = Write("demo.uapi", "uapi 1\nstruct demo { zero idd }\n");
        (int code, string output, _) = Run("facts", "--check", "--format", "json", "--overlay", overlay, "--target", "x86-64", header);
        Assert.Equal(ExitCode.Errors, code);
        JsonElement finding = JsonDocument.Parse(output).RootElement.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("severity").GetString() == "error");
        Assert.Equal(("UAPI2008", 2, 20), (finding.GetProperty("id").GetString(), finding.GetProperty("line").GetInt32(), finding.GetProperty("column").GetInt32()));
        Assert.Contains("did you mean 'id'", finding.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("constant A = 1 from \"other.h\"", "")]
    [InlineData("constant A = 2 on x86-64 1 from \"other.h\"", "")]
    [InlineData("constant A = 2 from \"other.h\"", "demo.uapi:2:1: error UAPI2011: 'A' is 0x1 in 'other.h' on x86-64, not 0x2")]
    [InlineData("constant B = 2 from \"other.h\"", "demo.uapi:2:1: error UAPI2011: 'other.h' does not define 'B' on x86-64")]
    [InlineData("constant A = 1 from \"gone.h\"", "demo.uapi:2:1: error UAPI2011: there is no header 'gone.h' to take 'A' from")]
    public void Check_asks_the_other_header_for_its_constants(string statement, string expected)
    {
        string other = Write("other.h", "#define A 1\n");
        string overlay = Write("demo.uapi", "uapi 1\n" + statement + "\n");
        (int code, string output, _) = Run("facts", "--check", "--no-overlays", "--overlay", overlay, "--target", "x86-64", "-I", System.IO.Path.GetDirectoryName(other)!, Write("demo.h", Header));
        Assert.Equal(expected.Length == 0 ? ExitCode.Clean : ExitCode.Errors, code);
        Assert.EndsWith(expected, output.TrimEnd('\n'), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_overlay_is_bad_usage()
    {
        string header = Write("demo.h", Header);
        (int code, _, _) = Run("facts", "--overlay", header + ".none", header);
        Assert.Equal(ExitCode.Usage, code);
    }
}

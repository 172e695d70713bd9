using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using UapiGen.Tool.Cli;

namespace UapiGen.Tool.Tests.Cli;

/// <summary>The command line as a user meets it: output, exit codes, the documented JSON.</summary>
public sealed class CommandLineTests : CommandLineTest
{
    [Fact]
    public void Layout_marks_holes_and_padding()
    {
        string header = Write("demo.h", "struct demo {\n\tunsigned int id;\n\tunsigned long long start;\n\tstruct { char low, high; } part[2];\n};\n");
        (int code, string output, _) = Run("layout", "--target", "x86-64", header);
        Assert.Equal(ExitCode.Clean, code);
        string[] lines = [.. output.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
        Assert.Equal(
            [
                "/* demo.h */", "", "struct demo { /* 1: offset size */", "unsigned int id; /* 0 4 */", "/* XXX 4 bytes hole */", "unsigned long long start; /* 8 8 */",
                "struct {", "char low; /* 16 1 */", "char high; /* 17 1 */", "} part[2]; /* 16 4 */", "/* XXX 4 bytes padding */", "}; /* size 24, align 8 */", "", "",
            ],
            lines);
    }

    [Fact]
    public void Json_has_the_documented_shape()
    {
        string header = Write(
            "demo.h",
            "struct demo { unsigned a : 3, b : 6; union { int i; struct { short x; } in; }; };\ntypedef union { int i; } either;\n"
            + "#define NEGATIVE (-1)\n#define NAME \"text\"\nenum { BIG = 0xffffffff };\n");
        (int code, string output, _) = Run("constants", "--format", "json", "--target", "x86-64", header);
        Assert.Equal(ExitCode.Clean, code);
        using var document = JsonDocument.Parse(output);
        JsonElement root = document.RootElement;
        Assert.Equal(["header", "target", "errors", "records", "constants", "strings", "ioctls"], root.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            """[{"name":"struct demo","size":8,"align":4,"fields":[{"path":"a","offset":0,"size":4,"bitOffset":0,"bitWidth":3},{"path":"b","offset":0,"size":4,"bitOffset":3,"bitWidth":6},{"path":"i","offset":4,"size":4},{"path":"in","offset":4,"size":2},{"path":"in.x","offset":4,"size":2}]},{"name":"either","size":4,"align":4,"fields":[{"path":"i","offset":0,"size":4}]}]""",
            root.GetProperty("records").GetRawText());
        Assert.Equal("""[{"name":"BIG","value":"4294967295"},{"name":"NEGATIVE","value":"18446744073709551615"}]""", root.GetProperty("constants").GetRawText());
        Assert.Equal("""[{"name":"NAME","value":"text"}]""", root.GetProperty("strings").GetRawText());
    }

    [Fact]
    public void Several_targets_and_headers_give_an_object_each()
    {
        string first = Write("first.h", "struct a { long x; };\n");
        string second = Write("second.h", "struct b { char x; };\n");
        (_, string output, _) = Run("layout", "--format", "json", "--target", "x86-64,arm", "-t", "s390x", first, second);
        IEnumerable<string> found = output.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement)
            .Select(root => $"{root.GetProperty("target").GetString()} {root.GetProperty("records")[0].GetProperty("size").GetInt32()}");
        Assert.Equal(["x86-64 8", "x86-64 1", "arm 4", "arm 1", "s390x 8", "s390x 1"], found);
    }

    [Fact]
    public void Errors_read_as_a_compilers_and_fail()
    {
        string header = Write("bad.h", "struct good { int x; };\nstruct bad { nonsense y; };\n");
        (int code, string output, string errors) = Run("layout", "--target", "x86-64", header);
        Assert.Equal(ExitCode.Errors, code);
        Assert.Matches(@"bad\.h:2:\d+: error UAPI1\d\d\d: ", errors);
        Assert.Contains("struct good", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Include_directories_and_headers_before_are_used()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "include"));
        Write("include/types.h", "typedef short number;\n");
        string header = Write("main.h", "struct s { number x; };\n");
        (int code, string output, string errors) = Run("layout", "--format", "json", "-I", Path.Combine(Folder, "include"), "--include", "types.h", header);
        Assert.Equal((ExitCode.Clean, ""), (code, errors));
        Assert.Contains("\"size\":2", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("layout")]
    [InlineData("layout", "--target", "vax", "linux/kvm.h")]
    [InlineData("layout", "--format", "xml", "linux/kvm.h")]
    [InlineData("layout", "--no-such-option", "linux/kvm.h")]
    [InlineData("no-such-command")]
    public void Bad_usage_is_exit_code_2(params string[] arguments)
    {
        (int code, _, string errors) = Run(arguments);
        Assert.Equal(ExitCode.Usage, code);
        Assert.StartsWith("uapigen: ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_header_is_an_error()
    {
        (int code, _, string errors) = Run("layout", "linux/no-such-header.h");
        Assert.Equal((ExitCode.Errors, "linux/no-such-header.h:1:1: error UAPI1010: 'linux/no-such-header.h' was not found on the include path: add its folder (UapiIncludePath in a project, -I of uapigen) or install the package that has it\n"), (code, errors));
        (code, string output, _) = Run("ioctls", "--format", "json", "--target", "arm", "linux/no-such-header.h");
        Assert.Equal(ExitCode.Errors, code);
        Assert.Equal(
            """{"header":"linux/no-such-header.h","target":"arm","errors":[{"file":"linux/no-such-header.h","line":1,"column":1,"severity":"error","id":"UAPI1010","message":"'linux/no-such-header.h' was not found on the include path: add its folder (UapiIncludePath in a project, -I of uapigen) or install the package that has it"}],"records":[],"constants":[],"strings":[],"ioctls":[]}""",
            output.TrimEnd('\n'));
    }

    [Fact]
    public void Lint_accepts_what_its_baseline_lists()
    {
        string header = Write("demo.h", "struct demo {\n\tvoid *data;\n};\n");
        string baseline = Path.Combine(Folder, "baseline.txt");
        (int code, string output, _) = Run("lint", header);
        Assert.Equal(ExitCode.Errors, code);
        Assert.Contains("demo.h:2:8: warning UAPI4103: ", output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Clean, Run("lint", "--write-baseline", baseline, header).Code);
        Assert.Equal((ExitCode.Clean, ""), (Run("lint", "--baseline", baseline, header).Code, Run("lint", "--baseline", baseline, header).Output));
        Assert.Equal(ExitCode.Usage, Run("lint", "--baseline", baseline + ".none", header).Code);
    }

    [Fact]
    public void Lint_compares_with_a_32_bit_machine_and_counts_each_finding_once()
    {
        string header = Write("demo.h", "struct demo {\n\tint a;\n\tunsigned long long b;\n};\n");
        string other = Write("other.h", "#include \"demo.h\"\n");
        Assert.Contains("demo.h:1:8: warning UAPI4106: 'struct demo' is 16 bytes on x86-64 but 12 bytes on i386", Run("lint", "--target", "x86-64", header).Output, StringComparison.Ordinal);

        (int code, string output, _) = Run("lint", "--target", "x86-64", "--counts", header, other);
        Assert.Equal(ExitCode.Clean, code);
        Assert.Contains("     1  UAPI4106  Layout differs between architectures\n", output, StringComparison.Ordinal);
        Assert.Contains("     0  UAPI4105  ", output, StringComparison.Ordinal);
    }
}

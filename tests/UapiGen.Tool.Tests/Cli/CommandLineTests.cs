using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using UapiGen.Tool.Cli;

namespace UapiGen.Tool.Tests.Cli;

/// <summary>The command line as a user meets it: output, exit codes, the documented JSON.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

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
        Directory.CreateDirectory(Path.Combine(_folder, "include"));
        Write("include/types.h", "typedef short number;\n");
        string header = Write("main.h", "struct s { number x; };\n");
        (int code, string output, string errors) = Run("layout", "--format", "json", "-I", Path.Combine(_folder, "include"), "--include", "types.h", header);
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
        Assert.Equal(ExitCode.Errors, code);
        Assert.StartsWith("linux/no-such-header.h:1:1: error UAPI0900: ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Lint_accepts_what_its_baseline_lists()
    {
        string header = Write("demo.h", "struct demo {\n\tvoid *data;\n};\n");
        string baseline = Path.Combine(_folder, "baseline.txt");
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
        Assert.Contains("demo.h:1:8: warning UAPI4106: 'struct demo' is 16 bytes on x86-64 and 12 bytes on i386", Run("lint", "--target", "x86-64", header).Output, StringComparison.Ordinal);

        (int code, string output, _) = Run("lint", "--target", "x86-64", "--counts", header, other);
        Assert.Equal(ExitCode.Clean, code);
        Assert.Contains("     1  UAPI4106  Layout differs between machines\n", output, StringComparison.Ordinal);
        Assert.Contains("     0  UAPI4105  ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gcc")]
    [InlineData("clang-19")]
    public void Verify_agrees_with_compilers_and_names_what_does_not(string compiler)
    {
        string header = Write("demo.h", "#ifndef SIZE\n#define SIZE 4\n#endif\nstruct demo { char c[SIZE]; unsigned a : 3, b : 9; };\nenum { N = SIZE };\n");
        (int code, string output, string errors) = Run("verify", "--target", "x86-64", "--cc", compiler, header);
        Assert.Equal((ExitCode.Clean, ""), (code, errors));
        Assert.Contains("1 records, 3 fields, 2 constants, 0 disagreements", output, StringComparison.Ordinal);

        (code, output, _) = Run("verify", "--target", "x86-64", "--cc", compiler + " -DSIZE=8", header);
        Assert.Equal(ExitCode.Errors, code);
        foreach (string name in new[] { "struct demo:", "struct demo.c:", "struct demo.a:", "struct demo.b:", "N:", "SIZE:" })
        {
            Assert.Contains($": {name} ", output, StringComparison.Ordinal);
        }

        (code, output, _) = Run("verify", "--complete", "--target", "x86-64", "--cc", compiler, header);
        Assert.Equal(ExitCode.Clean, code);
        (code, output, _) = Run("verify", "--complete", "--target", "x86-64", "--cc", compiler + " -DSIZE=8", header);
        Assert.Equal(ExitCode.Errors, code);
        Assert.Contains("struct demo.c: offset 0, size 4; the compiler says offset 0, size 8", output, StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public void Verify_takes_a_path_below_the_current_folder()
    {
        string folder = Path.GetFileName(_folder);
        Directory.CreateDirectory(folder);
        try
        {
            File.WriteAllText(Path.Combine(folder, "demo.h"), "struct demo { int a; };\n");
            (int code, _, string errors) = Run("verify", "--cc", "gcc", folder + "/demo.h");
            Assert.Equal((ExitCode.Clean, ""), (code, errors));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        int code = UapiGenCommandLine.Run(arguments, output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}

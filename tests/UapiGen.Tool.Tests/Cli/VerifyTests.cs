using System;
using System.IO;
using UapiGen.Tool.Cli;

namespace UapiGen.Tool.Tests.Cli;

/// <summary><c>uapigen verify</c> with compilers that agree, and with compilers that are made to see another header than we do.</summary>
public sealed class VerifyTests : CommandLineTest
{
    private const string Header = """
        #ifndef SIZE
        #define SIZE 4
        #endif
        #define _IOC(dir, type, nr, size) (((dir) << 30) | ((size) << 16) | ((type) << 8) | (nr))
        #define SHIFT 4
        struct demo { char c[SIZE]; unsigned a : 3, b : 9; struct { short x; long y; } in[2]; };
        union either { int i; char bytes[SIZE * 2]; };
        enum { N = SIZE, TWICE = SIZE << 1 };
        #define CALL _IOC(2U, 'x', 3, sizeof(struct demo))
        #define TEXT "text"
        #define SIGN ((char)0xff)
        #ifdef MORE
        struct extra { int hidden; };
        enum { EXTRA_NUMBER = 9 };
        #define EXTRA_MACRO 10
        #endif

        """;

    /// <summary>Compilers and the targets that they compile for: the machine's own, and others.</summary>
    public static TheoryData<string, string> Compilers => new()
    {
        { "gcc", "x86-64" },
        { "gcc -m32", "i386" },
        { "clang-19", "x86-64" },
        { "clang-19 --target=aarch64-linux-gnu", "arm64" },
        { "clang-19 --target=arm-linux-gnueabihf", "arm" },
        { "clang-19 --target=s390x-linux-gnu", "s390x" },
        { "clang-19 --target=powerpc64le-linux-gnu", "ppc64le" },
    };

    [Theory]
    [MemberData(nameof(Compilers))]
    public void Agrees_with_a_compiler_for_the_target(string compiler, string target)
    {
        SkipWithout(compiler);
        string header = Write("demo.h", Header);
        (int code, string output, string errors) = Run("verify", "--target", target, "--cc", compiler, header);
        Assert.Equal((ExitCode.Clean, ""), (code, errors));
        Assert.Contains("2 records, 8 fields, 6 constants, 0 disagreements", output, StringComparison.Ordinal);
        (code, output, errors) = Run("verify", "--complete", "--target", target, "--cc", compiler, header);
        Assert.Equal((ExitCode.Clean, ""), (code, errors));
    }

    [Theory]
    [MemberData(nameof(Compilers))]
    public void Names_what_a_compiler_sees_otherwise(string compiler, string target)
    {
        SkipWithout(compiler);
        string header = Write("demo.h", Header);
        (int code, string output, _) = Run("verify", "--target", target, "--cc", compiler + " -DSIZE=8", header);
        Assert.Equal(ExitCode.Errors, code);
        foreach (string name in new[] { "struct demo", "struct demo.c", "struct demo.a", "struct demo.b", "struct demo.in", "union either", "union either.bytes", "N", "TWICE", "SIZE", "CALL" })
        {
            Assert.Contains($"demo.h: {name}: ", output, StringComparison.Ordinal);
        }

        foreach (string name in new[] { "SHIFT", "TEXT", "union either.i" })
        {
            Assert.DoesNotContain($"demo.h: {name}: ", output, StringComparison.Ordinal);
        }
    }

    /// <summary>A compiler for another machine is not silently taken for the right one, be the sign of char all that differs.</summary>
    [Theory]
    [InlineData("gcc", "arm")]
    [InlineData("clang-19 --target=s390x-linux-gnu", "x86-64")]
    public void Names_what_another_machines_compiler_sees(string compiler, string target)
    {
        SkipWithout(compiler);
        (int code, string output, _) = Run("verify", "--target", target, "--cc", compiler, Write("demo.h", Header));
        Assert.Equal(ExitCode.Errors, code);
        Assert.Contains("disagreements", output, StringComparison.Ordinal);
        Assert.DoesNotContain(" 0 disagreements", output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Compilers))]
    public void Complete_names_what_we_lack_and_what_differs(string compiler, string target)
    {
        SkipWithout(compiler);
        string header = Write("demo.h", Header);
        (int code, string output, _) = Run("verify", "--complete", "--target", target, "--cc", compiler + " -DMORE", header);
        Assert.Equal(ExitCode.Errors, code);
        foreach (string line in new[] { "struct extra: missing", "struct extra.hidden: missing", "EXTRA_NUMBER: missing; the compiler has 9", "EXTRA_MACRO: missing; the compiler has 10" })
        {
            Assert.Contains($"demo.h: {line}", output, StringComparison.Ordinal);
        }

        Assert.Contains("4 disagreements", output, StringComparison.Ordinal);
        (code, output, _) = Run("verify", "--complete", "--target", target, "--cc", compiler + " -DSIZE=8", header);
        Assert.Equal(ExitCode.Errors, code);
        Assert.Contains("struct demo.c: offset 0, size 4; the compiler says offset 0, size 8", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_names_both_sides()
    {
        SkipWithout("gcc");
        (int code, string output, _) = Run("verify", "--complete", "--format", "json", "--target", "x86-64", "--cc", "gcc -DN_IS=2", Write("demo.h", "#ifndef N_IS\n#define N_IS 1\n#endif\nenum { N = N_IS };\n"));
        Assert.Equal(ExitCode.Errors, code);
        Assert.Contains("""{"name":"N","ours":"1","compiler":"2"}""", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_that_the_compiler_refuses_and_a_compiler_that_is_not_there_are_errors()
    {
        SkipWithout("gcc");
        string header = Write("demo.h", "struct demo { int x; };\n#ifdef REFUSE\n#error no\n#endif\n");
        (int code, _, string errors) = Run("verify", "--target", "x86-64", "--cc", "gcc -DREFUSE", header);
        Assert.Equal(ExitCode.Errors, code);
        Assert.Contains("does not accept the header", errors, StringComparison.Ordinal);
        (code, _, errors) = Run("verify", "--target", "x86-64", "--cc", "no-such-compiler", header);
        Assert.Equal(ExitCode.Errors, code);
        Assert.Contains("cannot run 'no-such-compiler'", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_takes_a_path_below_the_current_folder()
    {
        SkipWithout("gcc");
        string folder = Path.GetFileName(Folder);
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
}

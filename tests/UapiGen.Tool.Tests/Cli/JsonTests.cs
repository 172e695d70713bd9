using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using UapiGen.Testing.Gcc;
using UapiGen.Tool.Cli;

namespace UapiGen.Tool.Tests.Cli;

/// <summary>The documented JSON of a header full of what is hard to write down, each number judged by gcc.</summary>
public sealed class JsonTests : CommandLineTest
{
    private const string Header = """
        #define _IOC(dir, type, nr, size) (((dir) << _IOC_DIRSHIFT) | ((type) << _IOC_TYPESHIFT) | ((nr) << _IOC_NRSHIFT) | ((size) << _IOC_SIZESHIFT))
        #define _IOC_NRSHIFT 0
        #define _IOC_TYPESHIFT 8
        #define _IOC_SIZESHIFT 16
        #define _IOC_DIRSHIFT 30
        #define _IOC_NRMASK 0xff
        #define _IOC_TYPEMASK 0xff
        #define _IOC_SIZEMASK 0x3fff
        #define _IOC_DIRMASK 3
        #define _IOC_WRITE 1U
        #define _IOC_READ 2U
        #define _IOR(type, nr, size) _IOC(_IOC_READ, type, nr, sizeof(size))
        struct tagged { char low; long long high; };
        struct record {
            int first;
            union { int a; struct { short b; struct { char c; }; }; };
            struct { short x; union { char y; long z; }; } at;
            struct { char in; struct { int deep; } more; } many[3];
            struct tagged known, several[2];
            struct { int hidden; } *pointer;
            union { struct { char p; int q; }; struct { char p; int q; } group; };
            struct { } nothing;
            int none[0];
            char rest[];
        };
        struct bits { unsigned a : 3, : 2, b : 9; int : 0; unsigned long long c : 40; unsigned char d : 1; struct { unsigned e : 5; } in; };
        typedef struct { int x; } untagged, same;
        typedef union { char c; int i; } *only_pointer;
        typedef union { char c; int i; } either;
        struct __attribute__((packed)) packed { char a; int b; struct { short c; } d; };
        struct declared;
        enum { MINUS = -1, TOP = 0x80000000, WIDE = 1ULL << 63 };
        enum numbers { ONE = 1, TWO };
        #define ONE ONE
        #define NEGATIVE (-5)
        #define LOW (-2147483647 - 1)
        #define LARGEST 0xffffffffffffffffULL
        #define UNSIGNED 0xffffffffu
        #define LETTER 'A'
        #define SIZE sizeof(struct record)
        #define NO_NUMBER undeclared
        #define NO_VALUE
        #define TEXT "te" "xt\n"
        #define GET _IOR('x', 7, struct tagged)

        """;

    [Theory]
    [InlineData("x86-64", "")]
    [InlineData("i386", "-m32")]
    public void Each_number_is_gccs(string target, string argument)
    {
        using JsonDocument document = Read(target);
        var questions = new List<string>();
        var answers = new List<long>();
        foreach (JsonElement record in document.RootElement.GetProperty("records").EnumerateArray())
        {
            string name = record.GetProperty("name").GetString()!;
            Ask($"sizeof({name})", record.GetProperty("size").GetInt64());
            Ask($"_Alignof({name})", record.GetProperty("align").GetInt64());
            foreach (JsonElement field in record.GetProperty("fields").EnumerateArray().Where(field => !field.TryGetProperty("bitWidth", out _)))
            {
                string path = field.GetProperty("path").GetString()!.Replace("many.", "many[0].", StringComparison.Ordinal);
                Ask($"__builtin_offsetof({name}, {path})", field.GetProperty("offset").GetInt64());
                if (path != "rest")
                {
                    Ask($"sizeof((({name} *)0)->{path})", field.GetProperty("size").GetInt64());
                }
            }
        }

        foreach (JsonElement constant in document.RootElement.GetProperty("constants").EnumerateArray())
        {
            Ask(constant.GetProperty("name").GetString()!, unchecked((long)ulong.Parse(constant.GetProperty("value").GetString()!, CultureInfo.InvariantCulture)));
        }

        Assert.Equal(questions.Zip(new GccJudge(Header, argument.Length == 0 ? [] : [argument]).Ask(questions)), questions.Zip(answers));

        void Ask(string question, long answer)
        {
            questions.Add(question);
            answers.Add(answer);
        }
    }

    [Fact]
    public void Each_member_stands_once_under_its_own_path()
    {
        using JsonDocument document = Read("x86-64");
        Dictionary<string, string> paths = document.RootElement.GetProperty("records").EnumerateArray().ToDictionary(
            record => record.GetProperty("name").GetString()!,
            record => string.Join(' ', record.GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("path").GetString())));
        Assert.Equal(["either", "struct bits", "struct packed", "struct record", "struct tagged", "untagged"], paths.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            "first a b c at at.x at.y at.z many many.in many.more many.more.deep known several pointer p q group group.p group.q nothing none rest",
            paths["struct record"]);
        Assert.Equal("a b c d in in.e", paths["struct bits"]);
        Assert.Equal("a b d d.c", paths["struct packed"]);
        Assert.Equal("x", paths["untagged"]);
    }

    /// <summary>From bit 0 of the byte at the offset, in memory order: the same numbers in both byte orders, as clang's record dumps have them.</summary>
    [Theory]
    [InlineData("x86-64")]
    [InlineData("s390x")]
    public void A_bit_field_adds_its_bits(string target)
    {
        using JsonDocument document = Read(target);
        JsonElement bits = document.RootElement.GetProperty("records").EnumerateArray().Single(record => record.GetProperty("name").GetString() == "struct bits");
        Assert.Equal(
            """[{"path":"a","offset":0,"size":4,"bitOffset":0,"bitWidth":3},{"path":"b","offset":0,"size":4,"bitOffset":5,"bitWidth":9},{"path":"c","offset":8,"size":8,"bitOffset":0,"bitWidth":40},{"path":"d","offset":13,"size":1,"bitOffset":0,"bitWidth":1},{"path":"in","offset":16,"size":4},{"path":"in.e","offset":16,"size":4,"bitOffset":0,"bitWidth":5}]""",
            bits.GetProperty("fields").GetRawText());
    }

    [Fact]
    public void Values_are_unsigned_decimals_of_64_bits()
    {
        using JsonDocument document = Read("x86-64");
        Dictionary<string, string> values = document.RootElement.GetProperty("constants").EnumerateArray()
            .ToDictionary(constant => constant.GetProperty("name").GetString()!, constant => constant.GetProperty("value").GetString()!);
        Assert.Equal("18446744073709551615", values["MINUS"]);
        Assert.Equal("18446744071562067968", values["LOW"]);
        Assert.Equal("2147483648", values["TOP"]);
        Assert.Equal("9223372036854775808", values["WIDE"]);
        Assert.Equal("4294967295", values["UNSIGNED"]);
        Assert.DoesNotContain(values.Keys, name => name is "NO_NUMBER" or "NO_VALUE" or "TEXT");
        Assert.Equal("""[{"name":"TEXT","value":"text\n"}]""", document.RootElement.GetProperty("strings").GetRawText());
        Assert.Equal(
            """[{"name":"GET","value":"2148562951","form":"_IOR","direction":"read","type":120,"number":7,"size":16,"argument":"struct tagged"}]""",
            document.RootElement.GetProperty("ioctls").GetRawText());
    }

    /// <summary>What is read is listed though something else is wrong; the errors say where, and the exit code says that there are some.</summary>
    [Fact]
    public void Errors_stand_beside_what_was_read()
    {
        string header = Write("bad.h", "struct good { int x; };\nstruct bad { nonsense y; };\nenum { AFTER = 3 };\n");
        (int code, string output, string errors) = Run("layout", "--format", "json", "--target", "x86-64", header);
        Assert.Equal((ExitCode.Errors, ""), (code, errors));
        using JsonDocument document = JsonDocument.Parse(output);
        JsonElement error = Assert.Single(document.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal((header, 2, 14), (error.GetProperty("file").GetString(), error.GetProperty("line").GetInt32(), error.GetProperty("column").GetInt32()));
        Assert.Equal("struct good", document.RootElement.GetProperty("records")[0].GetProperty("name").GetString());
        Assert.Equal("AFTER", document.RootElement.GetProperty("constants")[0].GetProperty("name").GetString());
    }

    private JsonDocument Read(string target)
    {
        (int code, string output, string errors) = Run("layout", "--format", "json", "--target", target, Write("demo.h", Header));
        Assert.Equal((ExitCode.Clean, ""), (code, errors));
        return JsonDocument.Parse(output);
    }
}

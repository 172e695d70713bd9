using System.Collections.Generic;
using System.IO;
using System.Linq;
using UapiGen.CFrontEnd.Targets;
using UapiGen.Tool.Judges;
using UapiGen.Tool.Listing;
using UapiGen.Tool.Proof;
using UapiGen.Tool.Reading;
using UapiGen.Tool.Tests.Cli;

namespace UapiGen.Tool.Tests.Judges;

/// <summary>The judge must hear what compilers say, of every kind of member, in both byte orders and word sizes.</summary>
public sealed class CompilerJudgeTests
{
    private const string Header = """
        typedef unsigned long long u64;
        struct plain { char c; u64 wide; void *pointer; int tail[]; };
        struct bits { unsigned a : 3; unsigned b : 6; unsigned : 2; unsigned char c : 1; };
        struct outer {
            int kind;
            union { int number; struct { char low, high; }; };
            struct { short x; int y[2][3]; } point;
            struct { char z; } many[4];
            int none[0];
        };
        typedef union { int i; float f; } either;
        struct declared_only;
        enum colour { RED = 1, DEEP = -5, WIDE = 0x8000000000000000ULL };
        #define ANSWER (6 * 7)
        #define RED RED
        #define ALL_ONES 0xffffffff
        #define NEGATIVE (-ANSWER)
        #define SIZE sizeof(struct outer)
        #define NAME "na" "me"
        #define NO_VALUE undeclared_thing
        #define ALSO_NONE (undeclared_thing + 1)
        #define A_TYPE struct outer
        #define HALF 0.5
        #define FUNCTION(x) (x)
        #define GONE 1
        #undef GONE
        """;

    public static TheoryData<string> Targets => [.. KnownTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Lists_what_the_compiler_sees(string targetName)
    {
        HeaderListing listing = Judge(targetName);
        Target target = KnownTargets.Find(targetName)!;
        Dictionary<string, RecordListing> records = listing.Records.ToDictionary(record => record.Name);

        Assert.Equal(["either", "struct bits", "struct outer", "struct plain"], records.Keys.Order());
        Assert.Equal(["c", "wide", "pointer", "tail"], records["struct plain"].Fields.Select(field => field.Path));
        Assert.Equal(new FieldListing("tail", target.Name == "i386" ? 16 : target.PointerSize == 4 ? 20 : 24, 0), records["struct plain"].Fields[3]);
        Assert.Equal(
            ["kind", "number", "low", "high", "point", "point.x", "point.y", "many", "many.z", "none"],
            records["struct outer"].Fields.Select(field => field.Path));
        Assert.Equal(new FieldListing("point.y", 12, 24), records["struct outer"].Fields[6]);
        Assert.Equal(new FieldListing("none", 40, 0), records["struct outer"].Fields[9]);
        Assert.Equal((40, 4), (records["struct outer"].Size, records["struct outer"].Alignment));
        Assert.Equal(
            [new FieldListing("a", 0, 4, 0, 3), new FieldListing("b", 0, 4, 3, 6), new FieldListing("c", 1, 1, 3, 1)],
            records["struct bits"].Fields);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Evaluates_what_the_compiler_can_and_nothing_else(string targetName)
    {
        HeaderListing listing = Judge(targetName);
        var expected = new Dictionary<string, ulong>
        {
            ["ALL_ONES"] = 0xffffffff,
            ["ANSWER"] = 42,
            ["DEEP"] = unchecked((ulong)-5L),
            ["NEGATIVE"] = unchecked((ulong)-42L),
            ["RED"] = 1,
            ["SIZE"] = 40,
            ["WIDE"] = 0x8000000000000000,
        };
        Assert.Equal(expected, listing.Constants.ToDictionary(constant => constant.Name, constant => constant.Value));
        StringListing text = Assert.Single(listing.Strings);
        Assert.Equal(("NAME", "name"), (text.Name, string.Concat(text.Bytes.Select(value => (char)value))));
    }

    [Fact]
    public void Passes_on_what_the_compiler_complains_of()
    {
        Verdict verdict = Ask(KnownTargets.X64, "#include <stddef.h>\nstruct broken { nonsense x; };\n");
        Assert.Null(verdict.Listing);
        Assert.Contains("nonsense", verdict.Complaint);
    }

    private static HeaderListing Judge(string targetName)
    {
        Verdict verdict = Ask(KnownTargets.Find(targetName)!, Header + "\n");
        Assert.True(verdict.Listing is not null, verdict.Complaint);
        return verdict.Listing;
    }

    private static Verdict Ask(Target target, string text)
    {
        Assert.SkipUnless(target == IncludeDirectories.Native || CommandLineTest.IsInstalled("clang-19"), $"needs clang-19, the judge for {target.Name}");
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string path = Path.Combine(folder, "header.h");
            File.WriteAllText(path, text);
            var ours = new HeaderListing("header.h", target.Name, [new RecordListing("struct outer", 0, 0, [])], [], [], []);
            return new CompilerJudge(ProofSubject.CompilerFor(target, null), target.PointerSize, file => file == path)
                .Judge($"#include \"{path}\"\n", ours, TestContext.Current.CancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

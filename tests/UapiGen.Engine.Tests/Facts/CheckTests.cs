using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Facts;
using UapiGen.Engine.Facts.Checks;

namespace UapiGen.Engine.Tests.Facts;

/// <summary>Contradictions between comments, overlays and C, each reported at its place.</summary>
public class CheckTests
{
    private static string[] Findings(string header, string overlay = "")
    {
        TranslationUnit unit = HeaderFixture.ReadText("#include <linux/types.h>\n#include <linux/ioctl.h>\n" + header);
        SourceFile[] overlays = overlay.Length == 0 ? [] : [new SourceFile("x.uapi", "x.uapi", "uapi 1\n" + overlay, HeaderOrigin.Project)];
        return FactCheck.Run(unit, overlays, HeaderFixture.Facts(unit, overlays)).Select(f => f.ToString()).ToArray();
    }

    private const string Good = "/**\n * struct good - a record\n * @size: sizeof(struct good)\n * @flags: Must be 0\n * @fd: an eventfd\n */\nstruct good { __u32 size; __u32 flags; __s32 fd; char name[8]; };\n#define GOOD _IOW('g', 1, struct good)\n";

    [Fact]
    public void AHeaderThatSaysWhatItIsHasNone() => Assert.Empty(Findings(Good, "struct good { fd fd eventfd ; zero flags }\nresource fd eventfd = runtime\n"));

    [Theory]
    [InlineData("/**\n * struct goood - x\n */\nstruct good { __u32 a; };\n", "linux/x.h:4:4: warning UAPI2012: the title names 'struct goood', which the header doesn't define; did you mean 'struct good'?")]
    [InlineData("/**\n * struct good - x\n * @flag: y\n */\nstruct good { __u32 flags; };\n", "linux/x.h:5:4: warning UAPI2012: '@flag' is no member of 'struct good'; did you mean 'flags'?")]
    [InlineData("/**\n * enum e - x\n * @E_X: y\n */\nenum e { E_A, E_B };\n", "linux/x.h:5:4: warning UAPI2012: '@E_X' is no enumerator of 'enum e'; did you mean 'E_A'?")]
    [InlineData("/**\n * struct good - x\n * @size: sizeof(struct other)\n */\nstruct good { __u32 size; };\n", "linux/x.h:5:11: warning UAPI2012: '@size' of 'struct good' is said to be sizeof(struct other)")]
    [InlineData("/**\n * struct good - see &struct gone\n * @a: y\n */\nstruct good { __u32 a; };\n", "linux/x.h:4:22: warning UAPI2012: 'struct gone' is not defined here; did you mean 'struct good'?")]
    [InlineData("/**\n * struct good - ioctl(GOOD_GONE)\n * @a: y\n */\nstruct good { __u32 a; };\n", "linux/x.h:4:18: warning UAPI2012: the title names ioctl 'GOOD_GONE', which the header doesn't define")]
    [InlineData("/**\n * GOOD - _IOW('g', 1, struct gone)\n */\n#define GOOD _IO('g', 1)\n", "linux/x.h:4:4: warning UAPI2012: the title of 'GOOD' names 'struct gone', which the header doesn't define")]
    [InlineData(
        "#define F_A 1\n/**\n * struct good - x\n * @flags: Must be 0\n * @a: valid only if F_A is set in @flags\n */\nstruct good { __u32 flags; __u32 a; };\n",
        "linux/x.h:6:12: warning UAPI2012: 'flags' of 'struct good' must be 0 by these words, but 'a' counts only with flags & F_A (linux/x.h:7:8)")]
    [InlineData(
        "#define F_A 1\n#define G_A 2\nstruct r { __u32 flags; /* combination of F_A */\n};\nstruct s { __u32 flags; /* combination of G_A */\n __u32 a; /* valid only if F_A is set */\n};\n",
        "linux/x.h:8:14: info UAPI2014: the words of 'a' of 'struct s' depend on 'F_A', which is a flag of 'struct r'")]
    public void ACommentThatSpeaksOfWhatIsNot(string header, string expected) => Assert.Equal([expected], Findings(header));

    [Theory]
    [InlineData(HeaderOrigin.Project, true)]
    [InlineData(HeaderOrigin.System, false)]
    public void ABuildReportsTheWordsOfHeadersThatItsUserCanChange(HeaderOrigin origin, bool isReported)
    {
        const string Text = "#define _IO(t, n) ((t) << 8 | (n))\n/**\n * struct a - ioctl(GONE)\n */\nstruct a { int x; };\n";
        FactReadResult result = HeaderFixture.Facts(HeaderFixture.ReadText(Text, "linux/x.h", origin));
        Assert.Equal(["UAPI2012"], result.Diagnostics.Select(d => d.Rule.Id));
        Assert.Equal(isReported, result.DiagnosticsOfBuild(judgesSystem: false).Any());
        Assert.True(result.DiagnosticsOfBuild(judgesSystem: true).Any());
    }

    [Theory]
    [InlineData("struct good { zero flag }", "x.uapi:2:20: error UAPI2008: the header has no member 'flag' of 'struct good'; did you mean 'flags'?")]
    [InlineData("struct good { fd name any }\nresource fd any external", "x.uapi:2:15: error UAPI2011: 'name' of 'struct good' is no integer of 4 or 8 bytes and can't hold an fd")]
    [InlineData("struct good { ptr flags in string }", "x.uapi:2:15: error UAPI2011: 'flags' of 'struct good' is no address: neither a pointer nor an integer as wide as one")]
    [InlineData("struct good { count size of flags }", "x.uapi:2:15: error UAPI2011: 'flags' of 'struct good' is neither an array nor an address, so nothing counts it")]
    [InlineData("struct good { union fd by size { 1: size } }", "x.uapi:2:15: error UAPI2011: 'fd' of 'struct good' is neither a union nor a variable tail")]
    [InlineData("struct good { id fd any }\nresource id any : u32", "x.uapi:2:15: info UAPI2013: 'fd' of 'struct good' is 'id' here, but 'fd' by the header's words (linux/x.h:7:9: an eventfd)")]
    [InlineData("struct good { fd fd other }\nresource fd other external", "x.uapi:2:15: info UAPI2013: 'fd' of 'struct good' is an fd of kind 'other' here, but of 'eventfd' by the header's words (linux/x.h:7:9: an eventfd)")]
    [InlineData("ioctl GOOD in struct small", "x.uapi:2:1: error UAPI2011: 'GOOD' takes struct good (20 bytes) by its macro, not struct small (1 bytes)")]
    [InlineData("struct older removed { zero a ; zero b }", "x.uapi:2:8: info UAPI2009: this header has no record 'struct older': the statement is left out")]
    [InlineData("struct newer since 9.9 { zero a ; zero b }", "x.uapi:2:8: info UAPI2009: this header has no record 'struct newer': the statement is left out")]
    [InlineData("syscall f(int pid) -> fd k { fd pit k }\nresource fd k", "x.uapi:2:33: error UAPI2008: the header has no member 'pit' of 'f'; did you mean 'pid'?")]
    [InlineData("ioctl GOOD needs GOOD (flag & 1)", "x.uapi:2:24: error UAPI2008: the header has no member 'flag' of what 'GOOD' takes; did you mean 'flags'?")]
    [InlineData("ioctl GOOD needs GOD (flags & 1)", "x.uapi:2:18: error UAPI2008: the header has no ioctl 'GOD'; did you mean 'GOOD'?")]
    [InlineData("ioctl GOOD needs NONE (flags & 1)", "x.uapi:2:24: error UAPI2008: the header has no member 'flags' of what 'NONE' takes")]
    [InlineData("ioctl NONE in struct good\nioctl GOOD needs NONE (flag & 1)", "x.uapi:3:24: error UAPI2008: the header has no member 'flag' of what 'NONE' takes; did you mean 'flags'?")]
    [InlineData("ioctl GOOD -> fd k when (flag == 1)\nresource fd k", "x.uapi:2:26: error UAPI2008: the header has no member 'flag' of what 'GOOD' takes; did you mean 'flags'?")]
    [InlineData("ioctl GOOD -> fd k when (flags == NEWER) since 9.9\nresource fd k", "x.uapi:2:35: info UAPI2009: this header has no constant 'NEWER': the statement is left out")]
    [InlineData("constant F_READ = 2 from \"linux/o.h\"", "x.uapi:2:1: error UAPI2011: 'F_READ' is 0x1 on x86-64, not 0x2")]
    [InlineData("constant F_READ = 1 on x86-64 4 from \"linux/o.h\"", "x.uapi:2:1: error UAPI2011: 'F_READ' is 0x1 on x86-64, not 0x4")]
    [InlineData("constant O_ONE = 1 from \"linux/o.h\"\nflagset f { O_ONE, O_OEN }", "x.uapi:3:20: error UAPI2008: the header has no constant 'O_OEN'; did you mean 'O_ONE'?")]
    [InlineData("struct good removed { zero gone }", "x.uapi:2:28: info UAPI2009: this header has no member 'gone' of 'struct good': the statement is left out")]
    [InlineData("struct good { fd newer any since 9.9 }\nresource fd any external", "x.uapi:2:18: info UAPI2009: this header has no member 'newer' of 'struct good': the statement is left out")]
    public void AnOverlayThatSaysWhatIsNot(string overlay, string expected) => Assert.Equal([expected], Findings(Good + "struct small { char c; };\n#define NONE _IO('g', 2)\n#define F_READ 1\n", overlay));
}

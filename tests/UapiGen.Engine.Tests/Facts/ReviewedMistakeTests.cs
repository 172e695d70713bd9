using System.Linq;
using UapiGen.Engine.Facts;

namespace UapiGen.Engine.Tests.Facts;

/// <summary>The classes of mistakes that reading every stated fact of Linux 6.12 showed, one small record each: what must not be stated, and what must.</summary>
public class ReviewedMistakeTests
{
    private const string Defines = "#include <linux/types.h>\n#include <linux/ioctl.h>\n";

    private static string[] Stated(string header, string entity) =>
        HeaderFixture.Facts(HeaderFixture.ReadText(Defines + header)).Facts.All
            .Where(f => f.IsStated && (f.Field.Length > 0 ? f.Entity + "." + f.Field : f.Entity) == entity).Select(f => f.Describe()).ToArray();

    [Theory]
    [InlineData("__u32 f; /* mask must be 0 */")]
    [InlineData("__u32 f; /* Unknown flags must be zero */")]
    [InlineData("__u32 f; /* must be 0..15 */")]
    [InlineData("__u32 f; /* 15: Shall be zero 14: Shall be one */")]
    [InlineData("__u32 f; /* must be 0, set by kernel */")]
    [InlineData("__u32 f; /* must be 0 on input */")]
    public void NotReserved(string member) => Assert.DoesNotContain("struct s.f: zero", Stated("struct s { " + member + "\n};\n", "struct s.f"));

    [Theory]
    [InlineData("__u32 f; /* MBZ */")]
    [InlineData("__u32 f; /* reserved for future use, must be zero */")]
    [InlineData("__u32 f[3]; /* Reserved, set to 0 */")]
    [InlineData("__u32 f; /* 32 bit padding, should be 0 */")]
    [InlineData("__u32 f; /* must be 0 for now */")]
    public void Reserved(string member) => Assert.Contains("struct s.f: zero", Stated("struct s { " + member + "\n};\n", "struct s.f"));

    [Theory]
    [InlineData("__u64 f; /* write pointer position in sectors */")]
    [InlineData("__u64 f; /* guest physical pointer to the ring */")]
    public void NoAddress(string member) => Assert.Empty(Stated("struct s { " + member + "\n};\n", "struct s.f"));

    [Theory]
    [InlineData("__u32 f; /* offset in the file descriptor */")]
    [InlineData("__u32 f; /* cannot be exported as a PRIME fd */")]
    [InlineData("__u32 num_fds; /* number of file descriptors */")]
    public void NoFd(string member) => Assert.DoesNotContain(Stated("struct s { " + member + "\n};\n", "struct s.f"), f => f.Contains(": fd", System.StringComparison.Ordinal));

    [Theory]
    [InlineData("__u64 f; /* Pointer to an array of ids, filled in by the kernel */")]
    [InlineData("__u32 f; /* Id of a context. On return this field will contain the new one. */")]
    [InlineData("__u32 f; /* For ALLOC: zero. Returned value has the lowest bit set. */")]
    [InlineData("__u32 f; /* the scaling (output) value of a point */")]
    public void NotItsOwnDirection(string member) => Assert.DoesNotContain(Stated("struct s { " + member + "\n};\n", "struct s.f"), f => f.Contains(": direction ", System.StringComparison.Ordinal));

    [Theory]
    [InlineData("__u32 f; /* Length of the buffer. Updated by the driver. */", "inout")]
    [InlineData("__u32 f; /* Size of what comes back (input/output). It is set by the driver. */", "inout")]
    [InlineData("__u32 f; /* What to do (input) */", "in")]
    [InlineData("__u32 f; /* Returned value of the updated offset */", "out")]
    [InlineData("__u64 f; /* Returned pointer to the mapping */", "out")]
    public void ADirection(string member, string direction) => Assert.Contains("struct s.f: direction direction=" + direction, Stated("struct s { " + member + "\n};\n", "struct s.f"));

    [Fact]
    public void AnEntryInAColumnIsNoPartOfTheOneAbove()
    {
        const string Header = "/*\n * struct s - x\n * @start:\tWhere it starts\n * @end\t\tWhere it stopped (written by the kernel)\n */\nstruct s { __u32 start, end; };\n";
        Assert.Empty(Stated(Header, "struct s.start"));
        Assert.Equal(["struct s.end: direction direction=out"], Stated(Header, "struct s.end"));
    }

    [Theory]
    [InlineData("a bitmask of sets, with bits numbered according to enum e")]
    [InlineData("feature bit map (1 << E_XXX)")]
    [InlineData("bits 4-7: enum e")]
    public void BitNumbersAreNoFlags(string words) =>
        Assert.Empty(Stated("enum e { E_A, E_B, E_C };\nstruct s { __u32 mask; /* " + words + " */\n};\n", "struct s.mask"));

    [Fact]
    public void APrefixThatOtherConstantsShareIsNoGroup() =>
        Assert.Empty(Stated("#define P_A 1\n#define P_B 2\n#define P_KIND_X 1\n#define P_KIND_Y 2\nstruct s { __u32 flags; /* P_xxx */\n};\n", "struct s.flags"));

    [Fact]
    public void AFlagNamedInAConditionIsNoGroup() =>
        Assert.Empty(Stated("#define Q_DONE 1\nstruct s { __u32 flags; /* channel flags if the Q_DONE flag is clear */\n};\n", "struct s.flags"));

    [Fact]
    public void AListOfFlagsIsOneGroup() => Assert.Equal(
        ["s_flags: flagset values=L_A,L_B"],
        Stated("#define L_A 1\n#define L_B 2\n/**\n * struct s - x\n * @flags:\n *   - %L_A: read\n *   - %L_B: write\n */\nstruct s { __u32 flags; };\n", "s_flags"));

    [Fact]
    public void AFlagOfAnotherRecordIsNoConditionHere() => Assert.Empty(Stated(
        "#define R_A 1\n#define O_A 1\nstruct r { __u32 flags; /* combination of R_A */\n};\nstruct s { __u32 sflags; /* combination of O_A */\n __u32 x; /* valid only if R_A is set */\n};\n",
        "struct s.x"));

    [Fact]
    public void TheFlagsOfTheSameAlternativeDecide() => Assert.Equal(
        ["union u.node: when condition=map_flags & U_NODE requirement=valid"],
        Stated("#define U_NODE 4\nunion u {\n struct {\n __u32 map_flags;\n __u32 node; /* valid only if U_NODE is set */\n };\n struct { __u32 flags; __u32 y; };\n};\n", "union u.node"));

    [Fact]
    public void SeveralClausesAreOneCondition() => Assert.Equal(
        ["struct s.x: when condition=flags & C_A and not flags & C_B requirement=valid"],
        Stated("#define C_A 1\n#define C_B 2\nstruct s { __u32 flags; __u32 x; /* valid only if C_A is set and C_B is not set */\n};\n", "struct s.x"));

    [Fact]
    public void HalfOfAnAlternativeIsNoCondition() => Assert.Empty(Stated(
        "#define H_A 1\nstruct s { __u32 flags; __u32 x; /* ignored if H_A is set or the device is old */\n};\n", "struct s.x"));

    [Fact]
    public void DefinesAboveAMemberMayBeItsOwn() => Assert.Equal(
        ["struct s.x: when condition=op == D_OP_MAP requirement=valid"],
        Stated("struct s {\n __u64 addr;\n\n#define D_OP_MAP 1\n#define D_OP_UNMAP 2\n /* operation */\n __u32 op;\n __u32 x; /* to be used only with D_OP_MAP operation */\n};\n", "struct s.x"));

    [Fact]
    public void AMaskedFieldIsComparedUnderItsMask() => Assert.Equal(
        ["struct s.x: when condition=(flags & M_MASK) != M_TIME requirement=zero"],
        Stated("#define M_MASK 0xf0\n#define M_TIME 0x20\nstruct s { __u32 flags; __u32 x; /* MBZ if (flags & M_MASK) != M_TIME */\n};\n", "struct s.x"));

    [Fact]
    public void WhatIsSaidOfEachFlagAddsUp() => Assert.Equal(
        ["struct s.x: when condition=flags & A_A or flags & A_B requirement=valid"],
        Stated("enum f {\n A_A = 1, /* @x is valid */\n A_B = 2, /* @x is valid */\n};\nstruct s { __u32 flags; /* combination of enum f */\n __u32 x;\n};\n", "struct s.x"));

    [Fact]
    public void ReturnedInASharedRecordIsSaidOfOneIoctl() => Assert.Empty(Stated(
        "struct s { __u32 handle; /* returned handle */\n};\n#define I_NEW _IOR('i', 1, struct s)\n#define I_FREE _IOW('i', 2, struct s)\n", "struct s.handle"));

    [Theory]
    [InlineData("Returns -EFAULT if the probe failed")]
    [InlineData("others may be set by the driver")]
    [InlineData("data to be written by the kernel")]
    [InlineData("If pointer is NULL, updated by the driver")]
    public void NoDirection(string words) => Assert.Empty(Stated("struct s { __u32 x; /* " + words + " */\n};\n", "struct s.x"));

    [Theory]
    [InlineData("in: size of the buffer, out: bytes used", "inout")]
    [InlineData("[out] bytes used", "out")]
    [InlineData("filled in by the kernel", "out")]
    [InlineData("Input: which one", "in")]
    public void Directions(string words, string expected) =>
        Assert.Equal(["struct s.x: direction direction=" + expected], Stated("struct s { __u32 x; /* " + words + " */\n};\n", "struct s.x"));

    [Fact]
    public void AnotherIoctlsHeadingEndsWhereAnIoctlIsMeantAlone()
    {
        FactSet facts = HeaderFixture.Facts(HeaderFixture.ReadText(Defines + "/* This ioctl is used on the stream fd. */\n#define S_A _IO('s', 1)\n\n#define S_B _IO('s', 2)\n")).Facts;
        Assert.NotNull(facts.ForIoctl("S_A").Subject);
        Assert.Null(facts.ForIoctl("S_B").Subject);
    }
}

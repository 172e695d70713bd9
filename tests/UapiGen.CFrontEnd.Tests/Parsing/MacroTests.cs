using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Targets;

namespace UapiGen.CFrontEnd.Tests.Parsing;

/// <summary>Macros: where they stand, and which of them are ioctl numbers.</summary>
public class MacroTests
{
    /// <summary>The generic encoding, and the one of mips and powerpc with three direction bits.</summary>
    private const string GenericForms = """
        #define _IOC_NRSHIFT 0
        #define _IOC_NRMASK 0xff
        #define _IOC_TYPESHIFT 8
        #define _IOC_TYPEMASK 0xff
        #define _IOC_SIZESHIFT 16
        #define _IOC_SIZEMASK 0x3fff
        #define _IOC_DIRSHIFT 30
        #define _IOC_DIRMASK 3
        #define _IOC_NONE 0U
        #define _IOC_WRITE 1U
        #define _IOC_READ 2U

        """;

    private const string OtherForms = """
        #define _IOC_NRSHIFT 0
        #define _IOC_NRMASK 0xff
        #define _IOC_TYPESHIFT 8
        #define _IOC_TYPEMASK 0xff
        #define _IOC_SIZESHIFT 16
        #define _IOC_SIZEMASK 0x1fff
        #define _IOC_DIRSHIFT 29
        #define _IOC_DIRMASK 7
        #define _IOC_NONE 1U
        #define _IOC_READ 2U
        #define _IOC_WRITE 4U

        """;

    private const string Shared = """
        #define _IOC(dir, type, nr, size) (((dir) << _IOC_DIRSHIFT) | ((type) << _IOC_TYPESHIFT) | ((nr) << _IOC_NRSHIFT) | ((size) << _IOC_SIZESHIFT))
        #define _IO(type, nr) _IOC(_IOC_NONE, (type), (nr), 0)
        #define _IOR(type, nr, size) _IOC(_IOC_READ, (type), (nr), sizeof(size))
        #define _IOW(type, nr, size) _IOC(_IOC_WRITE, (type), (nr), sizeof(size))
        #define _IOWR(type, nr, size) _IOC(_IOC_READ | _IOC_WRITE, (type), (nr), sizeof(size))
        #define _IOC_NR(code) (((code) >> _IOC_NRSHIFT) & _IOC_NRMASK)
        typedef unsigned int __u32;
        struct argument { long a; __u32 b; };

        """;

    [Theory]
    [InlineData("_IO('x', 1)", "_IO", IoctlDirection.None, 1, 0, null)]
    [InlineData("_IO('x', 0xff)", "_IO", IoctlDirection.None, 255, 0, null)]
    [InlineData("_IOR('x', 2, struct argument)", "_IOR", IoctlDirection.Read, 2, 16, "struct argument")]
    [InlineData("_IOW('x', 3, struct argument *)", "_IOW", IoctlDirection.Write, 3, 8, "struct argument *")]
    [InlineData("_IOWR('x', BASE + 4, __u32)", "_IOWR", IoctlDirection.Read | IoctlDirection.Write, 0x44, 4, "__u32")]
    [InlineData("(_IOW('x', COMMAND, char[256]))", "_IOW", IoctlDirection.Write, 9, 256, "char [256]")]
    [InlineData("_IOC(_IOC_READ, 'x', 5, sizeof(struct argument))", "_IOC", IoctlDirection.Read, 5, 16, "struct argument")]
    [InlineData("_IOC(_IOC_NONE, 'x', 6, (sizeof(int)))", "_IOC", IoctlDirection.None, 6, 4, "int")]
    [InlineData("_IOC(_IOC_READ|_IOC_WRITE, 'x', 7, 24)", "_IOC", IoctlDirection.Read | IoctlDirection.Write, 7, 24, null)]
    [InlineData("WRAPPED(8, struct argument)", "_IOR", IoctlDirection.Read, 8, 16, "struct argument")]
    [InlineData("OTHER_NAME", "_IOW", IoctlDirection.Write, 3, 4, "int")]
    public void AnIoctlIsRecognizedByItsForm(string body, string form, IoctlDirection direction, int number, int size, string? type)
    {
        foreach (string forms in new[] { GenericForms, OtherForms })
        {
            TranslationUnit unit = TestHeader.Read(forms + Shared + $$"""
                #define TEST {{body}}
                #define BASE 0x40
                #define WRAPPED(nr, type) _IOR('x', nr, type)
                #define OTHER_NAME _IOW('x', 3, int)
                enum { COMMAND = 9 };

                """);
            Macro macro = unit.Macros.Single(candidate => candidate.Name == "TEST");

            Assert.NotNull(macro.Ioctl);
            Assert.Equal(form, macro.Ioctl.Form);
            Assert.Equal(direction, macro.Ioctl.Direction);
            Assert.Equal((uint)'x', macro.Ioctl.Type);
            Assert.Equal((uint)number, macro.Ioctl.Number);
            Assert.Equal(size, macro.Ioctl.Size);
            Assert.Equal(type, macro.Ioctl.ArgumentType?.ToString());
            Assert.Equal(macro.Ioctl.Code, (uint)((IntegerConstant)macro.Value!).Bits);
            Assert.Equal(size > 0 && body.IndexOf("24", System.StringComparison.Ordinal) < 0, macro.DependsOnLayout);
        }
    }

    [Theory]
    [InlineData("0x5401")]
    [InlineData("_IOC_NR(_IOR('x', 1, int))")]
    [InlineData("(_IO('x', 1) + 1)")]
    [InlineData("_IOR('x', 1, struct no_such_struct)")]
    [InlineData("_IOR('x', 1)")]
    [InlineData("_IO")]
    public void OtherNumbersAreNoIoctls(string body)
    {
        Macro macro = TestHeader.Read(GenericForms + Shared + "#define TEST " + body + "\n").Macros.Single(candidate => candidate.Name == "TEST");

        Assert.Null(macro.Ioctl);
    }

    [Theory]
    [InlineData("NAME(len) _IOC(_IOC_READ, 'E', 0x06, len)", IoctlDirection.Read, "0x06", "len")]
    [InlineData("BIT(ev, len) _IOC(_IOC_READ, 'E', 0x20 + (ev), len)", IoctlDirection.Read, "0x20 + (ev)", "len")]
    [InlineData("MESSAGE(N) _IOW('E', 0, char[SIZE(N)])", IoctlDirection.Write, "0", "sizeof(char[((N) * 32)])")]
    [InlineData("ABS(abs) _IOR('E', 0x40 + (abs), struct argument)", IoctlDirection.Read, "0x40 + (abs)", "sizeof(struct argument)")]
    [InlineData("BOTH(len) _IOC(_IOC_WRITE|_IOC_READ, 'E', 7, len)", IoctlDirection.Read | IoctlDirection.Write, "7", "len")]
    public void AnIoctlWithParametersKeepsThemAsText(string definition, IoctlDirection direction, string number, string size)
    {
        TranslationUnit unit = TestHeader.Read(GenericForms + Shared + "#define SIZE(n) ((n) * 32)\n#define " + definition + "\n");
        Macro macro = unit.Macros[^1];

        Assert.Null(macro.Value);
        Assert.NotNull(macro.ParametricIoctl);
        Assert.Equal(direction, macro.ParametricIoctl.Direction);
        Assert.Equal((uint)'E', macro.ParametricIoctl.TypeCode);
        Assert.Equal(number, macro.ParametricIoctl.Number);
        Assert.Equal(size, macro.ParametricIoctl.Size);
    }

    [Theory]
    [InlineData("_MY_IOR(nr, type) _IOR('E', nr, type)")]
    [InlineData("ANY(type, nr) _IO(type, nr)")]
    [InlineData("DOUBLE(x) ((x) * 2)")]
    [InlineData("UNUSED(x) _IO('E', 1)")]
    public void AFormOfADriversOwnIsNoIoctl(string definition)
    {
        Macro macro = TestHeader.Read(GenericForms + Shared + "#define " + definition + "\n").Macros[^1];

        Assert.Null(macro.ParametricIoctl);
    }

    [Fact]
    public void AMacroKnowsTheMemberItFollows()
    {
        TranslationUnit unit = TestHeader.Read("""
            #define OUTSIDE 1
            struct flags {
            #define BEFORE_ALL 2
            	unsigned flags;
            #define AFTER_FLAGS 3
            	struct {
            		int deep;
            #define AFTER_DEEP 4
            	};
            #define AFTER_STRUCT 5
            	int last, very_last;
            #define AFTER_LAST 6
            };
            enum names { A,
            #define IN_ENUM 7
            	B };
            #define BEHIND 8

            """);
        string Describe(Macro macro) => $"{macro.Name} {macro.EnclosingDeclaration?.CName} {macro.FollowsField?.Name}".TrimEnd();

        Assert.Equal(
            [
                "OUTSIDE", "BEFORE_ALL struct flags", "AFTER_FLAGS struct flags flags", "AFTER_DEEP struct <unnamed> deep", "AFTER_STRUCT struct flags",
                "AFTER_LAST struct flags very_last", "IN_ENUM enum names", "BEHIND",
            ],
            unit.Macros.Select(Describe));
    }

    [Fact]
    public void ValuesAreThoseOfTheUnitsEnd()
    {
        TranslationUnit unit = TestHeader.Read("""
            #define EARLY (LATE_MACRO + LATE_ENUMERATOR)
            #define LATE_MACRO 1
            enum { LATE_ENUMERATOR = 2 };
            #undef LATE_MACRO
            #define LATE_MACRO 10

            """, KnownTargets.Arm64);

        Assert.Equal(new IntegerConstant(12, ((IntegerConstant)unit.Macros[0].Value!).Type), unit.Macros[0].Value);
        Assert.Equal(["EARLY", "LATE_MACRO"], unit.Macros.Select(macro => macro.Name));
    }
}

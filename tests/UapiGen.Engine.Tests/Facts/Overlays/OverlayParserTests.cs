using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Facts;
using UapiGen.Engine.Facts.Overlays;

namespace UapiGen.Engine.Tests.Facts.Overlays;

public class OverlayParserTests
{
    private static (string[] Facts, string[] Errors) Read(string text)
    {
        var diagnostics = new List<SourceDiagnostic>();
        ParsedOverlay overlay = OverlayParser.ReadFile(new SourceFile("x.uapi", "x.uapi", text, HeaderOrigin.Project), diagnostics);
        return (overlay.Statements.SelectMany(s => s.Facts).Select(f => f.Describe()).ToArray(), diagnostics.Select(d => d.ToString()).ToArray());
    }

    private static string[] Member(string statement)
    {
        (string[] facts, string[] errors) = Read("uapi 1\nstruct s { " + statement + " }\n");
        Assert.Empty(errors);
        return facts;
    }

    private static string[] TopLevel(string statement)
    {
        (string[] facts, string[] errors) = Read("uapi 1\n" + statement + "\n");
        Assert.Empty(errors);
        return facts;
    }

    [Theory]
    [InlineData("fd f k none -1", "struct s.f: fd kind=k none=-1")]
    [InlineData("out fd f k|l", "struct s.f: fd kind=k|l direction=out")]
    [InlineData("fd u.x.f foreign", "struct s.u.x.f: fd foreign=true")]
    [InlineData("fd f k for A, B", "struct s.f: fd kind=k for=A,B")]
    [InlineData("out id i k", "struct s.i: id kind=k direction=out")]
    [InlineData("zero a mask 0xff", "struct s.a: zero mask=0xff")]
    [InlineData("size-first argsz including data", "struct s.argsz: size-first including=data")]
    [InlineData("flags f e mask M", "struct s.f: flags group=e mask=M")]
    [InlineData("enum f e excludes A, B", "struct s.f: enum group=e excludes=A,B")]
    [InlineData("one-of f { A, B }", "struct s.f: one-of values=A,B")]
    [InlineData("exclusive f { A B } unless C", "struct s.f: exclusive values=A,B unless=C")]
    [InlineData("ptr p in struct x[count n]", "struct s.p: ptr direction=in type=struct x count=n")]
    [InlineData("ptr p inout bytes n retained", "struct s.p: ptr direction=inout bytes=n retained=true")]
    [InlineData("ptr p in u8[16]", "struct s.p: ptr direction=in type=u8 count=16")]
    [InlineData("ptr p out string", "struct s.p: ptr direction=out type=string")]
    [InlineData("ptr p by t { A|B: in struct x ; C: none } bytes n", "struct s.p: ptr bytes=n by=t cases=(A): in struct x; (B): in struct x; (C): none")]
    [InlineData("ptr p by (subject.type, a) { (A, B|C): in fd k }", "struct s.p: ptr by=subject.type,a cases=(A, B): in fd k; (A, C): in fd k")]
    [InlineData("count n of a max MAX", "struct s.n: count of=a max=MAX")]
    [InlineData("bytes n of a", "struct s.n: bytes of=a")]
    [InlineData("union by t { A: x ; B: y }", "struct s: union by=t cases=(A): x; (B): y")]
    [InlineData("union data by f { A : fd k none -1 [count] ; B : u8[count] ; C : none }", "struct s.data: union by=f cases=(A): fd k[count]; (B): u8[count]; (C): none")]
    [InlineData("when f (flags & A) : required else ignored", "struct s.f: when condition=flags & A requirement=required otherwise=ignored")]
    [InlineData("when f ((flags & M) == A) else value -1", "struct s.f: when condition=(flags & M) == A requirement=valid otherwise=-1")]
    [InlineData("when f (not (flags & A) and (t in {1, B} or subject is k))", "struct s.f: when condition=not flags & A and (t == 1 or t == B or subject is k) requirement=valid")]
    [InlineData("when f (parent.flags & (A|B)) : zero", "struct s.f: when condition=parent.flags & (A | B) requirement=zero")]
    [InlineData("name f \"Some\"", "struct s.f: name name=Some")]
    [InlineData("name \"Some\"", "struct s: name name=Some")]
    [InlineData("always f", "struct s.f: always")]
    [InlineData("plain f", "struct s.f: plain")]
    [InlineData("inout f", "struct s.f: direction direction=inout")]
    [InlineData("differs", "struct s: differs")]
    [InlineData("string f for N", "struct s.f: string for=N")]
    [InlineData("member-prefix lo_", "struct s: member-prefix prefix=lo_")]
    [InlineData("when f (flags & A) : valid for N", "struct s.f: when condition=flags & A requirement=valid for=N")]
    public void ReadsMemberStatements(string statement, string expected) => Assert.Equal([expected], Member(statement));

    [Theory]
    [InlineData("resource fd k open \"/dev/k\"", "fd k: resource open=/dev/k")]
    [InlineData("resource fd k inode \"k-*\"", "fd k: resource inode=k-*")]
    [InlineData("resource fd k < p external", "fd k: resource parent=p external=true")]
    [InlineData("resource fd k home \"linux/other.h\"", "fd k: resource external=true home=linux/other.h")]
    [InlineData("resource fd k = runtime", "fd k: resource runtime=true")]
    [InlineData("resource id i : u32", "id i: resource type=u32")]
    [InlineData("mmap k struct s at 4096 size N", "fd k: mmap type=struct s offset=4096 size=N")]
    [InlineData("syscall eventfd2(unsigned initval, int flags) -> fd eventfd", "eventfd2: syscall parameters=unsigned initval, int flags kind=eventfd")]
    [InlineData("prefix VIDIOC_", ": prefix prefix=VIDIOC_")]
    [InlineData("prefix TUN on tun|tap", ": prefix prefix=TUN kind=tun|tap")]
    [InlineData("rename struct s \"S\"", "struct s: name name=S")]
    [InlineData("constant C needs CAP", "C: needs capability=CAP")]
    [InlineData("constant C needs N (flags & F)", "C: needs ioctl=N condition=flags & F")]
    [InlineData("constant C = 0x80 from \"linux/o.h\"", "C: constant value=0x80 from=linux/o.h")]
    [InlineData("constant C = -1 from \"linux/o.h\"", "C: constant value=-1 from=linux/o.h")]
    [InlineData("ioctl N -> fd k when (f == A and not (g & B)) since 6.19", "N: returns form=fd kind=k condition=f == A and not g & B since=6.19")]
    [InlineData("ioctl N -> id k|l when (f == A)", "N: returns form=id kind=k|l condition=f == A")]
    public void ReadsTopLevelStatements(string statement, string expected) => Assert.Equal([expected], TopLevel(statement));

    [Fact]
    public void AnIoctlSaysSeveralFacts()
    {
        Assert.Equal(
            [
                "N: on kind=k|l", "N: argument form=value direction=in type=ulong name=id", "N: returns form=fd kind=m", "N: since version=6.8",
                "N: needs capability=CAP", "N: eintr policy=return", "N: errno errno=E2BIG text=too \"big\"",
            ],
            TopLevel("ioctl N on k|l value ulong id -> fd m since 6.8 needs CAP eintr return errno E2BIG \"too \\\"big\\\"\""));
        Assert.Equal(["N: argument form=pointer direction=in type=int fd=k none=-1"], TopLevel("ioctl N in fd k none -1"));
        Assert.Equal(["N: argument form=string direction=in", "N: returns form=int"], TopLevel("ioctl N in string -> int"));
        Assert.Equal(["N: argument form=value direction=in enum=e"], TopLevel("ioctl N value enum e"));
        Assert.Equal(["N: argument form=buffer direction=out type=u8"], TopLevel("ioctl N out u8[]"));
        Assert.Equal(["N: argument form=pointer direction=in type=u64[2] name=range"], TopLevel("ioctl N in u64[2] range"));
    }

    [Fact]
    public void AConstantOfAnotherHeaderMayHaveAValueOfItsOwnOnATarget() => Assert.Equal(
        ["C: constant value=0x800 from=linux/o.h", "C: constant value=0x80 target=mips64el from=linux/o.h", "C: constant value=0x4 target=x86-64 from=linux/o.h", "C: name name=X"],
        TopLevel("constant C = 0x800 on mips64el 0x80 on x86-64 4 from \"linux/o.h\" name \"X\""));

    [Theory]
    [InlineData("uapi 1\nconstant C = 1\n", "x.uapi:2:15: error UAPI2001: expected 'on' or 'from', found end of line")]
    [InlineData("uapi 1\nconstant C = B from \"o.h\"\n", "x.uapi:2:14: error UAPI2001: expected a number, found 'B'")]
    [InlineData("uapi 1\nconstant C = 1 on mips64l 2 from \"o.h\"\n", "x.uapi:2:19: error UAPI2015: there is no target 'mips64l'; did you mean 'mips64el'?")]
    [InlineData("uapi 1\nioctl N -> fd k when f == A\n", "x.uapi:2:22: error UAPI2001: expected '(', found 'f'")]
    [InlineData("uapi 1\nioctl N needs (f == A)\n", "x.uapi:2:15: error UAPI2001: expected a capability's or an ioctl's name, found '('")]
    [InlineData("struct s {\n}\n", "x.uapi:1:1: error UAPI2003: an overlay starts with its format version: 'uapi 1'")]
    [InlineData("uapi 2\n", "x.uapi:1:6: error UAPI2004: the format version is 2, this version of UapiGen reads 1")]
    [InlineData("uapi 1\niotcl N\n", "x.uapi:2:1: error UAPI2002: 'iotcl' is no statement here; did you mean 'ioctl'?")]
    [InlineData("uapi 1\nstruct s {\n  zreo x\n  zero y\n}\n", "x.uapi:3:3: error UAPI2002: 'zreo' is no statement here; did you mean 'zero'?")]
    [InlineData("uapi 1\nstruct s { fd f }\n", "x.uapi:2:17: error UAPI2001: expected 'foreign' or a kind, found '}'")]
    [InlineData("uapi 1\nstruct s { zero f\n", "x.uapi:3:1: error UAPI2001: expected '}', found end of file")]
    [InlineData("uapi 1\nioctl N eintr maybe\n", "x.uapi:2:15: error UAPI2001: expected 'retry' or 'return', found 'maybe'")]
    [InlineData("uapi 1\nresource pd k\n", "x.uapi:2:10: error UAPI2001: expected 'fd' or 'id', found 'pd'")]
    [InlineData("uapi 1\nstruct s { when f (a & A) : needed }\n", "x.uapi:2:29: error UAPI2001: expected 'required', 'valid' or 'zero', found 'needed'")]
    [InlineData("uapi 1\nstruct s { zero f whenever (a & A) }\n", "x.uapi:2:19: error UAPI2001: expected 'when', 'for', 'exclusive', 'one-of', 'since', 'needs', 'name' or the end of the statement, found 'whenever'")]
    [InlineData("uapi 1\nheader linux\n", "x.uapi:2:8: error UAPI2001: expected the header's include name, quoted, found 'linux'")]
    [InlineData("uapi 1\nstruct s { when f (a & ) ; zero g }\n", "x.uapi:2:24: error UAPI2001: expected a constant or a number, found ')'")]
    public void AnErrorIsOneAndHasItsPlace(string text, string expected) => Assert.Equal([expected], Read(text).Errors);

    [Fact]
    public void AnErrorCostsItsStatementAlone()
    {
        (string[] facts, string[] errors) = Read("uapi 1\nstruct s {\n  fd\n  ptr p by { A: x }\n  zero y\n}\nresource fd k external\n");
        Assert.Equal(2, errors.Length);
        Assert.Equal(["struct s.y: zero", "fd k: resource external=true"], facts);
    }

    [Fact]
    public void DeepConditionsAreRefused()
    {
        (_, string[] errors) = Read("uapi 1\nstruct s { when f " + new string('(', 5000) + "\n");
        Assert.Contains(errors, e => e.Contains("UAPI2006", System.StringComparison.Ordinal));
    }

    [Fact]
    public void TooManyCombinationsAreRefusedAndNotCut()
    {
        (string[] facts, string[] errors) = Read("uapi 1\nstruct s { union by (a, b, c) { (A|B|C|D|E|F|G, H|I|J|K|L|M|N, O|P|Q|R|S|T): x } ; zero y }\n");
        Assert.Equal(["x.uapi:2:64: error UAPI2001: expected at most 256 combinations of values in one case, found 294"], errors);
        Assert.Equal(["struct s.y: zero"], facts);
    }

    [Fact]
    public void StatementsMayGoOnAfterABackslash()
    {
        Assert.Equal(["N: on kind=k", "N: argument form=none direction=none"], TopLevel("ioctl N on k \\\n   none # a comment"));
    }
}

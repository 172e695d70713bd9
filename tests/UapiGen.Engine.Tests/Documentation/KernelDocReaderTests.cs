using System.Linq;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Documentation;

namespace UapiGen.Engine.Tests.Documentation;

public class KernelDocReaderTests
{
    private static KernelDoc Read(string comment)
    {
        var file = new SourceFile("x.h", "x.h", "\n" + comment + "\n");
        CommentKind kind = comment.StartsWith("/**", System.StringComparison.Ordinal) ? CommentKind.KernelDoc
            : comment.StartsWith("//", System.StringComparison.Ordinal) ? CommentKind.Line : CommentKind.Block;
        return KernelDocReader.Read(new Comment(new SourceSpan(file, 1, comment.Length), kind));
    }

    [Theory]
    [InlineData("/**\n * struct a - A thing\n */", KernelDocKind.Struct, "a", "A thing")]
    [InlineData("/**\n * struct a: A thing\n */", KernelDocKind.Struct, "a", "A thing")]
    [InlineData("/**\n * struct a\n */", KernelDocKind.Struct, "a", "")]
    [InlineData("/** union u - Two\n *   lines\n */", KernelDocKind.Union, "u", "Two lines")]
    [InlineData("/**\n * enum e - Values\n */", KernelDocKind.Enum, "e", "Values")]
    [InlineData("/**\n * define F - A flag\n */", KernelDocKind.Define, "F", "A flag")]
    [InlineData("/**\n * NAME() - Does\n */", KernelDocKind.Function, "NAME", "Does")]
    [InlineData("/**\n * NAME - Does\n */", KernelDocKind.Function, "NAME", "Does")]
    [InlineData("/**\n * DOC: Some title\n */", KernelDocKind.Section, "Some title", "")]
    [InlineData("/** the requested size */", KernelDocKind.Plain, "", "")]
    [InlineData("/* struct a - A thing */", KernelDocKind.Plain, "", "")]
    public void ReadsTitles(string comment, KernelDocKind kind, string name, string purpose)
    {
        KernelDoc doc = Read(comment);
        Assert.Equal((kind, name, purpose), (doc.Kind, doc.Name, doc.Purpose.Words));
    }

    [Fact]
    public void SortsMembersSectionsAndText()
    {
        KernelDoc doc = Read("""
            /**
             * struct a - ioctl(A_GET)
             * @size: sizeof(struct a)
             * @u.x: Nested
             *       member
             *
             *       with more.
             * @tail[]: The tail
             *
             * Free text: not a section.
             * See http://example
             *
             * Return: 0 on success
             * uapi: fd x y
             */
            """);
        Assert.Equal(["size", "u.x", "tail"], doc.Members.Select(m => m.Name));
        Assert.Equal("Nested member with more.", doc.Member("u.x")!.Words);
        Assert.Equal("Free text: not a section. See http://example", doc.Body.Words);
        Assert.Equal("0 on success", doc.Return.Words);
        Assert.Equal("fd x y", doc.Section("uapi").Words);
    }

    [Fact]
    public void ReadsInlineMemberComments()
    {
        KernelDoc doc = Read("/** @group_fd: Descriptor of the\n\t * group\n\t */");
        Assert.Equal(KernelDocKind.Inline, doc.Kind);
        Assert.Equal("Descriptor of the group", doc.Member("group_fd")!.Words);
    }

    [Fact]
    public void EveryLineKnowsItsPlace()
    {
        KernelDoc doc = Read("/**\n * struct a - x\n * @m: words here\n */");
        Passage member = doc.Member("m")!;
        Assert.Equal("words here", member.Span.Text);
        Assert.Equal("x.h:4:8", member.Span.ToString());
    }

    [Fact]
    public void UnclosedAndEmptyCommentsAreRead()
    {
        Assert.True(Read("/**/").All.IsEmpty);
        Assert.True(Read("/***/").All.IsEmpty);
        Assert.Equal("open", Read("/* open").All.Words);
        Assert.Equal("line", Read("// line").All.Words);
    }

    [Fact]
    public void MarkupIsStructured()
    {
        DocText text = Read("/* Use %A_FLAG, &struct b.x, @m and ``code``; a%b stays. */").Body.ToDocText();
        DocBlock block = Assert.Single(text.Blocks);
        Assert.Equal(
            [
                new(DocInlineKind.Words, "Use "), new(DocInlineKind.Constant, "A_FLAG", "A_FLAG"), new(DocInlineKind.Words, ", "),
                new(DocInlineKind.Reference, "struct b.x", "struct b", "x"), new(DocInlineKind.Words, ", "),
                new(DocInlineKind.Member, "m", "m"), new(DocInlineKind.Words, " and "), new(DocInlineKind.Code, "code"),
                new(DocInlineKind.Words, "; a%b stays."),
            ],
            block.Inlines);
    }

    [Fact]
    public void ListsAndLiteralsAreBlocks()
    {
        DocText text = Read("/*\n * First::\n *\n *   int x;\n *     y\n *\n * - one\n *   more\n * - two\n */").Body.ToDocText();
        Assert.Equal(
            [(DocBlockKind.Paragraph, "First:"), (DocBlockKind.Literal, "int x;\n  y"), (DocBlockKind.ListItem, "one more"), (DocBlockKind.ListItem, "two")],
            text.Blocks.Select(b => (b.Kind, b.ToString())));
    }
}

using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Tests.Parsing;

/// <summary>Comments find what they document by where they stand.</summary>
public class CommentTests
{
    private const string Text = """
        /* section */

        /** leading of record */
        struct record { /* trailing of record */
        	/* leading of a */
        	int a; /* trailing of a */
        	int b;	// trailing of b

        	/* inner section */

        	// leading of c
        	// and more
        	int c, /* first of two */
        	    d; /* second of two */
        #define FLAG 1 /* trailing of FLAG */
        	/* leading of OTHER */
        #define OTHER (1 << 2)
        	int e;
        };

        int between; struct bare { int x; };

        /* leading of typedef */
        typedef struct { int y; } named; /* trailing of typedef */

        enum names {
        	FIRST, /* trailing of FIRST */
        	/* leading of SECOND */
        	SECOND = (1 + 1),
        	LAST /* trailing of LAST */
        };

        """;

    private static readonly TranslationUnit s_unit = TestHeader.Read(Text);

    [Theory]
    [InlineData("a", "leading of a", "trailing of a", "section")]
    [InlineData("b", null, "trailing of b", "section")]
    [InlineData("c", "leading of c", "first of two", "inner section")]
    [InlineData("d", "leading of c", "second of two", "inner section")]
    [InlineData("e", null, null, "inner section")]
    public void MembersHaveTheirs(string name, string? leading, string? trailing, string section) =>
        Check(Record("struct record").Fields.Single(field => field.Name == name).Comments, leading, trailing, section);

    [Fact]
    public void RecordsHaveTheirs()
    {
        Check(Record("struct record").Comments, "leading of record", "trailing of record", "section");
        Check(Record("struct bare").Comments, null, null, "inner section");
        Check(Record("named").Comments, "leading of typedef", null, "inner section");
        Check(s_unit.Declarations.OfType<TypedefDeclaration>().Single().Comments, "leading of typedef", "trailing of typedef", "inner section");
    }

    [Theory]
    [InlineData("FLAG", null, "trailing of FLAG")]
    [InlineData("OTHER", "leading of OTHER", null)]
    public void MacrosHaveTheirs(string name, string? leading, string? trailing) =>
        Check(s_unit.Macros.Single(macro => macro.Name == name).Comments, leading, trailing, "inner section");

    [Theory]
    [InlineData("FIRST", null, "trailing of FIRST")]
    [InlineData("SECOND", "leading of SECOND", null)]
    [InlineData("LAST", null, "trailing of LAST")]
    public void EnumeratorsHaveTheirs(string name, string? leading, string? trailing) =>
        Check(
            s_unit.Declarations.OfType<EnumDeclaration>().Single().Enumerators.Single(enumerator => enumerator.Name == name).Comments,
            leading, trailing, "inner section");

    private static RecordDeclaration Record(string name) => s_unit.Declarations.OfType<RecordDeclaration>().Single(record => record.CName == name);

    private static void Check(CommentSet comments, string? leading, string? trailing, string? section)
    {
        Assert.Equal(leading, Words(comments.Leading));
        Assert.Equal(trailing, Words(comments.Trailing));
        Assert.Equal(section, Words(comments.Section));
    }

    private static string? Words(Comment? comment) => comment?.Span.Text.Trim('/', '*', ' ');
}

using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Testing;

namespace UapiGen.CFrontEnd.Tests.Parsing;

/// <summary>What each header under <c>Cases</c> is reported for stands at the end of the line it is reported at; a new case is a new line.</summary>
public partial class DeclarationTests
{
    private static readonly string s_folder = Repository.PathTo("tests/UapiGen.CFrontEnd.Tests/Parsing/Cases");

    public static TheoryData<string> Cases => [.. Directory.GetFiles(s_folder, "*.h").Select(path => Path.GetFileName(path)).Order(System.StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void ReportsWhatItsLinesSay(string name)
    {
        string text = File.ReadAllText(Path.Combine(s_folder, name));
        IEnumerable<string> expected = text.Split('\n')
            .Select((line, index) => (Line: index + 1, Match: Expectation().Match(line)))
            .Where(line => line.Match.Success)
            .Select(line => $"{line.Line}: {line.Match.Groups[1].Value}");

        TranslationUnit unit = TestHeader.Read(text);

        Assert.Equal(expected, unit.Diagnostics.Select(diagnostic => $"{diagnostic.Span.Position.Line + 1}: {diagnostic.Rule.Id}"));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ReadsWhatSurvives(string name)
    {
        string text = File.ReadAllText(Path.Combine(s_folder, name));
        IEnumerable<string> expected = Survivor().Matches(text[text.IndexOf("*/", System.StringComparison.Ordinal)..]).Select(match => match.Value).Distinct();

        TranslationUnit unit = TestHeader.Read(text);
        var names = new HashSet<string>(unit.Declarations.SelectMany(Names));

        Assert.Equal([], expected.Except(names));
    }

    [Fact]
    public void DeclarationsStandInTheOrderOfTheText()
    {
        TranslationUnit unit = TestHeader.Read("""
            struct later;
            struct outer { struct inner { int a; } x; enum kind { A } k; struct never *n; };
            typedef struct outer outer_t;
            struct later { int b; };
            """);

        Assert.Equal(
            ["struct outer", "struct inner", "enum kind", "struct never", "outer_t", "struct later"],
            unit.Declarations.Select(declaration => declaration.CName));
        Assert.Equal("struct outer", ((RecordDeclaration)unit.Declarations[1]).Parent?.CName);
        Assert.False(((RecordDeclaration)unit.Declarations[3]).IsComplete);
    }

    [Fact]
    public void SpansCoverNamesAndDefinitions()
    {
        const string Text = "typedef struct tag { int first, second; } alias;\n";
        TranslationUnit unit = TestHeader.Read(Text);
        var record = (RecordDeclaration)unit.Declarations[0];

        Assert.Equal("tag", record.Span.Text);
        Assert.Equal("struct tag { int first, second; }", record.DefinitionSpan.Text);
        Assert.Equal(["first", "second"], record.Fields.Select(field => field.Span.Text));
        Assert.Equal("alias", unit.Declarations[1].Span.Text);
        Assert.Equal("test.h", record.Header);
    }

    [Fact]
    public void FactsOfMembersAreKept()
    {
        TranslationUnit unit = TestHeader.Read("""
            #define __aligned_u64 __u64 __attribute__((aligned(8)))
            #define __counted_by(m)
            #define __bitwise
            typedef unsigned long long __u64;
            typedef __u64 __bitwise __le64;
            struct facts { int count; __aligned_u64 address; __le64 packed __attribute__((packed)); char data[] __counted_by(count); };
            """);
        RecordDeclaration record = unit.Declarations.OfType<RecordDeclaration>().Single();

        Assert.Empty(unit.Diagnostics);
        Assert.Equal(["__aligned_u64"], record.Fields[1].TypeMacros);
        Assert.Equal(8, record.Fields[1].AlignedAttribute);
        Assert.Equal("__u64", record.Fields[1].Type.ToString());
        Assert.True(record.Fields[2].IsPacked);
        Assert.True(((TypedefType)record.Fields[2].Type).Declaration.IsBitwise);
        Assert.Equal("count", record.Fields[3].CountedBy);
        Assert.True(record.Fields[3].IsFlexibleArray);
    }

    private static IEnumerable<string> Names(Declaration declaration) => declaration switch
    {
        RecordDeclaration { IsComplete: true, Tag: string tag } => [tag],
        RecordDeclaration { Tag: "survives_forward" } => ["survives_forward"],
        EnumDeclaration enumeration => enumeration.Enumerators.Select(enumerator => enumerator.Name).Append(enumeration.Tag ?? ""),
        TypedefDeclaration typedef => [typedef.Name],
        OtherDeclaration other => [other.Name],
        _ => [],
    };

    [GeneratedRegex(@"//! (UAPI\d+)")]
    private static partial Regex Expectation();

    [GeneratedRegex(@"\bsurvives_\w+|\bSURVIVES_[AI]\w*")]
    private static partial Regex Survivor();
}

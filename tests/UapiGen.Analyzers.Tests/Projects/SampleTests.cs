using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UapiGen.Testing.Analyzers;

namespace UapiGen.Analyzers.Tests.Projects;

/// <summary>The samples: the analyzers are silent about all that is right in them, and say of each deliberate mistake what its row claims.</summary>
public sealed class SampleTests
{
    private const string RowType = "Row";

    public static TheoryData<string> Samples => [.. SampleProject.Names];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_sample_has_no_finding_but_those_it_makes_on_purpose(string name)
    {
        CSharpCompilation compilation = new SampleProject(name).Compile();
        TestCompilation.AssertNoErrors(compilation);
        ImmutableArray<Diagnostic> found = await SampleProject.AnalyzeAsync(compilation);
        Assert.Empty(found.Where(d => !d.IsSuppressed).Select(d => d.ToString()));
        Assert.Empty(found.Where(d => d.IsSuppressed && RowOf(d) is null && !IsOnPurpose(d)).Select(d => d.ToString()));
    }

    [Theory]
    [InlineData("ViommuKvmFd")]
    [InlineData("LivePairs")]
    public async Task Every_row_of_the_table_is_found_at_compile_time_as_it_says(string name)
    {
        var sample = new SampleProject(name);
        CSharpCompilation compilation = sample.Compile();
        ILookup<string, string> analyzers = (await SampleProject.AnalyzeAsync(compilation)).ToLookup(d => RowOf(d)?.Identifier.ValueText ?? "", d => d.Id);
        ILookup<string, string> compiler = sample.Compile("DOES_NOT_COMPILE").GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(d => d.Severity == DiagnosticSeverity.Error)
            .ToLookup(d => RowOf(d)?.Identifier.ValueText ?? "", d => d.Id);

        MethodDeclarationSyntax[] rows = [.. compilation.SyntaxTrees.SelectMany(t => t.GetRoot(TestContext.Current.CancellationToken).DescendantNodes()).OfType<MethodDeclarationSyntax>().Where(IsRow)];
        Assert.NotEmpty(rows);
        Assert.Empty(analyzers[""].Concat(compiler[""]));
        Assert.All(rows, row => Assert.Equal(Claimed(row), compiler[Name(row)].Concat(analyzers[Name(row)]).Distinct().Order(System.StringComparer.Ordinal)));
        Assert.Contains(rows, row => Claimed(row).Contains("UAPI5001"));
    }

    // A suppression says beside its id why: a mistake made to show what the kernel answers.
    private static bool IsOnPurpose(Diagnostic finding) =>
        finding.Location.SourceTree!.GetText().Lines.Any(line => line.ToString() is var text && text.StartsWith("#pragma warning disable", System.StringComparison.Ordinal)
            && text.Contains(finding.Id, System.StringComparison.Ordinal) && text.Contains("on purpose", System.StringComparison.Ordinal));

    private static MethodDeclarationSyntax? RowOf(Diagnostic finding) =>
        finding.Location.SourceTree?.GetRoot().FindNode(finding.Location.SourceSpan).AncestorsAndSelf().OfType<MethodDeclarationSyntax>().FirstOrDefault(IsRow);

    private static bool IsRow(MethodDeclarationSyntax method) => method.ReturnType is IdentifierNameSyntax { Identifier.ValueText: RowType };

    private static string Name(MethodDeclarationSyntax row) => row.Identifier.ValueText;

    /// <summary>The ids in the second argument of the row that the method makes; a row that several share is made from variables and claims none.</summary>
    private static string[] Claimed(MethodDeclarationSyntax row)
    {
        IEnumerable<BaseObjectCreationExpressionSyntax> made = row.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>()
            .Where(creation => creation.ArgumentList is { Arguments.Count: 4 } && creation.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax);
        string? text = made.Select(creation => creation.ArgumentList!.Arguments[1].Expression).OfType<LiteralExpressionSyntax>().Select(literal => literal.Token.ValueText).FirstOrDefault();
        return [.. (text ?? "").Split(' ', System.StringSplitOptions.RemoveEmptyEntries).Order(System.StringComparer.Ordinal)];
    }
}

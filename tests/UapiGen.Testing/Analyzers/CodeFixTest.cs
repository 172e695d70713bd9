using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace UapiGen.Testing.Analyzers;

/// <summary>
/// Applies a code fix to all that one rule reports in a document, one finding at a time and then all at once (fix-all), and compares both with
/// the expected text.
/// </summary>
public sealed class CodeFixTest(DiagnosticAnalyzer analyzer, CodeFixProvider fix, string id)
{
    private const int MostSteps = 20;

    /// <summary>References besides the framework.</summary>
    public ImmutableArray<MetadataReference> References { get; init; } = [];

    /// <summary>Expects the fixes of <paramref name="source"/> to give <paramref name="expected"/>. Neither has markup.</summary>
    public async Task VerifyAsync(string source, string expected)
    {
        using var workspace = new AdhocWorkspace();
        Document document = Open(workspace, source);

        string oneByOne = await ApplyOneByOneAsync(document).ConfigureAwait(false);
        Assert.Equal(expected, oneByOne);

        string atOnce = await ApplyAllAsync(document).ConfigureAwait(false);
        Assert.Equal(expected, atOnce);
    }

    /// <summary>Expects findings in <paramref name="source"/>, and no fix for any.</summary>
    public async Task VerifyNoFixAsync(string source)
    {
        using var workspace = new AdhocWorkspace();
        Document document = Open(workspace, source);
        ImmutableArray<Diagnostic> found = await FindAsync(document, CancellationToken.None).ConfigureAwait(false);
        Assert.NotEmpty(found);
        foreach (Diagnostic diagnostic in found)
        {
            Assert.Empty(await ActionsAsync(document, diagnostic).ConfigureAwait(false));
        }
    }

    private async Task<string> ApplyOneByOneAsync(Document document)
    {
        for (int step = 0; step < MostSteps; step++)
        {
            ImmutableArray<Diagnostic> found = await FindAsync(document, CancellationToken.None).ConfigureAwait(false);
            CodeAction? action = null;
            foreach (Diagnostic diagnostic in found)
            {
                action ??= (await ActionsAsync(document, diagnostic).ConfigureAwait(false)).FirstOrDefault();
            }

            if (action is null)
            {
                break;
            }

            document = await ApplyAsync(document, action).ConfigureAwait(false);
        }

        return (await document.GetTextAsync().ConfigureAwait(false)).ToString();
    }

    private async Task<string> ApplyAllAsync(Document document)
    {
        FixAllProvider? provider = fix.GetFixAllProvider();
        Assert.NotNull(provider);
        ImmutableArray<Diagnostic> found = await FindAsync(document, CancellationToken.None).ConfigureAwait(false);
        List<CodeAction> first = await ActionsAsync(document, found[0]).ConfigureAwait(false);
        var context = new FixAllContext(
            document, fix, FixAllScope.Document, first[0].EquivalenceKey, [id], new Diagnostics(this), CancellationToken.None);
        CodeAction? action = await provider.GetFixAsync(context).ConfigureAwait(false);
        Assert.NotNull(action);
        document = await ApplyAsync(document, action).ConfigureAwait(false);
        return (await document.GetTextAsync().ConfigureAwait(false)).ToString();
    }

    private static async Task<Document> ApplyAsync(Document document, CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None).ConfigureAwait(false);
        Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return changed.GetDocument(document.Id)!;
    }

    private async Task<List<CodeAction>> ActionsAsync(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None);
        await fix.RegisterCodeFixesAsync(context).ConfigureAwait(false);
        return actions;
    }

    private async Task<ImmutableArray<Diagnostic>> FindAsync(Document document, CancellationToken cancellationToken)
    {
        Compilation compilation = (await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        ImmutableArray<Diagnostic> found = await new AnalyzerTest(analyzer).FindAsync(compilation).ConfigureAwait(false);
        return [.. found.Where(d => d.Id == id)];
    }

    private Document Open(AdhocWorkspace workspace, string source)
    {
        ProjectInfo info = ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Test",
            "Test",
            LanguageNames.CSharp,
            compilationOptions: TestCompilation.Options,
            parseOptions: TestCompilation.ParseOptions,
            metadataReferences: [.. TestCompilation.Framework, .. References]);
        return workspace.AddProject(info).AddDocument("Test0.cs", SourceText.From(source));
    }

    private sealed class Diagnostics(CodeFixTest test) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            await test.FindAsync(document, cancellationToken).ConfigureAwait(false);

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await Task.FromResult<IEnumerable<Diagnostic>>([]).ConfigureAwait(false);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            GetDocumentDiagnosticsAsync(project.Documents.Single(), cancellationToken);
    }
}
